import { describe, expect, it } from 'vitest'
import {
  allFive,
  answer,
  explained,
  fieldState,
  nothing,
  readAndEdit,
  readOnly,
} from '../../../org-access'
import { built, cell, edited, queue, record, share, type Edit } from '../../../org-builder'
import { newField, profileOf } from '../../../org-frame'
import { addObject, defaults } from '../../../org-objects'
import {
  assign,
  field,
  licence,
  permissions,
  permissionSet,
  permissionSetGroup,
  system,
} from '../../../org-permissions'

const task = (cells: Record<string, string | null>): Edit =>
  record('t', 'rw1', 'Task', { WhoId: null, WhatId: null, ...cells })

/** An account and a contact of rw1, and tasks with this default. */
const frame = (model: 'Private' | 'ControlledByParent', ...more: readonly Edit[]) =>
  built(
    addObject('Task', model),
    record('a', 'rw1', 'Account'),
    record('c', 'rw1', 'Contact', { AccountId: 'a' }),
    ...more,
  )

const withoutSystem =
  (userId: string): Edit =>
  (org) => ({
    ...org,
    profiles: org.profiles.map((profile) =>
      profile.name === profileOf(userId) ? { ...profile, userPermissions: [] } : profile,
    ),
  })

describe('tasks', () => {
  it('R15.1 owner and superiors have a task in full, others nothing by the default Private', () => {
    const org = frame('Private', task({}))
    expect(answer(org, 'rw1', 't')).toBe(allFive)
    expect(answer(org, 'mw', 't')).toBe(allFive)
    expect(answer(org, 'rw2', 't')).toBe(nothing)
    expect(answer(org, 're', 't')).toBe(nothing)
  })

  it('R15.1 members of an owning queue have it in full', () => {
    const org = frame(
      'Private',
      queue('Q', ['re']),
      record('t', 'Q', 'Task', { WhoId: null, WhatId: null }),
    )
    expect(answer(org, 're', 't')).toBe(allFive)
    expect(answer(org, 've', 't')).toBe(allFive)
    expect(answer(org, 'rw1', 't')).toBe(nothing)
  })

  it('R15.1 with the default Private the related record gives reading alone', () => {
    const org = frame('Private', task({ WhatId: 'a' }), share('a', 're', 'Edit'))
    expect(answer(org, 're', 't')).toBe(readOnly)
    expect(answer(org, 'rw2', 't')).toBe(nothing)
  })

  it('R15.2 Controlled by Parent gives each action that the related record gives', () => {
    const org = frame('ControlledByParent', task({ WhatId: 'a' }), share('a', 're', 'Edit'))
    expect(answer(org, 're', 't')).toBe(readAndEdit)
    expect(answer(edited(org, share('a', 'nr')), 'nr', 't')).toBe(readOnly)
    expect(answer(org, 'rw2', 't')).toBe(nothing)
  })

  it('F147 R15.3 contact and account must both be open', () => {
    const both = task({ WhoId: 'c', WhatId: 'a' })
    const org = frame('ControlledByParent', defaults('Contact', 'Private'), both)
    const opened = edited(org, share('a', 're', 'Edit'))
    expect(answer(opened, 're', 't')).toBe(nothing)
    expect(answer(edited(opened, share('c', 're', 'Edit')), 're', 't')).toBe(readAndEdit)
    expect(answer(edited(opened, share('c', 're', 'Read')), 're', 't')).toBe(readOnly)
  })

  it('R15.3 a task that is related to nothing opens to nobody else', () => {
    const org = frame('ControlledByParent', task({ WhatId: 'a' }), share('a', 're', 'Edit'))
    expect(answer(edited(org, cell('t', 'WhatId', null)), 're', 't')).toBe(nothing)
  })

  it('R15.3 a related record that is not in the import leaves the answer unknown', () => {
    expect(answer(frame('Private', task({ WhatId: 'gone' })), 're', 't')).toBe(':None?')
    expect(answer(frame('Private', task({ WhatId: 'gone' })), 'rw1', 't')).toBe(allFive)
  })

  it('R15.4 reading needs Access Activities, writing Edit Tasks, and object permissions say nothing', () => {
    const bare = frame('Private', task({}), withoutSystem('rw1'))
    expect(answer(bare, 'rw1', 't')).toBe(nothing)
    const reads = edited(bare, system('rw1', 'ActivitiesAccess'))
    expect(answer(reads, 'rw1', 't')).toBe(readOnly)
    expect(answer(edited(bare, system('rw1', 'ActivitiesAccess', 'EditTask')), 'rw1', 't')).toBe(
      allFive,
    )
    expect(answer(edited(bare, system('rw1', 'EditTask')), 'rw1', 't')).toBe(nothing)
    const other = edited(bare, system('rw1', 'ActivitiesAccess', 'EditEvent'))
    expect(answer(other, 'rw1', 't')).toBe(readOnly)
  })

  it('R15.4 two sets may hold what reads and what writes; a muting set takes its part alone', () => {
    const reads = permissionSet('Reads', { system: ['ActivitiesAccess'] })
    const writes = permissionSet('Writes', { system: ['EditTask'] })
    const bare = frame('Private', task({}), withoutSystem('rw1'), reads, writes)
    const both = [assign('Reads', 'rw1'), assign('Writes', 'rw1')]
    expect(answer(edited(bare, ...both), 'rw1', 't')).toBe(allFive)
    const group = permissionSetGroup('Both', ['Reads', 'Writes'], { system: ['EditTask'] })
    expect(answer(edited(bare, group, assign('Both', 'rw1')), 'rw1', 't')).toBe(readOnly)
  })

  it('R15.4 an explanation names the system permissions that are held and missing', () => {
    const bare = frame('Private', task({}), withoutSystem('rw1'), share('a', 're'))
    const told = (...held: readonly string[]) => explained(edited(bare, system('rw1', ...held)), 'rw1', 't') // prettier-ignore
    const missing = (...held: readonly string[]) =>
      told(...held).missing.map(({ reason, change }) => [reason.code, change])
    const change = (name: string) => `profile:"Profile rw1".system:${name}=true`
    expect(missing()).toEqual([['missing-system-permission', change('ActivitiesAccess')]])
    expect(missing('ActivitiesAccess')).toEqual([['missing-system-permission', change('EditTask')]]) // prettier-ignore
    const reasons = told('ActivitiesAccess').legs.flatMap((leg) => leg.reasons)
    expect(reasons.map(({ code }) => code)).toContain('object-permission-uncounted')
    const none = edited(bare, permissions('rw1', 'Task', ''), system('rw1', 'ActivitiesAccess'))
    const plain = explained(none, 'rw1', 't').legs.flatMap((leg) => leg.reasons)
    expect(plain.map(({ code }) => code)).not.toContain('object-permission-uncounted')
  })

  it('R15.4 a profile without the object’s metadata says all about tasks where its system permissions are known', () => {
    const partial = (areUserPermissionsKnown: boolean): Edit => {
      const bare = { isPartial: true, areUserPermissionsKnown, objectPermissions: [] }
      return (org) => ({
        ...org,
        objects: org.objects.map((object) => ({ ...object, isDeclared: false })),
        profiles: org.profiles.map((profile) => ({ ...profile, ...bare, userPermissions: [] })),
      })
    }
    expect(answer(frame('Private', task({}), partial(true)), 'rw1', 't')).toBe(nothing)
    expect(answer(frame('Private', task({}), partial(false)), 'rw1', 't')).toBe(':None?')
  })

  it('R15.4 a profile of which nobody said who has activities leaves tasks open, and nothing else', () => {
    const unsaid: Edit = (org) => ({
      ...org,
      profiles: org.profiles.map((profile) => ({ ...profile, areActivityPermissionsKnown: false })),
    })
    const org = frame('Private', task({}), withoutSystem('rw1'), unsaid)
    expect(answer(org, 'rw1', 't')).toBe(':None?')
    expect(answer(org, 're', 't')).toBe(nothing)
    expect(answer(org, 'rw1', 'a')).toBe(allFive)
  })

  it('R15.4 there is no Modify All on tasks; Modify All Data applies', () => {
    const org = frame('Private', task({}), permissions('re', 'Task', 'CREDVM'))
    expect(answer(org, 're', 't')).toBe(nothing)
    expect(answer(org, 'adm', 't')).toBe(allFive)
  })

  it('R3.12 tasks take the default that Activity states', () => {
    const unstated: Edit = (org) => ({
      ...org,
      objects: org.objects.map((object) =>
        object.name === 'Task' ? { ...object, sharingModel: null } : object,
      ),
    })
    const org = frame('Private', task({ WhatId: 'a' }), share('a', 're', 'Edit'), unstated)
    expect(answer(org, 're', 't')).toBe(readOnly)
    const followed = edited(org, addObject('Activity', 'ControlledByParent'))
    expect(answer(followed, 're', 't')).toBe(readAndEdit)
  })
})

