import { parseRecordId, parseRoleId, parseTerritoryId, parseUserId } from '@shared/model/id'
import { describe, expect, it } from 'vitest'
import { allFive, answer, explained, nothing, readAndEdit, readOnly } from '../../../org-access'
import {
  addUser,
  built,
  changeRole,
  group,
  noChildLevels,
  queue,
  record,
  role,
  roleAndInternalSubordinates,
  roleAndSubordinates,
  share,
  user,
  type Edit,
} from '../../../org-builder'
import { addObject, hierarchies, settings } from '../../../org-objects'
import { partner, ownerRule, territory } from '../../../org-sharing'
import { grantLines } from '../explain/grant-lines'

const unknown = `${nothing}?`
const thing = record('r', 'rw1')

/** VP West is only named, so nobody says whether its tree hangs below another role. */
const adrift = changeRole('VP West', { isMissing: true, parent: null })

describe('above a role whose superior is not in the import', () => {
  const org = built(thing, adrift)

  it('R4.1, R19.1 what users of its tree own may be open to users of all other trees', () => {
    for (const who of ['cee', 've', 're']) expect(answer(org, who, 'r'), who).toBe(unknown)
    expect(answer(built(thing), 'cee', 'r')).toBe(allFive)
    expect(answer(built(thing), 've', 'r')).toBe(nothing)
  })

  it('R4.4, R4.5 but not to peers, and not to users without role', () => {
    expect(answer(org, 'rw2', 'r')).toBe(nothing)
    expect(answer(org, 'nr', 'r')).toBe(nothing)
  })

  it('R4.4 a user without role is below nobody, whichever role of the org stands second', () => {
    for (const second of org.roles) {
      const [first, ...rest] = org.roles.filter((each) => each !== second)
      const roles = [first, second, ...rest].filter((each) => each !== undefined)
      const reordered: Edit = (built) => ({ ...built, roles })
      expect(answer(built(record('n', 'nr'), reordered), 'cee', 'n'), second.id).toBe(nothing)
    }
  })

  it('R4.2 within the tree everything is known', () => {
    for (const who of ['mw', 'vw']) expect(answer(org, who, 'r'), who).toBe(allFive)
  })

  it('R4.1 below a role that is known to stand at the top nothing is open', () => {
    const east = built(record('e', 're'), adrift)
    expect(answer(east, 'vw', 'e')).toBe(nothing)
    expect(answer(east, 've', 'e')).toBe(allFive)
  })

  it('R4.1 a superior that is stated but absent is the same', () => {
    const absent = built(thing, changeRole('VP West', { parent: parseRoleId('Gone') }))
    expect(answer(absent, 'cee', 'r')).toBe(unknown)
    expect(answer(absent, 'nr', 'r')).toBe(nothing)
  })

  it('R4.1 so is one of which no column of the export says it', () => {
    const unstated = changeRole('VP West', { parent: null, isParentKnown: false })
    expect(answer(built(thing, unstated), 'cee', 'r')).toBe(unknown)
    expect(answer(built(thing, unstated), 'vw', 'r')).toBe(allFive)
    expect(answer(built(thing, changeRole('VP West', { parent: null })), 'cee', 'r')).toBe(nothing)
  })

  it('R4.1 of two such trees each may be above the other', () => {
    const both = built(
      thing,
      record('e', 're'),
      adrift,
      changeRole('VP East', { isMissing: true, parent: null }),
    )
    expect(answer(both, 'vw', 'e')).toBe(unknown)
    expect(answer(both, 've', 'r')).toBe(unknown)
    expect(answer(both, 'nr', 'e')).toBe(nothing)
  })

  it('R4.7 hierarchies off: nobody inherits, whoever stands above', () => {
    expect(answer(built(thing, adrift, hierarchies('Thing__c', false)), 'cee', 'r')).toBe(nothing)
  })

  it('R1.19 and the explanation names the role of which the import does not say it', () => {
    expect(grantLines(org, 'cee', 'r')).toEqual([
      'RoleHierarchy(of Owner) All R4.2?: CEO perhaps above Rep_West below VP_West > user rw1@frame.example',
    ])
    expect(grantLines(built(thing), 'cee', 'r')).toEqual([
      'RoleHierarchy(of Owner) All R4.2: CEO above Rep_West > user rw1@frame.example',
    ])
  })
})

