import { defineStore } from 'pinia'
import { readonly, ref, shallowRef, watch } from 'vue'
import type { RecordId, UserId } from '@shared/model/id'
import type {
  ExplainAnswer,
  FlippableSetting,
  Page,
  RecordEntry,
  UserEntry,
} from '@shared/protocol/engine'
import { engine } from '../worker/engine-client'
import { useOrg } from './org'
import { useScenario } from './scenario'
import { useSelection } from './selection'

const pageSize = 50

/** Why the selected user may do what with the selected record, and which users and records there are to ask about. */
export const useExplanation = defineStore('explanation', () => {
  const org = useOrg()
  const scenario = useScenario()
  const selection = useSelection()
  const answer = shallowRef<ExplainAnswer | null>(null)
  const failure = ref<string | null>(null)
  const isLoading = ref(false)
  const records = shallowRef<Page<RecordEntry> | null>(null)
  const users = shallowRef<Page<UserEntry> | null>(null)
  const filter = ref('')

  /** Users of a row that adds up several; the first is taken until somebody chooses. */
  async function loadUsers(): Promise<void> {
    const { cell } = selection
    users.value = null
    if (cell === null || cell.user !== null) return
    const { rows, row } = cell
    const query = { rows, row, offset: 0, limit: pageSize }
    const outcome = await engine.call('usersOfRow', query)
    if (outcome.kind !== 'done') return
    users.value = outcome.answer
    const first = outcome.answer.entries[0]
    if (selection.user === null && first !== undefined) selection.selectUser(first.id)
  }

  async function loadRecords(limit = pageSize): Promise<void> {
    const { user, object } = selection
    if (user === null || object === null || org.state.kind !== 'open') {
      records.value = null
      return
    }
    const outcome = await engine.call('recordsOfCell', {
      user,
      object,
      changes: scenario.active,
      filter: filter.value,
      offset: 0,
      limit,
    })
    if (outcome.kind === 'failed') failure.value = outcome.message
    if (outcome.kind !== 'done') return
    records.value = outcome.answer
    const first = outcome.answer.entries[0]
    if (selection.record === null && first !== undefined) selection.selectRecord(first.id)
  }

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

  /** What can be flipped about an object, or about a user on it. */
  async function settingsOf(
    user: UserId | null,
    object: string,
    field: string | null,
  ): Promise<readonly FlippableSetting[]> {
    const changes = scenario.active
    const outcome = await engine.call(
      'settingsOf',
      user === null
        ? { about: 'object', object, changes }
        : { about: 'cell', user, object, field, changes },
    )
    return outcome.kind === 'done' ? outcome.answer : []
  }

  function search(text: string): void {
    filter.value = text
    void loadRecords()
  }

  watch(
    [() => selection.user, () => selection.object, () => scenario.active, () => org.revision],
    ([user, object], [oldUser, oldObject]) => {
      if (object !== oldObject || user !== oldUser) filter.value = ''
      if (object !== oldObject) records.value = null
      void loadRecords()
    },
    { immediate: true },
  )
  watch(
    () => selection.cell,
    () => void loadUsers(),
    { immediate: true },
  )
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
    records: readonly(records),
    users: readonly(users),
    filter: readonly(filter),
    search,
    showMore: () => loadRecords((records.value?.entries.length ?? 0) + pageSize),
    selectRecord: (record: RecordId) => selection.selectRecord(record),
    settingsOf,
  }
})
