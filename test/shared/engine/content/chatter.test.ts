import { describe, expect, it } from 'vitest'
import { answer, explained, nothing, readOnly } from '../../../org-access'
import { addUser, built, record, share, type Edit } from '../../../org-builder'
import { all, chatterGroup, emptyTable, partner, post } from '../../../org-content'
import { newField } from '../../../org-frame'
import { addField, defaults } from '../../../org-objects'
import { field, system } from '../../../org-permissions'

const r = record('r', 'rw1')
const author = 'REDA:All'

describe('posts on records', () => {
  it('F154 T-79 R15.14 who cannot read the record sees neither the post nor its comments', () => {
    const comment = record('k', null, 'FeedComment', { FeedItemId: 'p1', CreatedById: 'rw1' })
    const org = built(r, post('p1', 'r', 'rw1'), comment)
    expect(answer(org, 're', 'p1')).toBe(nothing)
    expect(answer(org, 're', 'k')).toBe(nothing)
    expect(answer(built(r, share('r', 're'), post('p1', 'r', 'rw1'), comment), 're', 'p1')).toBe(
      readOnly,
    )
  })

  it('CHT-01 a comment is as visible as its item', () => {
    const comment = record('k', null, 'FeedComment', { FeedItemId: 'p1', CreatedById: 'rw1' })
    const org = built(r, share('r', 're'), post('p1', 'r', 'rw1'), comment)
    expect(answer(org, 're', 'k')).toBe(readOnly)
    expect(answer(org, 'rw1', 'k')).toBe(author)
  })

  it('R15.14 the author and Modify All Data delete a post, a reader and View All Data do not', () => {
    const org = built(r, share('r', 're'), post('p1', 'r', 'rw1'), system('nr', 'ViewAllData'))
    expect(answer(org, 'rw1', 'p1')).toBe(author)
    expect(answer(org, 'adm', 'p1')).toBe(author)
    expect(answer(org, 're', 'p1')).toBe(readOnly)
    expect(answer(org, 'nr', 'p1')).toBe(readOnly)
  })

  it('R15.14 an author who has lost the record has lost the post', () => {
    expect(answer(built(r, post('p1', 'r', 're')), 're', 'p1')).toBe(nothing)
  })

  it('SYS-59c a moderator edits the posts that the moderator sees, and no others', () => {
    const org = built(r, share('r', 're'), post('p1', 'r', 'rw1'), system('re', 'ModerateChatter'))
    expect(answer(org, 're', 'p1')).toBe('RE:Edit')
    const unseen = built(r, post('p1', 'r', 'rw1'), system('re', 'ModerateChatter'))
    expect(answer(unseen, 're', 'p1')).toBe(nothing)
  })

  it('CHT-02 an internal post is hidden from a partner who reads the record', () => {
    const readable = all(partner, defaults('Thing__c', 'Read', 'Read'), r)
    const internal = post('p1', 'r', 'rw1', { Visibility: 'InternalUsers' })
    expect(answer(built(readable, internal), 'p', 'p1')).toBe(nothing)
    expect(answer(built(readable, internal), 're', 'p1')).toBe(readOnly)
    const codes = (...edits: readonly Edit[]) =>
      explained(built(...edits), 'p', 'p1').closed.map(({ reason }) => reason.code)
    expect(codes(readable, internal)).toContain('closed-internal')
    expect(codes(partner, r, post('p1', 'r', 'rw1'))).toContain('closed-feed')
    expect(answer(built(readable, post('p1', 'r', 'rw1')), 'p', 'p1')).toBe(readOnly)
  })

  it('R19.1 a post whose record is not in the import is unknown', () => {
    expect(answer(built(post('p1', 'elsewhere', 'rw1')), 're', 'p1')).toBe(':None?')
  })
})

describe('tracked changes', () => {
  const tracked = all(
    addField('Thing__c', newField('Pay__c', 'Number')),
    r,
    share('r', 're'),
    post('p1', 'r', 'rw1', { Type: 'TrackedChange' }),
  )
  const change = record('t', null, 'FeedTrackedChange', {
    FeedItemId: 'p1',
    FieldName: 'Thing__c.Pay__c',
  })

  it('CHT-02 a tracked change is hidden from who may not read the field', () => {
    expect(answer(built(tracked, change), 're', 'p1')).toBe(nothing)
    const org = built(tracked, change, field('re', 'Thing__c', 'Pay__c', true, false))
    expect(answer(org, 're', 'p1')).toBe(readOnly)
    expect(answer(org, 're', 't')).toBe(readOnly)
  })

  it('R19.1 without the changes nobody knows which field it was', () => {
    expect(answer(built(tracked), 're', 'p1')).toBe(':None?')
  })
})

