import { compareNames, foldName } from './fold-name'
import type { Positioned } from './positioned'
import { report, type Reading } from './reading'

/** Where a file stands among those that may declare the same component. */
export interface Origin {
  /** Place of its package directory; the higher wins, 0 outside all. */
  readonly precedence: number
  readonly root: string
  readonly isPart: boolean
}
export type Origins = ReadonlyMap<string, Origin>

export interface Settling<Value> {
  /** As `package.xml` names it. */
  readonly type: string
  readonly nameOf: (value: Value) => string
  /** Joins the files of one decomposed component; absent for components of one file. */
  readonly join?: (parts: readonly Value[]) => Value
  /** What the winner leaves unsaid is taken from the one before it; absent: the winner alone counts. */
  readonly fill?: (winner: Value, before: Value) => Value
}

const outside: Origin = { precedence: 0, root: '', isPart: false }

/**
 * One value per name, sorted by name: parts joined, the last listed package directory wins, duplicates reported.
 *
 * Equal duplicates are a note. The same for every order of files. Source: import-formats 1.1, 1.4.
 */
export function settled<Value extends Positioned>(
  reading: Reading,
  origins: Origins,
  values: readonly Value[],
  settling: Settling<Value>,
): Value[] {
  const byName = new Map<string, Value[]>()
  for (const value of values.toSorted((a, b) => compareOrigins(origins, a, b))) {
    const key = foldName(settling.nameOf(value))
    const group = byName.get(key)
    if (group === undefined) byName.set(key, [value])
    else group.push(value)
  }
  const names = [...byName.values()].map((group) =>
    winnerOf(reading, joinedParts(origins, group, settling.join), settling),
  )
  return names.sort((a, b) => compareNames(settling.nameOf(a), settling.nameOf(b)))
}

function compareOrigins(origins: Origins, a: Positioned, b: Positioned): number {
  if (a.file === b.file) return a.line - b.line
  const precedenceOf = (value: Positioned) => (origins.get(value.file) ?? outside).precedence
  return precedenceOf(a) - precedenceOf(b) || (a.file < b.file ? -1 : 1)
}

function joinedParts<Value extends Positioned>(
  origins: Origins,
  group: readonly Value[],
  join: Settling<Value>['join'],
): readonly Value[] {
  const isDecomposed = group.some((value) => origins.get(value.file)?.isPart === true)
  if (join === undefined || !isDecomposed) return group
  const byRoot = new Map<string, Value[]>()
  for (const value of group) {
    const { root } = origins.get(value.file) ?? outside
    byRoot.set(root, [...(byRoot.get(root) ?? []), value])
  }
  return [...byRoot.values()].map((parts) => join(parts))
}

function winnerOf<Value extends Positioned>(
  reading: Reading,
  group: readonly Value[],
  settling: Settling<Value>,
): Value {
  const [first, ...later] = group
  if (first === undefined) throw new Error('a name without a value')
  return later.reduce((before, winner) => {
    const isEqual = contentOf(before) === contentOf(winner)
    const name = settling.nameOf(winner)
    const where =
      before.file === winner.file ? `line ${before.line}` : `\`${before.file}\`:${before.line}`
    const what = `${settling.type} \`${name}\` stands also at ${where}`
    const taken =
      settling.fill === undefined ? 'this one was taken' : 'what this one states was taken'
    const message = isEqual
      ? `${what} and says the same`
      : `${what} and says otherwise; ${taken}, keep only one`
    report(reading, isEqual ? 'note' : 'warning', 'duplicate-component', winner, message)
    return settling.fill?.(winner, before) ?? winner
  }, first)
}

/** What a value says, wherever it stands. */
function contentOf(value: Positioned): string {
  return JSON.stringify(value, (key, inner: unknown) =>
    key === 'file' || key === 'line' ? undefined : inner,
  )
}
