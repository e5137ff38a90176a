/** A stream of pseudo random choices: the same seed gives the same choices on every machine. */
export interface Random {
  /** A whole number from 0 to `limit - 1`. */
  below(limit: number): number
  /** True with this probability. */
  chance(probability: number): boolean
  /** One element; an empty list is a defect of the caller. */
  pick<T>(list: readonly T[]): T
  /** Up to `count` different elements, in the order of the list. */
  some<T>(list: readonly T[], count: number): T[]
}

/** A stream that starts at `seed` (any whole number). Generator: mulberry32. */
export function randomFrom(seed: number): Random {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    below,
    chance: (probability) => next() < probability,
    pick: (list) => elementAt(list, below(list.length)),
    some: (list, count) => someOf(list, count, below),
  }
}

/** The element at a position that is known to exist. */
export function elementAt<T>(list: readonly T[], position: number): T {
  if (position < 0 || position >= list.length)
    throw new Error(`a list of ${list.length} has no element ${position}`)
  return list[position] as T // the bounds are checked above; T itself may contain undefined
}

function someOf<T>(list: readonly T[], count: number, below: (limit: number) => number): T[] {
  const chosen = new Set<number>()
  const wanted = Math.min(count, list.length)
  while (chosen.size < wanted) chosen.add(below(list.length))
  return [...chosen].sort((a, b) => a - b).map((position) => elementAt(list, position))
}
