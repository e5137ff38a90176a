import { describe, expect, it } from 'vitest'
import type { Org } from '@shared/model/org'
import { explained } from '../../../org-access'
import { built, group, record, share, unknownMembers, user, type Edit } from '../../../org-builder'
import { newField } from '../../../org-frame'
import { addField, addObject, changeObject } from '../../../org-objects'
import {
  assign,
  licence,
  missingSet,
  permissions,
  permissionSet,
  permissionSetGroup,
  system,
} from '../../../org-permissions'

const legOf = (name: string, who: string, id: string, org: Org, field: string | null = null) =>
  explained(org, who, id, field).legs.find((each) => each.leg === name)

/** First reason of a leg as `verdict code`, and what it says. */
function leg(name: string, who: string, id: string, ...edits: readonly Edit[]): string {
  const found = legOf(name, who, id, built(...edits))
  const [first] = found?.reasons ?? []
  const told = [found?.verdict, first?.code, ...Object.values(first?.args ?? {})]
  return told.join(' | ').replace('@frame.example', '')
}

const r = record('r', 'rw1')
const none = permissions('re', 'Thing__c', '')
describe('what each leg says', () => {
  it.each([
    ['LAY-01', 'an active user', {}, 'open | user-active'],
    ['R16.2', 'an inactive one', { isActive: false }, 'closed | user-inactive | re'],
    ['R16.1', 'a frozen one', { isFrozen: true }, 'closed | user-frozen | re'],
  ] as const)('%s the organization for %s', (_, _who, changes, told) => {
    expect(leg('organization', 're', 'r', r, user('re', changes))).toBe(told)
  })

  it('PRM-20 R1.16 the object names what is held and every container that gives it', () => {
    const held = 'open | permissions-held | Thing__c | '
    expect(leg('object', 're', 'r', r)).toBe(`${held}Read, Create, Edit, Delete | Profile re`)
    const set = [permissionSet('Desk', { objects: { Thing__c: 'R' } }), assign('Desk', 're')]
    expect(leg('object', 're', 'r', r, none, ...set)).toBe(`${held}Read | Desk`)
    const viewer = [permissionSet('All', { system: ['ViewAllData'] }), assign('All', 're')]
    expect(leg('object', 're', 'r', r, none, ...viewer)).toBe(`${held}Read, View All | All`)
    const other = [permissionSet('Other', { objects: { Account: 'R' } }), assign('Other', 're')]
    expect(leg('object', 're', 'r', r, none, ...other)).toBe('closed | permissions-none | Thing__c')
  })

  it('R12.3 a set of which only the name was imported leaves the object open', () => {
    const set = [permissionSet('Desk', {}), assign('Desk', 're')]
    expect(leg('object', 're', 'r', r, none, ...set)).toBe('closed | permissions-none | Thing__c')
    const absent = [missingSet('Desk'), assign('Desk', 're')]
    expect(leg('object', 're', 'r', r, none, ...absent)).toBe('unknown | permissions-unknown | Thing__c') // prettier-ignore
  })

  it('LIC-06 what a licence may hide is told of the licence, not of the profile, which says it all', () => {
    const integration = licence('re', 'Salesforce Integration')
    const holders: Edit = (org) => ({ ...org, permissionSetLicenseAssignments: [] })
    expect(leg('object', 're', 'r', r, integration)).toBe('unknown | permissions-unknown-licence | Thing__c | Salesforce Integration') // prettier-ignore
    expect(leg('object', 're', 'r', r, integration, holders)).toBe('closed | permissions-none | Thing__c') // prettier-ignore
  })

  it('R15.16 R11.19 where no container decides, the leg says so', () => {
    expect(leg('object', 're', 'rw1', addObject('User', 'Private'))).toBe('open | permissions-elsewhere | User') // prettier-ignore
    const shared = [record('a', 'rw1', 'Account'), record('n', 'rw1', 'Note', { ParentId: 'a' })]
    expect(leg('object', 're', 'n', ...shared)).toMatch(/^\w+ \| permissions-(elsewhere|of-parent) \| Note/) // prettier-ignore
  })

  it('R12.3 a piece of a profile leaves a declared object open to a right to all data, and is named', () => {
    const piece: Edit = (org) => ({
      ...org,
      profiles: org.profiles.map((each) =>
        each.name === 'Profile re' ? { ...each, areUserPermissionsKnown: false } : each,
      ),
    })
    const whole = [permissionSet('Whole', {}), assign('Whole', 're')]
    expect(leg('object', 're', 'r', r, none, ...whole, piece)).toBe(
      'unknown | permissions-unknown-all-data | Thing__c | Profile re',
    )
    expect(leg('object', 're', 'r', r, none, ...whole)).toBe('closed | permissions-none | Thing__c')
  })

  it('LIC-06 one container that states it beside one that does not is enough to ask for the licence', () => {
    const sets = [permissionSet('A', { objects: { Thing__c: 'R' } }), permissionSet('B', {})]
    const held = [none, ...sets, assign('A', 're'), assign('B', 're')]
    expect(leg('object', 're', 'r', r, licence('re', 'Salesforce Integration'), ...held)).toBe(
      'unknown | permissions-unknown-licence | Thing__c | Salesforce Integration',
    )
  })

  it('PRM-11 what a muting set takes away is told, unless something else gives it', () => {
    const group = (mutes: string) => [
      none,
      permissionSet('Desk', { objects: { Thing__c: 'RE' } }),
      permissionSetGroup('Team', ['Desk'], { objects: { Thing__c: mutes } }),
      assign('Team', 're'),
    ]
    const muted = (...edits: readonly Edit[]) =>
      legOf('object', 're', 'r', built(r, ...edits))?.reasons.flatMap(({ code, rule, args }) =>
        code === 'permission-muted'
          ? [`${rule} ${args['group'] ?? ''}: ${args['permissions'] ?? ''}`]
          : [],
      )
    expect(muted(...group('R'))).toEqual(['PRM-11 Team: Read, Edit'])
    expect(muted(...group('E'))).toEqual(['PRM-11 Team: Edit'])
    expect(muted(...group('D'))).toEqual([])
    expect(muted(...group('E'), permissions('re', 'Thing__c', 'RE'))).toEqual([])
  })

  it('FLS-13 PRM-11 a field that View All Fields shows, and one that is muted', () => {
    const text = addField('Thing__c', newField('Note__c', 'Text'))
    const told = (...edits: readonly Edit[]) => {
      const found = legOf('field', 're', 'r', built(r, text, ...edits), 'Note__c')
      return found?.reasons.map(({ code, rule, args }) =>
        [rule, code, args['containers'] ?? args['group']].join(' '),
      )
    }
    expect(told(permissions('re', 'Thing__c', 'RF'))).toEqual(['FLS-13 field-view-all Profile re'])
    expect(told()).toEqual(['FLS-10 field-hidden '])
    const group = (mutes: string) => [
      permissionSet('Desk', { fields: { 'Thing__c.Note__c': 'RE' } }),
      permissionSetGroup('Team', ['Desk'], { fields: { 'Thing__c.Note__c': mutes } }),
      assign('Team', 're'),
    ]
    expect(told(...group('R'))).toEqual(['FLS-10 field-hidden ', 'PRM-11 permission-muted Team'])
    expect(told(...group('E'))).toEqual([
      'FLS-10 field-readable Team',
      'PRM-11 permission-muted Team',
    ])
  })

  it('FLS-10 FLS-13 PRM-11 a field names each container that gives it, and what of it is muted', () => {
    const text = addField('Thing__c', newField('Note__c', 'Text'))
    const told = (...edits: readonly Edit[]) =>
      legOf('field', 're', 'r', built(r, text, ...edits), 'Note__c')?.reasons.map(({ args }) =>
        [args['containers'] ?? args['group'], args['permissions']].join(' '),
      )
    const all = [
      permissionSet('All', { objects: { Thing__c: 'RF' } }),
      permissionSet('None', { objects: { Thing__c: 'R' } }),
      ...[assign('All', 're'), assign('None', 're')],
    ]
    expect(told(...all)).toEqual(['All '])
    const fields = { 'Thing__c.Note__c': 'RE' }
    const group = (mutes: string) => [
      permissionSet('Desk', { fields }),
      permissionSetGroup('Team', ['Desk'], { fields: { 'Thing__c.Note__c': mutes } }),
      assign('Team', 're'),
    ]
    expect(told(...group('E'))).toEqual(['Team ', 'Team Edit'])
    expect(told(...group('R'))).toEqual([' ', 'Team Read'])
    const twice = [permissionSet('Lone', { fields }), assign('Lone', 're')]
    expect(told(...group('E'), ...twice)).toEqual(['Lone, Team '])
  })

  it('R11.19 a line has the permissions of its parent, unless a container states its own', () => {
    const line = [record('p', 're', 'Opportunity'), record('x', null, 'OpportunityLineItem', { OpportunityId: 'p' })] // prettier-ignore
    const own = permissions('re', 'OpportunityLineItem', 'R')
    expect(leg('object', 're', 'x', ...line)).toBe('open | permissions-of-parent | OpportunityLineItem | Opportunity') // prettier-ignore
    expect(leg('object', 're', 'x', ...line, own)).toBe('open | permissions-held | OpportunityLineItem | Read | Profile re') // prettier-ignore
  })

  it.each([
    ['R17.3', 'no door', [], 'closed | record-no-door'],
    ['R1.4', 'a row', [share('r', 're')], 'open | record-level | Read'],
    ['R19.1', 'a group that is not in the import', [group('G', []), share('r', 'G'), unknownMembers], 'unknown | record-unknown'], // prettier-ignore
    ['R12.1', 'View All', [permissions('re', 'Thing__c', 'CREDV')], 'open | record-override | View All | Thing__c'], // prettier-ignore
    ['R12.3', 'Modify All Data', [system('re', 'ModifyAllData', 'ViewAllData')], 'open | record-override | Modify All | Thing__c'], // prettier-ignore
  ] as const)('%s the record with %s', (_, _why, edits, told) => {
    expect(leg('record', 're', 'r', r, ...edits)).toBe(told)
  })
})

