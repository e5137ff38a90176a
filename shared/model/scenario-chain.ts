import type { Design, Scenario, ScenarioChange } from './design'

/** The scenarios that one stands on, from the base up to itself; or why it stands on nothing that holds. */
export type ScenarioChain =
  | { readonly kind: 'ok'; readonly scenarios: readonly Scenario[] }
  /** No scenario has this name. */
  | { readonly kind: 'missing'; readonly name: string }
  /** They stand on each other, in a loop. */
  | { readonly kind: 'loop'; readonly names: readonly string[] }

/** Everything that a scenario is made of. Ends for every design. */
export function scenarioChain({ scenarios }: Design, name: string): ScenarioChain {
  const chain: Scenario[] = []
  for (let next: string | null = name; next !== null;) {
    const wanted: string = next
    const at = chain.findIndex((one) => one.name === wanted)
    if (at >= 0) return { kind: 'loop', names: chain.slice(at).map((one) => one.name) }
    const found = scenarios.find((one) => one.name === wanted)
    if (found === undefined) return { kind: 'missing', name: wanted }
    chain.push(found)
    next = found.on
  }
  return { kind: 'ok', scenarios: chain.reverse() }
}

/** A change that was made to a value that is another one now, and that nobody has settled since. */
export const isUnsettled = ({ before }: ScenarioChange): boolean => before !== undefined

/** The changes of a chain that are switched on and settled, in the order in which they are made. */
export const changesInForce = (scenarios: readonly Scenario[]): readonly ScenarioChange[] =>
  scenarios.flatMap(({ changes }) => changes.filter(isInForce))

const isInForce = (change: ScenarioChange): boolean => change.isOn && !isUnsettled(change)

/** The design once the changes in force of a chain are part of the base: those that are not stay in their scenarios. */
export function designAfterApplying(design: Design, chain: readonly Scenario[]): Design {
  const applied = new Set(chain)
  return {
    ...design,
    scenarios: design.scenarios.map((scenario) =>
      applied.has(scenario)
        ? { ...scenario, changes: scenario.changes.filter((one) => !isInForce(one)) }
        : scenario,
    ),
  }
}

/** The scenarios that stand on the named one, directly or through others. Ends for every design. */
export function scenariosOn(design: Design, name: string): readonly Scenario[] {
  return design.scenarios.filter((scenario) => {
    const chain = scenarioChain(design, scenario.name)
    return (
      scenario.name !== name &&
      chain.kind === 'ok' &&
      chain.scenarios.some((one) => one.name === name)
    )
  })
}
