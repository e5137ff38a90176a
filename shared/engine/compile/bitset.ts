/** A set of small numbers, one bit each; words of 32. All sets over one domain have the same length. */
export type Bitset = Uint32Array

/** An empty set over 0 … size − 1. */
export function bitset(size: number): Bitset {
  return new Uint32Array((size + 31) >>> 5)
}

export function addBit(set: Bitset, index: number): void {
  const word = index >>> 5
  set[word] = (set[word] ?? 0) | (1 << (index & 31))
}

export function removeBit(set: Bitset, index: number): void {
  const word = index >>> 5
  set[word] = (set[word] ?? 0) & ~(1 << (index & 31))
}

export function hasBit(set: Bitset, index: number): boolean {
  return (((set[index >>> 5] ?? 0) >>> (index & 31)) & 1) === 1
}

export function addEachBit(set: Bitset, indices: Uint32Array): void {
  for (let i = 0; i < indices.length; i++) addBit(set, indices[i] ?? 0)
}

export function addAll(into: Bitset, from: Bitset): void {
  for (let i = 0; i < into.length; i++) into[i] = (into[i] ?? 0) | (from[i] ?? 0)
}

/** Adds several sets, four at a time: each word is written once for four that are read. */
export function addEach(into: Bitset, sets: readonly Bitset[]): void {
  for (let at = 0; at < sets.length; at += 4) {
    const [a = into, b = into, c = into, d = into] = sets.slice(at, at + 4)
    for (let i = 0; i < into.length; i++)
      into[i] = (into[i] ?? 0) | (a[i] ?? 0) | (b[i] ?? 0) | (c[i] ?? 0) | (d[i] ?? 0)
  }
}

/** Adds what is in only one of two sets. */
export function addDifference(a: Bitset, b: Bitset, into: Bitset): void {
  if (a === b) return
  for (let i = 0; i < into.length; i++) into[i] = (into[i] ?? 0) | ((a[i] ?? 0) ^ (b[i] ?? 0))
}

export function removeAll(from: Bitset, members: Bitset): void {
  for (let i = 0; i < from.length; i++) from[i] = (from[i] ?? 0) & ~(members[i] ?? 0)
}

/** True for sets over one domain with a common member. */
export function haveCommon(a: Bitset, b: Bitset): boolean {
  for (let i = 0; i < a.length; i++) if (((a[i] ?? 0) & (b[i] ?? 0)) !== 0) return true
  return false
}

export function isEmpty(set: Bitset): boolean {
  for (let i = 0; i < set.length; i++) if (set[i] !== 0) return false
  return true
}

/** Calls `visit` with each member in ascending order. */
export function forEachBit(set: Bitset, visit: (index: number) => void): void {
  for (let i = 0; i < set.length; i++) {
    let word = set[i] ?? 0
    while (word !== 0) {
      const low = word & -word
      visit((i << 5) + (31 - Math.clz32(low)))
      word ^= low
    }
  }
}

/** All members in ascending order. */
export function membersIn(set: Bitset): Uint32Array {
  const members: number[] = []
  forEachBit(set, (index) => {
    members.push(index)
  })
  return Uint32Array.from(members)
}

/** True for sets over one domain with the same members. */
export function areSetsEqual(a: Bitset, b: Bitset): boolean {
  if (a === b) return true
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
