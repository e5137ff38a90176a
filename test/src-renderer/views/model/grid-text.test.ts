import { describe, expect, it } from 'vitest'
import { ObjectBit, unknownCell } from '@shared/model/object-bits'
import type { PermissionGrid } from '@shared/protocol/engine'
import { shownCells } from '../../../../src-renderer/views/model/grids/grid-filter'
import { objectLetters } from '../../../../src-renderer/views/model/grids/grid-letters'
import {
  formatCell,
  parseBlock,
  parseCell,
} from '../../../../src-renderer/views/model/grids/grid-text'

const { create, read, edit } = ObjectBit
const ticks = objectLetters.filter(({ letter }) => letter === 'R')

describe('cells as text', () => {
  it('writes the letters of a cell, and reads them back', () => {
    for (let bits = 0; bits < 128; bits++)
      expect(parseCell(formatCell(bits, objectLetters), objectLetters)).toBe(bits)
  })

  it('reads what people write by hand', () => {
    expect(parseCell('c, r / e', objectLetters)).toBe(create | read | edit)
    expect(parseCell('-', objectLetters)).toBe(0)
    expect(parseCell('TRUE', ticks)).toBe(read)
    expect(parseCell('no', ticks)).toBe(0)
  })

  it('takes no text for a permission that is none', () => {
    expect(parseCell('Account', objectLetters)).toBeNull()
    expect(parseCell('x', objectLetters)).toBeNull()
  })

  it('parts a block of a spreadsheet into rows and cells', () => {
    expect(parseBlock('CR\tR\r\n"E"\t\r\n')).toEqual([
      ['CR', 'R'],
      ['E', ''],
    ])
  })
})

describe('filters of a grid', () => {
  const row = (name: string) => ({
    ...{
      name,
      label: `The ${name}`,
      detail: '',
      fixedBits: 0,
      barredBits: 0,
      reason: '',
      rule: '',
    },
  })
  const column = (kind: 'profile' | 'permissionSet', name: string) => ({
    ...{ kind, name, label: name, detail: '', isKnown: true },
  })
  const grid: PermissionGrid = {
    object: null,
    objects: [],
    rows: [row('Account'), row('Case')],
    columns: [column('profile', 'Sales'), column('permissionSet', 'Audit')],
    cells: Uint8Array.of(read, 0, 0, unknownCell),
    capped: new Uint8Array(0),
  }
  const none = {
    ...{ rows: '', columns: '', kind: null, isOnlySet: false },
    ...{ keptRows: new Set<number>(), keptColumns: new Set<number>() },
  }

  it('shows everything without a filter', () => {
    expect(shownCells(grid, none)).toEqual({ rows: [0, 1], columns: [0, 1] })
  })

  it('finds rows and columns by name and label, and columns by kind', () => {
    expect(shownCells(grid, { ...none, rows: 'the case' }).rows).toEqual([1])
    expect(shownCells(grid, { ...none, columns: 'aud' }).columns).toEqual([1])
    expect(shownCells(grid, { ...none, kind: 'profile' }).columns).toEqual([0])
  })

  it('leaves out what grants nothing, and what nobody knows', () => {
    expect(shownCells(grid, { ...none, isOnlySet: true })).toEqual({ rows: [0], columns: [0] })
  })

  it('keeps what was emptied while one looks at it', () => {
    const kept = shownCells(grid, { ...none, isOnlySet: true, keptRows: new Set([1]) })
    expect(kept.rows).toEqual([0, 1])
  })
})
