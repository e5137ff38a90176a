import { AccessLevel, SharingLevel } from '../../model/level'
import type { RecordAccess } from '../answer'
import type { Certainty } from '../certainty'
import { hasBit } from '../compile/bitset'
import { flagsOfBits, FlagBit } from '../record/flag-bits'
import {
  answerOf,
  canShare,
  maxAccessLevel,
  restsOnAssumption,
  specialBounds,
} from '../record/record-access'
import type { Bound } from '../record/sharing-level'
import { specialFlags } from '../record/special/special-access'
import type { AskFlags } from '../record/special/special-object'
import { subjectOf } from '../record/subject'
import type { AccessIndex, ObjectIndex } from './access-index'
import { compileFlagTable, type FlagTable } from './flag-table'
import { compilePointIndex, levelAt, type PointIndex } from './level-at'
import { permissionsInForce } from '../permission/permission-class'
import { positionOf } from './record-order'

/** Single questions to the index, answered without going through the doors. Users and rows are positions. */
export interface AccessReader {
  readonly points: PointIndex
  /** `FlagBit`s of one user on one record; 0 for no access. */
  readonly flagsAt: (user: number, object: number, row: number, bound: Bound) => number
  /** `AccessLevel` ordinal of one user on one record, for certain. */
  readonly accessLevelAt: (user: number, object: number, row: number) => number
  /** `AccessLevel` ordinal that a sharing level on a record (by bit position) comes to, for certain. */
  readonly accessLevelOf: (
    user: number,
    object: number,
    position: number,
    sharingLevel: number,
  ) => number
  /** The whole answer, equal to `recordAccess` of the doors. */
  readonly recordAccessAt: (user: number, object: number, row: number) => RecordAccess
}

/** A reader of one index. What permissions make of levels is worked out once per class of users and kept in it. */
export function accessReader(
  index: AccessIndex,
  points: PointIndex = compilePointIndex(index),
): AccessReader {
  const tables = { certain: new Map<number, FlagTable>(), possible: new Map<number, FlagTable>() }
  const tableOf = (user: number, object: ObjectIndex, bound: Bound): FlagTable => {
    const key =
      (index.compiled.permissions.classOfUser[user] ?? 0) * index.objects.length +
      object.object.index
    const known = tables[bound].get(key)
    if (known !== undefined) return known
    const table = compileFlagTable(index.compiled, object, user, bound)
    tables[bound].set(key, table)
    return table
  }
  const slotAt = (user: number, object: ObjectIndex, row: number, bound: Bound): number => {
    const position = positionOf(object.order, row)
    const level = levelAt(points, user, object.object.index, position, bound)
    return object.converted !== null && hasBit(object.converted, position) ? level + 5 : level
  }
  const ask: AskFlags = (user, { object, row }, bound) => flagsAt(user, object, row, bound)
  const flagsAt = (user: number, object: number, row: number, bound: Bound): number => {
    const objectIndex = index.objects[object]
    if (objectIndex === undefined) return 0
    if (objectIndex.object.control === 'special')
      return specialFlags(subjectOf(index.compiled, user, { object, row }), bound, ask)
    return tableOf(user, objectIndex, bound).flags[slotAt(user, objectIndex, row, bound)] ?? 0
  }
  const accessLevelAt = (user: number, object: number, row: number): number => {
    const objectIndex = index.objects[object]
    if (objectIndex === undefined) return 0
    if (objectIndex.object.control === 'special')
      return maxAccessLevel(flagsOfBits(flagsAt(user, object, row, 'certain')))
    return (
      tableOf(user, objectIndex, 'certain').levels[slotAt(user, objectIndex, row, 'certain')] ?? 0
    )
  }
  const accessLevelOf = (
    user: number,
    object: number,
    position: number,
    sharingLevel: number,
  ): number => {
    const objectIndex = index.objects[object]
    if (objectIndex === undefined) return 0
    const isConverted = objectIndex.converted !== null && hasBit(objectIndex.converted, position)
    return (
      tableOf(user, objectIndex, 'certain').levels[isConverted ? sharingLevel + 5 : sharingLevel] ??
      0
    )
  }
  const recordAccessAt = (user: number, object: number, row: number): RecordAccess => {
    const objectIndex = index.objects[object]
    if (objectIndex === undefined) throw new Error(`object ${object} has no records`)
    if (objectIndex.object.control === 'special') {
      const { compiled } = index
      const bounds = specialBounds(subjectOf(compiled, user, { object, row }), ask)
      return answerOf(compiled, user, { object, row }, bounds)
    }
    const slot = slotAt(user, objectIndex, row, 'certain')
    const table = tableOf(user, objectIndex, 'certain')
    const flags = table.flags[slot] ?? 0
    return {
      ...flagsOfByte(flags),
      maxAccessLevel: AccessLevel.ofOrdinal(table.levels[slot] ?? 0),
      ...sharingOf(index, objectIndex, user, row, slot % 5),
      certainty: certaintyOf(
        index,
        objectIndex,
        user,
        row,
        flags,
        flagsAt(user, object, row, 'possible'),
      ),
    }
  }
  return { points, flagsAt, accessLevelAt, accessLevelOf, recordAccessAt }
}

function flagsOfByte(flags: number) {
  return {
    hasReadAccess: (flags & FlagBit.read) !== 0,
    hasEditAccess: (flags & FlagBit.edit) !== 0,
    hasDeleteAccess: (flags & FlagBit.delete) !== 0,
    hasTransferAccess: (flags & FlagBit.transfer) !== 0,
    hasAllAccess: (flags & FlagBit.all) !== 0,
  }
}

function sharingOf(
  { compiled }: AccessIndex,
  { object }: ObjectIndex,
  user: number,
  row: number,
  ordinal: number,
) {
  const sharingLevel = SharingLevel.ofOrdinal(ordinal)
  const table = compiled.tables[object.index]
  const family = compiled.families[user]
  if (table === undefined || family === undefined)
    throw new Error(`no user ${user} or no records of ${object.name}`)
  return {
    sharingLevel,
    canShare: canShare({ compiled, user, family, object, table, row }, sharingLevel),
  }
}

/** Product 5: a flag that is not certain, then a licence that is not known, then defaults that nobody stated. */
function certaintyOf(
  { compiled }: AccessIndex,
  { object }: ObjectIndex,
  user: number,
  row: number,
  certain: number,
  possible: number,
): Certainty {
  if (certain !== possible) return (certain & FlagBit.read) !== 0 ? 'at least' : 'unknown'
  if (!permissionsInForce(compiled, user).isLicenceKnown) return 'at most'
  return restsOnAssumption(compiled, user, object, row) ? 'assumed' : 'exact'
}
