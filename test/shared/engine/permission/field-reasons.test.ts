import { describe, expect, it } from 'vitest'
import { recordPosition } from '@shared/engine/compile/compile-org'
import { fieldAccess } from '@shared/engine/permission/field-access'
import type { FieldChannel } from '@shared/engine/permission/field-channel'
import type { FieldAccess } from '@shared/engine/permission/field-subject'
import { parseProfileId, parseRecordId, parseUserId } from '@shared/model/id'
import type { Org } from '@shared/model/org'
import { compiled } from '../../../org-access'
import { built, group, record, share, unknownMembers, user, type Edit } from '../../../org-builder'
import { newField, profileOf } from '../../../org-frame'
import { addDetail, addField } from '../../../org-objects'
import { assign, field, permissions, permissionSet, system } from '../../../org-permissions'

interface Asked {
  readonly object?: string
  readonly field?: string
  readonly record?: string | null
  readonly user?: string
}

function ask(org: Org, channel: FieldChannel, asked: Asked = {}): FieldAccess {
  const { object = 'Account', field = 'Phone', record = 'acme', user = 're' } = asked
  const engine = compiled(org)
  const of = engine.objects.find((each) => each.name === object)
  const config = of?.fields.find((each) => each.name === field)
  const position = record === null ? null : recordPosition(engine, parseRecordId(record))
  if (of === undefined || config === undefined || position === undefined)
    throw new Error(`no ${object}.${field} or no ${String(record)}`)
  const at = engine.userIndexById.get(parseUserId(user)) ?? -1
  return fieldAccess(engine, { user: at, object: of, field: config, record: position, channel })
}

const codes = (org: Org, channel: FieldChannel, asked?: Asked) =>
  ask(org, channel, asked).reasons.map(({ code }) => code)

/** What is certain of a field, a slash, and what is possible: seen, edited, created. */
function bounds(org: Org, channel: FieldChannel, asked?: Asked): string {
  const access = ask(org, channel, asked)
  const letters = (shown: string, isEditable: boolean, isCreatable: boolean) =>
    [shown.toLowerCase(), isEditable && 'edit', isCreatable && 'create'].filter(Boolean).join(' ')
  const certain = letters(access.shown, access.isEditable, access.isCreatable)
  return `${certain} / ${letters(access.mayBeShown, access.mayBeEditable, access.mayBeCreatable)}`
}

const acme = record('acme', 're', 'Account', { Phone: '555', Ssn__c: '123456789', Top__c: 'top' })
const foreign = record('acme', 'rw1', 'Account', { Phone: '555' })
const phone = addField('Account', newField('Phone', 'Phone'))
const reads = field('re', 'Account', 'Phone', true, false)
const edits = field('re', 'Account', 'Phone', true, true)
const piece: Edit = (org) => ({
  ...org,
  profiles: org.profiles.map((each) => ({ ...each, isPartial: true })),
  objects: org.objects.map((each) => ({
    ...each,
    isDeclared: false,
    fields: each.fields.map((one) => ({ ...one, isDeclared: false })),
  })),
})
const systemUnknown: Edit = (org) => ({
  ...org,
  profiles: org.profiles.map((each) => ({ ...each, areUserPermissionsKnown: false })),
})

