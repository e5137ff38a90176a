import { recordPosition } from '@shared/engine/compile/compile-org'
import { createAccess } from '@shared/engine/record/create-access'
import { parseRecordId, parseUserId } from '@shared/model/id'
import type { Org } from '@shared/model/org'
import { formatReason } from '@shared/report/messages-en'
import { describe, expect, it } from 'vitest'
import { compiled } from '../../../org-access'
import { built, record, share, type Edit } from '../../../org-builder'
import { addDetail, addObject, changeObject, defaults } from '../../../org-objects'
import { permissions } from '../../../org-permissions'

function create(org: Org, user: string, name: string, ...parents: readonly string[]) {
  const engine = compiled(org)
  const object = engine.objects.find((each) => each.name === name)
  if (object === undefined) throw new Error(`no object ${name}`)
  const positions = parents.map((id) => {
    const position = recordPosition(engine, parseRecordId(id))
    if (position === undefined) throw new Error(`no record ${id}`)
    return position
  })
  const answer = createAccess(
    engine,
    engine.userIndexById.get(parseUserId(user)) ?? -1,
    object,
    positions,
  )
  for (const { reasons } of answer.legs) reasons.forEach(formatReason)
  return answer
}
const verdict = (...of: Parameters<typeof create>) => create(...of).verdict
const codes = (...of: Parameters<typeof create>) =>
  create(...of).legs.flatMap(({ reasons }) => reasons.map(({ code }) => code))

const lines = (writeNeeds: 'Read' | 'Edit'): Edit =>
  addDetail('Line__c', { Thing__c: { master: 'Thing__c', writeNeeds } })
const m = record('m', 'rw1')

describe('creating a record', () => {
  it('R1.15 LAY-14 needs Create on the object and no record access', () => {
    expect(verdict(built(m), 're', 'Thing__c')).toBe('open')
    expect(verdict(built(m, permissions('re', 'Thing__c', 'RED')), 're', 'Thing__c')).toBe('closed')
  })

  it('R11.7 a detail needs on its master the level that the relation asks for', () => {
    const read = built(lines('Edit'), m, share('m', 're'))
    expect(verdict(read, 're', 'Line__c', 'm')).toBe('closed')
    expect(codes(read, 're', 'Line__c', 'm')).toEqual(['create-open', 'create-parent-closed'])
    expect(verdict(built(lines('Edit'), m, share('m', 're', 'Edit')), 're', 'Line__c', 'm')).toBe(
      'open',
    )
    expect(verdict(built(lines('Read'), m, share('m', 're')), 're', 'Line__c', 'm')).toBe('open')
    expect(verdict(built(lines('Read'), m), 're', 'Line__c', 'm')).toBe('closed')
  })

  it('R11.11 View All on a custom master is enough, and not on a standard detail’s', () => {
    const viewer = permissions('re', 'Thing__c', 'REV')
    expect(verdict(built(lines('Read'), m, viewer), 're', 'Line__c', 'm')).toBe('open')
    const deal = record('o', 'rw1', 'Opportunity')
    const standard = addDetail('OpportunityLineItem', {
      OpportunityId: { master: 'Opportunity', writeNeeds: 'Edit' },
    })
    const all = permissions('re', 'Opportunity', 'REV')
    expect(verdict(built(standard, deal, all), 're', 'OpportunityLineItem', 'o')).toBe('closed')
    expect(verdict(built(standard, deal, share('o', 're', 'Edit')), 're', 'OpportunityLineItem', 'o')).toBe('open') // prettier-ignore
  })

  it('R11.7 a junction needs both masters, and is unknown while one is not named', () => {
    const both = [
      addObject('Other__c', 'Private'),
      addDetail('Link__c', {
        First__c: { master: 'Thing__c', writeNeeds: 'Edit' },
        Second__c: { master: 'Other__c', writeNeeds: 'Edit' },
      }),
      m,
      record('m2', 'rw1', 'Other__c'),
      share('m', 're', 'Edit'),
    ]
    expect(verdict(built(...both), 're', 'Link__c', 'm')).toBe('unknown')
    expect(verdict(built(...both), 're', 'Link__c', 'm', 'm2')).toBe('closed')
    expect(verdict(built(...both, share('m2', 're', 'Edit')), 're', 'Link__c', 'm', 'm2')).toBe(
      'open',
    )
  })

  it('R11.7 R1.18 without Read on the master’s object no detail is created', () => {
    const org = built(lines('Read'), m, share('m', 're'), permissions('re', 'Thing__c', ''))
    expect(verdict(org, 're', 'Line__c', 'm')).toBe('closed')
  })

  it('R11.7 R11.11 Modify All on a master creates its custom details, View All reads alone', () => {
    const held = (letters: string) =>
      verdict(built(lines('Edit'), m, permissions('re', 'Thing__c', letters)), 're', 'Line__c', 'm')
    expect(held('CREDVM')).toBe('open')
    expect(held('CREDV')).toBe('closed')
  })

  it('R10.12 a contact needs Read on the account that it is made under', () => {
    const acme = record('acme', 'rw1', 'Account')
    expect(verdict(built(acme), 're', 'Contact', 'acme')).toBe('closed')
    expect(verdict(built(acme, share('acme', 're')), 're', 'Contact', 'acme')).toBe('open')
    expect(verdict(built(acme), 're', 'Contact')).toBe('open')
  })

  it('R11.7 what the import leaves open stays unknown', () => {
    const partial: Edit = (org) => ({
      ...org,
      profiles: org.profiles.map((profile) => ({
        ...profile,
        isPartial: true,
        objectPermissions: profile.objectPermissions.filter(({ object }) => object !== 'Thing__c'),
      })),
    })
    const foreign = changeObject('Thing__c', () => ({ isDeclared: false }))
    const org = built(m, defaults('Thing__c', 'ReadWrite'), foreign, partial)
    expect(verdict(org, 're', 'Thing__c')).toBe('unknown')
    const group: Edit = (before) => ({
      ...before,
      shares: [
        {
          object: 'Thing__c',
          record: parseRecordId('m'),
          grantee: { kind: 'unresolved', text: 'somebody' },
          level: 'Edit',
          rowCause: 'Manual',
          accountSettings: null,
        },
      ],
    })
    expect(verdict(built(lines('Edit'), m, group), 're', 'Line__c', 'm')).toBe('unknown')
    expect(codes(built(lines('Edit'), m, group), 're', 'Line__c', 'm')).toContain(
      'create-parent-unknown',
    )
  })
})
