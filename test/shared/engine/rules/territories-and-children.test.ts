import { describe, expect, it } from 'vitest'
import { parseTerritoryId } from '@shared/model/id'
import { isRestrictable } from '@shared/model/sharing'
import { answer, nothing, readAndEdit, readOnly } from '../../../org-access'
import { built, record, share, type Edit } from '../../../org-builder'
import { addDetail, addField, addObject, changeObject, defaults } from '../../../org-objects'
import { newField, newObject } from '../../../org-frame'
import { permissions } from '../../../org-permissions'
import { territory } from '../../../org-sharing'

const acme = record('acme', 'rw1', 'Account')
const member = { kind: 'territory', territory: parseTerritoryId('T') } as const

describe('territories', () => {
  it('R9.5 a member reads the accounts of the territory, even where every child level is None', () => {
    expect(answer(built(acme, territory('T', ['acme'], ['re'])), 're', 'acme')).toBe(readOnly)
    expect(answer(built(acme, territory('T', [], ['re'])), 're', 'acme')).toBe(nothing)
  })

  it('R9.11 a row to a territory reaches its users and those of the territory above', () => {
    const org = built(
      territory('P', [], ['nr']),
      territory('T', [], ['re'], { parent: parseTerritoryId('P') }),
      record('r', 'rw1'),
      share('r', member),
    )
    expect(answer(org, 're', 'r')).toBe(readOnly)
    expect(answer(org, 'nr', 'r')).toBe(readOnly)
    expect(answer(org, 've', 'r')).toBe(nothing)
  })

  it('R9.12 a territory lowers nothing: without a Private default everybody edits', () => {
    const there = territory('T', ['acme'], ['re'])
    const open = defaults('Account', 'ReadWrite')
    expect(answer(built(acme, there, open), 're', 'acme')).toBe(readAndEdit)
    expect(answer(built(acme, there, open), 'nr', 'acme')).toBe(readAndEdit)
    expect(answer(built(acme, there), 'nr', 'acme')).toBe(nothing)
  })

  it('R9.14 a row of the older territories counts as any row', () => {
    const row = share('acme', 're', 'Edit', { rowCause: 'TerritoryManual' })
    expect(answer(built(acme, row), 're', 'acme')).toBe(readAndEdit)
    expect(answer(built(acme, row), 'nr', 'acme')).toBe(nothing)
  })
})

describe('what follows from a child or a parent', () => {
  const ticket = record('k', 'nr', 'Case', { AccountId: 'acme' })

  it('R10.8 with the last child that is open goes the account', () => {
    expect(answer(built(acme, ticket, share('k', 're')), 're', 'acme')).toBe(readOnly)
    expect(answer(built(acme, ticket), 're', 'acme')).toBe(nothing)
  })

  it('R10.18 a lookup to anything but an account opens nothing', () => {
    const edits = [
      addField('Opportunity', newField('CampaignId', 'Lookup', { referenceTo: ['Campaign'] })),
      record('camp', 'rw1', 'Campaign'),
      acme,
      record('o', 'rw1', 'Opportunity', { CampaignId: 'camp', AccountId: 'acme' }),
      share('o', 're'),
    ]
    expect(answer(built(...edits), 're', 'camp')).toBe(nothing)
    expect(answer(built(...edits), 're', 'acme')).toBe(readOnly)
  })

  it('R10.21 a shared case opens the account, and that its controlled contacts', () => {
    const edits = [
      acme,
      defaults('Contact', 'ControlledByParent'),
      ticket,
      record('c', 'nr', 'Contact', { AccountId: 'acme' }),
    ]
    expect(answer(built(...edits, share('k', 're')), 're', 'c')).toBe(readOnly)
    expect(answer(built(...edits), 're', 'c')).toBe(nothing)
  })
})

describe('details', () => {
  const part = addDetail('Part__c', { Thing__c: { master: 'Thing__c', writeNeeds: 'Edit' } })
  const below = addDetail('Bit__c', { Part__c: { master: 'Part__c', writeNeeds: 'Edit' } })
  const edits = [
    record('m', 'rw1'),
    part,
    record('d', null, 'Part__c', { Thing__c: 'm' }),
    below,
    record('b', null, 'Bit__c', { Part__c: 'd' }),
  ]

  it('R11.1 a detail is as open as its master', () => {
    expect(answer(built(...edits, share('m', 're')), 're', 'd')).toBe(readOnly)
    expect(answer(built(...edits), 're', 'd')).toBe(nothing)
  })

  it('R11.13 a lookup beside the master decides nothing', () => {
    const lookup = changeObject('Part__c', ({ fields }) => ({
      fields: [...fields, newField('Other__c', 'Lookup', { referenceTo: ['Thing__c'] })],
    }))
    const org = (row: Edit) =>
      built(
        record('m', 'rw1'),
        record('other', 'rw1'),
        part,
        lookup,
        record('d', null, 'Part__c', { Thing__c: 'm', Other__c: 'other' }),
        row,
      )
    expect(answer(org(share('m', 're')), 're', 'd')).toBe(readOnly)
    expect(answer(org(share('other', 're')), 're', 'd')).toBe(nothing)
  })

  it('R11.15 Read on every object above is needed', () => {
    const open = share('m', 're')
    expect(answer(built(...edits, open), 're', 'b')).toBe(readOnly)
    expect(answer(built(...edits, open, permissions('re', 'Thing__c', '')), 're', 'b')).toBe(
      nothing,
    )
  })

  it('R11.20 a detail of an account opens by what opens the account, a shared case too', () => {
    const note = addDetail('Note__c', { Account__c: { master: 'Account', writeNeeds: 'Edit' } })
    const own = [
      acme,
      note,
      record('n', null, 'Note__c', { Account__c: 'acme' }),
      record('k', 'nr', 'Case', { AccountId: 'acme' }),
    ]
    expect(answer(built(...own, share('k', 're')), 're', 'n')).toBe(readOnly)
    expect(answer(built(...own), 're', 'n')).toBe(nothing)
  })
})

describe('objects without a record leg', () => {
  it('R14.11 an external object may have restriction rules, an account may not', () => {
    expect(isRestrictable('Far__x')).toBe(true)
    expect(isRestrictable('Account')).toBe(false)
  })

  it('R15.34 R14.11 external objects and custom settings are read with Read on the object, owned by nobody', () => {
    for (const kind of ['external', 'customSetting'] as const) {
      const edits = [
        addObject('Far__x', 'Private'),
        changeObject('Far__x', () => newObject('Far__x', 'Private', { kind })),
        record('x', null, 'Far__x'),
      ]
      expect(answer(built(...edits), 're', 'x').startsWith('RE')).toBe(true)
      expect(answer(built(...edits, permissions('re', 'Far__x', '')), 're', 'x')).toBe(nothing)
    }
  })
})