describe('rows, below a role whose superior is not in the import', () => {
  const ofNobody = record('r', 'nr')
  const shared = (to: Parameters<typeof share>[1], ...edits: readonly Edit[]) =>
    built(ofNobody, ...edits, share('r', to, 'Read'), adrift)

  it('R5.6 to a user may reach users of other trees', () => {
    expect(answer(shared('rw1'), 'cee', 'r')).toBe(unknown)
    expect(answer(shared('rw1'), 'vw', 'r')).toBe(readOnly)
    expect(answer(shared('re'), 'vw', 'r')).toBe(nothing)
  })

  it('R5.7 to a role too, whoever holds it', () => {
    expect(answer(shared(role('Mgr West')), 've', 'r')).toBe(unknown)
    expect(answer(shared(role('Mgr West')), 'rw1', 'r')).toBe(nothing)
  })

  it('R5.8 to a group only where it includes bosses', () => {
    expect(answer(shared('G', group('G', ['rw1'], true)), 'cee', 'r')).toBe(unknown)
    expect(answer(shared('G', group('G', ['rw1'], false)), 'cee', 'r')).toBe(nothing)
  })

  it('R4.10 to a role and subordinates may reach the tree, which may hang below the role', () => {
    const org = shared(roleAndSubordinates('VP East'))
    for (const who of ['vw', 'mw', 'rw1']) expect(answer(org, who, 'r'), who).toBe(unknown)
    expect(answer(org, 're', 'r')).toBe(readOnly)
    expect(answer(shared(role('VP East')), 'rw1', 'r')).toBe(nothing)
    expect(answer(built(ofNobody, share('r', roleAndSubordinates('VP East'), 'Read')), 'rw1', 'r')).toBe(nothing) // prettier-ignore
  })

  it('R5.13 an owner rule whose source is such a role may match what the tree owns', () => {
    const rule = ownerRule(roleAndSubordinates('VP East'), { to: 'nr' })
    const org = built(thing, record('own', 'nr'), record('e', 're'), rule, adrift)
    expect(answer(org, 'nr', 'r')).toBe(unknown)
    expect(answer(org, 'nr', 'e')).toBe(readOnly)
    const other = built(thing, record('x', 'adm'), rule, adrift)
    expect(answer(other, 'nr', 'x')).toBe(nothing)
    expect(answer(built(thing, rule), 'nr', 'r')).toBe(nothing)
  })

  it('R6.13 a rule to a user may reach superiors in other trees', () => {
    const org = built(ofNobody, ownerRule('nr', { to: 'rw1', level: 'Edit' }), adrift)
    expect(answer(org, 'cee', 'r')).toBe(unknown)
    expect(answer(org, 'vw', 'r')).toBe(readAndEdit)
    expect(answer(org, 'adm', 'r')).toBe(allFive)
  })

  it('R2.6 what a queue owns may be open above its members', () => {
    const org = built(queue('Q', ['rw1']), record('q', 'Q'), adrift)
    expect(answer(org, 'cee', 'q')).toBe(unknown)
    expect(answer(org, 'rw1', 'q')).toBe(allFive)
    expect(answer(org, 'nr', 'q')).toBe(nothing)
  })
})

