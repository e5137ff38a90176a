import { touchedCells, type GatedCounts, type TouchedCells } from './gated-counts'
import type { AccessCounts, Measure } from './heat-map-types'

/**
 * Cells (user × object) whose count changed, four numbers each: user, column, before, after.
 *
 * Both counts must be of the same users and objects.
 */
export function countDifferences(
  before: AccessCounts,
  after: AccessCounts,
  measure: Measure,
): Int32Array {
  if (!isComparable(before, after))
    throw new Error('counts of other users or objects cannot be compared')
  const a = before.counts[measure]
  const b = after.counts[measure]
  let cellCount = 0
  for (let at = 0; at < a.length; at++) if ((a[at] ?? 0) !== (b[at] ?? 0)) cellCount++
  const changed = new Int32Array(cellCount * 4)
  let [at, next] = [0, 0]
  for (let user = 0; next < changed.length; user++)
    for (let column = 0; column < before.objects.length; column++, at++) {
      if ((a[at] ?? 0) === (b[at] ?? 0)) continue
      changed[next++] = user
      changed[next++] = column
      changed[next++] = a[at] ?? 0
      changed[next++] = b[at] ?? 0
    }
  return changed
}

/** The same of counts that were counted from the others: looks at no cell but those that the change touched. */
export function touchedDifferences(
  before: GatedCounts,
  after: GatedCounts,
  measure: Measure,
): Int32Array {
  const touched = touchedCells(after)
  if (touched === null) return countDifferences(before, after, measure)
  const a = before.counts[measure]
  const b = after.counts[measure]
  const { columns } = after.gate
  const wanted = columns.flatMap((object, column) => (touched.has(object) ? [column] : []))
  const users = usersTouched(touched, after.userCount)
  const changed = new Int32Array(users.length * wanted.length * 4)
  let next = 0
  for (const user of users)
    for (const column of wanted) {
      const at = user * columns.length + column
      if (a[at] === b[at]) continue
      changed[next++] = user
      changed[next++] = column
      changed[next++] = a[at] ?? 0
      changed[next++] = b[at] ?? 0
    }
  return changed.slice(0, next)
}

/** In ascending order. */
function usersTouched(touched: TouchedCells, userCount: number): Uint32Array {
  const users = new Set<number>()
  for (const of of touched.values()) {
    if (of === 'everybody') return new Uint32Array(userCount).map((_, user) => user)
    for (const user of of) users.add(user)
  }
  return Uint32Array.from(users).sort()
}

/** True when a cell of one stands for the same user and object in the other. */
function isComparable(before: AccessCounts, after: AccessCounts): boolean {
  return (
    before.userCount === after.userCount &&
    before.objects.length === after.objects.length &&
    before.objects.every((name, column) => name === after.objects[column])
  )
}
