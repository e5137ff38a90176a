import { describe, expect, it } from 'vitest'
import { compileOrg } from '@shared/engine/compile/compile-org'
import {
  allFieldBits,
  allObjectBits,
  FieldBit,
  ObjectBit,
  unknownCell,
} from '@shared/model/object-bits'
import type { Org } from '@shared/model/org'
import type { PermissionGrid } from '@shared/protocol/engine'
import { copyFieldPermissions } from '../../../src-renderer/worker/calls/copy-field-permissions'
import { permissionGrid } from '../../../src-renderer/worker/calls/permission-grid'
import { changedOrg } from '@shared/scenario/opened-org'
import { built, type Edit } from '../../org-builder'
import { newField } from '../../org-frame'
import { addDetail, addField, addObject } from '../../org-objects'
import { licence, permissions, permissionSet, permissionSetGroup } from '../../org-permissions'

const gridOf = (org: Org, object: string | null = null) => permissionGrid(compileOrg(org), object)

function cell(grid: PermissionGrid, row: string, column: string): number | undefined {
  const r = grid.rows.findIndex(({ name }) => name === row)
  const c = grid.columns.findIndex(({ name }) => name === column)
  return grid.cells[r * grid.columns.length + c]
}
const rowOf = (grid: PermissionGrid, name: string) => grid.rows.find((row) => row.name === name)

const base = (...edits: readonly Edit[]) =>
  built(
    addField('Account', newField('Rating', 'Picklist')),
    addField('Account', newField('Phone', 'Phone')),
    addField('Account', newField('Total__c', 'Currency', { isCalculated: true })),
    addField('Account', newField('Code__c', 'Text', { isRequired: true })),
    permissionSet('Auditor', {
      objects: { Account: 'RV' },
      fields: { 'Account.Rating': 'RE', 'Account.Phone': 'R' },
    }),
    permissionSet('Reader', {}),
    permissionSetGroup('Desk', ['Auditor'], { objects: { Account: 'D' } }),
    ...edits,
  )

describe('the grid of objects', () => {
  it('PRM-02 shows what each profile, permission set and muting set states', () => {
    const grid = gridOf(base(permissions('rw1', 'Account', 'CR')))
    expect(cell(grid, 'Account', 'Profile rw1')).toBe(ObjectBit.create | ObjectBit.read)
    expect(cell(grid, 'Account', 'Auditor')).toBe(ObjectBit.read | ObjectBit.viewAll)
    expect(cell(grid, 'Account', 'Reader')).toBe(0)
    expect(cell(grid, 'Account', 'Desk mutes')).toBe(ObjectBit.delete)
  })

  it('import-formats 4 shows as unknown what a partial profile does not say about an undeclared object', () => {
    const partial: Edit = (org) => ({
      ...org,
      objects: org.objects.map((each) =>
        each.name === 'Lead' || each.name === 'Case' ? { ...each, isDeclared: false } : each,
      ),
      profiles: org.profiles.map((each) =>
        each.name === 'Profile rw1'
          ? {
              ...each,
              isPartial: true,
              objectPermissions: each.objectPermissions.filter(({ object }) => object !== 'Lead'),
            }
          : each,
      ),
    })
    const grid = gridOf(base(partial))
    expect(cell(grid, 'Lead', 'Profile rw1')).toBe(unknownCell)
    expect(cell(grid, 'Case', 'Profile rw1')).not.toBe(unknownCell)
    expect(cell(grid, 'Lead', 'Profile rw2')).not.toBe(unknownCell)
  })

  it('R15.4 bars the object permissions of activities, on which system permissions decide', () => {
    const grid = gridOf(base(addObject('Task', 'Private'), addObject('Event', 'Private')))
    expect(rowOf(grid, 'Task')).toMatchObject({
      barredBits: allObjectBits,
      reason:
        'on `Task` the system permissions `ActivitiesAccess` and `EditTask` decide; object permissions say nothing',
      rule: 'R15.4',
    })
    expect(rowOf(grid, 'Event')?.reason).toContain('`EditEvent`')
    expect(rowOf(grid, 'Case')?.barredBits).toBe(0)
  })

  it('LIC-02 marks what the licence of a profile keeps from counting', () => {
    const grid = gridOf(base(licence('rw1', 'Customer Community')))
    const lead = grid.rows.findIndex(({ name }) => name === 'Lead')
    const column = (name: string) => grid.columns.findIndex((each) => each.name === name)
    expect(grid.capped[lead * grid.columns.length + column('Profile rw1')]).toBe(allObjectBits)
    expect(grid.capped[lead * grid.columns.length + column('Profile rw2')]).toBe(0)
  })
})

