import { defineStore } from 'pinia'
import { computed, shallowReadonly, shallowRef, watch } from 'vue'
import type { Design, Scenario, ScenarioChange } from '@shared/model/design'
import { changesInForce, designAfterApplying, scenarioChain } from '@shared/model/scenario-chain'
import { strings } from '../ui/strings-en'
import { scenarioStrings } from '../ui/strings-en-scenarios'
import { useDesign } from './design'
import { useSession } from './session'

const inForceKey = 'scenario'

/** The scenario in force: its changes stand beside the open org's base, in order, on those it stands on. */
export const useScenario = defineStore('scenario', () => {
  const designs = useDesign()
  const session = useSession()
  /** Null: the base is in force. */
  const name = shallowRef<string | null>(null)

  const scenarios = computed(() => designs.design.scenarios)
  const current = computed(() => scenarios.value.find((one) => one.name === name.value) ?? null)
  const changes = computed(() => current.value?.changes ?? [])
  const chain = computed(() =>
    current.value === null ? null : scenarioChain(designs.design, current.value.name),
  )
  /** What the one in force is compared with; null: the base. */
  const besideName = shallowRef<string | null>(null)
  const beside = computed((known?: readonly string[]): readonly string[] =>
    sameOr(known, changesWith(designs.design, besideName.value)),
  )
  /** The scenarios below the one in force, from the base up. */
  const below = computed((): readonly Scenario[] =>
    chain.value?.kind === 'ok' ? chain.value.scenarios.slice(0, -1) : [],
  )
  const under = computed(() => changesInForce(below.value).map(({ text }) => text))
  const active = computed((known?: readonly string[]): readonly string[] =>
    sameOr(known, changesWith(designs.design, name.value)),
  )

  watch(
    () => session.restored,
    () => {
      name.value = recalled(session.recall(inForceKey), designs.design)
      besideName.value = null
    },
    { flush: 'sync' },
  )

  // A scenario that is called otherwise now, also by undo, stays in force.
  watch(scenarios, keepInForce, { flush: 'sync' })

  function keepInForce(after: readonly Scenario[], before: readonly Scenario[]): void {
    const at = before.findIndex((one) => one.name === name.value)
    // With another org come other scenarios, and the session tells which is in force.
    if (designs.orgId === null || at < 0 || after.some((one) => one.name === name.value)) return
    const there = after[at]
    const isRenamed =
      after.length === before.length && !before.some((one) => one.name === there?.name)
    choose(isRenamed ? (there?.name ?? null) : null)
  }

  function choose(chosen: string | null): void {
    name.value = chosen
    session.remember(inForceKey, chosen)
  }

  /**
   * Sets the list of changes of the scenario in force; while the base is in force, of a new one that is in force then.
   * `label` names the edit for undo, and edits of one `group` that follow each other are one step.
   */
  function replace(
    after: readonly ScenarioChange[],
    label: string,
    group: string | null = null,
  ): Promise<boolean> {
    const { design } = designs
    if (current.value === null && after.length === 0) return Promise.resolve(true)
    const inForce = current.value ?? newScenario(design)
    const list =
      current.value === null ? [...design.scenarios, { ...inForce, changes: after }] : null
    const isDone = designs.replace(
      { ...design, scenarios: list ?? withChanges(design, inForce.name, after) },
      label,
      group,
    )
    // Also where it was in force before: only what is remembered is found again.
    choose(inForce.name)
    return isDone
  }

  /** Adds a change at the end, switched on; a change that is already there is switched on. */
  function add(text: string): Promise<boolean> {
    if (changes.value.some((change) => change.text === text)) return flip(text, true)
    return replace([...changes.value, { text, isOn: true }], strings.history.addChange(text))
  }

  /** Adds changes at the end as one step of undo, without those that are there; `label` names it. */
  function addAll(texts: readonly string[], label: string): Promise<boolean> {
    const fresh = texts.filter((text) => !changes.value.some((one) => one.text === text))
    return replace([...changes.value, ...fresh.map((text) => ({ text, isOn: true }))], label)
  }

  /** The design once the changes in force are part of the base: those that are off stay in their scenarios. */
  function withoutActive(): Design {
    const applied = chain.value?.kind === 'ok' ? chain.value.scenarios : []
    return designAfterApplying(designs.design, applied)
  }

  function remove(text: string): Promise<boolean> {
    const after = changes.value.filter((change) => change.text !== text)
    return replace(after, strings.history.removeChange(text))
  }

  function flip(text: string, isOn: boolean): Promise<boolean> {
    const after = changes.value.map((change) =>
      change.text === text ? { ...change, isOn } : change,
    )
    return replace(after, strings.history.flipChange(text, isOn), `flip ${text}`)
  }

  return {
    /** Of the scenario in force, its own changes; empty while the base is. */
    changes: shallowReadonly(changes),
    /** Everything that is in force in it and in those it stands on, in order. */
    active,
    /** Null: the base is in force. */
    current,
    name: computed(() => current.value?.name ?? null),
    /** Null while the base is in force; else whether it leads to the base. */
    chain,
    below,
    /** The changes in force of those. */
    under,
    scenarios,
    choose,
    /** The changes of what the one in force is compared with; none: the base. */
    beside,
    besideName: computed(() =>
      scenarios.value.some((one) => one.name === besideName.value) ? besideName.value : null,
    ),
    compareWith: (other: string | null) => void (besideName.value = other),
    add,
    addAll,
    remove,
    flip,
    replace,
    withoutActive,
    clear: () => replace([], strings.history.clearChanges),
  }
})

/** The texts of the changes; what is known where they are the same, which then need not be evaluated again. */
const sameOr = (
  known: readonly string[] | undefined,
  changes: readonly ScenarioChange[],
): readonly string[] =>
  known?.length === changes.length && changes.every(({ text }, at) => text === known[at])
    ? known
    : changes.map(({ text }) => text)

/** The changes in force with a scenario (null: the base), in order; none where it does not lead to the base. */
export function changesWith(design: Design, name: string | null): readonly ScenarioChange[] {
  const chain = name === null ? null : scenarioChain(design, name)
  return chain?.kind === 'ok' ? changesInForce(chain.scenarios) : []
}

const withChanges = (
  { scenarios }: Design,
  name: string,
  changes: readonly ScenarioChange[],
): readonly Scenario[] =>
  scenarios.map((scenario) => (scenario.name === name ? { ...scenario, changes } : scenario))

/** An empty scenario on the base, called as no other is. */
export function newScenario({ scenarios }: Design): Scenario {
  const taken = new Set(scenarios.map(({ name }) => name))
  let number = 1
  while (taken.has(scenarioStrings.name(number))) number++
  return { name: scenarioStrings.name(number), on: null, note: '', changes: [] }
}

/** What was in force last; of a design that was never looked at, changes to try, of which none is made yet. */
function recalled(stored: unknown, { scenarios }: Design): string | null {
  if (stored === null || typeof stored === 'string') return stored
  const first = scenarios[0]
  return first !== undefined && first.changes.every(({ isOn }) => !isOn) ? first.name : null
}
