import { defineStore } from 'pinia'
import { computed, readonly, ref, shallowReadonly, shallowRef, watch } from 'vue'
import type { ObjectName } from '@shared/model/id'
import type { HeatMapAxes, HeatMapRowKind, HeatMapValues } from '@shared/protocol/engine'
import { engine } from '../worker/engine-client'
import { parseHeatMapOptions, type HeatMapOptions } from './heat-map-options'
import { useKeptPicture } from './kept-picture'
import { useOrg } from './org'
import { useScenario } from './scenario'
import { useSelection } from './selection'
import { useSession } from './session'

/** A picture that is complete: axes and numbers belong together. */
export interface ShownHeatMap {
  readonly axes: HeatMapAxes
  readonly values: HeatMapValues
  /** The values without the changes; null when nothing is changed. */
  readonly base: HeatMapValues | null
  /** By row: the first row that shows the same; null until the engine has told it. */
  readonly likeness: Uint32Array | null
}

const key = 'heat-map'

/** The heat-map of the open org with the scenario's changes, and how it is looked at. */
export const useHeatMap = defineStore('heat-map', () => {
  const org = useOrg()
  const scenario = useScenario()
  const session = useSession()
  const selection = useSelection()
  const kept = useKeptPicture()
  const map = shallowRef<ShownHeatMap | null>(null)
  const failure = ref<string | null>(null)
  const isComputing = ref(false)
  const options = shallowRef<HeatMapOptions>(parseHeatMapOptions(undefined, 'user'))
  let tellRecalled = () => {}
  const recalled = new Promise<void>((resolve) => (tellRecalled = resolve))

  /** An org without users is shown by its personas. */
  const firstRows = (): HeatMapRowKind => {
    const counts = org.summary?.counts ?? org.row?.counts
    const isMetadataOnly = counts !== undefined && counts.userCount <= counts.personaCount
    return isMetadataOnly && counts.personaCount > 0 ? 'persona' : 'user'
  }

  function set(part: Partial<HeatMapOptions>): void {
    options.value = { ...options.value, ...part }
    session.remember(key, options.value)
  }

  async function load(): Promise<void> {
    if (org.state.kind !== 'open') return
    isComputing.value = true
    const asked = question()
    const axesKey = map.value?.axes.key ?? null
    const outcome = await engine.call('heatMap', {
      ...asked,
      withBase: true,
      axesKey,
      withLikeness: options.value.isAlikeFolded,
    })
    if (outcome.kind === 'superseded') return
    isComputing.value = false
    failure.value = outcome.kind === 'failed' ? outcome.message : null
    if (outcome.kind === 'failed') return
    const { values, base, likeness, holdsUntil } = outcome.answer
    const axes = outcome.answer.axes ?? map.value?.axes
    if (axes === undefined) return
    map.value = { axes, values, base, likeness }
    kept.keep(asked, map.value, holdsUntil)
  }

  const question = () => ({
    rows: options.value.rows,
    openedObjects: options.value.openedObjects,
    changes: scenario.active,
    beside: scenario.beside,
  })

  /** Shows the org as it was left until the engine has read it; how it was left stands in its session. */
  async function recall(): Promise<void> {
    const { id } = org
    if (session.orgId !== id) return
    const found = await kept.recall(question())
    if (map.value === null && org.id === id && found !== null)
      map.value = { ...found, likeness: null }
    if (id !== null) tellRecalled()
  }

  const toggleObject = (object: ObjectName) =>
    set({ openedObjects: toggled(options.value.openedObjects, object) })

  const toggleGroup = (group: string) =>
    set({ foldedGroups: toggled(options.value.foldedGroups, group) })

  /** Shows each of the rows that stand as one, or folds them again. */
  const toggleAlike = (row: string) =>
    set({ unfoldedAlike: toggled(options.value.unfoldedAlike, row) })

  /** From high to low, then low to high, then as it was. */
  function sortBy(columnKey: string): void {
    const { sort } = options.value
    if (sort?.column !== columnKey) set({ sort: { column: columnKey, isDown: true } })
    else set({ sort: sort.isDown ? { column: columnKey, isDown: false } : null })
  }

  watch(
    [() => org.id, () => session.restored],
    () => {
      map.value = null
      options.value = parseHeatMapOptions(session.recall(key), firstRows())
      void recall()
    },
    { immediate: true },
  )
  watch(
    [
      () => org.revision,
      () => org.state.kind,
      () => scenario.active,
      () => scenario.beside,
      () => options.value.rows,
      () => options.value.openedObjects,
      () => options.value.isAlikeFolded,
    ],
    () => void load(),
    { immediate: true },
  )
  watch(
    () => org.summary,
    () => {
      options.value = parseHeatMapOptions(session.recall(key), firstRows())
    },
  )
  watch(
    () => selection.sought,
    (sought) => {
      if (sought?.kind === 'row') set({ rows: sought.rows, filter: '', foldedGroups: [] })
      if (sought?.kind === 'column' && sought.field !== null) {
        if (!options.value.openedObjects.includes(sought.object)) toggleObject(sought.object)
      }
    },
  )

  return {
    // Not `readonly`, which would wrap the numbers so that each of millions is read through a proxy.
    map: shallowReadonly(map),
    /** Ends when the picture of the first org that is opened is there as it was kept, or none is kept. */
    recalled,
    failure: readonly(failure),
    isComputing: readonly(isComputing),
    options: computed(() => options.value),
    set,
    load,
    toggleObject,
    toggleGroup,
    toggleAlike,
    sortBy,
  }
})

const toggled = <Item>(list: readonly Item[], item: Item): readonly Item[] =>
  list.includes(item) ? list.filter((one) => one !== item) : [...list, item]
