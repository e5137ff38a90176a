import { bitset, forEachBit, hasBit, removeBit } from '@shared/engine/compile/bitset'
import { addRange, bitCount, isFull, keepOnly, memberCount } from '@shared/engine/index/bit-ranges'
import { describe, expect, it } from 'vitest'

const range = (size: number, start: number, end: number) => {
  const set = bitset(size)
  addRange(set, start, end)
  const members: number[] = []
  forEachBit(set, (member) => members.push(member))
  return members
}

describe('ranges of bits', () => {
  it('adds a range within one word, across words, and up to a word’s edge', () => {
    for (const [start, end] of [
      [3, 7],
      [30, 34],
      [0, 32],
      [31, 97],
      [64, 96],
    ] as const) {
      const expected = Array.from({ length: end - start }, (_, i) => start + i)
      expect(range(100, start, end)).toEqual(expected)
    }
  })

  it('adds nothing for an empty range', () => {
    expect(range(100, 40, 40)).toEqual([])
    expect(range(100, 41, 40)).toEqual([])
  })

  it('counts members', () => {
    const set = bitset(100)
    addRange(set, 5, 77)
    expect(memberCount(set)).toBe(72)
    expect(bitCount(-1)).toBe(32)
    expect(bitCount(0)).toBe(0)
  })

  it('keeps only what is allowed', () => {
    const set = bitset(64)
    const allowed = bitset(64)
    addRange(set, 0, 40)
    addRange(allowed, 30, 64)
    keepOnly(set, allowed)
    expect([hasBit(set, 29), hasBit(set, 30), hasBit(set, 39), hasBit(set, 40)]).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  it('is full when every number below the size is in it', () => {
    for (const size of [0, 31, 32, 33, 64, 100]) {
      const set = bitset(size)
      addRange(set, 0, size)
      expect(isFull(set, size)).toBe(true)
      if (size > 0) removeBit(set, size - 1)
      expect(isFull(set, size)).toBe(size === 0)
    }
  })
})