describe('accounts and their children, below a role whose superior is not in the import', () => {
  const account = record('a', 'nr', 'Account')
  const contact = (ownerId: string) => record('c', ownerId, 'Contact', { AccountId: 'a' })

  it('R10.1 who may be above the owner of a child may read the account', () => {
    const org = built(account, contact('rw1'), adrift)
    expect(answer(org, 've', 'a')).toBe(unknown)
    expect(answer(org, 'mw', 'a')).toBe(readOnly)
    expect(answer(org, 'rw2', 'a')).toBe(nothing)
  })

  it('R10.1 and who may be above somebody that a row on the child names', () => {
    const org = built(account, contact('nr'), share('c', 'rw1', 'Read'), adrift)
    expect(answer(org, 've', 'a')).toBe(unknown)
    expect(answer(org, 'rw2', 'a')).toBe(nothing)
  })

  const levels = changeRole('Rep West', { contactAccessLevel: 'Read' })

  it('R10.5 who may be above the owner of the account may have the level of that role', () => {
    const org = built(record('a', 'rw1', 'Account'), contact('nr'), levels, adrift)
    expect(answer(org, 've', 'c')).toBe(unknown)
    expect(answer(org, 'vw', 'c')).toBe(readOnly)
    expect(answer(org, 'rw2', 'c')).toBe(nothing)
  })

  it('R4.9 what a role gives that is only named is not known, to its users and those above', () => {
    const named = changeRole('Rep West', { isMissing: true })
    const org = built(record('a', 'rw1', 'Account'), contact('nr'), named)
    for (const who of ['rw1', 'mw', 'cee']) expect(answer(org, who, 'c'), who).toBe(unknown)
    expect(answer(org, 've', 'c')).toBe(nothing)
    expect(explained(org, 'rw1', 'a').grants[0]?.childLevels).toBeNull()
    const stated = built(record('a', 'rw1', 'Account'), contact('nr'))
    expect(answer(stated, 'rw1', 'c')).toBe(nothing)
    expect(explained(stated, 'rw1', 'a').grants[0]?.childLevels).toMatchObject(noChildLevels)
  })

  it('R10.5 an account whose owner is not stated may give what some role gives, to users with a role', () => {
    const ownerless = built(record('a', null, 'Account'), contact('nr'), levels)
    expect(answer(ownerless, 're', 'c')).toBe(unknown)
    expect(answer(built(record('a', null, 'Account'), contact('re'), levels), 'nr', 'c')).toBe(nothing) // prettier-ignore
    expect(answer(built(record('a', null, 'Account'), contact('nr')), 're', 'c')).toBe(nothing)
    expect(answer(built(account, contact('adm'), levels), 're', 'c')).toBe(nothing)
  })

  it('R9.8 superiors of a territory’s users count only with the switch', () => {
    const org = (rollsUp: boolean) =>
      built(
        account,
        territory('T', ['a'], ['rw1']),
        settings({ territoryRollsUpRoles: rollsUp }),
        adrift,
      )
    expect(answer(org(true), 've', 'a')).toBe(unknown)
    expect(answer(org(true), 'mw', 'a')).toBe(readOnly)
    expect(answer(org(false), 've', 'a')).toBe(nothing)
  })

  it('R9.9 nor do those of an opportunity’s territory', () => {
    const org = (rollsUp: boolean) =>
      built(
        record('o', 'nr', 'Opportunity', { AccountId: 'a', Territory2Id: 'T' }),
        account,
        territory('T', [], ['rw1'], { opportunityAccessLevel: 'Read' }),
        settings({ territoryRollsUpRoles: rollsUp }),
        adrift,
      )
    expect(answer(org(true), 've', 'o')).toBe(unknown)
    expect(answer(org(true), 've', 'a')).toBe(unknown)
    expect(answer(org(false), 've', 'o')).toBe(nothing)
  })
})

