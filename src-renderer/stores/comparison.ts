import { defineStore } from 'pinia'
import { computed, readonly, ref, shallowReadonly, shallowRef, watch } from 'vue'
import { parseUserId, type UserId } from '@shared/model/id'
import type { AlikeAnswer, ComparisonAnswer, SearchHit } from '@shared/protocol/engine'
import { engine } from '../worker/engine-client'
import { useExplainMode } from './explain-mode'
import { useOrg } from './org'
import { useScenario } from './scenario'
import { useSelection } from './selection'

export type ComparedWith = 'users' | 'before'

interface Other {
  readonly id: UserId
  readonly name: string
}

const foundCount = 20

/** What sets the selected user apart from others, or from itself before the changes. */
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
  const found = shallowRef<readonly SearchHit[]>([])

  /** Those that are compared with: the selected user is not compared with itself. */
  const shownOthers = computed(() => others.value.filter(({ id }) => id !== selection.user))

  async function load(): Promise<void> {
    alike.value = null
    const { user, record } = selection
    const isBefore = compared.value === 'before'
    const hasSides = isBefore ? scenario.active.length > 0 : shownOthers.value.length > 0
    if (modes.mode !== 'compare' || user === null || org.state.kind !== 'open' || !hasSides) {
      answer.value = null
      return
    }
    const users = isBefore ? [user] : [user, ...shownOthers.value.map(({ id }) => id)]
    const records = record === null ? [] : [record]
    const changes = scenario.active
    const outcome = await engine.call('compareUsers', { users, records, changes, isBefore })
    if (outcome.kind === 'superseded') return
    failure.value = outcome.kind === 'failed' ? outcome.message : null
    answer.value = outcome.kind === 'done' ? outcome.answer : null
  }

  function add(other: Other): void {
    if (!others.value.some(({ id }) => id === other.id)) others.value = [...others.value, other]
    compared.value = 'users'
  }

  async function find(wanted: string): Promise<void> {
    text.value = wanted
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
  watch(
    [
      () => modes.mode,
      compared,
      shownOthers,
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
    answer: shallowReadonly(answer),
    alike: shallowReadonly(alike),
    failure: readonly(failure),
    isPicking,
    text: readonly(text),
    found: shallowReadonly(found),
    add,
    addFound: (id: string) => {
      const hit = found.value.find((one) => one.id === id)
      if (hit !== undefined) add({ id: parseUserId(hit.id), name: hit.name })
    },
    remove: (id: UserId) => (others.value = others.value.filter((one) => one.id !== id)),
    find,
    askAlike,
  }
})
