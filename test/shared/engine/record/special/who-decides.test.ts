import { describe, expect, it } from 'vitest'
import { parseProfileId, parseUserId } from '@shared/model/id'
import type { Network } from '@shared/model/login'
import { allFive, answer, nothing, readAndEdit, readOnly } from '../../../../org-access'
import { built, edited, record, share, user, type Edit } from '../../../../org-builder'
import { profileOf } from '../../../../org-frame'
import { addObject, settings } from '../../../../org-objects'
import { system } from '../../../../org-permissions'
import { guest, highVolume, partner } from '../../../../org-sharing'

const open = `${nothing}?`
/** An owner whom the import does not hold. */
const ownerUnknown =
  (object: string): Edit =>
  (org) => ({
    ...org,
    records: org.records.map((table) =>
      table.object === object
        ? { ...table, owners: table.owners.map(() => parseUserId('gone')) }
        : table,
    ),
  })

describe('R15.13 who decides about a campaign member', () => {
  const people = [
    record('k', 'rw1', 'Campaign'),
    record('l', 'rw1', 'Lead'),
    record('c', 'rw1', 'Contact', { AccountId: 'a' }),
    record('a', 'rw1', 'Account'),
  ]
  const member = (cells: Record<string, string | null>) =>
    built(
      ...people,
      addObject('CampaignMember', 'ControlledByLeadOrContact'),
      record('m', null, 'CampaignMember', { CampaignId: 'k', ...cells }),
    )
  const byLead = (cells: Record<string, string | null>) =>
    answer(edited(member(cells), share('l', 're')), 're', 'm')
  const byContact = (cells: Record<string, string | null>) =>
    answer(edited(member(cells), share('c', 're')), 're', 'm')

  it('R15.13 the contact of a converted lead, the lead where no contact is named', () => {
    const both = { LeadId: 'l', ContactId: 'c' }
    expect(byContact(both)).toBe(readOnly)
    expect(byLead(both)).toBe(nothing)
    for (const none of [null, '']) {
      expect(byLead({ LeadId: 'l', ContactId: none })).toBe(readOnly)
      expect(byContact({ LeadId: 'l', ContactId: none })).toBe(nothing)
      expect(byContact({ LeadId: none, ContactId: 'c' })).toBe(readOnly)
    }
  })

  it('R15.13 D-56 without Read on leads it is open where nobody imported whether it names one', () => {
    const asked = (cells: Record<string, string | null>) =>
      answer(
        edited(
          built(
            ...people,
            addObject('CampaignMember', 'ControlledByCampaign'),
            record('m', null, 'CampaignMember', { CampaignId: 'k', ...cells }),
          ),
          noRead('rw1', 'Lead'),
        ),
        'rw1',
        'm',
      )
    expect(asked({ ContactId: 'c' })).toBe(open)
    expect(asked({ ContactId: 'c', LeadId: 'l' })).toBe(nothing)
    expect(asked({ ContactId: 'c', LeadId: '' })).not.toContain('None')
    expect(asked({ ContactId: 'c', LeadId: null })).not.toContain('None')
  })
})

const noRead =
  (who: string, object: string): Edit =>
  (org) => ({
    ...org,
    profiles: org.profiles.map((profile) =>
      profile.name === profileOf(who)
        ? {
            ...profile,
            objectPermissions: profile.objectPermissions.filter((entry) => entry.object !== object),
          }
        : profile,
    ),
  })

it('R15.32 a mail of no case goes with what it is related to', () => {
  const mail = (parent: string | null) =>
    built(
      record('c', 'rw1', 'Case'),
      record('a', 'nr', 'Account'),
      record('x', null, 'EmailMessage', { ParentId: parent, RelatedToId: 'a' }),
    )
  expect(answer(mail('c'), 'rw1', 'x')).not.toBe(nothing)
  expect(answer(mail('c'), 'nr', 'x')).toBe(nothing)
  expect(answer(mail(null), 'nr', 'x')).not.toBe(nothing)
  expect(answer(mail(null), 'rw1', 'x')).toBe(nothing)
})

describe('owners that nobody imported', () => {
  it('R15.7 a private note may be anybody’s, one of a known owner is not', () => {
    const note = built(
      record('a', 'nr', 'Account'),
      record('n', 'nr', 'Note', { ParentId: 'a', IsPrivate: 'true' }),
    )
    expect(answer(note, 're', 'n')).toBe(nothing)
    expect(answer(edited(note, ownerUnknown('Note')), 're', 'n')).toBe(open)
  })

  it('R15.4 so may a private event, whose superior has nothing', () => {
    const event = built(
      addObject('Event', 'Private'),
      record('e', 'rw1', 'Event', { IsPrivate: 'true', WhoId: null, WhatId: null }),
    )
    expect(answer(event, 'mw', 'e')).toBe(nothing)
    expect(answer(edited(event, ownerUnknown('Event')), 'mw', 'e')).toBe(open)
  })

  it('R15.1 so may a task, where a known owner’s superior holds it', () => {
    const task = built(
      addObject('Task', 'Private'),
      record('t', 'rw1', 'Task', { WhoId: null, WhatId: null }),
    )
    expect(answer(task, 'mw', 't')).toBe(allFive)
    expect(answer(task, 're', 't')).toBe(nothing)
    expect(answer(edited(task, ownerUnknown('Task')), 'mw', 't')).toBe(open)
  })

  it('R13.7 a guest holds no task and no private note', () => {
    const org = built(
      guest('g'),
      addObject('Task', 'Private'),
      record('a', 'nr', 'Account'),
      record('t', 'g', 'Task', { WhoId: null, WhatId: null }),
      record('n', 'g', 'Note', { ParentId: 'a', IsPrivate: 'true' }),
    )
    expect(answer(org, 'g', 't')).toBe(nothing)
    expect(answer(org, 'g', 'n')).toBe(nothing)
  })
})

