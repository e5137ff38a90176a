import { evaluateOrg, recount } from '@shared/engine/heat-map/recount'
import { parseProfileId, parseRoleId, parseTerritoryId, parseUserId } from '@shared/model/id'
import { describe, expect, it } from 'vitest'
import {
  addRole,
  addUser,
  built,
  cell,
  changeRole,
  edited,
  group,
  owner,
  record,
  share,
  user,
  type Edit,
} from '../../../org-builder'
import { profileOf } from '../../../org-frame'
import { addObject, changeObject, defaults, settings } from '../../../org-objects'
import { assign, permissionSet, permissions, system } from '../../../org-permissions'
import {
  criteria,
  criteriaRule,
  highVolume,
  ownerRule,
  partner,
  sharingSet,
  site,
  territory,
} from '../../../org-sharing'
import { differingCells } from '../../../property/counts-by-doors'
import { expectRecounted, options } from '../../../recounted'

const account = record('acme', 'rw1', 'Account')
const rulesOff: Edit = (org) => ({
  ...org,
  sharingRules: org.sharingRules.map((rule) => ({ ...rule, isActive: false })),
})
const readingUsers = ['rw1', 're', 'nr', 'mw'].map((id) => permissions(id, 'User', 'R'))

describe('a recount where the quick way would miss a door', () => {
  const partners = [
    account,
    settings({ enablePartnerSuperUserAccess: true }),
    partner('p1', 'acme'),
    partner('p2', 'acme'),
    permissions('p1', 'Thing__c', 'CRED'),
    permissions('p2', 'Thing__c', 'CRED'),
    record('r', 'rw1'),
    record('own', 'p2'),
  ]

  it('R13.17 a permission makes a super user, who has what fellows own', () => {
    expectRecounted(built(...partners), system('p1', 'PortalSuperUser'))
  })

  it('R13.17 a rule that opened a record to a fellow of a super user is switched off', () => {
    const superUser = user('p1', { isPortalSuperUser: true })
    expectRecounted(built(...partners, superUser, ownerRule('rw1', { to: 'p2' })), rulesOff)
    expectRecounted(built(...partners, ownerRule('rw1', { to: 'p2' })), rulesOff)
  })

  it('R15.19 an assigned set makes a member of a site, whom the others see', () => {
    const org = built(
      settings({ enableCommunityUserVisibility: true }),
      ...readingUsers,
      addObject('User', 'Private'),
      permissionSet('Shop', {}),
      site(['rw1'], ['Shop']),
    )
    expectRecounted(org, assign('Shop', 're'))
  })

  it('R15.16 a default makes records of users, or takes it away', () => {
    const stated = built(...readingUsers, addObject('User', 'Private'))
    expectRecounted(stated, defaults('User', 'Read'))
    const unstated = changeObject('User', () => ({ sharingModel: null }))
    const before = evaluateOrg(stated, options)
    const after = edited(stated, unstated)
    const { totals } = recount(before, after, options).counts
    expect(totals).toEqual(evaluateOrg(after, options).counts.totals)
    expect(totals).not.toEqual(before.counts.totals)
  })

  it('R15.18 a user who is a record is no longer one that a rule on users shares', () => {
    const active = criteria(['IsActive', 'equals', 'true'])
    const org = built(
      ...readingUsers,
      addObject('User', 'Private'),
      criteriaRule(active, { object: 'User', to: 'nr' }),
    )
    expectRecounted(org, user('rw1', { isActive: false }))
  })

  it('R13.8 a user takes the profile that a sharing set is for', () => {
    const org = built(
      account,
      highVolume('h', 'acme'),
      highVolume('i', 'acme'),
      ...['h', 'i'].map((id) => permissions(id, 'Case', 'RE')),
      record('c', 'nr', 'Case', { AccountId: 'acme' }),
      sharingSet(['h'], 'Case', 'Edit'),
    )
    expectRecounted(org, user('i', { profile: parseProfileId(profileOf('h')) }))
  })

  it('R16.4 a user with rows becomes inactive, and superiors lose them too', () => {
    expectRecounted(built(record('r', 'rw1'), share('r', 're')), user('re', { isActive: false }))
  })

  it('R6.20 a rule that opens children is switched off, deleted, or gives more', () => {
    const org = built(
      account,
      defaults('Account', 'Private'),
      record('k', 'rw1', 'Contact', { AccountId: 'acme' }),
      ownerRule('rw1', { object: 'Account', to: 'nr', children: { contactAccessLevel: 'Edit' } }),
      permissions('nr', 'Account', 'RE'),
      permissions('nr', 'Contact', 'RE'),
    )
    expectRecounted(org, rulesOff)
    expectRecounted(org, (of) => ({ ...of, sharingRules: [] }))
    expectRecounted(org, (of) => ({
      ...of,
      sharingRules: of.sharingRules.map((rule) => ({ ...rule, accessLevel: 'Edit' })),
    }))
  })

  it('R6.20 a rule off, then on together with another, then a default: each time from the last', () => {
    const org = built(
      defaults('Thing__c', 'Private'),
      ...['r', 's'].map((id) => record(id, 'rw1')),
      ownerRule('rw1', { to: 'nr' }),
      ownerRule('rw1', { to: 're', level: 'Edit' }),
    )
    const turned =
      (...are: readonly boolean[]): Edit =>
      (of) => ({
        ...of,
        sharingRules: of.sharingRules.map((rule, at) => ({ ...rule, isActive: are[at] === true })),
      })
    let evaluated = evaluateOrg(org, options)
    for (const edit of [
      turned(false, true),
      turned(true, false),
      defaults('Thing__c', 'Read'),
      permissions('nr', 'Thing__c', 'CREDV'),
      turned(true, true),
      defaults('Thing__c', 'Private'),
    ]) {
      const after = edit(evaluated.index.compiled.org)
      evaluated = recount(evaluated, after, options)
      expect(differingCells(evaluateOrg(after, options).counts, evaluated.counts)).toEqual([])
    }
  })
})