describe('what is not known of a field is neither shown nor hidden', () => {
  it('FLS-10 R19.1 where a piece of a profile does not name the field', () => {
    const org = built(phone, acme)
    expect(bounds(org, 'API_USER')).toBe('hidden / hidden')
    expect(codes(org, 'API_USER')).toContain('field-hidden')
    const partly = built(phone, acme, piece)
    expect(bounds(partly, 'API_USER')).toBe('hidden / value edit create')
    expect(codes(partly, 'API_USER')).toContain('field-unknown')
    const desk = [permissionSet('Desk', { objects: { Account: 'R' } }), assign('Desk', 're')]
    expect(bounds(built(phone, acme, piece, ...desk), 'API_USER')).toBe(
      'hidden / value edit create',
    )
    expect(bounds(built(phone, acme, ...desk), 'API_USER')).toBe('hidden / hidden')
  })

  it('FLS-19 View All Fields of contacts, not of accounts, reads the contact side of a person account', () => {
    const nick = addField('Account', newField('Nick__pc', 'Text'))
    const shown = (object: string) =>
      ask(built(nick, acme, permissions('re', object, 'RF')), 'API_USER', { field: 'Nick__pc' })
        .shown
    expect(shown('Contact')).toBe('VALUE')
    expect(shown('Account')).toBe('HIDDEN')
  })

  it('FLS-46 where only sharing counts and a row leads to people who are not known', () => {
    const shared = (level: 'Read' | 'Edit') => [
      phone,
      foreign,
      group('Desk', ['ve']),
      share('acme', 'Desk', level),
    ]
    const asked = 'FLOW_SYSTEM_SHARING'
    expect(bounds(built(...shared('Edit')), asked)).toBe('hidden create / hidden create')
    expect(bounds(built(...shared('Edit'), unknownMembers), asked)).toBe(
      'hidden create / value edit create',
    )
    expect(bounds(built(...shared('Read'), unknownMembers), asked)).toBe(
      'hidden create / value create',
    )
  })

  it('FLS-46 what only sharing opens needs no permission: Read shows, Edit edits', () => {
    const none = permissions('re', 'Account', '')
    const org = (level: 'Read' | 'Edit') => built(phone, foreign, none, share('acme', 're', level))
    expect(ask(org('Read'), 'APEX_SYSTEM_SHARING').isEditable).toBe(false)
    expect(ask(org('Read'), 'APEX_SYSTEM_SHARING').shown).toBe('VALUE')
    expect(ask(org('Edit'), 'APEX_SYSTEM_SHARING').isEditable).toBe(true)
    expect(ask(org('Edit'), 'APEX_USER').shown).toBe('HIDDEN')
  })

  it('CLS-10 the mask, where system permissions may be missing', () => {
    const ssn = addField('Account', newField('Ssn__c', 'EncryptedText'))
    const open = field('re', 'Account', 'Ssn__c', true, false)
    const asked = { field: 'Ssn__c' }
    expect(codes(built(ssn, acme, open), 'API_USER', asked)).toContain('field-masked')
    const unknown = built(ssn, acme, open, systemUnknown)
    expect(ask(unknown, 'API_USER', asked)).toMatchObject({ shown: 'MASKED', mayBeShown: 'VALUE' })
    expect(codes(unknown, 'API_USER', asked)).toContain('mask-unknown')
    const holder = built(ssn, acme, open, system('re', 'ViewEncryptedData'))
    expect(codes(holder, 'API_USER', asked)).toContain('unmasked')
    expect(codes(holder, 'EMAIL_TEMPLATE', asked)).toContain('masked-always')
    expect(codes(holder, 'APEX_USER', asked)).toContain('mask-unheeded')
    expect(codes(built(ssn, acme), 'API_USER', asked)).not.toContain('field-masked')
  })

  it('CLS-20 encryption at rest is named where the field is seen, and nowhere else', () => {
    const atRest = addField('Account', newField('Phone', 'Phone', { isEncryptedAtRest: true }))
    expect(codes(built(atRest, acme, reads), 'API_USER')).toContain('encrypted-at-rest')
    expect(codes(built(phone, acme, reads), 'API_USER')).not.toContain('encrypted-at-rest')
    expect(codes(built(atRest, acme), 'API_USER')).not.toContain('encrypted-at-rest')
  })

  it('PRM-01 everything, where the user’s profile is in no import', () => {
    const lost = user('re', { profile: parseProfileId('Lost') })
    const org = built(phone, acme, edits, lost)
    expect(bounds(org, 'API_USER')).toBe('hidden / value edit create')
    const desk = [permissionSet('Desk', { objects: { Account: 'R' } }), assign('Desk', 're')]
    expect(bounds(built(phone, acme, lost, ...desk), 'API_USER')).toBe('hidden / value edit create')
    expect(bounds(built(phone, acme, edits), 'API_USER')).toBe(
      'value edit create / value edit create',
    )
  })
})

describe('why a field is hidden, by channel', () => {
  it.each([
    ['SEARCH', 'search-matches'],
    ['REPORT', 'column-dropped'],
    ['LIST_VIEW', 'column-dropped'],
    ['API_USER', 'filter-fails'],
    ['EXPORT', null],
  ] as const)('FLS-22 %s: %s', (channel, also) => {
    const all = ['search-matches', 'column-dropped', 'filter-fails']
    const hidden = codes(built(phone, acme), channel)
    expect(hidden).toContain('field-hidden')
    expect(hidden.filter((code) => all.includes(code))).toEqual(also === null ? [] : [also])
    expect(codes(built(phone, acme, reads), channel).filter((code) => all.includes(code))).toEqual(
      [],
    )
  })

  it('R1.17 without Read on the object that is the reason', () => {
    const none = built(phone, acme, edits, permissions('re', 'Account', ''))
    expect(codes(none, 'API_USER')).toContain('permissions-none')
    expect(codes(built(phone, acme), 'API_USER')).not.toContain('permissions-none')
  })

  it('R17.3 a field that knows no permissions is hidden with its record', () => {
    const need = addField('Account', newField('Need__c', 'Text', { isRequired: true }))
    const asked = { field: 'Need__c' }
    expect(codes(built(need, foreign), 'EXPORT', asked)).toEqual(['record-no-door'])
    expect(codes(built(need, acme), 'EXPORT', asked)).toEqual([])
  })
})

