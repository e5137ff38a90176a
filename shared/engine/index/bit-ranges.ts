import type { Bitset } from '../compile/bitset'

/** Adds start … end − 1. */
export function addRange(set: Bitset, start: number, end: number): void {
  if (end <= start) return
  const first = start >>> 5
  const last = (end - 1) >>> 5
  const head = -1 << (start & 31)
  const tail = -1 >>> (31 - ((end - 1) & 31))
  if (first === last) {
    set[first] = (set[first] ?? 0) | (head & tail)
    return
  }
  set[first] = (set[first] ?? 0) | head
  set.fill(0xffffffff, first + 1, last)
  set[last] = (set[last] ?? 0) | tail
}

/** Takes out start … end − 1. */
export function clearRange(set: Bitset, start: number, end: number): void {
  if (end <= start) return
  const first = start >>> 5
  const last = (end - 1) >>> 5
  const head = -1 << (start & 31)
  const tail = -1 >>> (31 - ((end - 1) & 31))
  if (first === last) {
    set[first] = (set[first] ?? 0) & ~(head & tail)
    return
  }
  set[first] = (set[first] ?? 0) & ~head
  set.fill(0, first + 1, last)
  set[last] = (set[last] ?? 0) & ~tail
}

/** Members in one word. */
export function bitCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** Members from `start` to `end` − 1. */
export function countBetween(set: Bitset, start: number, end: number): number {
  if (end <= start) return 0
  const first = start >>> 5
  const last = (end - 1) >>> 5
  const head = -1 << (start & 31)
  const tail = -1 >>> (31 - ((end - 1) & 31))
  if (first === last) return bitCount((set[first] ?? 0) & head & tail)
  let count = bitCount((set[first] ?? 0) & head) + bitCount((set[last] ?? 0) & tail)
  for (let i = first + 1; i < last; i++) count += bitCount(set[i] ?? 0)
  return count
}

export function memberCount(set: Bitset): number {
  let count = 0
  for (let i = 0; i < set.length; i++) count += bitCount(set[i] ?? 0)
  return count
}

/** Takes out of `from` whatever is not in `allowed`. */
export function keepOnly(from: Bitset, allowed: Bitset): void {
  for (let i = 0; i < from.length; i++) from[i] = (from[i] ?? 0) & (allowed[i] ?? 0)
}

/** True when a set holds all of 0 … size − 1. */
export function isFull(set: Bitset, size: number): boolean {
  const whole = size >>> 5
  for (let i = 0; i < whole; i++) if (set[i] !== 0xffffffff) return false
  const rest = ~(-1 << (size & 31))
  return ((set[whole] ?? 0) & rest) === rest
}
