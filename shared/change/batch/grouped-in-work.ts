/** Rows that belong to something (assignments to a user, shares to a record), on their way through many edits. */
export interface GroupedInWork<Row> {
  readonly of: (keys: readonly string[]) => readonly Row[]
  /** Puts these rows in place of all that the keys had. */
  readonly put: (keys: readonly string[], rows: readonly Row[]) => void
  readonly whole: () => readonly Row[]
}

/** O(rows) to begin with, then what the keys have. What is put stands behind what was never touched. */
export function groupedInWork<Row>(
  given: readonly Row[],
  keyOf: (row: Row) => string,
): GroupedInWork<Row> {
  const rowsByKey = new Map<string, Row[]>()
  const touched = new Set<string>()
  let kept: readonly Row[] | null = given
  const learn = (row: Row) => {
    const rows = rowsByKey.get(keyOf(row))
    if (rows === undefined) rowsByKey.set(keyOf(row), [row])
    else rows.push(row)
  }
  given.forEach(learn)
  return {
    of: (keys) => keys.flatMap((key) => rowsByKey.get(key) ?? []),
    put(keys, rows) {
      kept = null
      for (const key of keys) rowsByKey.delete(key)
      rows.forEach(learn)
      for (const key of [...keys, ...rows.map(keyOf)]) {
        touched.delete(key)
        touched.add(key)
      }
    },
    whole() {
      kept ??= [
        ...given.filter((row) => !touched.has(keyOf(row))),
        ...[...touched].flatMap((key) => rowsByKey.get(key) ?? []),
      ]
      return kept
    },
  }
}
