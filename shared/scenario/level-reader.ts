import { withParents } from '../engine/heat-map/access-counts'
import { areBoundsEqual } from '../engine/heat-map/gated-counts'
import type { AccessIndex, ObjectIndex } from '../engine/index/access-index'
import { compileFlagTable } from '../engine/index/flag-table'
import { levelRoom, type LevelRoom } from '../engine/index/level-room'
import { levelIn, type LevelSets } from '../engine/index/level-sets'
import { accessReader, type AccessReader } from '../engine/index/record-access-at'
import { fillLevels } from '../engine/index/user-levels'
import { hasBit } from '../engine/compile/bitset'
import { permissionClassOf } from '../engine/permission/permission-class'
import type { Bound } from '../engine/record/sharing-level'
import type { Evaluation } from './opened-org'

/** Levels of one evaluation, read user by user: `look` first, then any record of that user. */
export interface LevelReader {
  readonly index: AccessIndex
  /** Turns to a user (a position in `org.users`; −1 for one that is not there). */
  readonly look: (user: number) => void
  /** True where the user surely has on every record of the object, in the same place, what it has in the other. */
  readonly isSame: (other: LevelReader, object: number, otherObject: number) => boolean
  /** `AccessLevel` ordinal for certain, or `unknownLevel` where there is none for certain but may be one. */
  readonly levelAt: (object: number, row: number) => number
  readonly user: () => number
  readonly setsOf: (object: number, bound: Bound) => LevelSets | undefined
  readonly stepsOf: (object: number, bound: Bound) => Uint8Array
}

/** What `LevelReader` says of a record that might be open. */
export const unknownLevel = 6

/** A reader for some objects of an evaluation. O(doors of the user) for each user, little for each record. */
export function levelReader({ evaluated }: Evaluation, objects: readonly number[]): LevelReader {
  const { index } = evaluated
  const plain = objects.flatMap((object) => {
    const found = index.objects[object]
    return found === undefined || isSpecial(found) ? [] : [found]
  })
  const sequence = withParents(index, plain)
  const isSequenceCertain = sequence.every((object) => index.objects[object]?.isUncertain !== true)
  const rooms: Record<Bound, LevelRoom> = {
    certain: levelRoom(index),
    possible: levelRoom(index),
  }
  const steps = flagSteps(index)
  let single: AccessReader | null = null
  let user = -1
  let isCertain = true
  const reader: LevelReader = {
    index,
    user: () => user,
    look(next) {
      user = next
      if (user < 0) return
      isCertain = isSequenceCertain && isClassCertain(index, user)
      fillLevels(index, user, 'certain', sequence, rooms.certain)
      if (!isCertain) fillLevels(index, user, 'possible', sequence, rooms.possible)
    },
    isSame: (other, object, otherObject) => isSameOn(reader, other, object, otherObject),
    setsOf: (object, bound) => rooms[isCertain ? 'certain' : bound].byObject[object],
    stepsOf: (object, bound) => steps(user, object, bound),
    levelAt(object, row) {
      const found = index.objects[object]
      if (user < 0 || row < 0 || found === undefined) return 0
      if (isSpecial(found))
        return specialLevel(
          (single ??= accessReader(index, evaluated.fromRecords.points())),
          user,
          object,
          row,
        )
      const position = found.order.positionOf[row] ?? 0
      const kind = found.converted !== null && hasBit(found.converted, position) ? 5 : 0
      const levelOf = (bound: Bound) => {
        const sets = reader.setsOf(object, bound)
        return sets === undefined
          ? 0
          : (steps(user, object, bound)[kind + levelIn(sets, position)] ?? 0)
      }
      const level = levelOf('certain')
      return level === 0 && !isCertain && levelOf('possible') > 0 ? unknownLevel : level
    },
  }
  return reader
}

const isSpecial = ({ object }: ObjectIndex) => object.control === 'special'

function isClassCertain({ compiled }: AccessIndex, user: number): boolean {
  const held = permissionClassOf(compiled, user)
  return held !== undefined && areBoundsEqual(held)
}

/** Levels as `FlagTable.levels`, worked out once for each class of users and object. */
function flagSteps(index: AccessIndex) {
  const known = { certain: new Map<number, Uint8Array>(), possible: new Map<number, Uint8Array>() }
  return (user: number, object: number, bound: Bound): Uint8Array => {
    const found = index.objects[object]
    if (found === undefined || user < 0) return noSteps
    const key = (index.compiled.permissions.classOfUser[user] ?? 0) * index.objects.length + object
    const kept =
      known[bound].get(key) ?? compileFlagTable(index.compiled, found, user, bound).levels
    known[bound].set(key, kept)
    return kept
  }
}

const noSteps = new Uint8Array(10)

function specialLevel(reader: AccessReader, user: number, object: number, row: number): number {
  const level = reader.accessLevelAt(user, object, row)
  return level === 0 && reader.flagsAt(user, object, row, 'possible') !== 0 ? unknownLevel : level
}

function isSameOn(a: LevelReader, b: LevelReader, object: number, other: number): boolean {
  const [one, two] = [a.index.objects[object], b.index.objects[other]]
  if (one === undefined || two === undefined) return one === two
  if (isSpecial(one) || isSpecial(two) || a.user() < 0 || b.user() < 0) return false
  if (one.order.rowAt !== two.order.rowAt || one.converted !== two.converted) return false
  return (['certain', 'possible'] as const).every((bound) => {
    const [left, right] = [a.setsOf(object, bound), b.setsOf(other, bound)]
    return (
      areEqual(a.stepsOf(object, bound), b.stepsOf(other, bound)) &&
      left?.every((set, level) => areEqual(set, right?.[level] ?? noSteps)) === true
    )
  })
}

function areEqual(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false
  return true
}
