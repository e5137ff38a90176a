import type { AccessCounts, Measure } from './heat-map-types'

/**
 * Cells (user × object) whose count changed, four numbers each: user, column, before, after.
 *
 * Both counts must be of the same users and objects; see `isComparable`.
 */
export function countDifferences(
  before: AccessCounts,
  after: AccessCounts,
  measure: Measure,
): Int32Array {
  const changed: number[] = []
  const columnCount = before.objects.length
  const a = before.counts[measure]
  const b = after.counts[measure]
  for (let at = 0; at < a.length; at++) {
    if (a[at] === b[at]) continue
    changed.push(Math.floor(at / columnCount), at % columnCount, a[at] ?? 0, b[at] ?? 0)
  }
  return Int32Array.from(changed)
}

/** True when a cell of one stands for the same user and object in the other. */
export function isComparable(before: AccessCounts, after: AccessCounts): boolean {
  return (
    before.userCount === after.userCount &&
    before.objects.length === after.objects.length &&
    before.objects.every((name, column) => name === after.objects[column])
  )
}
