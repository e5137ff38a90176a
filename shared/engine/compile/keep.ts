/** What stood before where the fresh one equals it, so that all that rests on it may be kept too. */
export function keepEqual<Value>(
  before: Value | undefined,
  fresh: Value,
  isEqual: (a: Value, b: Value) => boolean,
): Value {
  return before !== undefined && isEqual(before, fresh) ? before : fresh
}

/** True for lists with the same entries, each compared as it is or by `isEqual`. */
export function areListsEqual<Entry>(
  a: ArrayLike<Entry>,
  b: ArrayLike<Entry>,
  isEqual: (x: Entry, y: Entry) => boolean = Object.is,
): boolean {
  if (a === b) return true
  if (a.length !== b.length) return false
  for (let at = 0; at < a.length; at++) if (!isEqual(a[at] as Entry, b[at] as Entry)) return false // both are of this length
  return true
}

/** True where two lists hold the same entries, but for what `partOf` leaves out. */
export function areAlikeIn<Entry>(
  a: readonly Entry[],
  b: readonly Entry[],
  partOf: (entry: Entry) => readonly unknown[],
): boolean {
  return areListsEqual(a, b, (x, y) => x === y || areListsEqual(partOf(x), partOf(y)))
}
