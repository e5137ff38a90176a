import { parseRecordId } from '../../model/id'
import type { Reason } from '../answer'
import { recordPosition } from '../compile/compile-org'
import { cellOf } from '../compile/compiled-table'
import { recordAccess } from '../record/record-access'
import type { FieldAccess, FieldSubject } from './field-subject'
import { hasNoFieldPermissions, isWritable } from './field-permissions'
import { ObjectBit } from './object-bits'

/** Why a field shows what it shows: every leg that closes or narrows it, and what a reader would be surprised by. */
export function fieldReasons(
  subject: FieldSubject,
  access: Omit<FieldAccess, 'reasons'>,
): readonly Reason[] {
  return [
    ...hiddenReasons(subject, access),
    ...maskReasons(subject, access),
    ...pageReasons(subject),
    ...writeReasons(subject, access),
    ...lookupReasons(subject),
  ]
}

const reason = (code: string, rule: string, args: Record<string, string>): Reason => ({
  code,
  rule,
  args,
})

const argsOf = ({ object, field, channel }: FieldSubject) => ({
  field: `${object.name}.${field.name}`,
  object: object.name,
  channel,
})

function hiddenReasons(
  subject: FieldSubject,
  { shown, mayBeShown }: Omit<FieldAccess, 'reasons'>,
): Reason[] {
  const { permissions, object, field, channel, traits } = subject
  const args = argsOf(subject)
  if (shown !== 'HIDDEN') return field.isCalculated ? [reason('field-own', 'FLS-21', args)] : []
  if (mayBeShown !== 'HIDDEN') return [reason('field-unknown', 'FLS-10', args)]
  if (traits.isPage && subject.layout.kind === 'omits') return []
  if (((permissions.possibleBits[object.index] ?? 0) & ObjectBit.read) === 0)
    return [reason('permissions-none', 'R1.17', args)]
  const hidden = hasNoFieldPermissions(object, field)
    ? [reason('record-no-door', 'R17.3', args)]
    : [reason('field-hidden', 'FLS-10', args)]
  if (channel === 'SEARCH') return [...hidden, reason('search-matches', 'FLS-22', args)]
  if (channel === 'REPORT' || channel === 'LIST_VIEW')
    return [...hidden, reason('column-dropped', 'FLS-22', args)]
  if (channel === 'API_USER') return [...hidden, reason('filter-fails', 'FLS-22', args)]
  return hidden
}

/** Rules CLS-10, CLS-12–CLS-14, CLS-20. */
function maskReasons(
  subject: FieldSubject,
  { shown, mayBeShown }: Pick<FieldAccess, 'shown' | 'mayBeShown'>,
): Reason[] {
  if (mayBeShown === 'HIDDEN') return []
  const args = argsOf(subject)
  if (subject.field.isEncryptedAtRest === true) return [reason('encrypted-at-rest', 'CLS-20', args)]
  if (subject.field.type !== 'EncryptedText') return []
  if (subject.traits.masks === 'always') return [reason('masked-always', 'CLS-12', args)]
  if (subject.traits.masks === 'never') return [reason('mask-unheeded', 'CLS-14', args)]
  if (shown === 'MASKED' && mayBeShown === 'VALUE') return [reason('mask-unknown', 'CLS-10', args)]
  return shown === 'VALUE'
    ? [reason('unmasked', 'CLS-10', args)]
    : [reason('field-masked', 'CLS-10', args)]
}

/** What the layout does; on channels that heed none, that it does not protect. Rules FLS-30, FLS-40, FLS-41. */
function pageReasons(subject: FieldSubject): Reason[] {
  const { layout, traits, permissions } = subject
  const args = { ...argsOf(subject), layouts: layout.layouts.join(', ') }
  if (!traits.isPage)
    return layout.kind === 'omits' ? [reason('layout-unheeded', 'FLS-40', args)] : []
  switch (layout.kind) {
    case 'edit':
      return [reason('layout-edit', 'FLS-40', args)]
    case 'readonly':
      return permissions.system.has('EditReadonlyFields')
        ? [reason('layout-overridden', 'FLS-30', args)]
        : [reason('layout-readonly', 'FLS-40', args)]
    case 'omits':
      return [reason('layout-omits', 'FLS-40', args)]
    case 'differs':
      return [reason('layout-differs', 'FLS-41', args)]
    case 'unknown':
      return [reason('layout-unknown', 'FLS-41', args)]
  }
}

function writeReasons(
  subject: FieldSubject,
  { isEditable, shown, mayBeCreatable }: Omit<FieldAccess, 'reasons'>,
): Reason[] {
  const { field, object, permissions, traits } = subject
  const args = argsOf(subject)
  const reasons: Reason[] = []
  if (!isWritable(field)) reasons.push(reason('field-not-writable', 'FLS-20', args))
  if (isEditable && shown === 'MASKED') reasons.push(reason('masked-writable', 'CLS-13', args))
  const mayCreate = ((permissions.possibleBits[object.index] ?? 0) & ObjectBit.create) !== 0
  if (mayCreate && !mayBeCreatable && !traits.isReadOnly)
    reasons.push(
      traits.isPage
        ? reason('create-omits', 'LAY-15', args)
        : reason('create-row-error', 'LAY-15', args),
    )
  if (mayCreate && object.control === 'masterDetail' && subject.record === null)
    reasons.push(reason('create-needs-master', 'LAY-14', args))
  return reasons
}

/** The name behind a lookup needs access to the record that it leads to. Rule FLS-18. */
function lookupReasons(subject: FieldSubject): Reason[] {
  const { compiled, user, field, record, traits } = subject
  const isLookup = field.type === 'Lookup' || field.type === 'MasterDetail'
  const table = record === null ? undefined : compiled.tables[record.object]
  if (!isLookup || record === null || table === undefined || !traits.isSharingHeeded) return []
  const cell = cellOf(table, record.row, field.name) ?? ''
  const related = cell === '' ? undefined : recordPosition(compiled, parseRecordId(cell))
  if (related === undefined || recordAccess(compiled, user, related).hasReadAccess) return []
  return [
    traits.isPage
      ? reason('lookup-blank', 'FLS-18', argsOf(subject))
      : reason('lookup-id', 'FLS-18', argsOf(subject)),
  ]
}
