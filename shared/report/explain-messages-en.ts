import type { DecisionFrame, DecisionValue } from '../engine/explain/decision-frame'
import { FieldBit } from '../engine/permission/raw-grants'
import { accessLevelName, sharingLevelName } from '../model/level'
import { wordsOfBits } from '../engine/permission/object-bits'

/** English words of a decision told step by step. */
type Message = (args: Readonly<Record<string, string>>) => string

const name = (text: string | undefined) => `\`${text ?? ''}\``

const actions: Readonly<Record<string, string>> = {
  read: 'read',
  edit: 'edit',
  delete: 'delete',
  transfer: 'transfer',
  all: 'full access',
}
const action = (text: string | undefined) => actions[text ?? ''] ?? ''

/** What is looked at; doors are named by their title. */
const places: Readonly<Record<string, Message>> = {
  'at-user': () => 'the user',
  'at-licence': () => 'the licence',
  'at-profile': ({ container }) => `profile ${name(container)}`,
  'at-permissionSet': ({ container }) => `permission set ${name(container)}`,
  'at-permissionSetGroup': ({ container }) => `permission set group ${name(container)}`,
  'at-waiting': () => 'sets that do not count',
  'at-cap': () => 'what the licence allows',
  'at-all-data': () => 'rights to all data',
  'at-prerequisites': () => 'prerequisites',
  'at-parent-permissions': () => 'permissions of the parent',
  'at-override': () => 'rights that replace sharing',
  'at-own-model': ({ object }) => `the doors of ${name(object)} together`,
  'at-masters': ({ parent }) => `master ${name(parent)}`,
  'at-parents': ({ parent }) => `parent ${name(parent)}`,
  'at-permission-only': () => 'object without sharing',
  'at-not-modelled': () => 'object that is not modelled',
  'at-action': ({ action: what }) =>
    `may the user ${what === 'all' ? 'do everything' : action(what)}?`,
  'at-view-all-fields': () => 'View All Fields',
  'at-field-free': ({ field }) => `field ${name(field)}`,
  'at-field': ({ field }) => `field ${name(field)} in force`,
  'at-field-here': ({ field }) => `field ${name(field)} on this record`,
  'at-restriction': () => 'restriction rules',
  'at-end': () => 'the answer',
}

/** What a step finds, beside the reasons that explanations have too. */
export const stepMessages: Readonly<Record<string, Message>> = {
  'licence-held': ({ licence }) => `the user holds ${name(licence)}`,
  'licence-unknown': () => 'the import does not say which licence the user holds',
  'container-gives': ({ container, permissions }) =>
    `${name(container)} gives ${permissions ?? ''}`,
  'container-gives-activities': ({ container, permissions, system }) =>
    `${name(container)} holds ${system ?? ''}, which stands for ${permissions ?? ''}`,
  'container-gives-nothing': ({ container, object }) =>
    `${name(container)} says nothing of ${name(object)}`,
  'container-may-give': ({ container, object }) =>
    `the import does not say what ${name(container)} gives on ${name(object)}`,
  'member-gives': ({ container, permissions }) =>
    `its set ${name(container)}: ${permissions ?? ''}`,
  'member-nothing': ({ container }) => `its set ${name(container)}: nothing`,
  'member-waits': ({ container }) => `its set ${name(container)} does not count`,
  'group-mutes': ({ container, permissions }) =>
    `muting set ${name(container)} takes away ${permissions ?? ''}`,
  'cap-nothing': () => 'the licence takes nothing away',
  'all-data-adds': ({ permissions }) => `the right to all data adds ${permissions ?? ''}`,
  'all-data-nothing': () => 'no right to all data adds anything',
  'prerequisites-drop': ({ permissions }) =>
    `${permissions ?? ''} lacks a permission that it needs, and does not count`,
  'prerequisites-nothing': () => 'every permission has what it needs',
  'override-none': ({ object }) => `neither View All nor Modify All on ${name(object)}`,
  'door-silent': () => 'there is nothing here that this door could look at',
  'parents-closed': ({ parent }) => `no record of ${name(parent)} passes a level on`,
  'action-permitted': ({ permission, object }) => `${permission ?? ''} on ${name(object)} is held`,
  'action-not-permitted': ({ permission, object }) =>
    `${permission ?? ''} on ${name(object)} is not held`,
  'action-shared': ({ needed, level }) => `sharing is ${level ?? ''}; ${needed ?? ''} is enough`,
  'action-not-shared': ({ needed, level }) =>
    `sharing is ${level ?? ''}; ${needed ?? ''} is needed`,
  'action-converted': () =>
    'the lead is converted: without View and Edit Converted Leads it is read-only',
  'action-no-owner': ({ object }) => `${name(object)} has no owner that could change`,
  'action-yes': ({ action: what }) => `${action(what)}: yes`,
  'action-no': ({ action: what }) => `${action(what)}: no`,
  'action-maybe': ({ action: what }) => `${action(what)}: the import does not say`,
  'view-all-fields-held': ({ object }) =>
    `View All Fields on ${name(object)} reads the field whatever entries say`,
  'view-all-fields-none': ({ object }) =>
    `View All Fields on ${name(object)} is not held; entries decide`,
  'entry-edit': ({ container }) => `${name(container)}: readable and editable`,
  'entry-read': ({ container }) => `${name(container)}: readable`,
  'entry-none': ({ container }) => `${name(container)} has no entry for the field`,
  'entry-unknown': ({ container }) => `the import does not say what ${name(container)} gives here`,
  'field-here-edit': () => 'field and record are both open for editing',
  'field-here-read': () => 'readable: field or record stops at reading',
  'field-here-none': () => 'not readable: field or record is closed',
  'restriction-none': ({ object }) => `no restriction rule is about ${name(object)}`,
  'closing-owner': () => 'the owner keeps this door; only another owner of the record closes it',
  'closing-no-sharing': () => 'the object has no sharing that could be closed',
  'closing-parent': () => 'the record above passes its level on; close the doors there',
  'closing-children': () =>
    'it follows from records below, to which the user has doors of their own',
  'closing-portal': () => 'it follows from the account or contact of the user',
  'closing-content': () => 'it follows from links, posts or folders, which changes do not reach',
  'closing-several': () => 'no single change closes it',
  'apart-licence': () => 'another licence or kind of user, which no change gives',
  'apart-owner': () => 'one of them owns the record',
  'apart-hierarchy': () => 'one of them stands above the owner',
  'apart-share': () => 'a row of the record names one of them alone',
  'apart-level': () => 'follows from the doors that stay apart',
  'apart-other': () => 'rests on something that names one of them alone',
  'end-level': ({ level }) => `the highest action that is open: ${level ?? ''}`,
  'end-inactive': () => 'the user is inactive: nothing of it can be used',
  'end-effective': ({ effective }) => `of it is left: ${effective ?? ''}`,
}

