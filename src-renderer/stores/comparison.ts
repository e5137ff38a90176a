import { defineStore } from 'pinia'
import { computed, readonly, ref, shallowReadonly, shallowRef, watch } from 'vue'
import { parseRecordId, parseUserId, type RecordId, type UserId } from '@shared/model/id'
import type { AlikeAnswer, ComparisonAnswer } from '@shared/protocol/engine'
import { engine } from '../worker/engine-client'
import { useExplainMode } from './explain-mode'
import { useOrg } from './org'
import { useScenario } from './scenario'
import { useSelection } from './selection'

export type ComparedWith = 'users' | 'records' | 'before'

interface Other {
  readonly id: UserId
  readonly name: string
}

/** A user or record that may be compared with. */
interface Candidate {
  readonly id: string
  readonly name: string
  readonly detail: string
}

const foundCount = 20

/** What sets the selected user apart from others, or from itself on another record or before the changes. */
export const useComparison = defineStore('comparison', () => {
  const org = useOrg()
  const scenario = useScenario()
  const selection = useSelection()
  const modes = useExplainMode()
  const compared = ref<ComparedWith>('users')
  const others = shallowRef<readonly Other[]>([])
  const answer = shallowRef<ComparisonAnswer | null>(null)
  const alike = shallowRef<AlikeAnswer | null>(null)
  const failure = ref<string | null>(null)
  const isPicking = ref(false)
  const text = ref('')
  const found = shallowRef<readonly Candidate[]>([])
  const otherRecord = shallowRef<{ readonly id: RecordId; readonly name: string } | null>(null)

  /** Those that are compared with: the selected user is not compared with itself. */
  const shownOthers = computed(() => others.value.filter(({ id }) => id !== selection.user))

  async function load(): Promise<void> {
    alike.value = null
    const { user, record } = selection
    const hasSides = {
      users: shownOthers.value.length > 0,
      records: record !== null && otherRecord.value !== null && otherRecord.value.id !== record,
      before: scenario.active.length > 0,
    }[compared.value]
    if (modes.mode !== 'compare' || user === null || org.state.kind !== 'open' || !hasSides) {
      answer.value = null
      return
    }
    const others = compared.value === 'users' ? shownOthers.value : []
    const users = [user, ...others.map(({ id }) => id)]
    const other = compared.value === 'records' ? otherRecord.value : null
    const records = [record, other?.id ?? null].flatMap((one) => one ?? [])
    const changes = scenario.active
    const isBefore = compared.value === 'before'
    const outcome = await engine.call('compareUsers', { users, records, changes, isBefore })
    if (outcome.kind === 'superseded') return
    failure.value = outcome.kind === 'failed' ? outcome.message : null
    answer.value = outcome.kind === 'done' ? outcome.answer : null
  }

  function add(other: Other): void {
    if (!others.value.some(({ id }) => id === other.id)) others.value = [...others.value, other]
    compared.value = 'users'
  }

  /** Compares the selected user with these, and no others. */
  function compareWith(all: readonly Other[]): void {
    others.value = all
    compared.value = 'users'
  }

  async function findRecords(wanted: string): Promise<void> {
    const { user, object, record } = selection
    if (user === null || object === null) return
    const changes = scenario.active
    const query = { user, object, changes, filter: wanted, offset: 0, limit: foundCount }
    const outcome = await engine.call('recordsOfCell', query, { lane: 'compare' })
    if (outcome.kind !== 'done') return
    found.value = outcome.answer.entries
      .filter(({ id }) => id !== record)
      .map(({ id, name }) => ({ id, name, detail: name === id ? '' : id }))
  }

  async function find(wanted: string): Promise<void> {
    text.value = wanted
    if (compared.value === 'records') {
      await findRecords(wanted)
      return
    }
    const query = { text: wanted, limit: 200 }
    const outcome = await engine.call('search', query, { lane: 'compare' })
    if (outcome.kind !== 'done') return
    found.value = outcome.answer
      .filter(({ kind, id }) => kind === 'user' && id !== selection.user)
      .slice(0, foundCount)
  }

  /** Asks what would give the selected user what the first of the others has. */
  async function askAlike(): Promise<void> {
    const { user, record } = selection
    const [model] = shownOthers.value
    if (user === null || model === undefined) return
    const query = { user, model: model.id, record, changes: scenario.active }
    const outcome = await engine.call('becomeAlike', query)
    if (outcome.kind === 'failed') failure.value = outcome.message
    if (outcome.kind === 'done') alike.value = outcome.answer
  }

  watch(
    () => org.id,
    () => (others.value = []),
  )
  watch([() => org.id, () => selection.object], () => (otherRecord.value = null))
  watch(compared, () => (found.value = []))
  watch(
    [
      () => modes.mode,
      compared,
      shownOthers,
      otherRecord,
      () => selection.user,
      () => selection.record,
      () => scenario.active,
      () => org.revision,
    ],
    () => void load(),
    { immediate: true },
  )

  return {
    compared,
    others: shownOthers,
    /** The record beside the selected one. */
    otherRecord: shallowReadonly(otherRecord),
    answer: shallowReadonly(answer),
    alike: shallowReadonly(alike),
    failure: readonly(failure),
    isPicking,
    text: readonly(text),
    found: shallowReadonly(found),
    add,
    compareWith,
    addFound: (id: string) => {
      const hit = found.value.find((one) => one.id === id)
      if (hit === undefined) return
      if (compared.value === 'records')
        otherRecord.value = { id: parseRecordId(hit.id), name: hit.name }
      else add({ id: parseUserId(hit.id), name: hit.name })
    },
    remove: (id: UserId) => (others.value = others.value.filter((one) => one.id !== id)),
    find,
    askAlike,
  }
})
