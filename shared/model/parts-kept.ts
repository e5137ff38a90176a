/**
 * `after` with every part that equals its counterpart in `before` taken from there, so that what rests on it can be kept
 * by looking at identity alone. Plain data only; equal to `after`, and `before` itself where nothing differs.
 *
 * Entries of a list are compared with those at the same place, counted from its start up to the first difference and then
 * from its end. O(what is not identical).
 */
export function withPartsOf<Value>(before: Value, after: Value): Value {
  if (before === after || !isStructure(before) || !isStructure(after)) return after
  if (Array.isArray(before) !== Array.isArray(after)) return after
  const kept = Array.isArray(before)
    ? listWithPartsOf(before, after as unknown as readonly unknown[]) // both are lists
    : entryWithPartsOf(before, after)
  return kept as Value // of the kind of its arguments
}

type Entry = Readonly<Record<string, unknown>>

function isStructure(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null
}

function entryWithPartsOf(before: Entry, after: Entry): Entry {
  const keys = Object.keys(after)
  const kept = keys.map((key) => withPartsOf(before[key], after[key]))
  const isEqual =
    keys.length === Object.keys(before).length &&
    keys.every((key, i) => key in before && kept[i] === before[key])
  if (isEqual) return before
  return keys.every((key, i) => kept[i] === after[key])
    ? after
    : Object.fromEntries(keys.map((key, i) => [key, kept[i]]))
}

function listWithPartsOf(
  before: readonly unknown[],
  after: readonly unknown[],
): readonly unknown[] {
  let shift = 0
  let kept: unknown[] | null = null
  let isBefore = before.length === after.length
  for (let at = 0; at < after.length; at++) {
    const [was, now] = [before[at + shift], after[at]]
    if (was === now) continue
    const one = withPartsOf(was, now)
    if (one !== now) (kept ??= after.slice())[at] = one
    if (one === was) continue
    isBefore = false
    shift = before.length - after.length
  }
  return isBefore ? before : (kept ?? after)
}