describe('what a layout does is told', () => {
  const layout =
    (items: readonly { field: string; behavior: 'Edit' | 'Readonly' }[]): Edit =>
    (org) => ({
      ...org,
      layouts: [{ object: 'Account', name: 'Main', items }],
      profiles: org.profiles.map((each) => ({
        ...each,
        layoutAssignments: [{ object: 'Account', layout: 'Main', recordType: null }],
      })),
    })
  const behaves = (behavior: 'Edit' | 'Readonly') => layout([{ field: 'Phone', behavior }])

  it.each([
    ['layout-edit', behaves('Edit')],
    ['layout-readonly', behaves('Readonly')],
    ['layout-omits', layout([])],
  ] as const)('FLS-40 %s on pages alone', (code, edit) => {
    const org = built(phone, acme, edits, edit)
    const told = ask(org, 'UI').reasons.find((reason) => reason.code === code)
    expect(told?.args).toMatchObject({ field: 'Account.Phone', layouts: 'Main' })
    expect(codes(org, 'API_USER')).not.toContain(code)
  })

  it('FLS-40 a field that is left out is not called hidden by permissions', () => {
    expect(codes(built(phone, acme, layout([])), 'UI')).not.toContain('field-hidden')
    expect(codes(built(phone, acme, behaves('Edit')), 'UI')).toContain('field-hidden')
  })
})

describe('what a writer is told', () => {
  it('FLS-20 a formula is not written, a field is', () => {
    const formula = addField('Account', newField('Sum__c', 'Number', { isCalculated: true }))
    expect(codes(built(formula, acme), 'API_USER', { field: 'Sum__c' })).toContain(
      'field-not-writable',
    )
    expect(codes(built(phone, acme, edits), 'API_USER')).not.toContain('field-not-writable')
  })

  it('LAY-14 a new detail needs its master; one that exists has it, and a master needs none', () => {
    const detail = [
      addDetail('D__c', { Of__c: { master: 'Account', writeNeeds: 'Read' } }),
      addField('D__c', newField('Note__c', 'Text')),
      acme,
      record('d', null, 'D__c', { Of__c: 'acme' }),
    ]
    const asked = { object: 'D__c', field: 'Note__c' }
    const needs = 'create-needs-master'
    expect(codes(built(...detail), 'API_USER', { ...asked, record: null })).toContain(needs)
    expect(codes(built(...detail), 'API_USER', { ...asked, record: 'd' })).not.toContain(needs)
    expect(codes(built(phone), 'API_USER', { record: null })).not.toContain(needs)
    const mayNot = built(...detail, permissions('re', 'D__c', 'RED'))
    expect(codes(mayNot, 'API_USER', { ...asked, record: null })).not.toContain(needs)
  })

  it('FLS-18 the name behind a lookup is told apart on pages, of lookups alone', () => {
    const lookup = addField('Account', newField('Top__c', 'Lookup', { referenceTo: ['Account'] }))
    const plain = addField('Account', newField('Top__c', 'Text'))
    const sees = field('re', 'Account', 'Top__c', true, false)
    const asked = { field: 'Top__c' }
    const top = record('top', 'rw1', 'Account', {})
    expect(codes(built(lookup, top, acme, sees), 'UI', asked)).toContain('lookup-blank')
    expect(codes(built(lookup, top, acme, sees), 'API_USER', asked)).toContain('lookup-id')
    expect(codes(built(plain, top, acme, sees), 'API_USER', asked)).not.toContain('lookup-id')
    expect(codes(built(lookup, acme, sees), 'API_USER', asked)).not.toContain('lookup-id')
    expect(codes(built(lookup, top, acme, sees), 'FLOW_SYSTEM', asked)).not.toContain('lookup-id')
  })
})

it('PRM-01 classes of users keep apart who holds what', () => {
  const same: Edit = (org) => ({
    ...org,
    users: org.users.map((each) =>
      each.id === 've' ? { ...each, profile: parseProfileId(profileOf('re')) } : each,
    ),
  })
  const org = built(phone, record('acme', 'nr', 'Account'), share('acme', 're'), edits, same)
  const { classOfUser, classes } = compiled(org).permissions
  const at = (id: string) => classOfUser[org.users.findIndex((each) => each.id === id)]
  expect(at('ve')).toBe(at('re'))
  expect(at('rw1')).not.toBe(at('re'))
  expect(new Set(classOfUser).size).toBe(classes.length)
})