describe('events', () => {
  const event = (cells: Record<string, string | null>): Edit =>
    record('e', 'rw1', 'Event', { WhoId: null, WhatId: null, IsPrivate: 'false', ...cells })
  const events = (...more: readonly Edit[]) =>
    built(addObject('Event', 'Private'), record('a', 'rw1', 'Account'), ...more)

  it('F162 R15.4 a private event shows its details to its owner and to View All Data alone', () => {
    const org = events(event({ IsPrivate: 'true', WhatId: 'a' }), system('re', 'ViewAllData'))
    expect(answer(org, 'rw1', 'e')).toBe(allFive)
    expect(answer(org, 'mw', 'e')).toBe(nothing)
    expect(answer(org, 're', 'e')).toBe(readOnly)
    expect(answer(org, 'adm', 'e')).toBe(allFive)
  })

  it('R15.1 an event that is not private is open to superiors', () => {
    expect(answer(events(event({})), 'mw', 'e')).toBe(allFive)
  })

  it('R15.5 invitees read an event, their superiors do not', () => {
    const invited = record('i', null, 'EventRelation', { EventId: 'e', RelationId: 're' })
    const org = events(addObject('EventRelation', 'Private'), event({}), invited)
    expect(answer(org, 're', 'e')).toBe(readOnly)
    expect(answer(org, 've', 'e')).toBe(nothing)
    expect(answer(org, 'nr', 'e')).toBe(nothing)
  })

  it('R15.5 each event has its own invitees, and who is no user, or invited to nothing known, is none', () => {
    const relation = (id: string, event: string, who: string) =>
      record(id, null, 'EventRelation', { EventId: event, RelationId: who })
    const org = events(
      addObject('EventRelation', 'Private'),
      event({}),
      record('second', 'nr', 'Event'),
      relation('i1', 'second', 're'),
      relation('i2', 'second', 'rw2'),
      relation('i3', 'e', 'somebody'),
      relation('i4', 'elsewhere', 'rw2'),
    )
    expect(answer(org, 're', 'second')).toBe(readOnly)
    expect(answer(org, 'rw2', 'second')).toBe(readOnly)
    expect(answer(org, 're', 'e')).toBe(nothing)
    expect(answer(org, 'rw2', 'e')).toBe(nothing)
  })

  it('R15.5 whom an event is about is not invited', () => {
    const related = (isInvitee: string) =>
      record('i', null, 'EventRelation', { EventId: 'e', RelationId: 're', IsInvitee: isInvitee })
    const org = (isInvitee: string) =>
      events(addObject('EventRelation', 'Private'), event({}), related(isInvitee))
    expect(answer(org('false'), 're', 'e')).toBe(nothing)
    expect(answer(org('true'), 're', 'e')).toBe(readOnly)
  })

  it('R11.19 who is invited is read as the event', () => {
    const invited = record('i', null, 'EventRelation', { EventId: 'e', RelationId: 're' })
    const org = events(addObject('EventRelation', 'Private'), event({}), invited)
    expect(answer(org, 'mw', 'i')).toBe('REDA:All')
    expect(answer(org, 're', 'i')).toBe(readOnly)
    expect(answer(org, 've', 'i')).toBe(nothing)
  })

  it('R15.4 a field of Activity is read by who has activities, and written by who may write either', () => {
    const org = (...held: readonly string[]) =>
      built(
        addObject('Activity', 'Private', [newField('X__c', 'Text')]),
        system('re', ...held),
        field('re', 'Task', 'X__c', true, true),
      )
    expect(fieldState(org('ActivitiesAccess', 'EditEvent'), 're', 'Activity', 'X__c')).toBe('edit')
    expect(fieldState(org('ActivitiesAccess'), 're', 'Activity', 'X__c')).toBe('read')
    expect(fieldState(org(), 're', 'Activity', 'X__c')).toBe('hidden')
  })

  it('R15.4 LIC-07 a customer reads no event, whatever the profile gives', () => {
    const org = events(event({}), licence('rw1', 'Customer Community'))
    expect(answer(org, 'rw1', 'e')).toBe(nothing)
  })
})