describe('territories below one that is only named', () => {
  const levels = { opportunityAccessLevel: 'Read' } as const
  const only = { isActive: null, model: '', parent: null } as const
  const of = (isNamed: boolean, ...edits: readonly Edit[]) =>
    built(
      record('a', 'nr', 'Account'),
      record('o', 'nr', 'Opportunity', { AccountId: 'a' }),
      territory('Zone', [], ['vw'], isNamed ? only : {}),
      territory('T', ['a'], ['rw1'], { parent: parseTerritoryId('Zone'), ...levels }),
      territory('Below', [], ['rw2'], { parent: parseTerritoryId('T') }),
      territory('Elsewhere', [], ['re']),
      territory('Other model', [], ['ve'], { model: 'Old' }),
      ...edits,
    )

  it('R9.6 users of other territories of the model may stand above, and have what it gives', () => {
    for (const what of ['a', 'o']) {
      expect(answer(of(true), 're', what), what).toBe(unknown)
      expect(answer(of(false), 're', what), what).toBe(nothing)
    }
  })

  it('R9.4, R9.6 its own users and those of the named one have it for certain', () => {
    for (const who of ['rw1', 'vw']) expect(answer(of(true), who, 'a'), who).toBe(readOnly)
  })

  it('R9.7, R9.1 users below and users of another model do not', () => {
    for (const who of ['rw2', 've']) expect(answer(of(true), who, 'a'), who).toBe(nothing)
  })

  it('R9.6 a superior that is stated but absent is the same', () => {
    const absent = of(false, (org) => ({
      ...org,
      territories: org.territories.filter(({ id }) => id !== 'Zone'),
    }))
    expect(answer(absent, 're', 'a')).toBe(unknown)
    expect(answer(absent, 'rw2', 'a')).toBe(nothing)
  })

  it('R9.9 nor is it known who forecasts its opportunities, and reads their accounts', () => {
    const own: readonly Edit[] = [
      record('b', 'adm', 'Account'),
      record('f', 'adm', 'Opportunity', { AccountId: 'b', Territory2Id: 'T' }),
      settings({ t2ForecastAccessLevel: 'Read' }),
    ]
    for (const what of ['f', 'b']) {
      expect(answer(of(true, ...own), 're', what), what).toBe(unknown)
      expect(answer(of(false, ...own), 're', what), what).toBe(nothing)
      expect(answer(of(true, ...own), 'vw', what), what).toBe(readOnly)
    }
  })

  it('R9.11 rows to it may reach them, and rows to one of theirs with subordinates may reach it', () => {
    const to = (kind: 'territory' | 'territoryAndSubordinates', id: string) =>
      share('r', { kind, territory: parseTerritoryId(id) }, 'Read')
    const shared = (...given: Parameters<typeof to>) => of(true, record('r', 'nr'), to(...given))
    expect(answer(shared('territory', 'T'), 're', 'r')).toBe(unknown)
    expect(answer(shared('territory', 'T'), 've', 'r')).toBe(nothing)
    expect(answer(shared('territoryAndSubordinates', 'Elsewhere'), 'rw1', 'r')).toBe(unknown)
    expect(answer(shared('territory', 'Elsewhere'), 'rw1', 'r')).toBe(nothing)
    expect(answer(shared('territoryAndSubordinates', 'Other model'), 'rw1', 'r')).toBe(nothing)
  })

  it('R1.19 and the explanation names the territory of which the import does not say it', () => {
    expect(grantLines(of(true), 're', 'a')).toEqual([
      'TerritoryHierarchy(of Territory) Read R9.6?: territory T > territoryPerhapsAbove Zone',
    ])
    expect(grantLines(of(true), 'vw', 'a')).toEqual([
      'TerritoryHierarchy(of Territory) Read R9.6: territory T',
    ])
  })
})

