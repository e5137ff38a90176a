import { addBit, bitset, type Bitset } from '../engine/compile/bitset'
import type { ObjectIndex } from '../engine/index/access-index'
import type { LevelSets } from '../engine/index/level-sets'
import { fillLevels } from '../engine/index/user-levels'
import { fieldPermission } from '../engine/permission/field-permissions'
import { ObjectBit } from '../engine/permission/object-bits'
import { FlagBit, bitsOfFlags, flagsOfBits } from '../engine/record/flag-bits'
import { bitsOf, type Bound } from '../engine/record/sharing-level'
import { effectiveAccess } from '../engine/restriction/effective-access'
import { isPermissionVerb, type Verb } from './assertion'
import type { BoundAssertion } from './bind-assertion'
import type { JudgedOrg } from './judged-org'
import { bothOf, countOf, firstOf, noRows, shortest, type RowBounds, type Rows } from './rows'
import { permissionClassOf } from '../engine/permission/permission-class'

/** Fewer records than this are asked about one by one. */
const fewRecords = 64

const measures = {
  read: { flag: FlagBit.read, measure: 'read' },
  edit: { flag: FlagBit.edit, measure: 'edit' },
  delete: { flag: FlagBit.delete, measure: 'delete' },
  transfer: { flag: FlagBit.transfer, measure: 'transfer' },
  'fully control': { flag: FlagBit.all, measure: 'all' },
} as const satisfies Partial<Record<Verb, unknown>>

const permissionBits = {
  create: ObjectBit.create,
  'view all': ObjectBit.viewAll,
  'modify all': ObjectBit.modifyAll,
} as const

/** Number of records that a requirement ranges over; a permission on an object counts as one. */
export function sizeOf({ index }: JudgedOrg, { assertion, object }: BoundAssertion): number {
  if (isPermissionVerb(assertion.verb)) return 1
  return index.objects[object.index]?.order.rowCount ?? 0
}

/** What the counts know before any record is looked at: how many records the user has, for certain and at most. */
export interface HeldCounts {
  readonly certain: number
  readonly possible: number
}

/** Null where the counts do not tell: of an object that is not counted, or that is narrowed record by record. */
export function heldCounts(
  judged: JudgedOrg,
  bound: BoundAssertion,
  user: number,
): HeldCounts | null {
  const { assertion, object } = bound
  const { verb } = assertion
  const column = judged.columnOf(object.index)
  if (isPermissionVerb(verb) || column < 0) return null
  if (judged.hasRestrictions(object.index)) return null
  if (judged.compiled.org.users[user]?.isActive === false) return { certain: 0, possible: 0 }
  const { counts, possible, objects } = judged.counts
  const at = user * objects.length + column
  const { measure } = measures[verb]
  const field = fieldRight(judged, bound, user)
  return {
    certain: field.sure ? (counts[measure][at] ?? 0) : 0,
    possible: field.maybe ? (possible[measure][at] ?? 0) : 0,
  }
}

/**
 * On which of the wanted records the user can really do what the sentence says: after object and field permissions and
 * restriction rules, and nothing for an inactive user (R14.5, R16.2). Records that are not wanted may be in or out.
 */
export function heldRows(
  judged: JudgedOrg,
  bound: BoundAssertion,
  user: number,
  wanted: Rows,
): RowBounds {
  const { compiled } = judged
  const { verb } = bound.assertion
  if (compiled.org.users[user]?.isActive === false) return noRows
  if (isPermissionVerb(verb)) {
    const has = (reading: Bound): Rows =>
      (bitsOf(compiled, user, bound.object.index, reading) & permissionBits[verb]) !== 0
        ? 'all'
        : 'none'
    return { sure: has('certain'), maybe: has('possible') }
  }
  const field = fieldRight(judged, bound, user)
  if (!field.maybe) return noRows
  const { flag } = measures[verb]
  const entitled = entitledRows(judged, bound, user, wanted, flag)
  const narrowed = judged.hasRestrictions(bound.object.index)
    ? narrowedRows(judged, bound, user, bothOf(entitled.maybe, wanted), flag)
    : entitled
  return { sure: field.sure ? narrowed.sure : 'none', maybe: narrowed.maybe }
}

