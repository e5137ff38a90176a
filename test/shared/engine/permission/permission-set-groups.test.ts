import { describe, expect, it } from 'vitest'
import { access, answer, fieldState, hasSystemPermission, objectLetters } from '../../../org-access'
import { built, record, type Edit } from '../../../org-builder'
import { newField } from '../../../org-frame'
import { addField } from '../../../org-objects'
import {
  assign,
  licence,
  permissions,
  permissionSet,
  permissionSetGroup,
} from '../../../org-permissions'

const none = permissions('re', 'Account', '')
const acme = record('acme', 're', 'Account')
const phone = addField('Account', newField('Phone', 'Phone'))
const set = permissionSet('A', {
  objects: { Account: 'RE' },
  fields: { 'Account.Phone': 'RE' },
  system: ['ViewAllData', 'ModifyAllData', 'ViewAllUsers', 'ManageUsers', 'RunReports'],
})
const given = assign('G', 're')

const missing =
  (...names: readonly string[]): Edit =>
  (org) => ({
    ...org,
    permissionSets: org.permissionSets.map((each) => ({
      ...each,
      isMissing: names.includes(each.name),
    })),
    permissionSetGroups: org.permissionSetGroups.map((each) => ({
      ...each,
      isMissing: names.includes(each.name),
    })),
  })

describe('PRM-11 what a group mutes goes with all that needs it', () => {
  const has = (mutes: readonly string[], name: string) =>
    hasSystemPermission(
      built(set, permissionSetGroup('G', ['A'], { system: mutes }), given),
      're',
      name,
    )

  it('View All Data takes Modify All Data along, and nothing else', () => {
    expect(has(['ViewAllData'], 'ModifyAllData')).toBe(false)
    expect(has(['ViewAllData'], 'RunReports')).toBe(true)
    expect(has(['RunReports'], 'ModifyAllData')).toBe(true)
    expect(has(['RunReports'], 'RunReports')).toBe(false)
  })

  it('View All Users takes Manage Users along, and nothing else', () => {
    expect(has(['ViewAllUsers'], 'ManageUsers')).toBe(false)
    expect(has(['ViewAllUsers'], 'RunReports')).toBe(true)
    expect(has(['RunReports'], 'ManageUsers')).toBe(true)
  })

  it('reading a field takes editing along; editing alone leaves it read', () => {
    const state = (letters: string) =>
      fieldState(
        built(
          phone,
          permissionSet('A', { objects: { Account: 'RE' }, fields: { 'Account.Phone': 'RE' } }),
          permissionSetGroup('G', ['A'], { fields: { 'Account.Phone': letters } }),
          given,
        ),
        're',
        'Account',
        'Phone',
      )
    expect(state('R')).toBe('hidden')
    expect(state('E')).toBe('read')
    expect(state('')).toBe('edit')
  })

  it('what the licence of a set lifts is muted with it', () => {
    const lifted = permissionSet('A', { objects: { Opportunity: 'CRED' }, license: 'LiftPsl' })
    const held: Edit = (org) => ({
      ...org,
      permissionSetLicenseAssignments: [
        { user: 're' as never, permissionSetLicense: 'LiftPsl' }, // a user of the frame
      ],
    })
    const edits = (mutes: string) => [
      licence('re', 'Salesforce Platform'),
      permissions('re', 'Opportunity', ''),
      lifted,
      held,
      permissionSetGroup('G', ['A'], { objects: { Opportunity: mutes } }),
      given,
    ]
    expect(objectLetters(built(...edits('')), 're', 'Opportunity')).toBe('CRED')
    expect(objectLetters(built(...edits('D')), 're', 'Opportunity')).toBe('CRE')
  })
})

describe('R19.1 what a group gives is unknown where a part of it was not imported', () => {
  const edits = [none, acme, permissionSet('A', {}), permissionSetGroup('G', ['A']), given]
  const isOpen = (...more: readonly Edit[]) => answer(built(...edits, ...more), 're', 'acme')

  it('one of its sets, or the group itself', () => {
    expect(isOpen()).toBe(':None')
    expect(isOpen(missing('A'))).toBe(':None?')
    expect(isOpen(missing('G'))).toBe(':None?')
  })

  it('one of two sets: the other alone does not settle it', () => {
    const two = [
      none,
      acme,
      permissionSet('A', {}),
      permissionSet('B', { objects: { Account: 'R' } }),
      permissionSetGroup('G', ['A', 'B']),
      given,
    ]
    expect(access(built(...two), 're', 'acme').certainty).toBe('exact')
    expect(access(built(...two, missing('A')), 're', 'acme').certainty).toBe('at least')
  })

  it('but what the group mutes it does not give, whatever was not imported', () => {
    const mutesRead = [
      none,
      acme,
      permissionSet('A', {}),
      permissionSetGroup('G', ['A'], { objects: { Account: 'R' }, system: ['ViewAllData'] }),
      given,
    ]
    expect(objectLetters(built(...mutesRead), 're', 'Account')).toBe('')
    expect(answer(built(...mutesRead), 're', 'acme')).toBe(':None')
  })
})
