import type { Grantee } from '@shared/model/group'
import { parseRecordId, parseRoleId, parseTerritoryId, parseUserId } from '@shared/model/id'
import { describe, expect, it } from 'vitest'
import {
  addUser,
  built,
  changeRole,
  group,
  queue,
  record,
  role,
  roleAndSubordinates,
  roleAndInternalSubordinates,
  share,
  user,
  type Edit,
} from '../../../org-builder'
import { answer } from '../../../org-access'
import { defaults, settings } from '../../../org-objects'
import { permissions, system } from '../../../org-permissions'
import {
  accountRoles,
  criteria,
  criteriaRule,
  guest,
  guestRule,
  highVolume,
  ownerRule,
  partner,
  sharingSet,
  territory,
} from '../../../org-sharing'
import { grantLines as grants } from './grant-lines'

const r = record('r', 'rw1')
const acme = record('acme', 'rw1', 'Account')
const child = (object: string, owner = 'rw2') =>
  record('c', owner, object, { AccountId: 'acme', ContactId: null })
const rw1 = 'user rw1@frame.example'
const re = 'user re@frame.example'

describe('every door names its cause, its rule and the way in', () => {
  it('R3.1 R3.2 the default that holds for the user', () => {
    const open = defaults('Thing__c', 'ReadWrite', 'Read')
    const org = built(r, acme, open, partner('p', 'acme'), settings({ enableExternalSharingModel: true })) // prettier-ignore
    expect(grants(org, 're', 'r')).toEqual(['OrgWideDefault Edit R3.1: Thing__c ReadWrite'])
    expect(grants(org, 'p', 'r')).toEqual(['OrgWideDefault Read R3.1: Thing__c Read'])
  })

  it('R2.1 R4.2 owner and superior', () => {
    expect(grants(built(r), 'rw1', 'r')).toEqual([`Owner All R2.1: ${rw1}`])
    expect(grants(built(r), 'vw', 'r')).toEqual([
      `RoleHierarchy(of Owner) All R4.2: VP_West above Rep_West > ${rw1}`,
    ])
  })

  it('R2.4 R2.6 members of the owning queue and their superiors', () => {
    const org = built(queue('Q', ['re']), record('r', 'Q'))
    expect(grants(org, 're', 'r')).toEqual([`QueueMember All R2.4: queue Q > ${re}`])
    expect(grants(org, 've', 'r')).toEqual([
      `RoleHierarchy(of QueueMember) All R2.6: queue Q > ${re} > VP_East above Rep_East`,
    ])
  })

  it('R6.4 R6.5 rules by owner and by criteria, with the group and the role that carry them', () => {
    const west = role('Rep West')
    const byOwner = built(r, group('G', ['re'], true), ownerRule(west, { to: 'G' }))
    const rule = 'sharingRule Rule_1'
    expect(grants(byOwner, 're', 'r')).toEqual([`Rule Read R6.4: ${rule} > group G > ${re}`])
    expect(grants(byOwner, 've', 'r')).toEqual([
      `Rule Read R6.4: ${rule} > group G > ${re} > VP_East above Rep_East`,
    ])
    const byField = built(
      record('r', 'rw1', 'Thing__c', { Region__c: 'West' }),
      criteriaRule(criteria(['Region__c', 'equals', 'West']), { to: role('Rep East'), level: 'Edit' }), // prettier-ignore
    )
    expect(grants(byField, 're', 'r')).toEqual([`Rule Edit R6.5: ${rule} > role Rep_East`])
  })

  it('R5.8 the way leads through the group that includes bosses, not through one that does not', () => {
    const org = built(
      r,
      group('Off', ['re'], false),
      group('On', ['re'], true),
      group('Both', ['Off', 'On'], false),
      share('r', 'Both'),
    )
    const above = `${re} > VP_East above Rep_East`
    expect(grants(org, 've', 'r')).toEqual([`Manual Read R7.1: Manual > group Both > group On > ${above}`]) // prettier-ignore
    expect(grants(org, 're', 'r')).toEqual([`Manual Read R7.1: Manual > group Both > group Off > ${re}`]) // prettier-ignore
  })

  it('R4.10 R5.7 the way leads through the role that holds the user, or one below it', () => {
    /** Of two members of a group, which one is named. */
    const through = (user: string, ...members: readonly [Grantee, Grantee]) => {
      const org = built(acme, r, partner('p', 'acme'), group('G', members, true), share('r', 'G'))
      const [line = ''] = grants(org, user, 'r').filter((told) => told.startsWith('Manual'))
      return line.slice(line.lastIndexOf('> ') + 2)
    }
    expect(through('re', role('Rep West'), role('Rep East'))).toBe('role Rep_East')
    expect(through('ve', role('Rep West'), role('Rep East'))).toBe('role Rep_East')
    expect(through('re', role('VP East'), roleAndSubordinates('VP East'))).toBe('role VP_East')
    expect(through('re', role('VP East'), role('Rep East'))).toBe('role Rep_East')
    expect(through('re', roleAndSubordinates('VP West'), role('Rep East'))).toBe('role Rep_East')
    const inside = roleAndInternalSubordinates('Rep West')
    expect(through('p', inside, role('acme User'))).toBe('role acme_User')
    expect(through('p', role('CEO'), roleAndSubordinates('Rep West'))).toBe('role Rep_West')
    expect(through('rw1', role('acme User'), role('Rep East'))).toBe('role acme_User')
  })

  it('R5.2 R5.9 R9.11 R19.1 rows to everybody, to subordinates, to a territory, and to what no file names', () => {
    const to = (grantee: Grantee, ...edits: readonly Edit[]) =>
      grants(built(r, ...edits, share('r', grantee)), 're', 'r')
    expect(to({ kind: 'allInternalUsers' })).toEqual([
      'Manual Read R7.1: Manual > everyone allInternalUsers',
    ])
    expect(to({ kind: 'unresolved', text: 'Mystery' })).toEqual([
      'Manual Read R7.1?: Manual > group Mystery',
    ])
    const below: Grantee = { kind: 'managerSubordinates', user: parseUserId('nr') }
    expect(to(below, user('re', { manager: parseUserId('nr') }))).toEqual([
      'Manual Read R7.1: Manual > group nr@frame.example',
    ])
    expect(to(below)).toEqual([])
    const west = [territory('W', [], ['rw2']), territory('E', [], ['re'])]
    const named = (kind: 'territory' | 'territoryAndSubordinates', id: string) =>
      to({ kind, territory: parseTerritoryId(id) }, ...west)
    expect(named('territory', 'E')).toEqual(['Manual Read R7.1: Manual > territory E'])
    expect(named('territoryAndSubordinates', 'E')).toEqual([
      'Manual Read R7.1: Manual > territory E',
    ])
    expect(named('territory', 'W')).toEqual([])
  })

  it('R5.1 R19.1 a row to a role that is not in the import may reach anybody with a role', () => {
    const gone = share('r', { kind: 'role', role: parseRoleId('gone') })
    expect(answer(built(r, gone), 're', 'r')).toBe(':None?')
    expect(answer(built(r, share('r', role('Rep West'))), 're', 'r')).toBe(':None')
    const missing: Edit = (org) => ({
      ...org,
      roles: org.roles.map((one) => (one.developerName === 'VP_West' ? { ...one, isMissing: true } : one)), // prettier-ignore
    })
    expect(answer(built(r, missing, share('r', role('VP West'))), 're', 'r')).toBe(':None?')
  })

  it('R6.23 R7.1 R7.7 R8.1 R8.3 R8.4 rows of account relationships, by hand, by code and of teams', () => {
    const cause = (object: string, rowCause: string) =>
      grants(built(acme, record('x', 'rw1', object), share('x', 're', 'Read', { rowCause })), 're', 'x') // prettier-ignore
    expect(cause('Thing__c', 'Manual')).toEqual([`Manual Read R7.1: Manual > ${re}`])
    expect(cause('Thing__c', 'Audit__c')).toEqual([`Audit__c Read R7.7: Audit__c > ${re}`])
    expect(cause('Account', 'Team')).toEqual([`Team Read R8.1: Team > ${re}`])
    expect(cause('Opportunity', 'Team')).toEqual([`Team Read R8.3: Team > ${re}`])
    expect(cause('Case', 'Team')).toEqual([`Team Read R8.4: Team > ${re}`])
    expect(cause('Case', 'ARImplicit')).toEqual([`ARImplicit Read R6.23: ARImplicit > ${re}`])
    expect(cause('Thing__c', 'SurveyShare')).toEqual([`SurveyShare Read R17.1: SurveyShare > ${re}`]) // prettier-ignore
  })

  it('R9.4 R9.6 R9.9 territories of the account, of those above, and of the opportunity', () => {
    const territories = [
      acme,
      territory('P', [], ['nr'], { opportunityAccessLevel: 'Edit' }),
      territory('T', ['acme'], ['re'], { parent: parseTerritoryId('P') }),
    ]
    const org = built(...territories)
    expect(grants(org, 're', 'acme')).toEqual(['Territory Read R9.4: territory T'])
    expect(grants(org, 'nr', 'acme')).toEqual([
      'TerritoryHierarchy(of Territory) Read R9.6: territory T',
    ])
    const own = built(
      ...territories,
      record('o', 'rw1', 'Opportunity', { AccountId: null, Territory2Id: 'P' }),
      record('u', 'rw1', 'Opportunity', { AccountId: null, Territory2Id: 'T' }),
      settings({ t2ForecastAccessLevel: 'Read' }),
    )
    expect(grants(own, 'nr', 'o')).toEqual(['Territory Edit R9.9: territory P'])
    expect(grants(own, 'nr', 'u')).toEqual(['Territory2Forecast Read R9.9: territory T'])
  })

  it('R10.5 R6.9 R7.1 R8.2 R9.4 what rows on the account give on its children', () => {
    const children = { caseAccessLevel: 'Edit' } as const
    const levels = changeRole('Rep West', children)
    const owned = built(acme, child('Case', 're'), levels)
    const ofOwner = 'ImplicitChild Edit R10.5: user rw1@frame.example > role Rep_West'
    expect(grants(owned, 'rw1', 'c')).toEqual([ofOwner])
    expect(grants(owned, 'mw', 'c')).toEqual([`${ofOwner} > Mgr_West above Rep_West`])
    const onCase = (...edits: readonly Edit[]) => grants(built(acme, child('Case'), ...edits), 're', 'c') // prettier-ignore
    const rule = ownerRule(role('Rep West'), { object: 'Account', to: role('Rep East'), children })
    expect(onCase(rule)).toEqual(['ImplicitChild Edit R6.9: sharingRule Rule_1 > role Rep_East'])
    expect(onCase(share('acme', 're', 'Read', { children }))).toEqual([
      `ImplicitChild Edit R7.1: Manual > ${re}`,
    ])
    expect(onCase(share('acme', 're', 'Read', { children, rowCause: 'Team' }))).toEqual([
      `ImplicitChild Edit R8.2: Team > ${re}`,
    ])
    expect(onCase(territory('T', ['acme'], ['re'], children))).toEqual([
      'ImplicitChild Edit R9.4: territory T',
    ])
  })

  it('R10.1 R10.4 the child that opens its account, contracts and orders by ownership', () => {
    const opened = (object: string) => grants(built(acme, child(object, 're')), 're', 'acme')
    expect(opened('Case')).toEqual(['ImplicitParent Read R10.1: Case c'])
    expect(opened('Contract')).toEqual(['ImplicitParent Read R10.4: Contract c'])
    expect(opened('Order')).toEqual(['ImplicitParent Read R10.4: Order c'])
  })

  it('R6.7 R10.17 guests by guest rules, and the account behind', () => {
    const org = built(
      acme,
      record('c', 'rw1', 'Case', { AccountId: 'acme', Status: 'Open' }),
      guest('g'),
      permissions('g', 'Case', 'R'),
      guestRule(criteria(['Status', 'equals', 'Open']), { object: 'Case', to: 'g' }),
    )
    expect(grants(org, 'g', 'c')).toEqual(['GuestRule Read R6.7: sharingRule Rule_1'])
    expect(grants(org, 'g', 'acme')).toEqual(['GuestParentImplicit Read R10.17: Case c'])
  })

  it('R10.13 R10.14 R10.15 external users on their account, contact and cases', () => {
    const contact = record('me', 'rw1', 'Contact', { AccountId: 'acme' })
    const org = built(
      acme,
      contact,
      partner('p', 'acme', 'User', { contact: parseRecordId('me') }),
      highVolume('hv', 'acme', 'me'),
      record('c', 'nr', 'Case', { AccountId: null, ContactId: 'me' }),
    )
    const p = 'user p@frame.example'
    expect(grants(org, 'p', 'acme')).toContain(`PortalImplicit Read R10.13: ${p}`)
    const bosses = grants(org, 'mw', 'acme').filter((line) => line.startsWith('PortalImplicit'))
    expect(bosses).toEqual(['PortalImplicit Read R10.13: role acme_User > Mgr_West above acme_User']) // prettier-ignore
    expect(grants(org, 'hv', 'me')).toEqual(['PortalImplicit Read R10.14: user hv@frame.example'])
    expect(grants(org, 'p', 'c')).toEqual([`RelatedPortalUser Edit R10.15: ${p}`])
    expect(grants(org, 'rw2', 'c')).toEqual([`RoleHierarchy(of RelatedPortalUser) Edit R4.2: ${p}`])
  })

  it('R13.8 R13.14 sharing sets, share groups and the accounts behind', () => {
    const org = built(
      acme,
      highVolume('hv', 'acme'),
      record('mine', 'nr', 'Case', { AccountId: 'acme', ContactId: null }),
      record('own', 'hv', 'Case', { AccountId: 'acme', ContactId: null }),
      sharingSet(['hv'], 'Case', 'Edit', ['re']),
    )
    expect(grants(org, 'hv', 'mine')).toEqual(['SharingSet Edit R13.8: sharingSet Set 1'])
    expect(grants(org, 're', 'own')).toEqual(['LpuImplicit All R13.14: sharingSet Set 1'])
    expect(grants(org, 're', 'acme')).toEqual(['LpuParentImplicit Read R13.14: sharingSet Set 1'])
  })

  it('R13.17 R13.18 super users of partners and of customers', () => {
    const fellows = (userType: 'PowerPartner' | 'PowerCustomerSuccess') =>
      built(
        acme,
        accountRoles('acme'),
        partner('p1', 'acme', 'Manager', { userType, isPortalSuperUser: true }),
        partner('p2', 'acme', 'User', { userType }),
        record('own', 'p2', 'Case', { AccountId: null, ContactId: null }),
        settings({ enablePartnerSuperUserAccess: true }),
      )
    const through = (userType: 'PowerPartner' | 'PowerCustomerSuccess') =>
      grants(fellows(userType), 'p1', 'own').find((line) => line.startsWith('SuperUser'))
    expect(through('PowerPartner')).toBe('SuperUser All R13.17: user p2@frame.example')
    expect(through('PowerCustomerSuccess')).toBe('SuperUser All R13.18: user p2@frame.example')
  })

  it('R12.1 R12.2 R12.3 overriding permissions, with the container that gives them', () => {
    const held = (...edits: readonly Edit[]) => grants(built(r, ...edits), 're', 'r')
    const here = 'in Profile re'
    expect(held(permissions('re', 'Thing__c', 'RV'))).toEqual([
      `ViewAllRecords Read R12.1: ViewAllRecords ${here}`,
    ])
    expect(held(permissions('re', 'Thing__c', 'REDVM'))).toEqual([
      `ModifyAllRecords All R12.2: ModifyAllRecords ${here}`,
      `ViewAllRecords Read R12.1: ViewAllRecords ${here}`,
    ])
    expect(held(system('re', 'ViewAllData'))).toEqual([`ViewAllData Read R12.3: ViewAllData ${here}`]) // prettier-ignore
    expect(held(system('re', 'ModifyAllData'))[0]).toBe(`ModifyAllData All R12.3: ModifyAllData ${here}`) // prettier-ignore
  })

  it('R19.1 an owner whom nobody imported may be anybody', () => {
    const org = built(record('r', null), addUser('x', null), user('x', {}))
    expect(grants(org, 'x', 'r')).toEqual(['Owner All R2.1?: '])
  })
})