function fieldRight(
  { compiled }: JudgedOrg,
  { assertion, object, field }: BoundAssertion,
  user: number,
): { readonly sure: boolean; readonly maybe: boolean } {
  const permissions = permissionClassOf(compiled, user)
  if (field === null || permissions === undefined) return { sure: true, maybe: true }
  const held = fieldPermission(permissions, object, field)
  return assertion.verb === 'edit'
    ? { sure: held.isEditable, maybe: held.mayBeEditable }
    : { sure: held.isReadable, maybe: held.mayBeReadable }
}

function entitledRows(
  judged: JudgedOrg,
  { object }: BoundAssertion,
  user: number,
  wanted: Rows,
  flag: number,
): RowBounds {
  const of = judged.index.objects[object.index]
  if (of === undefined) return noRows
  const size = of.order.rowCount
  const isFew = countOf(wanted, size) <= fewRecords
  if (isFew || of.object.control === 'special') {
    const reader = judged.reader()
    const asked = (bound: Bound): Rows => {
      const rows = bitset(size)
      for (const position of firstOf(wanted, size, size)) {
        const row = of.order.rowAt[position] ?? 0
        if ((reader.flagsAt(user, object.index, row, bound) & flag) !== 0) addBit(rows, position)
      }
      return rows
    }
    return { sure: asked('certain'), maybe: asked('possible') }
  }
  const filled = (bound: Bound): Rows => {
    const room = judged.room()
    fillLevels(judged.index, user, bound, judged.sequence(object.index), room)
    const sets = room.byObject[object.index]
    const table = judged.flagTable(user, object.index, bound)
    return sets === undefined || table === undefined
      ? 'none'
      : rowsWithFlag(of, sets, table.flags, flag)
  }
  return { sure: filled('certain'), maybe: filled('possible') }
}

/** Records at a level that comes to the flag; converted leads have levels of their own (R15.22). */
function rowsWithFlag(
  { order: { rowCount }, converted }: ObjectIndex,
  sets: LevelSets,
  flags: Uint8Array,
  flag: number,
): Rows {
  const rows = bitset(rowCount)
  const has = (slot: number) => ((flags[slot] ?? 0) & flag) !== 0
  for (let level = 0; level <= 4; level++) {
    const [usual, other] = [has(level), has(level + 5)]
    if (!usual && (converted === null || !other)) continue
    const here = sets[level]
    const above = sets[level + 1]
    for (let i = 0; i < rows.length; i++) {
      const exactly = (level === 0 ? -1 : (here?.[i] ?? 0)) & ~(above?.[i] ?? 0)
      const kinds =
        converted === null
          ? -1
          : (usual ? ~(converted[i] ?? 0) : 0) | (other ? (converted[i] ?? 0) : 0)
      rows[i] = (rows[i] ?? 0) | (exactly & kinds)
    }
  }
  const spare = rowCount & 31
  if (spare !== 0) rows[rows.length - 1] = (rows.at(-1) ?? 0) & ~(-1 << spare)
  return shortest(rows, rowCount)
}

/** What restriction rules leave, record by record. Rules R14.4, R14.5. */
function narrowedRows(
  judged: JudgedOrg,
  { object }: BoundAssertion,
  user: number,
  wanted: Rows,
  flag: number,
): RowBounds {
  const of = judged.index.objects[object.index]
  if (of === undefined) return noRows
  const reader = judged.reader()
  const size = of.order.rowCount
  const [sure, maybe]: [Bitset, Bitset] = [bitset(size), bitset(size)]
  for (const position of firstOf(wanted, size, size)) {
    const at = { object: object.index, row: of.order.rowAt[position] ?? 0 }
    const { certain, possible } = effectiveAccess(judged.compiled, user, at, {
      certain: flagsOfBits(reader.flagsAt(user, at.object, at.row, 'certain')),
      possible: flagsOfBits(reader.flagsAt(user, at.object, at.row, 'possible')),
    })
    if ((bitsOfFlags(certain) & flag) !== 0) addBit(sure, position)
    if ((bitsOfFlags(possible) & flag) !== 0) addBit(maybe, position)
  }
  return { sure, maybe }
}
