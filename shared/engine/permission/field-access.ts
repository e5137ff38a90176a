import type { FieldConfig } from '../../model/object-config'
import { SharingLevel } from '../../model/level'
import type { CompiledOrg } from '../compile/compile-org'
import { cellOf } from '../compile/compiled-table'
import { recordAccessBounds } from '../record/record-access'
import type { Bound } from '../record/sharing-level'
import { maskedValue, plainMask } from './encrypted-mask'
import { fieldReasons } from './field-access-reasons'
import { channelTraits } from './field-channel'
import { layoutFact } from './field-layout'
import { fieldPermission, isEntryEditable, isWritable } from './field-permissions'
import type { FieldAccess, FieldQuestion, FieldSubject, Shown } from './field-subject'
import { ObjectBit } from './object-bits'
import { permissionsInForce } from './permission-class'

/** What a user sees of a field and may do with it, through one channel. Rules LAY-11–LAY-16, FLS-10–FLS-46, CLS-10–CLS-20. */
export function fieldAccess(compiled: CompiledOrg, question: FieldQuestion): FieldAccess {
  const { user, object, field, record, channel } = question
  const permissions = permissionsInForce(compiled, user)
  const traits = channelTraits[channel]
  const layout = layoutFact(compiled, user, object, field, record)
  const subject: FieldSubject = { ...question, compiled, permissions, traits, layout }
  const rights = { certain: rightsOf(subject, 'certain'), possible: rightsOf(subject, 'possible') }
  const answer = {
    shown: rights.certain.shown,
    mayBeShown: rights.possible.shown,
    isEditable: rights.certain.isEditable,
    mayBeEditable: rights.possible.isEditable,
    isCreatable: rights.certain.isCreatable,
    mayBeCreatable: rights.possible.isCreatable,
    masked: rights.certain.shown === 'MASKED' ? maskOf(subject) : null,
  }
  return { ...answer, reasons: fieldReasons(subject, answer) }
}

interface Rights {
  readonly shown: Shown
  readonly isEditable: boolean
  readonly isCreatable: boolean
}

function rightsOf(subject: FieldSubject, bound: Bound): Rights {
  const { traits } = subject
  const record = recordRights(subject, bound)
  const permission = permissionRights(subject, bound)
  const page = traits.isPage ? pageRights(subject, bound) : { isOn: true, isOpen: true }
  const isReadable = record.read && permission.read
  const isWritten = !traits.isReadOnly && page.isOn && page.isOpen
  return {
    shown: isReadable && page.isOn ? shownBy(subject, bound) : 'HIDDEN',
    isEditable: isWritten && isReadable && record.edit && permission.edit,
    isCreatable: isWritten && permission.create,
  }
}

function recordRights(
  { compiled, user, record, traits }: FieldSubject,
  bound: Bound,
): { readonly read: boolean; readonly edit: boolean } {
  if (record === null || !traits.isSharingHeeded) return { read: true, edit: true }
  const bounds = recordAccessBounds(compiled, user, record)
  if (traits.isPermissionHeeded) return bounds[bound]
  const level = bound === 'certain' ? bounds.certainLevel : bounds.possibleLevel
  return { read: level >= SharingLevel.Read, edit: level >= SharingLevel.Edit }
}

/** Object and field legs. Rules FLS-12a, FLS-30, LAY-13, LAY-15. */
function permissionRights(
  subject: FieldSubject,
  bound: Bound,
): { readonly read: boolean; readonly edit: boolean; readonly create: boolean } {
  const { permissions, object, field, traits } = subject
  const isCreateable =
    isWritable(field) || (isAuditField(field) && holds(subject, 'CreateAuditFields', bound))
  if (!traits.isPermissionHeeded)
    return { read: true, edit: isWritable(field), create: isCreateable }
  const held = fieldPermission(permissions, object, field)
  const [read, edit] =
    bound === 'certain'
      ? [held.isReadable, held.isEditable]
      : [held.mayBeReadable, held.mayBeEditable]
  const bits =
    (bound === 'certain' ? permissions.bits : permissions.possibleBits)[object.index] ?? 0
  const overrides =
    read &&
    isWritable(field) &&
    (bits & ObjectBit.edit) !== 0 &&
    mayOverride(subject, bound) &&
    subject.compiled.org.settings.editReadOnlyOverridesFls
  const isEntry =
    bound === 'certain'
      ? isEntryEditable(permissions, object, field)
      : held.mayBeEditable || isEntryEditable(permissions, object, field)
  return {
    read,
    edit: edit || overrides,
    create: (bits & ObjectBit.create) !== 0 && isCreateable && isEntry,
  }
}

const auditFields = ['CreatedById', 'CreatedDate', 'LastModifiedById', 'LastModifiedDate']
const isAuditField = ({ name }: FieldConfig) => auditFields.includes(name)

/** FLS-30: Edit Read Only Fields works on pages alone. */
export function mayOverride(subject: FieldSubject, bound: Bound): boolean {
  return subject.traits.isPage && holds(subject, 'EditReadonlyFields', bound)
}

function holds({ permissions }: FieldSubject, name: string, bound: Bound): boolean {
  if (bound === 'certain') return permissions.system.has(name)
  return permissions.possibleSystem.has(name) || !permissions.isSystemKnown
}

/** Is the field on the page, and open there? Rules FLS-30, FLS-40. */
function pageRights(
  subject: FieldSubject,
  bound: Bound,
): { readonly isOn: boolean; readonly isOpen: boolean } {
  const { kind } = subject.layout
  switch (kind) {
    case 'edit':
      return { isOn: true, isOpen: true }
    case 'readonly':
      return { isOn: true, isOpen: mayOverride(subject, bound) }
    case 'omits':
      return { isOn: false, isOpen: false }
    case 'differs':
    case 'unknown':
      return { isOn: bound === 'possible', isOpen: bound === 'possible' }
  }
}

/** Rules CLS-10, CLS-12, CLS-14; encryption at rest shows nothing less (CLS-20). */
function shownBy(subject: FieldSubject, bound: Bound): Shown {
  if (subject.field.type !== 'EncryptedText') return 'VALUE'
  switch (subject.traits.masks) {
    case 'always':
      return 'MASKED'
    case 'never':
      return 'VALUE'
    case 'byPermission':
      return holds(subject, 'ViewEncryptedData', bound) ? 'VALUE' : 'MASKED'
  }
}

function maskOf({ compiled, field, record }: FieldSubject): string | null {
  const table = record === null ? undefined : compiled.tables[record.object]
  if (record === null || table === undefined) return null
  const cell = cellOf(table, record.row, field.name) ?? null
  return cell === null ? null : maskedValue(field.mask ?? plainMask, cell)
}
