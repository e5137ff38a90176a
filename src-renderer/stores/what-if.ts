import { defineStore } from 'pinia'
import { computed, readonly, ref, shallowRef, watch } from 'vue'
import { isUnsettled } from '@shared/model/scenario-chain'
import type {
  ChangeCompletion,
  ChangeDescription,
  ChangeText,
  DescribedChange,
  Sentence,
  WhatIfAnswer,
} from '@shared/protocol/engine'
import { scenarioStrings } from '../ui/strings-en-scenarios'
import { viewStrings } from '../ui/strings-en-views'
import { engine } from '../worker/engine-client'
import { isMembership, targetOf } from './change-target'
import { useHeatMap } from './heat-map'
import { useOrg } from './org'
import { useScenario } from './scenario'
import { useToasts } from './toasts'
import { useWorkbench } from './workbench'

const completionCount = 8

/** One line of the list: the change, its switch, and its words as soon as the engine has told them. */
export interface ListedChange {
  readonly text: ChangeText
  readonly isOn: boolean
  readonly description: ChangeDescription | null
  /** Why to try it, where it came with the org. */
  readonly about: Sentence | null
  /** What is to be settled: the value that it was made to, and the one that there is now. Null: nothing. */
  readonly conflict: { readonly was: string | null; readonly is: string | null } | null
  /** It does nothing at its place. */
  readonly isAlreadySo: boolean
}

/** What the scenario's changes do, told in sentences; and the way to add one. */
export const useWhatIf = defineStore('what-if', () => {
  const org = useOrg()
  const scenario = useScenario()
  const heatMap = useHeatMap()
  const toasts = useToasts()
  const workbench = useWorkbench()
  const answer = shallowRef<WhatIfAnswer | null>(null)
  const failure = ref<string | null>(null)
  const isComputing = ref(false)
  const described = shallowRef<ReadonlyMap<ChangeText, DescribedChange>>(new Map())
  const completions = shallowRef<readonly ChangeCompletion[]>([])
  const refusal = ref<string | null>(null)
  const beginning = ref<ChangeText | null>(null)

  const changes = computed((): readonly ListedChange[] =>
    scenario.changes.map(({ text, isOn, about, before }) => {
      const told = described.value.get(text)
      return {
        text,
        isOn,
        description: told?.description ?? null,
        about: about ?? null,
        conflict: before === undefined ? null : { was: before, is: told?.valueUnder ?? null },
        isAlreadySo: told?.isAlreadySo === true,
      }
    }),
  )

  async function describe(): Promise<void> {
    if (org.state.kind !== 'open' || scenario.changes.length === 0) return
    const query = {
      under: scenario.under,
      changes: scenario.changes.map((change) => ({
        text: change.text,
        isInForce: change.isOn && !isUnsettled(change),
      })),
    }
    const outcome = await engine.call('describeScenario', query)
    if (outcome.kind !== 'done') return
    described.value = new Map(outcome.answer.map((one) => [one.description.change, one]))
  }

  async function evaluate(): Promise<void> {
    if (org.state.kind !== 'open' || scenario.active.length === 0) {
      answer.value = null
      failure.value = null
      return
    }
    isComputing.value = true
    const outcome = await engine.call('whatIf', { changes: scenario.active })
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
    const query = { under: scenario.under, changes: [{ text, isInForce: true }] }
    const outcome = await engine.call('describeScenario', query, { lane: 'flip' })
    const told = outcome.kind === 'done' ? outcome.answer[0] : undefined
    // What it stands on refuses to take out what is not in: taking back an addition is that again.
    const isOfBase =
      told?.description.kind === 'ok' ? told.isAlreadySo : told !== undefined && isMembership(text)
    const label = viewStrings.whatIf.flipped(text)
    return scenario.replace(isOfBase ? others : [...others, { text, isOn: true }], label)
  }

  /** Flips a change where people see what it does; a refusal is told. */
  async function tryOut(text: ChangeText): Promise<void> {
    workbench.showBottom('what-if')
    if (!(await flip(text)) && refusal.value !== null) toasts.show({ text: refusal.value })
  }

  function move(text: ChangeText, by: -1 | 1): void {
    const at = scenario.changes.findIndex((one) => one.text === text)
    moveTo(text, at + by)
  }

  /** Puts a change at a place of the list; out of the list does nothing. */
  function moveTo(text: ChangeText, to: number): void {
    const list = [...scenario.changes]
    const at = list.findIndex((one) => one.text === text)
    const moved = list[at]
    if (moved === undefined || to < 0 || to >= list.length || to === at) return
    list.splice(at, 1)
    list.splice(to, 0, moved)
    void scenario.replace(list, viewStrings.whatIf.moved)
  }

  /** Puts another change in the place of one; false, with the reason in `refusal`, when it cannot be made. */
  async function rewrite(text: ChangeText, to: string): Promise<boolean> {
    const others = scenario.active.filter((one) => one !== text)
    const outcome = await engine.call('checkChange', { text: to, changes: others })
    if (outcome.kind === 'superseded') return false
    const refused = outcome.kind === 'failed' ? outcome.message : refusalOf(outcome.answer)
    refusal.value = refused
    if (refused !== null) return false
    const list = scenario.changes
      .filter((one) => one.text === text || one.text !== to)
      .map((one) => (one.text === text ? { text: to, isOn: true } : one))
    return scenario.replace(list, scenarioStrings.rewritten(text, to))
  }

  /** Makes a change again although the value that it was made to is another one now. */
  function keep(text: ChangeText): Promise<boolean> {
    const list = scenario.changes.map((one) => {
      const { before: _settled, ...settled } = one
      return one.text === text ? settled : one
    })
    return scenario.replace(list, scenarioStrings.kept(text))
  }

  watch(
    () => scenario.name,
    () => (refusal.value = null),
  )
  watch(
    [() => scenario.active, () => org.revision, () => heatMap.options.rows],
    () => void evaluate(),
    { immediate: true },
  )
  watch([() => scenario.changes, () => scenario.below, () => org.revision], () => void describe(), {
    immediate: true,
  })

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
    add,
    flip,
    tryOut,
    move,
    moveTo,
    rewrite,
    keep,
    forgetRefusal: () => void (refusal.value = null),
    remove: scenario.remove,
    setOn: scenario.flip,
    clear: scenario.clear,
  }
})

const refusalOf = (described: ChangeDescription): Sentence | null =>
  described.kind === 'refused' ? described.reason : null
