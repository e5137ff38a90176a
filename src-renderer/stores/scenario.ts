import { defineStore } from 'pinia'
import { computed, shallowReadonly, shallowRef, watch } from 'vue'
import type { Design, Scenario, ScenarioChange } from '@shared/model/design'
import { changesInForce, designAfterApplying, scenarioChain } from '@shared/model/scenario-chain'
import { strings } from '../ui/strings-en'
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
  const active = computed((known?: readonly string[]): readonly string[] => {
    const inForce = chain.value?.kind === 'ok' ? changesInForce(chain.value.scenarios) : []
    // What is unchanged need not be evaluated again.
    return known?.length === inForce.length && inForce.every(({ text }, at) => text === known[at])
      ? known
      : inForce.map(({ text }) => text)
  })

  watch(
    () => session.restored,
    () => (name.value = recalled(session.recall(inForceKey), designs.design)),
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
    if (current.value?.name !== inForce.name) choose(inForce.name)
    return isDone
  }

  /** Adds a change at the end, switched on; a change that is already there is switched on. */
  function add(text: string, before?: string | null): Promise<boolean> {
    if (changes.value.some((change) => change.text === text)) return flip(text, true)
    const added = { text, isOn: true, ...(before === undefined ? {} : { before }) }
    return replace([...changes.value, added], strings.history.addChange(text))
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
    /** Everything that is switched on in it and in those it stands on, in order. */
    active,
    name: computed(() => current.value?.name ?? null),
    scenarios,
    choose,
    add,
    remove,
    flip,
    replace,
    withoutActive,
    clear: () => replace([], strings.history.clearChanges),
  }
})

const withChanges = (
  { scenarios }: Design,
  name: string,
  changes: readonly ScenarioChange[],
): readonly Scenario[] =>
  scenarios.map((scenario) => (scenario.name === name ? { ...scenario, changes } : scenario))

function newScenario({ scenarios }: Design): Scenario {
  const taken = new Set(scenarios.map(({ name }) => name))
  let number = 1
  while (taken.has(strings.scenario.name(number))) number++
  return { name: strings.scenario.name(number), on: null, note: '', changes: [] }
}

/** What was in force last; of a design that was never looked at, changes to try, of which none is made yet. */
function recalled(stored: unknown, { scenarios }: Design): string | null {
  if (stored === null || typeof stored === 'string') return stored
  const first = scenarios[0]
  return first !== undefined && first.changes.every(({ isOn }) => !isOn) ? first.name : null
}