describe('what an answer takes for granted', () => {
  const assumed = (who: string, id: string, ...edits: readonly Edit[]) => {
    return explained(built(...edits), who, id).assumptions.map(
      ({ code, rule }) => `${rule} ${code}`,
    )
  }
  const lead = (cells = {}) => record('l', 'rw1', 'Lead', cells)

  it('R3.19 R4.7 a default and a switch that nobody stated', () => {
    expect(assumed('re', 'r', r)).toEqual([])
    const open = changeObject('Thing__c', () => ({ sharingModel: null }))
    expect(assumed('re', 'r', r, open)).toContain('R3.19 assumed-default')
    const unswitched = changeObject('Thing__c', () => ({ grantAccessUsingHierarchies: null }))
    expect(assumed('re', 'r', r, unswitched)).toEqual(['R4.7 assumed-hierarchy'])
  })

  it('R3.19 R4.7 R15.29 R1.13 each names the object that it is about', () => {
    const args = (who: string, id: string, ...edits: readonly Edit[]) =>
      explained(built(...edits), who, id).assumptions.map(({ code, args: of }) =>
        [code, ...Object.values(of)].join(' '),
      )
    const unstated = changeObject('Thing__c', () => ({
      sharingModel: null,
      externalSharingModel: null,
      grantAccessUsingHierarchies: null,
    }))
    expect(args('re', 'r', r, unstated)).toEqual([
      expect.stringMatching(/^assumed-default Thing__c \w+$/),
      'assumed-hierarchy Thing__c',
    ])
    const outside = 'outside-user-record-access'
    const of = (object: string) => [addObject(object, 'Private'), record('x', 'rw1', object)]
    expect(args('re', 'x', ...of('Idea'))).toContain(`${outside} Idea`)
    expect(args('re', 'x', ...of('Task'))).not.toContain(`${outside} Task`)
    expect(args('re', 'r', r)).toEqual([])
    const unmodelled = 'ContentWorkspacePermission'
    expect(args('re', 'x', ...of(unmodelled))).toContain(`not-modelled ${unmodelled}`)
  })

  it('R16.2 R15.35 an inactive user, a record that an approval locks', () => {
    expect(assumed('re', 'r', r, user('re', { isActive: false }))).toEqual(['R16.2 hypothetical'])
    expect(assumed('re', 'l', lead())).toEqual([])
    expect(assumed('re', 'l', lead({ IsLocked: 'true' }))).toEqual(['R15.35 approval-lock'])
  })
})
