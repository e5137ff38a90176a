import { AccessLevel, SharingLevel } from '../../model/level'
import type { Grant, RecordAccess } from '../answer'
import type { Certainty } from '../certainty'
import type { CompiledOrg } from '../compile/compile-org'
import type { CompiledObject } from '../compile/compiled-object'
import { hasOtherParent, isTicked, type RecordPosition } from '../compile/compiled-table'
import { ObjectBit } from '../permission/object-bits'
import { doors } from './doors'
import { bitsOfFlags, flagsOfBits, noFlags, type AccessFlags } from './flag-bits'
import { personAccountOf } from './person-accounts'
import { bitsOf, grantsOf, isPrivateRecord, levelOfGrants, type Bound } from './sharing-level'
import { specialAccess, specialFlags } from './special/special-access'
import type { AskFlags } from './special/special-object'
import { specialObjectOf } from './special/special-objects'
import { relatedPositions } from './special/related-records'
import { subjectOf, takesPartInSharing, type Door, type Subject } from './subject'
import { permissionsInForce } from '../permission/permission-class'
import { roleAt } from '../compile/reach-context'

export interface RecordAccessBounds {
  readonly certain: AccessFlags
  readonly possible: AccessFlags
  readonly certainLevel: SharingLevel
  readonly possibleLevel: SharingLevel
}

const bit = (bits: number, flag: number) => (bits & flag) !== 0

/** Flags for one user and one record, for certain and at most. Rules 0.4, R1.1–R1.11. */
export function recordAccessBounds(
  compiled: CompiledOrg,
  user: number,
  position: RecordPosition,
  openDoors: readonly Door[] = doors,
): RecordAccessBounds {
  const subject = subjectOf(compiled, user, position)
  if (subject.object.control === 'special')
    return specialBounds(subject, askThrough(compiled, openDoors))
  return boundsOfGrants(subject, grantsOf(subject, openDoors))
}

/** What the grants of the record leg come to, on an object without a model of its own. */
export function boundsOfGrants(subject: Subject, grants: readonly Grant[]): RecordAccessBounds {
  const certainLevel = levelOfGrants(grants, 'certain')
  const possibleLevel = levelOfGrants(grants, 'possible')
  const certain = flagsOf(subject, certainLevel, 'certain')
  const possible = flagsOf(subject, possibleLevel, 'possible')
  return { certain, possible, certainLevel, possibleLevel }
}

/** Both readings of a record with a model of its own. */
export function specialBounds(subject: Subject, ask: AskFlags): RecordAccessBounds {
  const certain = specialAccess(subject, 'certain', ask)
  const possible = specialAccess(subject, 'possible', ask)
  return {
    certain: flagsOfBits(certain.flags),
    possible: flagsOfBits(possible.flags),
    certainLevel: certain.level,
    possibleLevel: possible.level,
  }
}

/** How a special object asks the doors about the records that decide. */
export function askThrough(compiled: CompiledOrg, openDoors: readonly Door[] = doors): AskFlags {
  const ask: AskFlags = (user, position, bound) => {
    const subject = subjectOf(compiled, user, position)
    if (subject.object.control === 'special') return specialFlags(subject, bound, ask)
    const level = levelOfGrants(grantsOf(subject, openDoors), bound)
    return bitsOfFlags(flagsOf(subject, level, bound))
  }
  return ask
}

/** The answer for one user and one record, as `UserRecordAccess` gives it. Rules R1.6–R1.12, R19.1. */
export function recordAccess(
  compiled: CompiledOrg,
  user: number,
  position: RecordPosition,
  openDoors: readonly Door[] = doors,
): RecordAccess {
  return answerOf(compiled, user, position, recordAccessBounds(compiled, user, position, openDoors))
}

/** Both readings as one answer. */
export function answerOf(
  compiled: CompiledOrg,
  user: number,
  position: RecordPosition,
  bounds: RecordAccessBounds,
): RecordAccess {
  const { certain } = bounds
  return {
    hasReadAccess: certain.read,
    hasEditAccess: certain.edit,
    hasDeleteAccess: certain.delete,
    hasTransferAccess: certain.transfer,
    hasAllAccess: certain.all,
    maxAccessLevel: maxAccessLevel(certain),
    sharingLevel: bounds.certainLevel,
    canShare: canShare(subjectOf(compiled, user, position), bounds.certainLevel),
    certainty: certaintyOf(compiled, user, position, bounds),
  }
}

