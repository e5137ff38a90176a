import type { Design, Scenario } from '@shared/model/design'
import { scenarioChain } from '@shared/model/scenario-chain'

/** What is wrong with a scenario of a document, at its path. */
export interface DesignProblem {
  readonly path: readonly (string | number)[]
  readonly code: 'repeated-scenario' | 'unknown-scenario' | 'scenario-loop'
  readonly message: string
}

/** The design with every name once, of two scenarios the later one, and what is wrong in it. */
export function checkedDesign(given: Design): {
  readonly design: Design
  readonly problems: readonly DesignProblem[]
} {
  const last = new Map(given.scenarios.map((scenario, at) => [scenario.name, at]))
  const design = {
    ...given,
    scenarios: given.scenarios.filter(({ name }, at) => last.get(name) === at),
  }
  const problems = given.scenarios.flatMap((scenario, at) =>
    last.get(scenario.name) === at
      ? brokenChain(design, scenario, at)
      : [
          {
            path: ['design', 'scenarios', at, 'name'],
            code: 'repeated-scenario' as const,
            message: `two scenarios are called \`${scenario.name}\`; the later one is kept, give one another name`,
          },
        ],
  )
  return { design, problems }
}

function brokenChain(design: Design, { name }: Scenario, at: number): readonly DesignProblem[] {
  const chain = scenarioChain(design, name)
  const path = ['design', 'scenarios', at, 'on']
  switch (chain.kind) {
    case 'ok':
      return []
    case 'missing':
      return [
        {
          path,
          code: 'unknown-scenario',
          message: `scenario \`${name}\` stands on \`${chain.name}\`, which is none; name another scenario or the base`,
        },
      ]
    case 'loop':
      return [
        {
          path,
          code: 'scenario-loop',
          message: `scenario \`${name}\` stands on itself (${chain.names.map((one) => `\`${one}\``).join(' on ')}); let one of them stand on the base`,
        },
      ]
  }
}
