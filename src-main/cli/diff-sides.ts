import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import type { Row, RowSet } from '@shared/report/rows'
import { Unusable } from './environment'

/** One side of the comparison; an empty scenario is the base. */
export interface Side {
  readonly path: string
  readonly scenario: string
}

/**
 * Two orgs are compared as they are, both in the one scenario, or each in its own; one org in its scenarios, the base
 * among them where an empty name stands for it, or its base and the one.
 */
export function sidesOf(orgs: readonly string[], scenarios: readonly string[]): readonly Side[] {
  const [first, second = first, ...more] = orgs
  if (first === undefined || second === undefined || more.length > 0)
    throw new Unusable(`\`diff\` compares two orgs and ${orgs.length} are named; name two`)
  if (orgs.length === 1 && scenarios.length === 0)
    throw new Unusable(
      '`diff` compares two orgs and 1 is named; name two, or a `--scenario` to compare with the base',
    )
  if (orgs.length === 1 && scenarios.length > mostSides)
    throw new Unusable(`\`diff\` compares ${mostSides} scenarios at most; name fewer`)
  if (orgs.length === 2 && scenarios.length > 2)
    throw new Unusable(
      `\`diff\` compares two orgs and ${scenarios.length} scenarios are named; name one for each`,
    )
  if (orgs.length === 1 && scenarios.length > 2)
    return scenarios.map((scenario) => ({ path: first, scenario }))
  const [one = '', other] = scenarios
  const before = other !== undefined || orgs.length === 2 ? one : ''
  return [
    { path: first, scenario: before },
    { path: second, scenario: other ?? one },
  ]
}

const letters = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J']
const mostSides = letters.length

/**
 * What differs between the first side and any other, a column for each side; `rowsOf` gives the rows of a pair, the values of
 * both last. Rows of two sides are streamed, of more they are held until all are known.
 */
export function besideEachOther(
  sides: readonly CompiledOrg[],
  rowsOf: (before: CompiledOrg, after: CompiledOrg) => Iterable<Row>,
): RowSet {
  const columns = ['Part', 'Kind', 'Subject', 'Property', ...letters.slice(0, sides.length)]
  const [first, ...others] = sides
  const pairs = others.map((other) => () => (first === undefined ? [] : rowsOf(first, other)))
  return { columns, rows: pairs.length === 1 ? (pairs[0]?.() ?? []) : merged(pairs) }
}

/** Where a side has no row of its own, it has the value of the first. */
function merged(pairs: readonly (() => Iterable<Row>)[]): Iterable<Row> {
  const byPlace = new Map<string, { readonly place: Row; readonly values: Row[number][] }>()
  for (const [at, rows] of pairs.entries())
    for (const row of rows()) {
      const [place, [before = '', after = '']] = [row.slice(0, -2), row.slice(-2)]
      const key = JSON.stringify(place)
      const known = byPlace.get(key) ?? { place, values: [before, ...pairs.map(() => before)] }
      byPlace.set(key, known)
      known.values[at + 1] = after
    }
  return Array.from(byPlace.values(), ({ place, values }) => [...place, ...values])
}
