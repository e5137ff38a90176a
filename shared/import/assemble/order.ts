/** Order of texts by code unit: the same on every machine and in every language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** A copy in canonical order: by the first key that differs. */
export function sortedBy<T>(list: Iterable<T>, ...keys: readonly ((item: T) => string)[]): T[] {
  return [...list].sort((a, b) => {
    for (const key of keys) {
      const order = compareText(key(a), key(b))
      if (order !== 0) return order
    }
    return 0
  })
}
