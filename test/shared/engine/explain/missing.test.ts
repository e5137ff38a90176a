import { describe, expect, it } from 'vitest'
import type { Org } from '@shared/model/org'
import { explained } from '../../../org-access'
import { addUser, built, record, role, user, type Edit } from '../../../org-builder'
import { defaults } from '../../../org-objects'
import { assign, permissions, permissionSet } from '../../../org-permissions'
import { ownerRule, partner } from '../../../org-sharing'

const missing = (org: Org, user: string, id: string) => explained(org, user, id).missing
const codes = (...of: Parameters<typeof missing>) => missing(...of).map(({ reason }) => reason.code)

const thing = record('r', 'rw1')
const open = defaults('Thing__c', 'ReadWrite')

describe('what is missing for the next level', () => {
  it('PRM-06 names the set that would give it once activated, and a permission where none would', () => {
    const glass = permissionSet('Glass', { objects: { Thing__c: 'R' }, isSessionBased: true })
    const none = permissions('re', 'Thing__c', '')
    const org = built(thing, open, none, glass, assign('Glass', 're'))
    expect(codes(org, 're', 'r')).toEqual(['missing-activation'])
    expect(codes(built(thing, open, none, glass), 're', 'r')).toEqual(['missing-permission'])
  })

  it('R13.23 offers a guest no permission to edit, and an internal user one', () => {
    const guest = addUser('g', null, { userType: 'Guest' })
    const org = built(thing, defaults('Thing__c', 'Private'), guest)
    const steps = missing(org, 'g', 'r')
    expect(steps.every(({ nextLevel }) => nextLevel === 1)).toBe(true)
    const reader = built(thing, open, permissions('re', 'Thing__c', 'R'))
    expect(missing(reader, 're', 'r')[0]?.change).toMatch(/\.edit=true$/)
  })

  it('R6.8 offers to raise a rule that lets the user in, and none that lets in others', () => {
    const thingRule = (to: string) => ownerRule(role('Rep West'), { to: role(to) })
    const changes = (...edits: readonly Edit[]) =>
      missing(built(thing, ...edits), 're', 'r').map(({ change }) => change)
    const open = 'object:Thing__c.sharingModel=ReadWrite'
    expect(changes(thingRule('Rep East'))).toEqual([
      'sharingRule:Thing__c.Rule_1.accessLevel=Edit',
      open,
    ])
    expect(changes(defaults('Thing__c', 'Read'), thingRule('Rep West'))).toEqual([open])
    expect(changes()).toEqual(['object:Thing__c.sharingModel=Read'])
  })

  it('R15.27 R15.24 for a private record no default, rule or row is advised', () => {
    const codes = (org: Org, id: string) => missing(org, 're', id).map(({ reason }) => reason.code)
    const deal = (isPrivate: string) =>
      built(record('o', 'rw1', 'Opportunity', { IsPrivate: isPrivate }))
    expect(codes(deal('true'), 'o')).toEqual(['missing-private-opportunity'])
    expect(codes(deal('false'), 'o')).toEqual(['missing-default'])
    const lone = record('k', 'rw1', 'Contact', { AccountId: null })
    expect(codes(built(lone), 'k')).toEqual(['missing-without-account'])
    expect(codes(built(lone, defaults('Contact', 'ControlledByParent')), 'k')).toEqual(['missing-without-account']) // prettier-ignore
  })

  it('R3.3 R2.4 what would be refused is no change, and only what can be is advised', () => {
    const outside = [record('a', 'rw1', 'Account'), partner('p', 'a')]
    const changes = (...edits: readonly Edit[]) =>
      missing(built(...outside, thing, ...edits), 'p', 'r').map(({ change }) => change)
    expect(changes()).toEqual([null])
    expect(changes(defaults('Thing__c', 'Read', 'Private'))).toEqual(['object:Thing__c.externalSharingModel=Read']) // prettier-ignore
    const full = (object: string, owner: string | null) => {
      const all = [record('x', owner, object), defaults(object, 'ReadWrite')]
      return missing(built(...all), 're', 'x').map(({ reason }) => reason.code)
    }
    expect(full('Opportunity', 'rw1')).toEqual(['missing-full-access-user'])
    expect(full('Case', 'rw1')).toEqual(['missing-full-access'])
  })

  it('R1.8 R11.1 R3.9 what no setting gives is told without a change', () => {
    const line = (org: Org, user: string, id: string) =>
      missing(org, user, id).map(({ reason, change }) => [reason.code, reason.rule, change])
    expect(line(built(thing, open), 're', 'r')).toEqual([['missing-full-access', 'R1.8', null]])
    const order = [record('a', 'rw1', 'Account'), record('o', 'rw1', 'Order', { AccountId: 'a' })]
    const followed = built(...order, defaults('Order', 'ControlledByParent'))
    expect(line(followed, 're', 'o')).toEqual([['missing-parent-level', 'R3.9', null]])
    expect(missing(followed, 're', 'o')[0]?.reason.args).toEqual({ parent: 'Account' })
    expect(missing(built(thing), 'rw1', 'r')).toEqual([])
  })

  it('R1.17 names the profile, or the set of a persona, whose permission is missing', () => {
    const none = permissions('re', 'Thing__c', '')
    const told = (org: Org) =>
      missing(org, 're', 'r').map(({ reason, change }) => [reason.args, change])
    expect(told(built(thing, open, none))).toEqual([
      [
        { object: 'Thing__c', permission: 'read', profile: 'Profile re' },
        'profile:"Profile re".object:Thing__c.read=true',
      ],
    ])
    const persona = [
      permissionSet('Desk', {}),
      assign('Desk', 're'),
      user('re', { isPersona: true }),
    ]
    expect(told(built(thing, open, none, ...persona))).toEqual([
      [
        { object: 'Thing__c', permission: 'read', container: 'Desk' },
        'permissionSet:Desk.object:Thing__c.read=true',
      ],
    ])
  })
})
