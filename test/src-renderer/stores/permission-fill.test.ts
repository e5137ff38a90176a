import { describe, expect, it } from 'vitest'
import { ObjectBit, unknownCell } from '@shared/model/object-bits'
import type { GridRow, PermissionGrid } from '@shared/protocol/engine'
import { changesOfFill, fillOf, type Wish } from '../../../src-renderer/stores/permission-fill'

const { read, edit, delete: remove, create } = ObjectBit

const row = (name: string, part: Partial<GridRow> = {}): GridRow => ({
  ...{ name, label: name, detail: '', fixedBits: 0, barredBits: 0, reason: '', rule: '' },
  ...part,
})
const container = (kind: PermissionGrid['columns'][number]['kind'], name: string) => ({
  ...{ kind, name, label: name, detail: '', isKnown: true },
})
const columns = [container('profile', 'Sales Rep'), container('mutingPermissionSet', 'Mute')]

function grid(cells: readonly number[], part: Partial<PermissionGrid> = {}): PermissionGrid {
  const rows = [row('Account'), row('Case')].slice(0, cells.length / 2)
  const empty = new Uint8Array(0)
  return {
    object: null,
    objects: [],
    rows,
    columns,
    cells: Uint8Array.from(cells),
    capped: empty,
    ...part,
  }
}

const filled = (given: PermissionGrid, wish: Wish, places = [{ row: 0, column: 0 }]) => {
  const fill = fillOf(
    given,
    places.map((place) => ({ ...place, wish })),
  )
  return { ...fill, changes: changesOfFill(given, fill.edits) }
}

describe('ticking cells of a permission grid', () => {
  it('PRM-23 ticking Delete ticks Read and Edit, and says that nobody asked for them', () => {
    const { edits, changes } = filled(grid([0, 0]), { kind: 'set', bits: remove })
    expect(edits).toEqual([
      { row: 0, column: 0, before: 0, after: remove | read | edit, along: read | edit },
    ])
    expect(changes).toEqual([
      'profile:"Sales Rep".object:Account.read=true',
      'profile:"Sales Rep".object:Account.edit=true',
      'profile:"Sales Rep".object:Account.delete=true',
    ])
  })

  it('PRM-23 unticking Read unticks what depends on it', () => {
    const { edits } = filled(grid([read | edit | create, 0]), { kind: 'clear', bits: read })
    expect(edits[0]?.after).toBe(0)
    expect(edits[0]?.along).toBe(edit | create)
  })

  it('PRM-11 in a muting set Read takes what depends on it along, and Delete leaves Read alone', () => {
    const place = [{ row: 0, column: 1 }]
    expect(filled(grid([0, 0]), { kind: 'set', bits: read }, place).edits[0]?.after).toBe(127)
    const after = filled(grid([0, 0]), { kind: 'set', bits: remove }, place).edits[0]?.after
    expect(after).toBe(remove | ObjectBit.modifyAll)
    const unmuted = filled(grid([0, 127]), { kind: 'clear', bits: edit }, place).edits[0]?.after
    expect((unmuted ?? 0) & (read | edit)).toBe(0)
    expect((unmuted ?? 0) & remove).toBe(remove)
  })

  it('changes nothing where the wish holds already', () => {
    expect(filled(grid([read, 0]), { kind: 'set', bits: read })).toEqual({
      ...{ edits: [], refusedCount: 0, changes: [] },
    })
  })

  it('import-formats 4 leaves a cell alone of which no file says anything', () => {
    const { edits, refusedCount } = filled(grid([unknownCell, 0]), { kind: 'set', bits: read })
    expect([edits, refusedCount]).toEqual([[], 1])
  })

  it('LIC-07 gives a profile nothing that its licence does not allow, and lets what it has be taken', () => {
    const capped = grid([read, 0], { capped: Uint8Array.of(remove | read, 0) })
    const deleting = filled(capped, { kind: 'set', bits: remove })
    expect([deleting.edits, deleting.refusedCount]).toEqual([[], 1])
    expect(filled(capped, { kind: 'set', bits: create }).edits[0]?.after).toBe(read | create)
    expect(filled(capped, { kind: 'clear', bits: read }).edits[0]?.after).toBe(0)
  })

  it('FLS-15 leaves a field alone that has no field permissions', () => {
    const rows = [row('Name', { fixedBits: 3 })]
    const fields = grid([0, 0], { object: 'Account', rows })
    expect(filled(fields, { kind: 'set', bits: 1 }).refusedCount).toBe(1)
  })

  it('FLS-20 a calculated field can be read and not edited', () => {
    const rows = [row('Total__c', { barredBits: 2 })]
    const fields = grid([0, 0], { object: 'Account', rows })
    expect(filled(fields, { kind: 'set', bits: 2 }).refusedCount).toBe(1)
    expect(filled(fields, { kind: 'exactly', bits: 3 }).changes).toEqual([
      'profile:"Sales Rep".field:Account.Total__c.read=true',
    ])
  })

  it('pasting sets a cell to what was copied and to nothing else', () => {
    const { edits } = filled(grid([remove | read | edit, 0]), { kind: 'exactly', bits: create })
    expect(edits[0]?.after).toBe(create | read)
  })
})