describe('a recount where places or meanings change', () => {
  const many = Array.from({ length: 80 }, (_, at) => `r${at}`)

  it('R2.1 more records change their owner than are kept at their places', () => {
    const org = built(
      defaults('Thing__c', 'Private'),
      ...many.map((id) => record(id, 'rw1')),
      ...many.map((id) => record(`${id}s`, 're')),
    )
    expectRecounted(org, ...many.slice(0, 5).map((id) => owner(id, 're')))
    expectRecounted(org, ...many.map((id) => owner(id, 're')))
  })

  it('R4.2 roles move so that subordinates stand in many places', () => {
    const roles = many.slice(0, 60)
    const org = built(
      defaults('Thing__c', 'Private'),
      ...['A', 'B'].map((id) => addRole(id, null)),
      ...['A', 'B'].map((id) => addUser(`of ${id}`, id)),
      ...roles.flatMap((id) => [addRole(id, 'A'), addUser(`of ${id}`, id), record(id, `of ${id}`)]),
    )
    const moved =
      (count: number): Edit =>
      (of) => ({
        ...of,
        roles: of.roles.map((each) =>
          roles.indexOf(each.id) % 2 === 1 && roles.indexOf(each.id) < count
            ? { ...each, parent: parseRoleId('B') }
            : each,
        ),
      })
    expectRecounted(org, moved(4))
    expectRecounted(org, moved(60))
  })

  it('R9.8, R19.1 somebody whom a row to a territory might reach takes another role', () => {
    const org = built(
      defaults('Thing__c', 'Private'),
      settings({ territoryRollsUpRoles: true }),
      territory('Zone', [], [], { isActive: null, model: '' }),
      territory('T', [], ['rw1'], { parent: parseTerritoryId('Zone') }),
      territory('Elsewhere', [], ['nr']),
      record('r', 'adm'),
      share('r', { kind: 'territoryAndSubordinates', territory: parseTerritoryId('Elsewhere') }),
    )
    expectRecounted(org, user('rw1', { role: parseRoleId('Rep East') }))
  })

  it('R5.1 who is in a group becomes unknown, and known again', () => {
    const org = built(
      defaults('Thing__c', 'Private'),
      group('G', ['re']),
      record('r', 'rw1'),
      share('r', 'G'),
    )
    const unknown: Edit = (of) => ({
      ...of,
      groups: of.groups.map((each) => (each.id === 'G' ? { ...each, members: null } : each)),
    })
    expectRecounted(org, unknown)
    expectRecounted(edited(org, unknown), (of) => ({ ...of, groups: org.groups }))
  })

  it('R3.7 D-10 a setting makes another level of the same doors', () => {
    const org = built(defaults('Case', 'ReadWriteTransfer'), record('c', 'rw1', 'Case'))
    const other = { ...org.settings, rwtAllowsDelete: !org.settings.rwtAllowsDelete }
    expectRecounted(org, (of) => ({ ...of, settings: other }))
  })

  it('R3.9 an object becomes controlled by its parent, and shares on its own again', () => {
    const edits = [account, record('k', 'rw1', 'Contact', { AccountId: 'acme' })]
    const closed = ['Account', 'Contact'].map((name) => defaults(name, 'Private'))
    const own = built(...edits, ...closed, share('acme', 're'))
    const controlled = edited(own, defaults('Contact', 'ControlledByParent'))
    expectRecounted(own, defaults('Contact', 'ControlledByParent'))
    expectRecounted(controlled, defaults('Contact', 'Private'))
  })

  it('R13.9 R15.27 a cell decides which account a record is of, and who may see it', () => {
    const cases = built(
      account,
      record('other', 'rw1', 'Account'),
      highVolume('h', 'acme'),
      permissions('h', 'Case', 'RE'),
      record('c', 'nr', 'Case', { AccountId: 'other' }),
      sharingSet(['h'], 'Case', 'Edit'),
    )
    expectRecounted(cases, cell('c', 'AccountId', 'acme'))
    const deals = built(
      defaults('Opportunity', 'Read'),
      record('o', 'rw1', 'Opportunity', { IsPrivate: 'false' }),
    )
    expectRecounted(deals, cell('o', 'IsPrivate', 'true'))
    expectRecounted(edited(deals, cell('o', 'IsPrivate', 'true')), cell('o', 'IsPrivate', 'false'))
  })

  it('R5.11 a manager who is not in the import gives way to one who is, and to none', () => {
    const below = { kind: 'managerSubordinates', user: parseUserId('nr') } as const
    const org = built(
      record('r', 'cee'),
      share('r', below, 'Read'),
      settings({ enableManagerGroups: true }),
      addUser('clerk', null, { manager: parseUserId('gone') }),
      addUser('help', null, { manager: parseUserId('clerk') }),
    )
    expectRecounted(org, user('clerk', { manager: parseUserId('nr') }))
    expectRecounted(org, user('clerk', { manager: null }))
    expectRecounted(edited(org, user('clerk', { manager: null })), user('clerk', { manager: parseUserId('gone') })) // prettier-ignore
  })

  it('R4.1 a role that is only named is given a superior, and one is only named again', () => {
    const org = built(account, record('r', 'rw1'), record('c', 'nr', 'Contact', { AccountId: 'acme' })) // prettier-ignore
    const named = changeRole('VP West', { isMissing: true, parent: null })
    expectRecounted(org, named)
    expectRecounted(edited(org, named), changeRole('VP West', { parent: parseRoleId('CEO') }))
  })

  it('R4.9 an owner comes to a role that is only named, and leaves it', () => {
    const named = changeRole('Rep West', { isMissing: true })
    const contact = record('c', 'nr', 'Contact', { AccountId: 'e' })
    const org = built(record('e', 're', 'Account'), contact, named)
    const moved = user('re', { role: parseRoleId('Rep West') })
    expectRecounted(org, moved)
    expectRecounted(edited(org, moved), user('re', { role: parseRoleId('Rep East') }))
  })
})
