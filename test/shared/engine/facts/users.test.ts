import { describe, expect, it } from 'vitest'
import { parseProfileId } from '@shared/model/id'
import { answer, nothing, readAndEdit, readOnly } from '../../../org-access'
import { built, edited, role, user, type Edit } from '../../../org-builder'
import { addObject, changeObject, settings } from '../../../org-objects'
import {
  assign,
  licence,
  permissionSet,
  permissionSetGroup,
  system,
} from '../../../org-permissions'
import { newUser, profileOf } from '../../../org-frame'
import { criteria, criteriaRule, ownerRule, site } from '../../../org-sharing'

/** Users as records, under this default. */
const frame = (model: 'Private' | 'Read', ...more: readonly Edit[]) =>
  built(addObject('User', model), ...more)

const partner =
  (id: string, account: string): Edit =>
  (org) =>
    edited(
      { ...org, users: [...org.users, newUser(id, { userType: 'PowerPartner' })] },
      addProfile(id),
      user(id, { account: account as never, role: null }), // ids of this org are plain texts
    )

const addProfile =
  (id: string): Edit =>
  (org) => {
    const [first] = org.profiles
    if (first === undefined) throw new Error('the frame has profiles')
    const name = profileOf(id)
    const added = { ...first, id: parseProfileId(name), name, label: name, userPermissions: [] }
    return edited({ ...org, profiles: [...org.profiles, added] }, licence(id, 'Partner Community'))
  }

describe('user records', () => {
  it('F036 R15.16 D-65 everybody reads and edits the own record, with Private nobody else’s', () => {
    const org = frame('Private')
    expect(answer(org, 'rw1', 'rw1')).toBe(readAndEdit)
    expect(answer(org, 'rw1', 're')).toBe(nothing)
  })

  it('R3.14 Public Read Only opens every user for reading', () => {
    expect(answer(frame('Read'), 'rw1', 're')).toBe(readOnly)
  })

  it('F153 R15.17 superiors read, and do not edit, those below', () => {
    const org = frame('Private')
    expect(answer(org, 'vw', 'rw1')).toBe(readOnly)
    expect(answer(org, 'rw1', 'vw')).toBe(nothing)
    expect(answer(org, 've', 'rw1')).toBe(nothing)
  })

  it('F126 R12.8 PRM-26 View All Users reads everybody and edits nobody', () => {
    const org = frame('Private', system('re', 'ViewAllUsers'))
    expect(answer(org, 're', 'rw1')).toBe(readOnly)
    expect(answer(org, 're', 'cee')).toBe(readOnly)
  })

  it('R12.6 D-43 View All Data reads users, Modify All Data does not edit them', () => {
    expect(answer(frame('Private'), 'adm', 'rw1')).toBe(readOnly)
  })

  it('R15.20 Manage Users edits everybody, and nobody deletes or transfers a user', () => {
    const org = frame('Private', system('re', 'ManageUsers'))
    expect(answer(org, 're', 'rw1')).toBe(readAndEdit)
    expect(answer(org, 'rw2', 'rw1')).toBe(nothing)
  })

  it('R15.20 Manage Internal Users edits internal users alone', () => {
    const org = frame('Private', partner('p', 'acme'), system('re', 'ManageInternalUsers'))
    expect(answer(org, 're', 'rw1')).toBe(readAndEdit)
    expect(answer(org, 're', 'p')).toBe(nothing)
  })

  it('R15.18 a sharing rule opens the users of its source, an Edit row no more than Read', () => {
    const rule = ownerRule(role('Rep West'), {
      object: 'User',
      level: 'Edit',
      to: role('Rep East'),
    })
    const org = frame('Private', rule)
    expect(answer(org, 're', 'rw1')).toBe(readOnly)
    expect(answer(org, 're', 'mw')).toBe(nothing)
    expect(answer(org, 'nr', 'rw1')).toBe(nothing)
  })

  it('R15.18 R6.5 a rule by criteria opens the users whose field meets it, and may open others where the field is unknown', () => {
    const rule = criteriaRule(criteria(['Department', 'equals', 'Sales']), {
      object: 'User',
      to: role('Rep East'),
    })
    const everybody =
      (value: string): Edit =>
      (org) => ({
        ...org,
        users: org.users.map((one) => ({ ...one, fields: [{ field: 'Department', value }] })),
      })
    expect(answer(frame('Private', rule, everybody('Sales')), 're', 'rw1')).toBe(readOnly)
    expect(answer(frame('Private', rule, everybody('Service')), 're', 'rw1')).toBe(nothing)
    expect(answer(frame('Private', rule), 're', 'rw1')).toContain('?')
  })

  it('R7.10 a row opens one user', () => {
    const row: Edit = (org) => ({
      ...org,
      shares: [
        {
          object: 'User',
          record: 'rw1' as never, // ids of this org are plain texts
          grantee: { kind: 'user', user: 'nr' as never }, // see above
          level: 'Edit',
          rowCause: 'Manual',
          accountSettings: null,
        },
      ],
    })
    const org = frame('Private', row)
    expect(answer(org, 'nr', 'rw1')).toBe(readOnly)
    expect(answer(org, 're', 'rw1')).toBe(nothing)
  })

  it('R15.19 with portal user visibility external users of one account see each other', () => {
    const people = [partner('p1', 'acme'), partner('p2', 'acme'), partner('p3', 'other')]
    const closed = frame('Private', ...people)
    expect(answer(closed, 'p1', 'p2')).toBe(nothing)
    const open = edited(closed, settings({ enablePortalUserVisibility: true }))
    expect(answer(open, 'p1', 'p2')).toBe(readOnly)
    expect(answer(open, 'p1', 'p3')).toBe(nothing)
    expect(answer(open, 'p1', 'rw1')).toBe(nothing)
  })

  it('R15.19 with site user visibility members of a site see each other', () => {
    const people = [partner('p1', 'acme'), partner('p2', 'other')]
    const visible = settings({ enableCommunityUserVisibility: true })
    const org = frame('Private', ...people, visible, site(['p1', 'rw1']))
    expect(answer(org, 'p1', 'rw1')).toBe(readOnly)
    expect(answer(org, 'mw', 'p1')).toBe(nothing)
    expect(answer(org, 'p1', 'p2')).toBe(nothing)
    expect(answer(frame('Private', ...people, visible), 'p1', 'p2')).toBe(':None?')
  })

  it('R15.19 LOG-10 a permission set makes members while it is in force, alone or in a group', () => {
    const visible = settings({ enableCommunityUserVisibility: true })
    const shop = [site(['rw1'], ['Shop']), permissionSet('Shop', {})]
    const seen = (...edits: readonly Edit[]) =>
      answer(frame('Private', visible, ...shop, ...edits), 're', 'rw1')
    expect(seen(assign('Shop', 're'))).toBe(readOnly)
    expect(seen()).toBe(nothing)
    expect(seen(assign('Shop', 're', '2026-02-01T00:00:00.000Z'))).toBe(nothing)
    expect(seen(permissionSetGroup('Shops', ['Shop']), assign('Shops', 're'))).toBe(readOnly)
    expect(seen(permissionSetGroup('Shops', []), assign('Shops', 're'))).toBe(nothing)
    expect(seen(assign('Shop', 're'), settings({ enableCommunityUserVisibility: false }))).toBe(
      nothing,
    )
  })

  it('users are no records where the org states no default for them', () => {
    const unstated = changeObject('User', () => ({ sharingModel: null }))
    expect(() => answer(frame('Private', unstated), 'rw1', 'rw1')).toThrow('no record')
  })
})