/** Highest picklist value whose flag is true. Rule R1.12 (D-04). */
export function maxAccessLevel(flags: AccessFlags): AccessLevel {
  if (flags.all) return AccessLevel.All
  if (flags.transfer) return AccessLevel.Transfer
  if (flags.delete) return AccessLevel.Delete
  if (flags.edit) return AccessLevel.Edit
  return flags.read ? AccessLevel.Read : AccessLevel.None
}

/** R1.18, R11.15: Read on every object above a detail. */
export function readsMasters(
  compiled: CompiledOrg,
  user: number,
  object: CompiledObject,
  bound: Bound,
): boolean {
  return object.parents.every((link) => {
    const master = compiled.objects[link.object]
    if (master === undefined || !bit(bitsOf(compiled, user, link.object, bound), ObjectBit.read))
      return false
    return master.control !== 'masterDetail' || readsMasters(compiled, user, master, bound)
  })
}

export function flagsOf(subject: Subject, level: SharingLevel, bound: Bound): AccessFlags {
  const { compiled, user, object } = subject
  const bits = bitsOf(compiled, user, object.index, bound)
  // R1.3, R12.2: Modify All answers everything; transfer needs an owner to change (D-05).
  if (bit(bits, ObjectBit.modifyAll))
    return withoutConverted(subject, {
      read: true,
      edit: true,
      delete: true,
      transfer: object.hasOwner,
      all: true,
    })
  const override = bit(bits, ObjectBit.viewAll)
  const flags =
    object.control === 'masterDetail'
      ? detailFlags(subject, bits, level, override, bound)
      : ownFlags(subject, bits, level, override)
  return withoutConverted(subject, flags)
}

/** Rules R1.6–R1.11. */
function ownFlags(
  subject: Subject,
  bits: number,
  level: SharingLevel,
  override: boolean,
): AccessFlags {
  const { object, compiled } = subject
  const { settings } = compiled.org
  const read = override || (bit(bits, ObjectBit.read) && level >= SharingLevel.Read)
  if (!read) return noFlags
  const mayEdit = bit(bits, ObjectBit.edit)
  const edit = mayEdit && level >= SharingLevel.Edit
  const deletesAt = settings.rwtAllowsDelete ? SharingLevel.Transfer : SharingLevel.All
  const isDeleted = bit(bits, ObjectBit.delete) && level >= deletesAt
  const transfer =
    object.hasOwner && mayEdit && (level >= SharingLevel.Transfer || hasTransferPermission(subject))
  const isFull = level === SharingLevel.All
  const all =
    settings.hasAllAccessMode === 'share'
      ? isFull
      : isFull && edit && isDeleted && (transfer || !object.hasOwner)
  return { read, edit, delete: isDeleted, transfer, all }
}

/** R1.10, D-01. */
function hasTransferPermission(subject: Subject): boolean {
  const { compiled, user, object } = subject
  const { system } = permissionsInForce(compiled, user)
  if (system.has('TransferAnyEntity')) return true
  if (object.index === compiled.known.lead) return system.has('TransferAnyLead')
  return object.index === compiled.known.case && system.has('TransferAnyCase')
}

/**
 * Flags on a detail: its masters' levels and thresholds, and Read on all objects above. Rules R11.2–R11.5, R11.8, R1.14.
 *
 * `level` is the detail's derived level (R11.14): Edit means that every master reaches its threshold.
 */
function detailFlags(
  subject: Subject,
  bits: number,
  level: SharingLevel,
  override: boolean,
  bound: Bound,
): AccessFlags {
  const isBelowReadable = readsMasters(subject.compiled, subject.user, subject.object, bound)
  const read =
    override || (bit(bits, ObjectBit.read) && isBelowReadable && level >= SharingLevel.Read)
  if (!read) return noFlags
  const writes = isBelowReadable && level >= SharingLevel.Edit
  const edit = writes && bit(bits, ObjectBit.edit)
  const isDeleted = writes && bit(bits, ObjectBit.delete)
  const isShareMode = subject.compiled.org.settings.hasAllAccessMode === 'share'
  return {
    read,
    edit,
    delete: isDeleted,
    transfer: false,
    all: level === SharingLevel.All && (isShareMode || (edit && isDeleted)),
  }
}

