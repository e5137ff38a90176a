import { hasBit } from '../compile/bitset'
import { runThrough, type StepsDone } from '../compile/steps'
import type { AccessIndex, ObjectIndex } from '../index/access-index'
import { countOwnObject } from '../index/count-own'
import { countLevels } from '../index/level-counts'
import { levelRoom } from '../index/level-room'
import { undecidedUsers } from '../index/undecided-users'
import { countSpecial } from '../index/special/count-special'
import { fillLevels } from '../index/user-levels'
import { areBoundsEqual, countedObjects, gatedCounts } from './gated-counts'
import type { AccessCounts } from './heat-map-types'
import { mirroredDetails, writeMirrored } from './mirrored-details'
import {
  copyKeptLevels,
  emptyKeptLevels,
  isCountedAlone,
  strideOf,
  type KeptLevels,
} from './level-cache'

/** Which levels to count: of some objects (indices of `compiled.objects`) and users. */
export interface CountScope {
  readonly isObjectWanted: (object: number) => boolean
  readonly isUserWanted: (user: number) => boolean
}

export const everything: CountScope = { isObjectWanted: () => true, isUserWanted: () => true }

/** Counts of every user on every stated object, at once. See `accessCountSteps` to stop half-way. */
export function accessCounts(index: AccessIndex): AccessCounts {
  return runThrough(accessCountSteps(index))
}

/**
 * The same in steps of at most a few milliseconds: yields how far it is, so that the caller may show it, answer others,
 * or stop. Equal to adding up the doors of every record; nothing is kept per user and record.
 */
export function* accessCountSteps(
  index: AccessIndex,
): Generator<StepsDone & { readonly total: number }, AccessCounts> {
  const levels = new Map<number, KeptLevels>()
  yield* countInto(index, levels, everything)
  return gatedCounts(index, levels, null)
}

/** Counts the levels in scope into copies of what stood in `levels`. */
export function* countInto(
  index: AccessIndex,
  levels: Map<number, KeptLevels>,
  scope: CountScope,
): Generator<StepsDone & { readonly total: number }, void> {
  const { alone, mirrored, together, special } = waysOfCounting(index, scope)
  const userCount = index.compiled.org.users.length
  const total = userCount * (alone.length + mirrored.length + together.length + special.length)
  let before = 0
  for (const object of alone) {
    const into = levelsToWrite(index, object, levels, object.possible === null)
    for (const done of countAlone(index, object, scope, into)) yield { done: before + done, total }
    before += userCount
  }
  const { areAllUsersCertain } = userCertainty(index)
  for (const object of mirrored) {
    const isSame = areAllUsersCertain && !object.isUncertain
    const into = levelsToWrite(index, object, levels, isSame)
    writeMirrored(index, object, levels, scope.isUserWanted, into)
    yield { done: (before += userCount), total }
  }
  if (together.length > 0)
    for (const users of countTogether(index, together, scope, levels))
      yield { done: before + users * together.length, total }
  before += userCount * together.length
  for (const users of countOfSpecial(index, special, scope, levels))
    yield { done: before + users * special.length, total }
}

/** The objects in scope by how they are counted; `mirrored` has masters before their details. */
function waysOfCounting(index: AccessIndex, scope: CountScope) {
  const counted = new Set(countedObjects(index.compiled))
  const mirroredObjects = mirroredDetails(index, counted)
  const wanted = index.sequence.flatMap((object) => {
    const objectIndex = index.objects[object]
    const isWanted =
      objectIndex !== undefined && counted.has(object) && scope.isObjectWanted(object)
    return isWanted ? [objectIndex] : []
  })
  const isMirrored = ({ object }: ObjectIndex) => mirroredObjects.has(object.index)
  const isSpecial = ({ object }: ObjectIndex) => object.control === 'special'
  return {
    alone: wanted.filter(isCountedAlone),
    mirrored: wanted.filter(isMirrored),
    special: wanted.filter(isSpecial),
    together: wanted.filter(
      (object) => !isCountedAlone(object) && !isMirrored(object) && !isSpecial(object),
    ),
  }
}

/** Objects with a model of their own, user by user. Section 15. */
function* countOfSpecial(
  index: AccessIndex,
  objects: readonly ObjectIndex[],
  scope: CountScope,
  levels: Map<number, KeptLevels>,
): Generator<number, void> {
  if (objects.length === 0) return
  const targets = objects.map((object) => ({
    object,
    into: levelsToWrite(index, object, levels, false),
  }))
  yield* countSpecial(index, targets, scope.isUserWanted)
  for (const { object, into } of targets)
    if (into.certain.every((count, i) => count === into.possible[i]))
      levels.set(object.object.index, { certain: into.certain, possible: into.certain })
}