describe('external roles of an account whose owner is not in the import', () => {
  const of = (ownerId: string | null, ...edits: readonly Edit[]) =>
    built(
      record('acme', 're', 'Account'),
      partner('p', 'acme'),
      partner('boss', 'acme', 'Executive'),
      record('case', 'p', 'Case'),
      record('bell', 'nr', 'Account'),
      partner('other', 'bell'),
      ...edits,
      // After the roles were made: they name no superior of their own.
      changeRole('acme Executive', { parent: null }),
      (org) => (ownerId === null ? ownerless('acme')(org) : org),
    )

  it('R4.11 may hang below any internal role, so its users are superiors, perhaps', () => {
    expect(answer(of(null), 'vw', 'case')).toBe(unknown)
    expect(answer(of(null), 'boss', 'case')).toBe('RET:Transfer')
    expect(answer(of('re'), 'vw', 'case')).toBe(nothing)
    expect(answer(of('re'), 've', 'case')).toBe(allFive)
  })

  it('R4.11 but below no external role of another account, and below nobody without role', () => {
    expect(answer(of(null), 'other', 'case')).toBe(nothing)
    expect(answer(of(null), 'nr', 'case')).toBe(nothing)
  })

  it('R4.11 of two such trees of one account each may be above the other', () => {
    const broken = changeRole('acme Manager', { parent: parseRoleId('Gone') })
    expect(answer(of(null, broken), 'boss', 'case')).toBe(unknown)
    expect(answer(of(null, broken), 'other', 'case')).toBe(nothing)
    expect(answer(of(null, broken, record('up', 'boss', 'Case')), 'p', 'up')).toBe(unknown)
    expect(answer(of(null, record('up', 'boss', 'Case')), 'p', 'up')).toBe(nothing)
  })

  it('R5.2 a role and its subordinates may hold them, not where only internal ones are meant', () => {
    const shared = (to: Parameters<typeof share>[1]) =>
      of(null, record('r', 'nr'), share('r', to, 'Read'))
    expect(answer(shared(roleAndSubordinates('Rep East')), 'p', 'r')).toBe(unknown)
    expect(answer(shared(roleAndInternalSubordinates('Rep East')), 'p', 'r')).toBe(nothing)
  })

  it('R10.15 so the case of a contact may be open to them', () => {
    const contact: Edit = user('p', { contact: parseRecordId('me') })
    const mine = [
      contact,
      settings({ enablePortalUserCaseSharing: true }),
      record('theirs', 'nr', 'Case', { ContactId: 'me' }),
    ]
    expect(answer(of(null, ...mine), 'vw', 'theirs')).toBe(unknown)
    expect(answer(of('re', ...mine), 'vw', 'theirs')).toBe(nothing)
  })

  it('R13.17 a super user has what fellows in roles below own, perhaps where the way down is not known', () => {
    const broken = changeRole('acme Manager', { parent: parseRoleId('Gone') })
    const superUser = [
      user('boss', { isPortalSuperUser: true }),
      settings({ enablePartnerSuperUserAccess: true }),
      hierarchies('Thing__c', false),
      record('r', 'p'),
    ]
    expect(answer(of('re', ...superUser), 'boss', 'r')).toBe(allFive)
    expect(answer(of(null, ...superUser, broken), 'boss', 'r')).toBe(unknown)
    expect(answer(of(null, ...superUser, broken), 'other', 'r')).toBe(nothing)
  })
})

/** The account without its owner. */
const ownerless =
  (id: string): Edit =>
  (org) => ({
    ...org,
    records: org.records.map((table) => ({
      ...table,
      owners: table.owners.map((each, at) => (table.ids[at] === id ? null : each)),
    })),
  })

describe('users whose manager is not in the import', () => {
  const below: Parameters<typeof share>[1] = {
    kind: 'managerSubordinates',
    user: parseUserId('nr'),
  }
  const org = (manager: string | null) =>
    built(
      record('r', 'cee'),
      share('r', below, 'Read'),
      settings({ enableManagerGroups: true }),
      addUser('clerk', null, { manager: manager === null ? null : parseUserId(manager) }),
      addUser('help', null, { manager: parseUserId('clerk') }),
    )

  it('R5.11 may answer to the manager through that one, and so may who reports to them', () => {
    expect(answer(org('gone'), 'clerk', 'r')).toBe(unknown)
    expect(answer(org('gone'), 'help', 'r')).toBe(unknown)
    expect(answer(org('gone'), 're', 'r')).toBe(nothing)
  })

  it('R5.11 a stated manager, or none, leaves nothing open', () => {
    expect(answer(org('nr'), 'help', 'r')).toBe(readOnly)
    expect(answer(org(null), 'clerk', 'r')).toBe(nothing)
  })
})

describe('users as records', () => {
  it('R15.17 whoever may be above a user may read that user, who may read nobody above', () => {
    const org = built(addObject('User', 'Private'), adrift)
    expect(answer(org, 've', 'rw1')).toBe(unknown)
    expect(answer(org, 'mw', 'rw1')).toBe(readOnly)
    expect(answer(org, 'rw1', 've')).toBe(nothing)
    expect(answer(org, 'nr', 'rw1')).toBe(nothing)
  })
})