describe('posts on people', () => {
  it('R15.14 own profile', () => {
    expect(answer(built(post('p1', 're', 'rw1')), 're', 'p1')).toBe(readOnly)
  })
})

describe('groups', () => {
  const inGroup = (...edits: readonly Edit[]) => built(...edits, post('p1', 'g', 'rw1'))

  it('CHT-03 a public group is read by every internal user', () => {
    expect(answer(inGroup(chatterGroup('g', 'rw1', 'Public')), 're', 'p1')).toBe(readOnly)
  })

  it('CHT-03 T-78 a private group is read by members, View All Data and Modify All Data', () => {
    const org = inGroup(chatterGroup('g', 'rw1', 'Private', ['re']), system('cee', 'ViewAllData'))
    expect(answer(org, 're', 'p1')).toBe(readOnly)
    expect(answer(org, 'cee', 'p1')).toBe(readOnly)
    expect(answer(org, 'adm', 'p1')).toBe(author)
    expect(answer(org, 'nr', 'p1')).toBe(nothing)
  })

  it('CHT-03 of a private group others see name and description', () => {
    expect(answer(built(chatterGroup('g', 'rw1', 'Private')), 'nr', 'g')).toBe(readOnly)
  })

  it('T-77 R12.6 an unlisted group is closed to View All Data and Modify All Data', () => {
    const org = inGroup(
      chatterGroup('g', 'rw1', 'Unlisted', ['re']),
      system('cee', 'ViewAllData'),
      system('nr', 'ManageUnlistedGroups'),
    )
    for (const id of ['g', 'p1']) {
      expect(answer(org, 'cee', id)).toBe(nothing)
      expect(answer(org, 'adm', id)).toBe(nothing)
      expect(answer(org, 're', id)).toBe(readOnly)
    }
    expect(answer(org, 'nr', 'p1')).toBe(readOnly)
  })

  it('CHT-03 superiors of a member do not read a private group', () => {
    expect(answer(inGroup(chatterGroup('g', 'rw1', 'Private', ['re'])), 've', 'p1')).toBe(nothing)
  })

  it('CHT-04 customers read a group that allows them, as members', () => {
    const customer = addUser('c', null, { userType: 'CsnExternal' })
    const open = chatterGroup('g', 'rw1', 'Private', ['c'], { CanHaveGuests: 'true' })
    expect(answer(inGroup(customer, open), 'c', 'p1')).toBe(readOnly)
    expect(answer(inGroup(customer, chatterGroup('g', 'rw1', 'Private', ['c'])), 'c', 'p1')).toBe(
      nothing,
    )
    expect(answer(inGroup(customer, chatterGroup('g', 'rw1', 'Public')), 'c', 'p1')).toBe(nothing)
  })

  it('CHT-03 an archived group is read as before', () => {
    const archived = chatterGroup('g', 'rw1', 'Private', ['re'], { IsArchived: 'true' })
    expect(answer(inGroup(archived), 're', 'p1')).toBe(readOnly)
    expect(answer(inGroup(archived), 'nr', 'p1')).toBe(nothing)
  })

  it('CHT-05 owner and managers manage the group, members do not', () => {
    const org = built(chatterGroup('g', 'rw1', 'Private', ['re:Admin', 'nr']))
    expect(answer(org, 'rw1', 'g')).toBe('REDTA:All')
    expect(answer(org, 're', 'g')).toBe('RE:Edit')
    expect(answer(org, 'nr', 'g')).toBe(readOnly)
  })

  it('R19.1 without the members of a private group nobody knows who reads it', () => {
    const alone = record('g', 'rw1', 'CollaborationGroup', { CollaborationType: 'Private' })
    expect(answer(inGroup(alone), 're', 'p1')).toBe(':None?')
    const none = all(alone, emptyTable('CollaborationGroupMember'))
    expect(answer(inGroup(none), 're', 'p1')).toBe(nothing)
  })

  it('CHT-03 a membership is seen by who reads the group', () => {
    const org = built(chatterGroup('g', 'rw1', 'Private', ['re']))
    expect(answer(org, 're', 'g:re')).toBe(readOnly)
    expect(answer(org, 'nr', 'g:re')).toBe(nothing)
  })
})
