import type { Org } from '@shared/model/org'
import { describe, expect, it } from 'vitest'
import { canShare, explained } from '../../../org-access'
import { addUser, built, changeRole, record, share, type Edit } from '../../../org-builder'
import { addObject, changeObject } from '../../../org-objects'
import { permissions, system } from '../../../org-permissions'
import { ownerRule, territory } from '../../../org-sharing'

const levels = (org: Org, user: string, rowCause: string) =>
  explained(org, user, 'acme').grants.find((grant) => grant.rowCause === rowCause)?.childLevels
const acme = record('acme', 'rw1', 'Account')

describe('the levels of rows on accounts', () => {
  const children = { caseAccessLevel: 'Edit', contactAccessLevel: 'Read' } as const

  it('R17.2 a manual row and a rule show their four levels', () => {
    const shared = built(acme, share('acme', 're', 'Read', { children }))
    expect(levels(shared, 're', 'Manual')).toMatchObject({
      contactAccessLevel: 'Read',
      opportunityAccessLevel: 'None',
      caseAccessLevel: 'Edit',
    })
    const ruled = built(acme, ownerRule({ kind: 'allInternalUsers' }, { object: 'Account', to: { kind: 'allInternalUsers' }, children })) // prettier-ignore
    expect(levels(ruled, 're', 'Rule')).toMatchObject(children)
  })

  it('R17.2 R4.9 the owner’s row shows the levels of the owner’s role, to superiors as well', () => {
    const org = built(acme, changeRole('Rep West', { opportunityAccessLevel: 'Edit' }))
    expect(levels(org, 'rw1', 'Owner')).toMatchObject({ opportunityAccessLevel: 'Edit' })
    expect(levels(org, 'vw', 'RoleHierarchy(of Owner)')).toMatchObject({
      opportunityAccessLevel: 'Edit',
      caseAccessLevel: 'None',
    })
    const roleless = built(record('acme', 'nr', 'Account'))
    expect(levels(roleless, 'nr', 'Owner')).toMatchObject({ opportunityAccessLevel: 'None' })
  })

  it('R17.2 a territory shows its levels; a row on another object has none', () => {
    const org = built(acme, territory('T', ['acme'], ['re'], { caseAccessLevel: 'Read' }))
    expect(levels(org, 're', 'Territory')).toMatchObject({ caseAccessLevel: 'Read' })
    const thing = built(record('r', 'rw1'), share('r', 're'))
    expect(explained(thing, 're', 'r').grants[0]?.childLevels).toBeNull()
  })
})

describe('what an explanation marks', () => {
  it('R1.13 objects without sharing settings are outside UserRecordAccess, others are in it', () => {
    const isOutside = (org: Org, id: string) => explained(org, 're', id).isOutsideUserRecordAccess
    expect(isOutside(built(acme), 'acme')).toBe(false)
    expect(isOutside(built(record('r', 'rw1')), 'r')).toBe(false)
    const note = built(acme, record('n', 'rw1', 'Note', { ParentId: 'acme' }))
    expect(isOutside(note, 'n')).toBe(true)
    expect(explained(note, 're', 'n').assumptions.map(({ rule }) => rule)).toContain('R1.13')
    expect(explained(built(acme), 're', 'acme').assumptions.map(({ rule }) => rule)).not.toContain('R1.13') // prettier-ignore
    const task = built(record('t', 'rw1', 'Task'))
    expect(isOutside(task, 't')).toBe(false)
    const line = built(record('o', 'rw1', 'Opportunity'), record('l', null, 'OpportunityLineItem', { OpportunityId: 'o' })) // prettier-ignore
    expect(isOutside(line, 'l')).toBe(true)
    const setting: Edit = changeObject('Set__c', () => ({ kind: 'customSetting' }))
    expect(isOutside(built(addObject('Set__c', 'ReadWrite'), setting, record('s', null, 'Set__c')), 's')).toBe(true) // prettier-ignore
  })

  it('LAY-20 Delete restores what the user deleted, Modify All Data everything', () => {
    const scope = (...edits: readonly Edit[]) =>
      explained(built(record('r', 'rw1'), ...edits), 're', 'r').undelete
    expect(scope()).toBe('own')
    expect(scope(permissions('re', 'Thing__c', 'RE'))).toBe('none')
    expect(scope(system('re', 'ModifyAllData'))).toBe('all')
    expect(explained(built(record('r', 'rw1')), 'adm', 'r').undelete).toBe('all')
  })

  it('LAY-20 a container that is only partly imported leaves it open', () => {
    const unknownSystem: Edit = (org) => ({
      ...org,
      profiles: org.profiles.map((profile) => ({ ...profile, areUserPermissionsKnown: false })),
    })
    const org = built(record('r', 'rw1'), unknownSystem)
    expect(explained(org, 're', 'r').undelete).toBe('unknown')
    const nothing = built(record('r', 'rw1'), unknownSystem, permissions('re', 'Thing__c', 'R'))
    expect(explained(nothing, 're', 'r').undelete).toBe('unknown')
  })
})

describe('who may share', () => {
  it('R7.2 a high-volume owner shares nothing by hand, another owner does', () => {
    const hv = addUser('hv', null, { userType: 'CspLitePortal' })
    const org = built(hv, record('r', 'hv'), record('s', 'rw1'))
    expect(canShare(org, 'hv', 'r')).toBe(false)
    expect(canShare(org, 'rw1', 's')).toBe(true)
  })

  it('R7.3 R15.24 R15.27 nobody shares a contact without account or a private opportunity', () => {
    const contact = record('c', 'rw1', 'Contact', { AccountId: null })
    const opportunity = (isPrivate: string) =>
      record('o', 'rw1', 'Opportunity', { IsPrivate: isPrivate })
    expect(canShare(built(contact), 'rw1', 'c')).toBe(false)
    expect(canShare(built(opportunity('true')), 'rw1', 'o')).toBe(false)
    expect(canShare(built(opportunity('false')), 'rw1', 'o')).toBe(true)
  })
})
