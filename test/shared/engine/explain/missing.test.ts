import { describe, expect, it } from 'vitest'
import type { SharingModel } from '@shared/model/object-config'
import type { Org } from '@shared/model/org'
import { explained } from '../../../org-access'
import { addUser, built, record, role, share, user, type Edit } from '../../../org-builder'
import { addDetail, addObject, defaults } from '../../../org-objects'
import { assign, licence, permissions, permissionSet } from '../../../org-permissions'
import { criteria, criteriaRule, guest, guestRule, ownerRule, partner } from '../../../org-sharing'

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

  it('R15.22 a converted lead needs the permission for such leads, whatever else opens it', () => {
    const lead = (isConverted: string) =>
      built(record('l', 'rw1', 'Lead', { IsConverted: isConverted }))
    const change = 'profile:"Profile rw1".system:ViewAndEditConvertedLeads=true'
    expect(missing(lead('true'), 'rw1', 'l').map((each) => each.change)).toEqual([change])
    expect(missing(lead('false'), 'rw1', 'l')).toEqual([])
    expect(codes(lead('true'), 're', 'l')).toEqual(['missing-default'])
    const leg = (isConverted: string) =>
      explained(lead(isConverted), 'rw1', 'l').legs.find(({ leg }) => leg === 'record')?.reasons.map(({ code }) => code) // prettier-ignore
    expect(leg('true')).toEqual(['record-level', 'action-converted'])
    expect(leg('false')).toEqual(['record-level'])
  })

  it('LIC-02 what no container can give under the licence is not advised', () => {
    const bare = permissions('re', 'Product2', 'R')
    const product = record('x', null, 'Product2')
    const under = (name: string) => codes(built(product, bare, licence('re', name)), 're', 'x')
    expect(under('Salesforce Platform')).toEqual(['missing-licence'])
    expect(under('Salesforce')).toEqual(['missing-permission'])
  })

  it('R11.19 R15.20 advises permissions on what decides: a line’s parent, and none on users', () => {
    const deal = record('o', 're', 'Opportunity')
    const line = record('l', null, 'OpportunityLineItem', { OpportunityId: 'o' })
    const org = built(deal, line, permissions('re', 'Opportunity', 'R'))
    const lines: Edit = (made) => ({
      ...made,
      profiles: made.profiles.map((profile) => ({
        ...profile,
        objectPermissions: profile.objectPermissions.filter(
          ({ object }) => object !== 'OpportunityLineItem',
        ),
      })),
    })
    expect(missing(lines(org), 're', 'l')[0]?.change).toBe('profile:"Profile re".object:Opportunity.edit=true') // prettier-ignore
    const people = built(addObject('User', 'Private'))
    expect(codes(people, 're', 'rw1')).toEqual(['missing-user'])
    expect(codes(people, 're', 're')).toEqual([])
  })

  it('R15.4 R15.7 nobody is advised how to open what is private', () => {
    const event = (isPrivate: string) =>
      built(
        addObject('Event', 'Private'),
        record('e', 'rw1', 'Event', { WhoId: null, WhatId: null, IsPrivate: isPrivate }),
      )
    expect(codes(event('true'), 'mw', 'e')).toEqual(['missing-private-event'])
    expect(codes(event('false'), 're', 'e')).toEqual(['missing-activity-owner'])
    const note = (isPrivate: string) =>
      built(
        record('a', 'mw', 'Account'),
        record('n', 'rw1', 'Note', { ParentId: 'a', IsPrivate: isPrivate }),
      )
    expect(codes(note('true'), 'mw', 'n')).toEqual(['missing-private-note'])
    expect(codes(note('false'), 're', 'n')).toEqual(['missing-parent-record'])
  })

  it('R15.13 a member of a campaign whose lead’s object is closed needs Read on that', () => {
    const member = [
      record('c', 're', 'Campaign'),
      record('l', 'rw1', 'Lead'),
      record('m', null, 'CampaignMember', { CampaignId: 'c', LeadId: 'l', ContactId: null }),
    ]
    expect(missing(built(...member, permissions('re', 'Lead', '')), 're', 'm')[0]?.reason).toMatchObject({ code: 'missing-member-details', args: { object: 'Lead' } }) // prettier-ignore
    expect(codes(built(...member), 're', 'm')).not.toContain('missing-member-details')
  })

  it('R15.29 D-59 names each parent that keeps the level, and that none is named', () => {
    const order = (cells: Record<string, string | null>, ...edits: readonly Edit[]) =>
      built(
        record('a', 're', 'Account'),
        record('k', 'rw1', 'Contract', { AccountId: null }),
        record('o', 'rw1', 'Order', { AccountId: null, ContractId: null, ...cells }),
        defaults('Order', 'ControlledByParent'),
        ...edits,
      )
    const parents = (...of: Parameters<typeof order>) =>
      missing(order(...of), 're', 'o').map(({ reason }) => [reason.code, reason.args['parent']])
    const both = { AccountId: 'a', ContractId: 'k' }
    expect(parents(both)).toEqual([['missing-parent-level', 'Contract']])
    expect(parents({})).toEqual([['missing-parent', 'Account or Contract']])
    const unread = missing(order(both, permissions('re', 'Account', '')), 're', 'o')
    expect(unread.map(({ change }) => change)).toEqual(['profile:"Profile re".object:Account.read=true']) // prettier-ignore
  })

  it('R11.2 R11.12 names the master that keeps the level, or Read on the object of one', () => {
    const detail = addDetail('Part__c', {
      One__c: { master: 'Thing__c', writeNeeds: 'Edit' },
      Two__c: { master: 'Account', writeNeeds: 'Edit' },
    })
    const part = (...edits: readonly Edit[]) =>
      built(
        detail,
        record('r', 're'),
        record('a', 'rw1', 'Account'),
        record('p', null, 'Part__c', { One__c: 'r', Two__c: 'a' }),
        ...edits,
      )
    const told = (org: Org) => missing(org, 're', 'p').map(({ reason, change }) => [reason.args['parent'], change]) // prettier-ignore
    expect(told(part())).toEqual([['Account', null]])
    expect(told(part(permissions('re', 'Account', '')))).toEqual([[undefined, 'profile:"Profile re".object:Account.read=true']]) // prettier-ignore
  })

  it('R3.10 R11.3 a parent that is open just so far is not named, one at a level less is', () => {
    const order = [
      record('a', 'rw1', 'Account'),
      record('k', 'rw1', 'Contract', { AccountId: null }),
      record('o', 'rw1', 'Order', { AccountId: 'a', ContractId: 'k' }),
      defaults('Order', 'ControlledByParent'),
    ]
    const named = (id: string, org: Org) => missing(org, 're', id).map(({ reason }) => reason.args['parent']) // prettier-ignore
    expect(named('o', built(...order, share('a', 're')))).toEqual(['Contract'])
    expect(named('o', built(...order))).toEqual(['Account', 'Contract'])
    const part = [
      addDetail('Part__c', {
        One__c: { master: 'Thing__c', writeNeeds: 'Edit' },
        Two__c: { master: 'Account', writeNeeds: 'Edit' },
      }),
      ...[thing, record('a', 'rw1', 'Account')],
      record('p', null, 'Part__c', { One__c: 'r', Two__c: 'a' }),
    ]
    const reads = [share('r', 're'), share('a', 're')]
    expect(named('p', built(...part, share('r', 're')))).toEqual(['Account'])
    expect(named('p', built(...part, ...reads))).toEqual(['Thing__c', 'Account'])
    expect(named('p', built(...part, share('r', 're', 'Edit'), share('a', 're')))).toEqual(['Account']) // prettier-ignore
  })

  it('R3.13 nothing but Modify All writes price books, and a default opens them for reading', () => {
    const book = (model: SharingModel) =>
      built(addObject('Pricebook2', model), record('b', null, 'Pricebook2'))
    expect(codes(book('Private'), 're', 'b')).toEqual(['missing-default'])
    expect(codes(book('ReadSelect'), 're', 'b')).toEqual(['missing-price-book'])
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

  /** Level, rule, code, arguments and change of everything that is missing. */
  const all = (who: string, id: string, ...edits: readonly Edit[]) =>
    missing(built(...edits), who, id).map(({ nextLevel, reason, change }) => [
      [nextLevel, reason.rule, reason.code, ...Object.values(reason.args)].join(' '),
      change,
    ])
  const north = record('n', 'rw1', 'Thing__c', { Port__c: 'North' })
  const port = (value: string) => criteria(['Port__c', 'equals', value])

  it('R6.7 R13.23 a guest is told of guest rules, then of the limit alone, whatever permission lacks', () => {
    const rule = guestRule(port('North'), { to: 'g' })
    const reads = permissions('g', 'Thing__c', 'R')
    expect(all('g', 'n', north, guest('g'))).toEqual([['1 R6.7 missing-guest-rule Thing__c', null]])
    expect(all('g', 'n', north, guest('g'), reads, rule)).toEqual([
      ['2 R13.23 missing-guest-limit Thing__c', null],
    ])
  })

  it('R6.8 a rule is advised that matches, reads, and lets in this user; three at most', () => {
    const reads = defaults('Thing__c', 'Read')
    const wider = ['2 R3.1 missing-default Thing__c ReadWrite', 'object:Thing__c.sharingModel=ReadWrite'] // prettier-ignore
    const rule = (value: string) => criteriaRule(port(value), { to: role('Rep East') })
    const raised = (at: number) => [
      `2 R6.8 missing-rule-level Rule_${String(at)} Thing__c`,
      `sharingRule:Thing__c.Rule_${String(at)}.accessLevel=Edit`,
    ]
    expect(all('re', 'n', north, reads, rule('South'))).toEqual([wider])
    expect(all('re', 'n', north, reads, rule('South'), rule('North'))).toEqual([raised(2), wider])
    const many = [rule('North'), rule('North'), rule('North'), rule('North')]
    expect(all('re', 'n', north, reads, ...many)).toEqual([raised(1), raised(2), raised(3), wider])
    const ofGuests = [guest('g'), guestRule(port('North'), { to: 'g' })]
    expect(all('re', 'n', north, reads, ...ofGuests)).toEqual([wider])
    const edits = criteriaRule(port('North'), { to: role('Rep East'), level: 'Edit' })
    expect(all('re', 'n', north, edits, permissions('re', 'Thing__c', 'R'))).toEqual([
      [
        '2 R1.17 missing-permission Thing__c edit Profile re',
        'profile:"Profile re".object:Thing__c.edit=true',
      ],
    ])
  })

  it('R11.1 the permission on a detail and the level of its master are both told, and alone where one is there', () => {
    const detail = [
      addDetail('Part__c', { Thing__c: { master: 'Thing__c', writeNeeds: 'Read' } }),
      thing,
      record('p', null, 'Part__c', { Thing__c: 'r' }),
    ]
    const none = permissions('re', 'Part__c', '')
    const permission = [
      '1 R1.17 missing-permission Part__c read Profile re',
      'profile:"Profile re".object:Part__c.read=true',
    ]
    const master = ['1 R11.1 missing-parent-level Thing__c', null]
    expect(all('re', 'p', ...detail, none)).toEqual([permission, master])
    expect(all('re', 'p', ...detail)).toEqual([master])
    expect(all('re', 'p', ...detail, share('r', 're'), none)).toEqual([permission])
    expect(all('re', 'p', ...detail, share('r', 're'))).toEqual([
      ['5 R11.1 missing-parent-level Thing__c', null],
    ])
  })

  it('R1.8 R1.14 full access on what nobody owns comes from no ownership', () => {
    const product = [addObject('Product2', 'ReadWrite'), record('x', null, 'Product2')]
    expect(all('re', 'x', ...product)).toEqual([
      ['5 R1.8 missing-full-access-ownerless Product2', null],
    ])
  })

  it('R3.1 no default is offered to who has a licence for Chatter alone', () => {
    const chatter = addUser('c', null, { userType: 'CsnOnly' })
    const told = all('c', 'r', thing, defaults('Thing__c', 'Private'), chatter)
    expect(told.at(-1)).toEqual(['1 R3.1 missing-default Thing__c Read', null])
  })

  it('R3.19 no default is advised that the object does not offer', () => {
    const contract = [
      record('k', 'rw1', 'Contract', { AccountId: null }),
      defaults('Contract', 'Private'),
    ]
    expect(all('re', 'k', ...contract)).toEqual([['1 R3.1 missing-default Contract Read', null]])
    expect(all('re', 'r', thing)).toEqual([
      ['1 R3.1 missing-default Thing__c Read', 'object:Thing__c.sharingModel=Read'],
    ])
  })

  it('R11.2 who has everything of a master but Read on its object is told of that', () => {
    const both = addDetail('Part__c', {
      One__c: { master: 'Thing__c', writeNeeds: 'Read' },
      Two__c: { master: 'Account', writeNeeds: 'Read' },
    })
    const owned = [record('r', 're'), record('a', 're', 'Account')]
    const part = record('p', null, 'Part__c', { One__c: 'r', Two__c: 'a' })
    const told = all('re', 'p', both, ...owned, part, permissions('re', 'Account', ''))
    expect(told).toEqual([
      [
        '1 R1.17 missing-permission Account read Profile re',
        'profile:"Profile re".object:Account.read=true',
      ],
    ])
    expect(all('re', 'p', both, ...owned, part)).toEqual([])
  })

  it('R15.22 R15.4 a system permission is named with the profile that would hold it', () => {
    const lead = record('l', 'rw1', 'Lead', { IsConverted: 'true' })
    expect(all('rw1', 'l', lead)).toEqual([
      [
        '2 R15.22 missing-system-permission Lead ViewAndEditConvertedLeads Profile rw1',
        'profile:"Profile rw1".system:ViewAndEditConvertedLeads=true',
      ],
    ])
  })

  it('R11.19 a line asks its parent for Read to be read, for Edit to be written', () => {
    const deal = record('o', 're', 'Opportunity')
    const line = record('l', null, 'OpportunityLineItem', { OpportunityId: 'o' })
    const told = (letters: string) =>
      all('re', 'l', deal, line, permissions('re', 'Opportunity', letters))[0]
    expect(told('')).toEqual([
      '1 R1.17 missing-permission Opportunity read Profile re',
      'profile:"Profile re".object:Opportunity.read=true',
    ])
    expect(told('R')).toEqual([
      '2 R1.17 missing-permission Opportunity edit Profile re',
      'profile:"Profile re".object:Opportunity.edit=true',
    ])
  })

  it('PRM-06 names the set or group that waits, not one that has expired or gives something else', () => {
    const none = permissions('re', 'Thing__c', '')
    const asks = (objects: Readonly<Record<string, string>>) => [
      permissionSet('Asks', { objects, isSessionBased: true }),
      assign('Asks', 're'),
    ]
    const first = (...edits: readonly Edit[]) => all('re', 'r', thing, none, ...edits)[0]
    expect(first(...asks({ Thing__c: 'R' }))).toEqual(['1 PRM-06 missing-activation Asks', null])
    const plain = [
      '1 R1.17 missing-permission Thing__c read Profile re',
      'profile:"Profile re".object:Thing__c.read=true',
    ]
    expect(first(...asks({ Account: 'R' }))).toEqual(plain)
    const old = permissionSet('Old', { objects: { Thing__c: 'R' } })
    expect(first(old, assign('Old', 're', '2020-01-01T00:00:00.000Z'))).toEqual(plain)
  })

  it('LIC-02 names the licence that allows no container to give it', () => {
    expect(all('re', 'r', thing, licence('re', 'Chatter Free'))[0]).toEqual([
      '1 LIC-02 missing-licence Thing__c read Chatter Free',
      null,
    ])
  })

  it('PRM-01 nothing is changed for a user whose profile is not in the import', () => {
    const absent: Edit = (org) => ({
      ...org,
      profiles: org.profiles.filter(({ name }) => name !== 'Profile re'),
    })
    expect(all('re', 'r', thing, open, absent)).toEqual([
      ['1 R1.17 missing-permission Thing__c read ', null],
    ])
  })
})
