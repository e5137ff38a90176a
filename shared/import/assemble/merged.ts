import { sortedBy } from './order'

/** Both lists, an entry of the later taking the place of the earlier one with the same key, or joined with it. */
export function merged<T>(
  earlier: readonly T[],
  later: readonly T[],
  keyOf: (entry: T) => string,
  join: (earlier: T, later: T) => T = (_, entry) => entry,
): T[] {
  const byKey = new Map(earlier.map((entry) => [keyOf(entry), entry]))
  for (const entry of later) {
    const key = keyOf(entry)
    const known = byKey.get(key)
    byKey.set(key, known === undefined ? entry : join(known, entry))
  }
  return sortedBy(byKey.values(), keyOf)
}