describe('users', () => {
  const frame = (...more: readonly Edit[]) => built(addObject('User', 'Private'), ...more)
  const unread =
    (who: string): Edit =>
    (org) => ({
      ...org,
      profiles: org.profiles.map((profile) =>
        profile.name === profileOf(who)
          ? { ...profile, isPartial: true, areUserPermissionsKnown: false }
          : profile,
      ),
    })

  it('R12.8 R15.20 where nobody imported the permissions one of them may open every user', () => {
    expect(answer(frame(), 're', 'rw1')).toBe(nothing)
    expect(answer(frame(unread('re')), 're', 'rw1')).toBe(open)
    expect(answer(frame(unread('re')), 'rw2', 'rw1')).toBe(nothing)
  })

  it('R13.21 a guest reads no user by a permission, and the own record alone', () => {
    const org = frame(guest('g'), system('g', 'ViewAllUsers', 'ManageUsers', 'ViewAllData'))
    expect(answer(org, 'g', 'rw1')).toBe(nothing)
    expect(answer(org, 'g', 'g')).toBe(readOnly)
    expect(answer(frame(system('re', 'ManageUsers')), 're', 'rw1')).toBe(readAndEdit)
  })

  it.each([
    ['partner', partner('p', 'acme')],
    ['customer with a role', partner('p', 'acme', 'User', { userType: 'PowerCustomerSuccess' })],
    ['high-volume user', highVolume('p', 'acme')],
  ])('R15.19 a %s sees neighbours of the account, a colleague does not', (_, external) => {
    const acme = record('acme', 'rw1', 'Account')
    const visible = settings({ enablePortalUserVisibility: true })
    const org = frame(acme, external, partner('q', 'acme'), visible)
    expect(answer(org, 'p', 'q')).toBe(readOnly)
    expect(answer(org, 'q', 'p')).toBe(readOnly)
    const colleague = user('re', { account: 'acme' as never }) // ids of this org are plain texts
    expect(answer(edited(org, colleague), 're', 'q')).toBe(nothing)
    expect(answer(edited(org, colleague), 'q', 're')).toBe(nothing)
    const homeless = [user('p', { account: null }), user('q', { account: null })]
    expect(answer(edited(org, ...homeless), 'p', 'q')).toBe(nothing)
  })

  const site = (...who: readonly string[]): Network => ({
    name: who.join(' '),
    status: 'Live',
    profiles: who.map((each) => parseProfileId(profileOf(each))),
    permissionSets: [],
    guestProfile: null,
    enableGuestFileAccess: false,
  })
  const visible = settings({ enableCommunityUserVisibility: true })

  it('R15.19 members see each other on one of several sites, on none a member of another', () => {
    const sites: Edit = (org) => ({ ...org, networks: [site('rw1', 're'), site('nr', 're')] })
    const org = frame(visible, sites)
    expect(answer(org, 're', 'nr')).toBe(readOnly)
    expect(answer(org, 're', 'rw1')).toBe(readOnly)
    expect(answer(org, 'rw1', 'nr')).toBe(nothing)
  })

  it('R15.19 without sites colleagues share none, and a guest is in none', () => {
    const org = frame(visible, record('acme', 'rw1', 'Account'), partner('p', 'acme'), guest('g'))
    expect(answer(org, 're', 'rw1')).toBe(nothing)
    expect(answer(org, 're', 'p')).toBe(open)
    expect(answer(org, 'p', 're')).toBe(open)
    expect(answer(org, 'g', 'p')).toBe(nothing)
  })

  it('R7.10 R7.2 a row for a user reaches those above, for one not imported anybody', () => {
    const row =
      (grantee: string): Edit =>
      (org) => ({
        ...org,
        shares: [
          {
            object: 'User',
            record: 'rw1' as never, // ids of this org are plain texts
            grantee: { kind: 'user', user: parseUserId(grantee) },
            level: 'Read',
            rowCause: 'Manual',
            accountSettings: null,
          },
        ],
      })
    expect(answer(frame(row('re')), 've', 'rw1')).toBe(readOnly)
    expect(answer(frame(row('re')), 'nr', 'rw1')).toBe(nothing)
    expect(answer(frame(row('gone')), 'nr', 'rw1')).toBe(open)
  })

  it('R19.1 a record of a user whom the org does not have may be anybody’s subordinate', () => {
    const org = built(addObject('User', 'Private'), record('u', null, 'User', { Name: 'Ulla' }))
    expect(answer(org, 're', 'u')).toBe(open)
    expect(answer(edited(org, system('re', 'ManageUsers')), 're', 'u')).toBe(readAndEdit)
  })
})
