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
  const differing = new Uint32Array(a.length)
  let count = 0
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) differing[count++] = at
  const columnCount = before.objects.length
  const changed = new Int32Array(count * 4)
  for (let i = 0; i < count; i++) {
    const at = differing[i] ?? 0
    const user = Math.floor(at / columnCount)
    changed[i * 4] = user
    changed[i * 4 + 1] = at - user * columnCount
    changed[i * 4 + 2] = a[at] ?? 0
    changed[i * 4 + 3] = b[at] ?? 0
  }
  return changed
}

/** True when a cell of one stands for the same user and object in the other. */
function isComparable(before: AccessCounts, after: AccessCounts): boolean {
  return (
    before.userCount === after.userCount &&
    before.objects.length === after.objects.length &&
    before.objects.every((name, column) => name === after.objects[column])
  )
}
