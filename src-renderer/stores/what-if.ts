import { defineStore } from 'pinia'
import { computed, readonly, ref, shallowRef, watch } from 'vue'
import type {
  ChangeCompletion,
  ChangeDescription,
  ChangeText,
  Sentence,
  WhatIfAnswer,
} from '@shared/protocol/engine'
import { viewStrings } from '../ui/strings-en-views'
import { engine } from '../worker/engine-client'
import { isMembership, targetOf } from './change-target'
import { useHeatMap } from './heat-map'
import { useOrg } from './org'
import { useScenario } from './scenario'

const completionCount = 8

/** One line of the list: the change, its switch, and its words as soon as the engine has told them. */
export interface ListedChange {
  readonly text: ChangeText
  readonly isOn: boolean
  readonly description: ChangeDescription | null
  /** Why to try it, where it came with the org. */
  readonly about: Sentence | null
}

/** What the scenario's changes do, told in sentences; and the way to add one. */
export const useWhatIf = defineStore('what-if', () => {
  const org = useOrg()
  const scenario = useScenario()
  const heatMap = useHeatMap()
  const answer = shallowRef<WhatIfAnswer | null>(null)
  const failure = ref<string | null>(null)
  const isComputing = ref(false)
  const descriptions = shallowRef<ReadonlyMap<ChangeText, ChangeDescription>>(new Map())
  const completions = shallowRef<readonly ChangeCompletion[]>([])
  const refusal = ref<string | null>(null)
  const beginning = ref<ChangeText | null>(null)

  const changes = computed((): readonly ListedChange[] =>
    scenario.changes.map(({ text, isOn, about }) => ({
      text,
      isOn,
      description: descriptions.value.get(text) ?? null,
      about: about ?? null,
    })),
  )

  async function describe(): Promise<void> {
    if (org.state.kind !== 'open' || scenario.changes.length === 0) return
    const query = { changes: scenario.changes.map(({ text }) => text) }
    const outcome = await engine.call('describeChanges', query)
    if (outcome.kind !== 'done') return
    descriptions.value = new Map(outcome.answer.map((one) => [one.change, one]))
  }

  async function evaluate(): Promise<void> {
    if (org.state.kind !== 'open' || scenario.active.length === 0) {
      answer.value = null
      failure.value = null
      return
    }
    isComputing.value = true
    const outcome = await engine.call('whatIf', {
      changes: scenario.active,
      limit: 0,
    })
    if (outcome.kind === 'superseded') return
    isComputing.value = false
    failure.value = outcome.kind === 'failed' ? outcome.message : null
    answer.value = outcome.kind === 'done' ? outcome.answer : null
  }

  async function complete(text: string): Promise<void> {
    refusal.value = null
    const outcome = await engine.call('completeChange', { text, limit: completionCount })
    if (outcome.kind === 'done') completions.value = outcome.answer
  }

  /** Adds a change that can be made; false, with the reason in `refusal`, when it cannot. */
  async function add(text: ChangeText): Promise<boolean> {
    const outcome = await engine.call('checkChange', { text, changes: scenario.active })
    if (outcome.kind === 'superseded') return false
    if (outcome.kind === 'failed') {
      refusal.value = outcome.message
      return false
    }
    if (outcome.answer.kind === 'refused') {
      refusal.value = outcome.answer.reason
      return false
    }
    refusal.value = null
    completions.value = []
    return scenario.add(outcome.answer.change)
  }

  /** Makes room for one value of the same setting: flipping back to the base takes the change out. */
  async function flip(text: ChangeText): Promise<boolean> {
    const target = targetOf(text)
    const others = scenario.changes.filter((one) => targetOf(one.text) !== target)
    if (others.length === scenario.changes.length) return add(text)
    const outcome = await engine.call('describeChanges', { changes: [text] }, { lane: 'flip' })
    const described = outcome.kind === 'done' ? outcome.answer[0] : undefined
    // The base refuses to take out what is not in: taking back an addition is the base again.
    const isOfBase =
      described?.kind === 'ok'
        ? isNoChange(described)
        : described !== undefined && isMembership(text)
    const label = viewStrings.whatIf.flipped(text)
    return scenario.replace(isOfBase ? others : [...others, { text, isOn: true }], label)
  }

  function move(text: ChangeText, by: -1 | 1): void {
    const list = [...scenario.changes]
    const at = list.findIndex((one) => one.text === text)
    const moved = list[at]
    if (moved === undefined || at + by < 0 || at + by >= list.length) return
    list.splice(at, 1)
    list.splice(at + by, 0, moved)
    void scenario.replace(list, viewStrings.whatIf.moved)
  }

  watch(
    [() => scenario.active, () => org.revision, () => heatMap.options.rows],
    () => void evaluate(),
    { immediate: true },
  )
  watch([() => scenario.changes, () => org.revision], () => void describe(), { immediate: true })

  return {
    changes,
    answer: readonly(answer),
    failure: readonly(failure),
    isComputing: readonly(isComputing),
    completions: readonly(completions),
    refusal: readonly(refusal),
    /** A change to go on with in the change box; the box takes it. */
    beginning: readonly(beginning),
    begin: (text: ChangeText) => void (beginning.value = text),
    takeBeginning: () => void (beginning.value = null),
    complete,
    forgetCompletions: () => void (completions.value = []),
    add,
    flip,
    move,
    remove: scenario.remove,
    setOn: scenario.flip,
    clear: scenario.clear,
  }
})

/** The base has this value already. */
const isNoChange = ({ before, after }: { readonly before: string; readonly after: string }) =>
  before !== '' && before === after
