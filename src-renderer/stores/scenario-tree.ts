import type { Design, Scenario } from '@shared/model/design'
import { changesInForce, isUnsettled, scenarioChain } from '@shared/model/scenario-chain'

/** A line of the tree of scenarios; the base stands above all of them. */
export interface ScenarioLine {
  /** The scenario's name; empty: the base, which no scenario is called. */
  readonly id: string
  readonly scenario: Scenario | null
  readonly depth: number
  readonly isOpen: boolean | null
  readonly position: number
  readonly siblingCount: number
  /** It stands on none, or on itself. */
  readonly isBroken: boolean
  readonly inForceCount: number
  readonly conflictCount: number
}

/** The base and under it each scenario below what it stands on, in their own order; a broken one stands below the base. */
export function scenarioLines(
  design: Design,
  folded: ReadonlySet<string>,
): readonly ScenarioLine[] {
  const lines: ScenarioLine[] = []
  const isBroken = ({ name }: Scenario) => scenarioChain(design, name).kind !== 'ok'
  const under = (name: string | null) =>
    design.scenarios.filter((one) => (isBroken(one) ? null : one.on) === name)

  function add(scenario: Scenario | null, depth: number, position: number, siblingCount: number) {
    const id = scenario?.name ?? ''
    const children = scenario !== null && isBroken(scenario) ? [] : under(scenario?.name ?? null)
    const isOpen = children.length === 0 ? null : !folded.has(id)
    lines.push({
      ...{ id, scenario, depth, isOpen, position, siblingCount },
      isBroken: scenario !== null && isBroken(scenario),
      inForceCount: changesInForce(scenario === null ? [] : [scenario]).length,
      conflictCount: (scenario?.changes ?? []).filter(isUnsettled).length,
    })
    if (isOpen === true)
      for (const [at, child] of children.entries()) add(child, depth + 1, at + 1, children.length)
  }

  add(null, 0, 1, 1)
  return lines
}