/** What a step looks at; a door by the title that `causeTitle` has for it. */
export function formatPlace({ at }: DecisionFrame, causeTitle: (cause: string) => string): string {
  if (at.code === 'at-door') return `door: ${causeTitle(at.args['door'] ?? '')}`
  const message = places[at.code]
  if (message === undefined) throw new Error(`no words for step ${at.code}`)
  return message(at.args)
}

/** The part of the value that the frame's leg is about. */
export function formatValue({ leg, at }: DecisionFrame, value: DecisionValue): string {
  switch (leg) {
    case 'organization':
      return value.mayLogIn ? 'may log in' : 'may not log in'
    case 'object':
      return permissionWords(value.permissions, value.possiblePermissions)
    case 'record':
      return at.code === 'at-action'
        ? reading(accessLevelName(value.access), accessLevelName(value.possibleAccess))
        : reading(sharingLevelName(value.sharing), sharingLevelName(value.possibleSharing))
    case 'field':
      return reading(fieldWord(value.field), fieldWord(value.field | value.possibleField))
    case 'restriction':
    case 'gate':
      return value.effective === null
        ? accessLevelName(value.access)
        : value.effective === value.access
          ? reading(accessLevelName(value.access), accessLevelName(value.possibleAccess))
          : accessLevelName(value.effective)
  }
}

/** All of the value, as words; the field's is empty where none was asked for. */
export function formatState(value: DecisionValue, hasField: boolean) {
  return {
    login: value.mayLogIn ? 'yes' : 'no',
    permissions: permissionWords(value.permissions, value.possiblePermissions),
    sharing: reading(sharingLevelName(value.sharing), sharingLevelName(value.possibleSharing)),
    access: reading(accessLevelName(value.access), accessLevelName(value.possibleAccess)),
    field: hasField
      ? reading(fieldWord(value.field), fieldWord(value.field | value.possibleField))
      : '',
    effective: value.effective === null ? '' : accessLevelName(value.effective),
  }
}

const reading = (certain: string, possible: string): string =>
  certain === possible ? certain : `${certain}, perhaps ${possible}`

function permissionWords(certain: number, possible: number): string {
  const held = wordsOfBits(certain).join(', ')
  const perhaps = wordsOfBits(possible & ~certain).join(', ')
  const sure = held === '' ? 'nothing' : held
  return perhaps === '' ? sure : `${sure}; perhaps ${perhaps}`
}

function fieldWord(bits: number): string {
  if ((bits & FieldBit.editable) !== 0) return 'Edit'
  return (bits & FieldBit.readable) !== 0 ? 'Read' : 'None'
}