/** Room for one object's levels: a copy of those that stood there, else empty. */
function levelsToWrite(
  { compiled }: AccessIndex,
  object: ObjectIndex,
  levels: Map<number, KeptLevels>,
  isSame: boolean,
): KeptLevels {
  const known = levels.get(object.object.index)
  const isKept = known !== undefined && (known.possible === known.certain) === isSame
  const into = isKept
    ? copyKeptLevels(known)
    : emptyKeptLevels(object, compiled.org.users.length, isSame)
  if (!isKept && known !== undefined) {
    into.certain.set(known.certain)
    into.possible.set(known.possible)
  }
  levels.set(object.object.index, into)
  return into
}

function* countAlone(
  index: AccessIndex,
  object: ObjectIndex,
  scope: CountScope,
  into: KeptLevels,
): Generator<number, void> {
  const { certain, possible } = into
  const keepIn = (array: Uint32Array) => (user: number, atLeast: Uint32Array) => {
    for (let level = 1; level <= 4; level++) array[user * 4 + level - 1] = atLeast[level] ?? 0
  }
  let done = 0
  for (const users of countOwnObject(index, object, 'certain', scope.isUserWanted, keepIn(certain)))
    yield (done += users)
  if (possible === certain) return
  const undecided = undecidedUsers(index, object)
  for (let user = 0; user < index.compiled.org.users.length; user++)
    if (scope.isUserWanted(user))
      for (let at = user * 4; at < user * 4 + 4; at++) possible[at] = certain[at] ?? 0
  const isWanted = (user: number) => hasBit(undecided, user) && scope.isUserWanted(user)
  for (const _ of countOwnObject(index, object, 'possible', isWanted, keepIn(possible))) yield done
}

/** Objects that follow others, user by user: parents first, then what follows from them. */
function* countTogether(
  index: AccessIndex,
  objects: readonly ObjectIndex[],
  scope: CountScope,
  levels: Map<number, KeptLevels>,
): Generator<number, void> {
  const sequence = withParents(index, objects)
  const room = levelRoom(index)
  const levelCounts = new Uint32Array(10)
  const { isUserCertain, areAllUsersCertain } = userCertainty(index)
  const isSequenceCertain = sequence.every((object) => index.objects[object]?.isUncertain !== true)
  const isSame = isSequenceCertain && areAllUsersCertain
  const rooms = objects.map((object) => levelsToWrite(index, object, levels, isSame))
  for (let user = 0; user < index.compiled.org.users.length; user++) {
    if (!scope.isUserWanted(user)) continue
    const isFilledOnce = isSame || (isSequenceCertain && isUserCertain(user))
    for (const bound of ['certain', 'possible'] as const) {
      if (bound === 'possible' && isSame) break
      if (bound === 'certain' || !isFilledOnce) fillLevels(index, user, bound, sequence, room)
      for (const [i, object] of objects.entries()) {
        const sets = room.byObject[object.object.index]
        const into = rooms[i]?.[bound]
        if (sets === undefined || into === undefined) continue
        countLevels(sets, object.order.rowCount, object.converted, levelCounts)
        keepLevels(into, user * strideOf(object), strideOf(object), levelCounts)
      }
    }
    if (user % 16 === 0) yield user
  }
}

/** Users about whose permissions nothing is unknown. */
function userCertainty({ compiled }: AccessIndex) {
  const { classes, classOfUser } = compiled.permissions
  const isClassCertain = classes.map(areBoundsEqual)
  return {
    isUserCertain: (user: number) => isClassCertain[classOfUser[user] ?? -1] === true,
    areAllUsersCertain: isClassCertain.every((isCertain) => isCertain),
  }
}

/** Records at exactly each level, as records at each level or above. */
function keepLevels(into: Uint32Array, at: number, stride: number, exact: Uint32Array): void {
  for (let first = 0; first < stride; first += 4) {
    let above = 0
    for (let level = 4; level >= 1; level--) {
      above += exact[(first / 4) * 5 + level] ?? 0
      into[at + first + level - 1] = above
    }
  }
}

/** The objects and everything above them, in the order of the index. */
export function withParents(index: AccessIndex, objects: readonly ObjectIndex[]): number[] {
  const needed = new Set<number>()
  const need = (object: number) => {
    if (needed.has(object)) return
    needed.add(object)
    const config = index.compiled.objects[object]
    if (config !== undefined && config.control !== 'own')
      for (const link of config.parents) need(link.object)
  }
  for (const object of objects) need(object.object.index)
  return index.sequence.filter((object) => needed.has(object))
}