describe('the grid of an object’s fields', () => {
  it('FLS-10 shows which fields each container reads and edits', () => {
    const grid = gridOf(base(), 'Account')
    expect(cell(grid, 'Rating', 'Auditor')).toBe(allFieldBits)
    expect(cell(grid, 'Phone', 'Auditor')).toBe(FieldBit.readable)
    expect(cell(grid, 'Rating', 'Reader')).toBe(0)
  })

  it('FLS-15 fixes required and master-detail fields, and leaves others free', () => {
    const org = base(addDetail('Line__c', { Thing__c: { master: 'Thing__c', writeNeeds: 'Edit' } }))
    expect(rowOf(gridOf(org, 'Line__c'), 'Thing__c')).toMatchObject({
      fixedBits: 3,
      rule: 'FLS-15',
    })
    expect(rowOf(gridOf(org, 'Account'), 'Code__c')?.fixedBits).toBe(3)
    expect(rowOf(gridOf(org, 'Account'), 'Rating')).toMatchObject({ fixedBits: 0, barredBits: 0 })
  })

  it('FLS-20 keeps a calculated field from being edited, and not from being read', () => {
    const row = rowOf(gridOf(base(), 'Account'), 'Total__c')
    expect(row).toMatchObject({ fixedBits: 0, barredBits: FieldBit.editable, rule: 'FLS-20' })
  })

  it('is empty for an object that the org does not have', () => {
    expect(gridOf(base(), 'Nothing__c').rows).toEqual([])
  })

  it('FLS-10 a field of the catalogue that no file states can be granted all the same', () => {
    const change = 'permissionSet:Reader.field:Account.Industry.edit=true'
    const { org, refused } = changedOrg(base(), [change])
    expect(refused).toEqual([])
    expect(cell(gridOf(org, 'Account'), 'Industry', 'Reader')).toBe(allFieldBits)
    const wrong = changedOrg(base(), ['permissionSet:Reader.field:Account.Nonsense.edit=true'])
    expect(wrong.refused).toHaveLength(1)
  })
})

describe('copying field permissions', () => {
  const compiled = compileOrg(base())
  const set = (name: string) => ({ kind: 'permissionSet', name }) as const
  const applied = (changes: readonly string[]) => gridOf(changedOrg(base(), changes).org, 'Account')

  it('FLS-10 gives one set what another has on every field, and says which cells change', () => {
    const query = { object: null, from: set('Auditor'), to: [set('Reader')], limit: 1 } as const
    const { changes, lines, changedCount } = copyFieldPermissions(compiled, {
      kind: 'container',
      ...query,
    })
    expect([lines.length, changedCount]).toEqual([1, 2])
    const grid = applied(changes)
    for (const { name } of grid.rows)
      expect(cell(grid, name, 'Reader')).toBe(cell(grid, name, 'Auditor'))
  })

  it('FLS-10 gives one field what another has in every container', () => {
    const { changes } = copyFieldPermissions(compiled, {
      ...{ kind: 'field', object: 'Account', from: 'Rating', to: ['Phone'], limit: 10 },
    })
    const grid = applied(changes)
    for (const { name } of grid.columns)
      expect(cell(grid, 'Phone', name)).toBe(cell(grid, 'Rating', name))
  })

  it('FLS-20 copies reading alone to a calculated field, and FLS-15 nothing to a required one', () => {
    const { changes, skippedCount } = copyFieldPermissions(compiled, {
      ...{
        kind: 'field',
        object: 'Account',
        from: 'Rating',
        to: ['Total__c', 'Code__c'],
        limit: 9,
      },
    })
    expect(changes).toEqual(['permissionSet:Auditor.field:Account.Total__c.read=true'])
    expect(skippedCount).toBe(compiled.org.profiles.length + 3)
  })
})
