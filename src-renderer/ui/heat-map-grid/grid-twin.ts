/** Columns that are put into words on each side of the one in focus. */
const reach = 12

/** Positions around one, as far as there are any. */
export function itemsAround(at: number, count: number): number[] {
  const first = Math.max(0, at - reach)
  const last = Math.min(count - 1, at + reach)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
}
