import { closestNames } from '@shared/change/closest-names'
import type { Design, Scenario } from '@shared/model/design'
import { scenarioChain } from '@shared/model/scenario-chain'
import { Unusable } from './environment'

/** The scenario that one call is about; several are for `diff` alone. */
export function oneScenario(names: readonly string[] | undefined): string | null {
  const [name, ...more] = names ?? []
  if (more.length > 0)
    throw new Unusable(
      `${String(more.length + 1)} scenarios are named and the question is about one; name one, or compare them with \`diff\``,
    )
  return name === undefined || name === '' ? null : name
}

/** The scenarios that the named one stands on, and itself; refused where they do not lead to the base. */
export function namedChain(design: Design, name: string): readonly Scenario[] {
  const chain = scenarioChain(design, name)
  switch (chain.kind) {
    case 'ok':
      return chain.scenarios
    case 'missing':
      throw new Unusable(
        chain.name === name
          ? `no scenario is called \`${name}\`; ${meant(design, name)}`
          : `scenario \`${name}\` stands on \`${chain.name}\`, which is none; ${meant(design, chain.name)}`,
      )
    case 'loop':
      throw new Unusable(
        `scenario \`${name}\` stands on itself (${chain.names.map((one) => `\`${one}\``).join(' on ')}); let one of them stand on the base`,
      )
  }
}

/** Scenarios that may be named in a refusal. */
const namedCount = 5

function meant({ scenarios }: Design, name: string): string {
  const names = scenarios.map((scenario) => scenario.name)
  if (names.length === 0) return 'the org has none; save some in an org document'
  const near = closestNames(name, names)
  if (near.length > 0) return `did you mean ${near.map((one) => `\`${one}\``).join(' or ')}?`
  const shown = names.slice(0, namedCount).map((one) => `\`${one}\``)
  return `there is ${shown.join(', ')}${names.length > namedCount ? ' and more' : ''}`
}
