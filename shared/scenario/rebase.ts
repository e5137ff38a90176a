import { stateOf } from '../change/describe-change'
import { parseChange } from '../change/parse-change'
import type { Design, Scenario, ScenarioChange } from '../model/design'
import type { Org } from '../model/org'
import { changesInForce, scenarioChain } from '../model/scenario-chain'
import { changedOrg } from './opened-org'

export interface OrgWithDesign {
  readonly org: Org
  readonly design: Design
}

/**
 * The design after an edit of the base: a change whose value was another one before the edit keeps that value as `before`,
 * so that it is not made until somebody settles it, and loses it when the base comes back to it.
 *
 * A change that says what the base says now has nothing to settle. One that can no longer be made stays as it is: it is
 * refused wherever it would be made. The same design when nothing is to be noted.
 */
export function rebasedDesign(before: OrgWithDesign, { org, design }: OrgWithDesign): Design {
  if (before.org === org) return design
  const rebased = new Map<string, Scenario>()
  const orgBefore = orgsOf(before.org, (name) =>
    before.design.scenarios.find((one) => one.name === name),
  )
  const orgAfter = orgsOf(org, (name) => rebased.get(name))
  // What a scenario stands on is settled before the scenario itself.
  const byDepth = [...design.scenarios].sort((a, b) => depthOf(design, a) - depthOf(design, b))
  for (const scenario of byDepth) {
    const isWhole = scenarioChain(design, scenario.name).kind === 'ok'
    rebased.set(
      scenario.name,
      isWhole ? rebasedScenario(scenario, orgBefore(scenario.on), orgAfter(scenario.on)) : scenario,
    )
  }
  const scenarios = design.scenarios.map((scenario) => rebased.get(scenario.name) ?? scenario)
  const isSame = scenarios.every((scenario, at) => scenario === design.scenarios[at])
  return isSame ? design : { ...design, scenarios }
}

function depthOf(design: Design, { name }: Scenario): number {
  const chain = scenarioChain(design, name)
  return chain.kind === 'ok' ? chain.scenarios.length : 0
}

/** What a scenario makes of the base, each made once; null names the base itself. */
function orgsOf(base: Org, named: (name: string) => Scenario | undefined) {
  const made = new Map<string, Org>()
  return function orgOf(name: string | null): Org {
    if (name === null) return base
    const known = made.get(name)
    if (known !== undefined) return known
    const scenario = named(name)
    if (scenario === undefined) return base
    const texts = changesInForce([scenario]).map(({ text }) => text)
    const { org } = changedOrg(orgOf(scenario.on), texts)
    made.set(name, org)
    return org
  }
}

function rebasedScenario(scenario: Scenario, under: Org, now: Org): Scenario {
  const changes = scenario.changes.map((change) => rebasedChange(change, under, now))
  return changes.every((change, at) => change === scenario.changes[at])
    ? scenario
    : { ...scenario, changes }
}

function rebasedChange(change: ScenarioChange, under: Org, now: Org): ScenarioChange {
  const parsed = parseChange(change.text)
  if (parsed.kind === 'refused') return change
  const { before: noted, ...settled } = change
  const was = noted === undefined ? stateOf(under, parsed.change) : noted
  const is = stateOf(now, parsed.change)
  const becomes = stateAfter(now, change.text)
  // A change that said what was there before, or says what is there now, replaces nobody's value.
  const isMoved = is !== was && becomes !== undefined && becomes !== is && becomes !== was
  if (!isMoved) return noted === undefined ? change : settled
  return noted === was ? change : { ...settled, before: was }
}

/** The value that the change leads to; undefined where it cannot be made. */
function stateAfter(org: Org, text: string): string | null | undefined {
  const parsed = parseChange(text)
  const { org: changed, refused } = changedOrg(org, [text])
  return parsed.kind === 'refused' || refused.length > 0
    ? undefined
    : stateOf(changed, parsed.change)
}