/** R15.22, D-57: a converted lead is read-only without `ViewAndEditConvertedLeads`. */
export function isReadOnlyConverted({ compiled, user, object, table, row }: Subject): boolean {
  return (
    object.index === compiled.known.lead &&
    compiled.org.settings.convertedLeadReadOnly &&
    isTicked(table, row, 'IsConverted') &&
    !permissionsInForce(compiled, user).system.has('ViewAndEditConvertedLeads')
  )
}

const withoutConverted = (subject: Subject, flags: AccessFlags): AccessFlags =>
  isReadOnlyConverted(subject) ? { ...noFlags, read: flags.read } : flags

/** May the user make manual rows? Never a high-volume user (R7.2), never on what no row opens (R15.24, R15.27). Rule R7.3. */
export function canShare(subject: Subject, level: SharingLevel): boolean {
  const { compiled, user, object } = subject
  const bits = bitsOf(compiled, user, object.index, 'certain')
  if (object.control !== 'own' || !bit(bits, ObjectBit.read)) return false
  if (!takesPartInSharing(subject.family) || isPrivateRecord(subject)) return false
  if (level !== SharingLevel.All && !bit(bits, ObjectBit.modifyAll)) return false
  const isNarrow = (candidate: CompiledObject | undefined) =>
    candidate?.control === 'own' &&
    (candidate.internalDefault < SharingLevel.Edit || candidate.externalDefault < SharingLevel.Edit)
  if (isNarrow(object)) return true
  const { account, contact, opportunity, case: cases } = compiled.known
  return (
    object.index === account &&
    [contact, opportunity, cases].some((child) => isNarrow(compiled.objects[child]))
  )
}

function certaintyOf(
  compiled: CompiledOrg,
  user: number,
  position: RecordPosition,
  bounds: RecordAccessBounds,
): Certainty {
  const isOpen = (['read', 'edit', 'delete', 'transfer', 'all'] as const).some(
    (flag) => bounds.certain[flag] !== bounds.possible[flag],
  )
  if (isOpen) return bounds.certain.read ? 'at least' : 'unknown'
  if (!permissionsInForce(compiled, user).isLicenceKnown) return 'at most'
  return restsOnAssumption(compiled, user, compiled.objects[position.object], position.row)
    ? 'assumed'
    : 'exact'
}

/** True when a default or switch that nobody stated could change the answer on the record in this row. */
export function restsOnAssumption(
  compiled: CompiledOrg,
  user: number,
  object: CompiledObject | undefined,
  row: number,
): boolean {
  if (object === undefined) return false
  const bits = bitsOf(compiled, user, object.index, 'possible')
  if (bit(bits, ObjectBit.modifyAll) || !bit(bits, ObjectBit.read)) return false
  // R13.21: no default holds for a guest.
  if (compiled.families[user] === 'guest' && object.control === 'own') return false
  if (object.isDefaultAssumed || (object.isHierarchyAssumed && roleAt(compiled, user) >= 0))
    return true
  const account = personAccountOf(compiled, object.index, row)
  if (
    account !== null &&
    restsOnAssumption(compiled, user, compiled.objects[account.object], account.row)
  )
    return true
  const table = compiled.tables[object.index]
  if (table !== undefined && hasOtherParent(object, table)) return true
  if (object.control === 'special')
    return (
      table !== undefined &&
      restsOnDeciding(subjectOf(compiled, user, { object: object.index, row }))
    )
  return object.parents.some(
    (link, i) =>
      object.control !== 'own' &&
      restsOnAssumption(
        compiled,
        user,
        compiled.objects[link.object],
        table?.parentRows[i]?.[row] ?? -1,
      ),
  )
}

/** What a record with a model of its own takes for granted, itself or through the records that decide about it. */
function restsOnDeciding(subject: Subject): boolean {
  const { compiled, user } = subject
  const special = specialObjectOf(subject.object)
  if ((special.assumptions?.(subject) ?? []).length > 0) return true
  const deciding = [...relatedPositions(subject), ...(special.restsOn?.(subject) ?? [])]
  return deciding.some((position) =>
    restsOnAssumption(compiled, user, compiled.objects[position.object], position.row),
  )
}
