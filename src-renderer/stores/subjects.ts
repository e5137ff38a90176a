import { defineStore } from 'pinia'
import { computed, readonly, ref, shallowRef, watch } from 'vue'
import type { FieldEntry, Page, RecordEntry, UserEntry } from '@shared/protocol/engine'
import { engine } from '../worker/engine-client'
import { useOrg } from './org'
import { useScenario } from './scenario'
import { useSelection } from './selection'

/** Most entries of a list; typing finds the others. */
const pageSize = 60

export type SubjectKind = 'user' | 'record' | 'field'

/** The users, records and fields there are to ask about, and which of the lists is open. */
export const useSubjects = defineStore('subjects', () => {
  const org = useOrg()
  const scenario = useScenario()
  const selection = useSelection()
  const users = shallowRef<Page<UserEntry> | null>(null)
  const records = shallowRef<Page<RecordEntry> | null>(null)
  const allFields = shallowRef<readonly FieldEntry[]>([])
  const failure = ref<string | null>(null)
  const picking = ref<SubjectKind | null>(null)
  const text = ref('')

  const textFor = (kind: SubjectKind) => (picking.value === kind ? text.value : '')

  /** Users of a row that adds up several; the first is taken until somebody chooses. */
  async function loadUsers(): Promise<void> {
    const { cell } = selection
    if (cell === null || cell.user !== null || org.state.kind !== 'open') {
      users.value = null
      return
    }
    const { rows, row } = cell
    const query = { rows, row, filter: textFor('user'), offset: 0, limit: pageSize }
    const outcome = await engine.call('usersOfRow', query)
    if (outcome.kind !== 'done') return
    users.value = outcome.answer
    const first = outcome.answer.entries[0]
    if (selection.user === null && first !== undefined) selection.selectUser(first.id)
  }

  async function loadRecords(): Promise<void> {
    const { user, object } = selection
    if (user === null || object === null || org.state.kind !== 'open') {
      records.value = null
      return
    }
    const changes = scenario.active
    const query = { user, object, changes, filter: textFor('record'), offset: 0, limit: pageSize }
    const outcome = await engine.call('recordsOfCell', query)
    if (outcome.kind === 'superseded') return
    failure.value = outcome.kind === 'failed' ? outcome.message : null
    if (outcome.kind !== 'done') return
    records.value = outcome.answer
    const first = outcome.answer.entries[0]
    if (selection.record === null && first !== undefined) selection.selectRecord(first.id)
  }

  async function loadFields(): Promise<void> {
    const { user, object } = selection
    if (user === null || object === null || org.state.kind !== 'open') {
      allFields.value = []
      return
    }
    const outcome = await engine.call('fieldsOf', { user, object, changes: scenario.active })
    if (outcome.kind === 'done') allFields.value = outcome.answer
  }

  const fittingFields = computed(() => {
    const wanted = textFor('field').trim().toLowerCase()
    return allFields.value.filter(({ name, label }) =>
      `${label} ${name}`.toLowerCase().includes(wanted),
    )
  })

  function reload(kind: SubjectKind): void {
    if (kind === 'user') void loadUsers()
    if (kind === 'record') void loadRecords()
  }

  /** Opens one of the lists, or closes the one that is open. */
  function pick(kind: SubjectKind | null): void {
    const before = picking.value
    const wasFiltered = text.value !== ''
    picking.value = kind
    text.value = ''
    if (before !== null && wasFiltered) reload(before)
  }

  watch(
    [() => selection.user, () => selection.object, () => scenario.active, () => org.revision],
    ([, object], [, oldObject]) => {
      if (object !== oldObject) records.value = null
      void loadRecords()
      void loadFields()
    },
    { immediate: true },
  )
  watch([() => selection.cell, () => org.revision], () => void loadUsers(), { immediate: true })

  return {
    users: readonly(users),
    records: readonly(records),
    /** Those that fit what is typed, at most a page. */
    fields: computed(() => fittingFields.value.slice(0, pageSize)),
    fieldCount: computed(() => fittingFields.value.length),
    failure: readonly(failure),
    picking: readonly(picking),
    text: readonly(text),
    pick,
    find(wanted: string) {
      text.value = wanted
      if (picking.value !== null) reload(picking.value)
    },
  }
})
