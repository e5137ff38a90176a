import { describe, expect, it } from 'vitest'
import { answer, nothing, readOnly } from '../../../org-access'
import { addUser, built, record, share, type Edit } from '../../../org-builder'
import { all, chatterGroup, emptyTable, partner, post } from '../../../org-content'
import { newField } from '../../../org-frame'
import { addField, addObject, defaults } from '../../../org-objects'
import { field, system } from '../../../org-permissions'
import { guest } from '../../../org-sharing'

const open = `${nothing}?`
const customer = addUser('c', null, { userType: 'CsnExternal' })

describe('posts on people', () => {
  it('R15.14 R15.17 are for who reads the user, superiors too', () => {
    const org = built(addObject('User', 'Private'), post('p1', 'rw1', 'nr'))
    expect(answer(org, 'mw', 'p1')).toBe(readOnly)
    expect(answer(org, 'rw1', 'p1')).toBe(readOnly)
    expect(answer(org, 're', 'p1')).toBe(nothing)
    const visible = built(addObject('User', 'Read'), post('p1', 'rw1', 'nr'))
    expect(answer(visible, 're', 'p1')).toBe(readOnly)
  })
})

describe('posts whose parent, author or audience nobody imported', () => {
  it('R19.1 a comment on an item that is not in the import is unknown', () => {
    const comment = record('k', null, 'FeedComment', { FeedItemId: 'gone', CreatedById: 'rw1' })
    expect(answer(built(comment), 're', 'k')).toBe(open)
  })

  it('R19.1 a post of nobody known may be the reader’s own', () => {
    const bare = record('p1', null, 'FeedItem', { ParentId: 'r' })
    const org = built(record('r', 'rw1'), share('r', 're'), bare)
    expect(answer(org, 're', 'p1')).toBe(`${readOnly}?`)
    expect(answer(org, 'nr', 'p1')).toBe(nothing)
  })

  it('CHT-02 a post without visibility is unknown to external users, and no secret to others', () => {
    const org = (visibility: string | null) =>
      built(
        all(partner, defaults('Thing__c', 'Read', 'Read'), record('r', 'rw1')),
        post('p1', 'r', 'rw1', { Visibility: visibility }),
      )
    expect(answer(org(null), 'p', 'p1')).toBe(open)
    expect(answer(org(null), 're', 'p1')).toBe(readOnly)
    expect(answer(org('AllUsers'), 'p', 'p1')).toBe(readOnly)
    expect(answer(org('SharedUsers'), 'p', 'p1')).toBe(nothing)
  })

  it('R19.1 a tracked change without the field, or on a person, is unknown', () => {
    const tracked = (parent: string, fieldName: string | null) =>
      built(
        addField('Thing__c', newField('Pay__c', 'Number')),
        record('r', 'rw1'),
        share('r', 're'),
        field('re', 'Thing__c', 'Pay__c', true, false),
        post('p1', parent, 'rw1', { Type: 'TrackedChange' }),
        record('t', null, 'FeedTrackedChange', { FeedItemId: 'p1', FieldName: fieldName }),
      )
    expect(answer(tracked('r', 'pay__C'), 're', 'p1')).toBe(readOnly)
    expect(answer(tracked('r', null), 're', 'p1')).toBe(open)
    expect(answer(tracked('re', 'Pay__c'), 're', 'p1')).toBe(open)
  })

  it('CHT-02 a tracked item whose changes are all elsewhere is unknown', () => {
    const org = built(
      record('r', 'rw1'),
      share('r', 're'),
      post('p1', 'r', 'rw1', { Type: 'TrackedChange' }),
      post('p2', 'r', 'rw1', { Type: 'TrackedChange' }),
      record('t', null, 'FeedTrackedChange', { FeedItemId: 'p2', FieldName: 'Name' }),
    )
    expect(answer(org, 're', 'p1')).toBe(open)
    expect(answer(org, 're', 'p2')).toBe(readOnly)
  })
})

describe('groups of which something is missing', () => {
  const inGroup = (...edits: readonly Edit[]) => built(...edits, post('p1', 'g', 'rw1'))
  const ofKind = (kind: string | null, cells: Record<string, string | null> = {}) =>
    all(
      record('g', 'rw1', 'CollaborationGroup', { CollaborationType: kind, ...cells }),
      emptyTable('CollaborationGroupMember'),
    )
  const member = (who: string, role?: string) =>
    record(`g:${who}`, null, 'CollaborationGroupMember', {
      CollaborationGroupId: 'g',
      MemberId: who,
      ...(role === undefined ? {} : { CollaborationRole: role }),
    })

  it('CHT-03 one of no known kind is read by members, and may be by others', () => {
    for (const kind of [null, 'Secret']) {
      const org = inGroup(ofKind(kind), member('re', 'Standard'))
      expect(answer(org, 're', 'p1')).toBe(readOnly)
      expect(answer(org, 'nr', 'p1')).toBe(open)
    }
  })

  it('CHT-03 R12.6 of one of no known kind an administrator may have all', () => {
    const org = built(ofKind(null), system('nr', 'ManageUnlistedGroups'))
    expect(answer(org, 'adm', 'g')).toContain('?')
    expect(answer(org, 'nr', 'g')).toContain('?')
    expect(answer(built(ofKind('Public')), 'adm', 'g')).toBe('REDTA:All')
    expect(answer(built(ofKind('Public')), 'nr', 'g')).toBe(readOnly)
    expect(answer(built(ofKind('Public'), system('nr', 'ManageUnlistedGroups')), 'nr', 'g')).toBe(
      readOnly,
    )
  })

  it('CHT-05 the owner reads a private group without a row, a member’s role may be unknown', () => {
    const org = built(ofKind('Private'), post('p1', 'g', 'nr'), member('re'))
    expect(answer(org, 'rw1', 'p1')).toBe(readOnly)
    expect(answer(org, 're', 'g')).toBe(`${readOnly}?`)
    const known = built(ofKind('Private'), member('re', 'Standard'))
    expect(answer(known, 're', 'g')).toBe(readOnly)
  })

  it('CHT-04 where nobody imported whether customers are allowed, or it is of a site, it is unknown', () => {
    const group = (cells: Record<string, string | null>) =>
      inGroup(customer, ofKind('Private', cells), member('c', 'Standard'))
    expect(answer(group({}), 'c', 'p1')).toBe(open)
    expect(answer(group({ CanHaveGuests: 'false' }), 'c', 'p1')).toBe(nothing)
    expect(answer(group({ CanHaveGuests: 'false', NetworkId: 'n' }), 'c', 'p1')).toBe(open)
    expect(answer(group({ CanHaveGuests: 'false', NetworkId: '' }), 'c', 'p1')).toBe(nothing)
    expect(answer(group({ CanHaveGuests: 'true' }), 'c', 'p1')).toBe(readOnly)
  })

  it('CHT-04 a guest reads none, whatever it allows', () => {
    const allowed = { CanHaveGuests: 'true' }
    const org = inGroup(guest('x'), chatterGroup('g', 'rw1', 'Private', ['x', 're'], allowed))
    expect(answer(org, 'x', 'p1')).toBe(nothing)
    expect(answer(org, 're', 'p1')).toBe(readOnly)
  })
})
