import type { Steps } from '../engine/compile/steps'

/** Which changes bring a difference about. Positions are those of the list of changes. */
export interface Attribution {
  /**
   * Sets of changes each of which brings it about by itself, beside none of the others, and none of whose members can be
   * left out: `[[0]]` one change; `[[0, 1]]` it takes both; `[[0], [1]]` either suffices. Never empty.
   */
  readonly alternatives: readonly (readonly number[])[]
  /** It takes several, and each of them alone brings a part of it. */
  readonly isAdditive: boolean
}

interface AttributedCells {
  readonly attributions: readonly Attribution[]
  /** By cell: position in `attributions`. */
  readonly ofCell: Int32Array
  /** False where the changes were too many to be tried in combination: then each cell is laid to the last that moved it. */
  readonly isExact: boolean
}

/** Changes up to which combinations are tried. */
const exactChangeCount = 12
/** Evaluations of subsets at most; alternatives for one difference at most. */
const evaluationLimit = 400
const alternativeLimit = 4

interface AttributionQuery {
  readonly changeCount: number
  readonly before: Float64Array
  readonly after: Float64Array
  /** Values of all cells with these changes alone, in their order. Asked once for each set. */
  readonly valuesWith: (changes: readonly number[]) => Float64Array
}

/**
 * Lays every cell to the changes, or combinations of them, that bring it about, by leaving changes out and by making them
 * alone. Each cell has exactly one attribution.
 */
export function* attributedCells(query: AttributionQuery): Steps<AttributedCells> {
  const { changeCount, after } = query
  const isExact = changeCount <= exactChangeCount
  const values = keptValues(query)
  if (isExact && after.length > 0) yield* triedSingly(changeCount, values)
  const attributions: Attribution[] = []
  const numbers = new Map<string, number>()
  let areAllTried = true
  const ofCell = new Int32Array(after.length)
  for (let cell = 0; cell < after.length; cell++) {
    const tried = isExact ? sufficientSets(query, values, cell) : null
    if (tried === null) areAllTried = false
    const alternatives = tried ?? [[lastMover(query, values, cell)]]
    const [first = []] = alternatives
    const isAdditive = alternatives.length === 1 && addsUp(query, values, cell, first)
    const key = JSON.stringify([alternatives, isAdditive])
    const number = numbers.get(key) ?? attributions.push({ alternatives, isAdditive }) - 1
    numbers.set(key, number)
    ofCell[cell] = number
    if (cell % cellsPerStep === 0) yield { done: cell, total: after.length }
  }
  return { attributions, ofCell, isExact: isExact && areAllTried }
}

const cellsPerStep = 500

/** Every change alone and every one left out: what nearly every cell is told by. */
function* triedSingly(changeCount: number, values: Values): Steps<void> {
  const all = Array.from({ length: changeCount }, (_, i) => i)
  for (const change of all) {
    values([change])
    yield { done: change * 2, total: changeCount * 2 }
    values(all.filter((other) => other !== change))
    yield { done: change * 2 + 1, total: changeCount * 2 }
  }
}

/** Null when too many were asked for. */
type Values = (changes: readonly number[]) => Float64Array | null

function keptValues({ changeCount, before, after, valuesWith }: AttributionQuery): Values {
  const kept = new Map<string, Float64Array>()
  kept.set('', before)
  kept.set(Array.from({ length: changeCount }, (_, i) => i).join(' '), after)
  return (changes) => {
    const key = changes.join(' ')
    const known = kept.get(key)
    if (known !== undefined) return known
    if (kept.size >= Math.max(evaluationLimit, changeCount + 2)) return null
    const made = valuesWith(changes)
    kept.set(key, made)
    return made
  }
}

/** All smallest sets that bring the cell's whole difference about; null when that takes too many evaluations. */
function sufficientSets(
  { changeCount, after }: AttributionQuery,
  values: Values,
  cell: number,
): number[][] | null {
  let untriedCount = 0
  const suffices = (changes: readonly number[]): boolean => {
    const made = values(changes)
    if (made === null) untriedCount++
    return made !== null && made[cell] === after[cell]
  }
  const found: number[][] = []
  const seen = new Set<string>()
  const waiting: number[][] = [Array.from({ length: changeCount }, (_, i) => i)]
  for (let from = waiting.pop(); from !== undefined; from = waiting.pop()) {
    if (found.length >= alternativeLimit || seen.has(from.join(' '))) continue
    seen.add(from.join(' '))
    // A set found before that fits in needs no search; what is left out of it leads on to the others.
    const within = new Set(from)
    const least =
      found.find((set) => set.every((change) => within.has(change))) ??
      (suffices(from) ? smallest(from, suffices) : null)
    if (least === null) continue
    if (!found.includes(least)) found.push(least)
    for (const change of least) waiting.unshift(from.filter((other) => other !== change))
  }
  return untriedCount === 0
    ? found.toSorted((a, b) => a.length - b.length || compareSets(a, b))
    : null
}

/** One set of which nothing can be left out: a single one where there is one. */
function smallest(
  from: readonly number[],
  suffices: (set: readonly number[]) => boolean,
): number[] {
  const alone = from.find((change) => suffices([change]))
  if (alone !== undefined) return [alone]
  let set = [...from]
  for (let size = -1; size !== set.length;) {
    size = set.length
    for (const change of set.toReversed()) {
      const less = set.filter((other) => other !== change)
      if (less.length > 0 && suffices(less)) set = less
    }
  }
  return set
}

function compareSets(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((change, i) => change !== b[i])
  return (a[at] ?? 0) - (b[at] ?? 0)
}

/** The change after which the cell has its last value, the changes made one after the other. */
function lastMover({ changeCount, after }: AttributionQuery, values: Values, cell: number): number {
  for (let count = changeCount - 1; count > 0; count--) {
    const made = values(Array.from({ length: count }, (_, i) => i))
    if (made?.[cell] !== after[cell]) return count
  }
  return 0
}

function addsUp(
  { before }: AttributionQuery,
  values: Values,
  cell: number,
  set: readonly number[],
): boolean {
  return set.length > 1 && set.every((change) => values([change])?.[cell] !== before[cell])
}
