import { defineStore } from 'pinia'
import { readonly, ref, shallowReadonly, shallowRef, watch } from 'vue'
import type { HeatMapAxes, HeatMapValues } from '@shared/protocol/engine'
import { engine } from '../worker/engine-client'
import { useOrg } from './org'
import { useScenario } from './scenario'

export interface RoleHeatMap {
  readonly axes: HeatMapAxes
  readonly values: HeatMapValues
}

/** What the users of each role reach on each object, whatever rows the heat-map shows; asked for only while it is wanted. */
export const useRoleHeatMap = defineStore('heat-map-roles', () => {
  const org = useOrg()
  const scenario = useScenario()
  const map = shallowRef<RoleHeatMap | null>(null)
  const failure = ref<string | null>(null)
  const isWanted = ref(false)

  async function load(): Promise<void> {
    if (!isWanted.value || org.state.kind !== 'open') return
    const query = {
      rows: 'role',
      openedObjects: [],
      changes: scenario.active,
      withBase: false,
      axesKey: null,
    } as const
    const outcome = await engine.call('heatMap', query, { lane: 'roles' })
    if (outcome.kind === 'superseded') return
    failure.value = outcome.kind === 'failed' ? outcome.message : null
    if (outcome.kind === 'failed' || outcome.answer.axes === null) return
    map.value = { axes: outcome.answer.axes, values: outcome.answer.values }
  }

  watch(
    () => org.id,
    () => (map.value = null),
  )
  watch(
    [isWanted, () => org.revision, () => org.state.kind, () => scenario.active],
    () => void load(),
  )

  return {
    // Not `readonly`, which would wrap the numbers so that each of millions is read through a proxy.
    map: shallowReadonly(map),
    failure: readonly(failure),
    want: (is: boolean) => void (isWanted.value = is),
  }
})
