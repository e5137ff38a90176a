import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import type { RecordPosition } from '@shared/engine/compile/compiled-table'
import type { AccessIndex } from '@shared/engine/index/access-index'
import { compileIndex } from '@shared/engine/index/compile-index'
import { compileFlagTable, type FlagTable } from '@shared/engine/index/flag-table'
import { levelIn } from '@shared/engine/index/level-sets'
import { levelRoom, type LevelRoom } from '@shared/engine/index/level-room'
import { fillLevels } from '@shared/engine/index/user-levels'
import {
  maxAccessLevel,
  recordAccessBounds,
  restsOnAssumption,
} from '@shared/engine/record/record-access'
import {
  bitsOfFlags,
  FlagBit,
  flagsOfBits,
  type AccessFlags,
} from '@shared/engine/record/flag-bits'
import { specialFlags } from '@shared/engine/record/special/special-access'
import type { AskFlags } from '@shared/engine/record/special/special-object'
import { subjectOf } from '@shared/engine/record/subject'
import type { Bound } from '@shared/engine/record/sharing-level'
import { effectiveAccess } from '@shared/engine/restriction/effective-access'
import { rulesOf } from '@shared/engine/restriction/restriction-rules'
import type { AccessLevel } from '@shared/model/level'
import type { Certainty } from '@shared/engine/certainty'
import { permissionClassOf } from '@shared/engine/permission/permission-class'

/** What a user may do to a record, for certain and at most: `FlagBit`s and the highest of them. */
export interface ReadAccess {
  readonly flags: number
  readonly possibleFlags: number
  readonly level: AccessLevel
  readonly possibleLevel: AccessLevel
}

/** Asks about one user's records; good until the next user is asked for. */
export type UserReader = (position: RecordPosition) => ReadAccess

/** One user after another, by the doors: nothing is built before the first answer. For a few records. */
export function doorReader(compiled: CompiledOrg): (user: number) => UserReader {
  return (user) => (position) => {
    const { certain, possible } = recordAccessBounds(compiled, user, position)
    return readAccess(certain, possible)
  }
}

/** The same answers after restriction rules, nothing for inactive users. Rules R14.5, R16.2. */
export function effectiveReader(
  compiled: CompiledOrg,
  readerOf: (user: number) => UserReader,
): (user: number) => UserReader {
  const isRestricted = compiled.objects.map((object) => rulesOf(compiled.org, object).length > 0)
  return (user) => {
    const read = readerOf(user)
    const isActive = compiled.org.users[user]?.isActive !== false
    return (position) => {
      const access = read(position)
      if (isActive && isRestricted[position.object] !== true) return access
      const { certain, possible } = effectiveAccess(compiled, user, position, {
        certain: flagsOfBits(access.flags),
        possible: flagsOfBits(access.possibleFlags),
      })
      return readAccess(certain, possible)
    }
  }
}

function readAccess(certain: AccessFlags, possible: AccessFlags): ReadAccess {
  return {
    flags: bitsOfFlags(certain),
    possibleFlags: bitsOfFlags(possible),
    level: maxAccessLevel(certain),
    possibleLevel: maxAccessLevel(possible),
  }
}

/** One user after another, by the compiled index: all records of a user at once. Memory: a few bits per record. */
export function indexReader(compiled: CompiledOrg): (user: number) => UserReader {
  const index = compileIndex(compiled)
  const rooms = { certain: levelRoom(index), possible: levelRoom(index) }
  const tables = new Map<number, FlagTable>()
  const isUncertain = index.objects.some(
    (object) => object?.isUncertain === true && object.object.control !== 'special',
  )
  const areBitsCertain = compiled.permissions.classes.map(({ bits, possibleBits }) =>
    bits.every((held, object) => held === possibleBits[object]),
  )
  return (user) => {
    const permissionClass = compiled.permissions.classOfUser[user] ?? 0
    const isCertain = !isUncertain && areBitsCertain[permissionClass] === true
    fillLevels(index, user, 'certain', index.sequence, rooms.certain)
    if (!isCertain) fillLevels(index, user, 'possible', index.sequence, rooms.possible)
    const read = (position: RecordPosition, bound: Bound): Read => {
      if (compiled.objects[position.object]?.control === 'special')
        return readOf(specialFlags(subjectOf(compiled, user, position), bound, ask))
      const room = isCertain ? rooms.certain : rooms[bound]
      return readThrough(index, { user, permissionClass, bound, room, tables }, position)
    }
    const ask: AskFlags = (_, position, bound) => read(position, bound).flags
    return (position) => {
      const certain = read(position, 'certain')
      const isSame = isCertain && compiled.objects[position.object]?.control !== 'special'
      const possible = isSame ? certain : read(position, 'possible')
      return {
        flags: certain.flags,
        possibleFlags: possible.flags,
        level: certain.level,
        possibleLevel: possible.level,
      }
    }
  }
}

interface Read {
  readonly flags: number
  readonly level: AccessLevel
}

const readOf = (flags: number): Read => ({ flags, level: maxAccessLevel(flagsOfBits(flags)) })

interface Reading {
  readonly user: number
  readonly permissionClass: number
  readonly bound: Bound
  readonly room: LevelRoom
  /** By class, object and bound. */
  readonly tables: Map<number, FlagTable>
}

function readThrough(
  { compiled, objects }: AccessIndex,
  { user, permissionClass, bound, room, tables }: Reading,
  { object, row }: RecordPosition,
): Read {
  const objectIndex = objects[object]
  const sets = room.byObject[object]
  if (objectIndex === undefined || sets === undefined)
    throw new Error(`object ${object} has records but no index`)
  const at = objectIndex.order.positionOf[row] ?? 0
  const isConverted = (((objectIndex.converted?.[at >>> 5] ?? 0) >>> (at & 31)) & 1) === 1
  const key = (permissionClass * objects.length + object) * 2 + (bound === 'certain' ? 0 : 1)
  const table = tables.get(key) ?? compileFlagTable(compiled, objectIndex, user, bound)
  tables.set(key, table)
  const slot = (isConverted ? 5 : 0) + levelIn(sets, at)
  return {
    flags: table.flags[slot] ?? 0,
    level: (table.levels[slot] ?? 0) as AccessLevel, // the table holds nothing but ordinals of this scale
  }
}

/** The mark of an answer. Product 5. */
export function certaintyOfAccess(
  compiled: CompiledOrg,
  user: number,
  { object, row }: RecordPosition,
  access: ReadAccess,
): Certainty {
  if (access.flags !== access.possibleFlags)
    return (access.flags & FlagBit.read) !== 0 ? 'at least' : 'unknown'
  const permissions = permissionClassOf(compiled, user)
  if (permissions?.isLicenceKnown === false) return 'at most'
  return restsOnAssumption(compiled, user, compiled.objects[object], row) ? 'assumed' : 'exact'
}
