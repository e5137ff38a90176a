import { bitset, forEachBit } from '@shared/engine/compile/bitset'
import {
  addRow,
  addRowRange,
  addRowsTo,
  compileRowSet,
  growingRows,
  isInRowSet,
} from '@shared/engine/index/row-set'
import { describe, expect, it } from 'vitest'

const members = (rows: ReturnType<typeof compileRowSet>, size: number) => {
  const set = bitset(size)
  addRowsTo(set, rows)
  const found: number[] = []
  forEachBit(set, (position) => found.push(position))
  return found
}

describe('row sets', () => {
  it('a few records stay a list, sorted and without repetition', () => {
    const rows = growingRows()
    for (const position of [900, 3, 900, 41]) addRow(rows, position, 1000)
    const set = compileRowSet(rows)
    expect(set).toEqual({ kind: 'list', positions: Uint32Array.of(3, 41, 900) })
    expect(isInRowSet(set, 41)).toBe(true)
    expect(isInRowSet(set, 42)).toBe(false)
  })

  it('many records become bits, with what the list held', () => {
    const rows = growingRows()
    addRow(rows, 999, 1000)
    addRowRange(rows, 10, 200, 1000)
    const set = compileRowSet(rows)
    expect(set.kind).toBe('bits')
    expect(members(set, 1000)).toEqual([...Array.from({ length: 190 }, (_, i) => i + 10), 999])
    expect(isInRowSet(set, 999)).toBe(true)
    expect(isInRowSet(set, 9)).toBe(false)
  })

  it('as few records as there are words are a list, however they came', () => {
    const size = 320
    const byRange = growingRows()
    addRowRange(byRange, 5, 15, size)
    const repeated = growingRows()
    for (const position of [5, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]) addRow(repeated, position, size)
    const expected = { kind: 'list', positions: Uint32Array.from({ length: 10 }, (_, i) => i + 5) }
    expect(compileRowSet(byRange)).toEqual(expected)
    expect(compileRowSet(repeated)).toEqual(expected)
    addRowRange(byRange, 14, 16, size)
    expect(compileRowSet(byRange).kind).toBe('bits')
    addRowRange(repeated, 14, 16, size)
    expect(compileRowSet(repeated)).toEqual(compileRowSet(byRange))
  })
})
