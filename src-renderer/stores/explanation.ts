import { defineStore } from 'pinia'
import { readonly, ref, shallowRef, watch } from 'vue'
import type { FieldName, ObjectName, UserId } from '@shared/model/id'
import type {
  ChangeText,
  ExplainAnswer,
  FlippableSetting,
  HeatMapRowKind,
  SettingsQuery,
} from '@shared/protocol/engine'
import { engine } from '../worker/engine-client'
import { useOrg } from './org'
import { useScenario } from './scenario'
import { useSelection } from './selection'

/** Why the selected user may do what with the selected record or field. */
export const useExplanation = defineStore('explanation', () => {
  const org = useOrg()
  const scenario = useScenario()
  const selection = useSelection()
  const answer = shallowRef<ExplainAnswer | null>(null)
  const failure = ref<string | null>(null)
  const isLoading = ref(false)

  async function explain(): Promise<void> {
    const { user, object, record, field } = selection
    if (user === null || object === null || record === null || org.state.kind !== 'open') {
      answer.value = null
      return
    }
    isLoading.value = true
    const query = { user, object, record, field, changes: scenario.active }
    const outcome = await engine.call('explain', query)
    if (outcome.kind === 'superseded') return
    isLoading.value = false
    failure.value = outcome.kind === 'failed' ? outcome.message : null
    answer.value = outcome.kind === 'done' ? outcome.answer : null
  }

  /** What can be flipped about a square, a row or a column of the heat-map. */
  async function settingsOf(place: SettingsPlace): Promise<readonly FlippableSetting[]> {
    const outcome = await engine.call('settingsOf', settingsQuery(place, scenario.active))
    return outcome.kind === 'done' ? outcome.answer : []
  }

  watch(
    [
      () => selection.user,
      () => selection.object,
      () => selection.record,
      () => selection.field,
      () => scenario.active,
      () => org.revision,
    ],
    () => void explain(),
    { immediate: true },
  )

  return {
    answer: readonly(answer),
    failure: readonly(failure),
    isLoading: readonly(isLoading),
    settingsOf,
  }
})

/** Where in the heat-map somebody asks what can be flipped; without a row about a column, without an object about a row. */
export interface SettingsPlace {
  readonly rows: HeatMapRowKind
  readonly row: { readonly id: string; readonly user: UserId | null } | null
  readonly object: ObjectName | null
  readonly field: FieldName | null
}

function settingsQuery(
  { rows, row, object, field }: SettingsPlace,
  changes: readonly ChangeText[],
): SettingsQuery {
  if (row === null) return { about: 'object', object: object ?? '', field, changes }
  if (row.user === null) return { about: 'row', rows, row: row.id, object, field, changes }
  if (object === null) return { about: 'user', user: row.user, changes }
  return { about: 'cell', user: row.user, object, field, changes }
}
