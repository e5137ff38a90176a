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

/** True when a cell of one stands for the same user and object in the other. */
function isComparable(before: AccessCounts, after: AccessCounts): boolean {
  return (
    before.userCount === after.userCount &&
    before.objects.length === after.objects.length &&
    before.objects.every((name, column) => name === after.objects[column])
  )
}
