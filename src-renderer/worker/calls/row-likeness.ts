import type { HeatMapRow, HeatMapValues } from '@shared/protocol/engine'
import { arraysOf } from './heat-map-values'

/**
 * For each row the position of the first row that shows the same in every column: all counts, certain and possible, and
 * how sure they are, before and after the changes; and that is active like it.
 *
 * O(rows × columns): rows are hashed, and compared number by number where hashes meet.
 */
export function rowLikeness(
  rows: readonly HeatMapRow[],
  columnCount: number,
  values: readonly HeatMapValues[],
): Uint32Array {
  const arrays = [...new Set(values.flatMap(arraysOf))]
  const first = new Uint32Array(rows.length)
  const byHash = new Map<number, number[]>()
  for (let row = 0; row < rows.length; row++) {
    const hash = hashOf(arrays, row, columnCount) ^ (rows[row]?.isActive === true ? 1 : 0)
    const known = byHash.get(hash)
    const same = known?.find(
      (other) =>
        rows[other]?.isActive === rows[row]?.isActive && areSame(arrays, other, row, columnCount),
    )
    first[row] = same ?? row
    if (same !== undefined) continue
    if (known === undefined) byHash.set(hash, [row])
    else known.push(row)
  }
  return first
}

type Numbers = Uint8Array | Uint32Array

function hashOf(arrays: readonly Numbers[], row: number, width: number): number {
  let hash = 0x811c9dc5
  for (const array of arrays)
    for (let at = row * width; at < (row + 1) * width; at++)
      hash = Math.imul(hash ^ (array[at] ?? 0), 0x01000193)
  return hash >>> 0
}

function areSame(arrays: readonly Numbers[], a: number, b: number, width: number): boolean {
  for (const array of arrays)
    for (let column = 0; column < width; column++)
      if (array[a * width + column] !== array[b * width + column]) return false
  return true
}
