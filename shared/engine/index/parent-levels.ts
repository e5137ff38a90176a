import { addBit, hasBit, type Bitset } from '../compile/bitset'
import { absentParent } from '../compile/compiled-table'
import { ObjectBit } from '../permission/object-bits'
import { bitsOf, type Bound } from '../record/sharing-level'
import type { AccessIndex, ObjectIndex } from './access-index'
import { addRange, isFull } from './bit-ranges'
import type { LevelRoom } from './level-room'
import type { LevelSets } from './level-sets'
import { startOf } from '../compile/starts'

/** The child's level is the lowest of the parents that it names. Rules R3.9, R3.10 (D-11), R10.9, D-59. */
export function openByParents(
  index: AccessIndex,
  object: ObjectIndex,
  user: number,
  bound: Bound,
  sets: LevelSets,
  room: LevelRoom,
): void {
  const { compiled } = index
  const isContract = object.object.index === compiled.known.contract
  object.object.parents.forEach((link, i) => {
    const mayRead =
      isContract || (bitsOf(compiled, user, link.object, bound) & ObjectBit.read) !== 0
    const isBlankOpen = object.object.parents.length > 1
    for (const level of [1, 2, 3, 4] as const) {
      const parents = mayRead ? parentsAt(index, room, link.object, level) : 'none'
      openByLink(object, i, parents, { bound, isBlankOpen }, sets[level])
    }
  })
  for (const position of object.orphans) {
    for (const set of sets)
      if (set.length > 0) set[position >>> 5] = (set[position >>> 5] ?? 0) & ~(1 << (position & 31))
  }
}

/** All masters together decide; View All and Modify All on a master count for custom details. Rules R11.2, R11.11–R11.14. */
export function openByMasters(
  index: AccessIndex,
  object: ObjectIndex,
  user: number,
  bound: Bound,
  sets: LevelSets,
  room: LevelRoom,
): void {
  object.object.parents.forEach((link, i) => {
    for (const level of [1, 2, 4] as const) {
      const needed = levelFromMaster(index, object, i, user, bound, level)
      const masters = needed === 0 ? 'named' : parentsAt(index, room, link.object, needed)
      openByLink(object, i, masters, { bound, isBlankOpen: false }, sets[level])
    }
  })
}

/**
 * The level that a user needs on a record's i-th master for the detail to be at `level`; 0 when View All or Modify All on
 * the master's object gives it for every master that is named. Rules R11.11, R11.12, R11.14.
 */
export function levelFromMaster(
  { compiled }: AccessIndex,
  { object }: ObjectIndex,
  i: number,
  user: number,
  bound: Bound,
  level: 1 | 2 | 4,
): 0 | 1 | 2 | 4 {
  const link = object.parents[i]
  if (link === undefined) return level
  const bits = object.isCustom ? bitsOf(compiled, user, link.object, bound) : 0
  const override = (bits & ObjectBit.modifyAll) !== 0 ? 4 : (bits & ObjectBit.viewAll) !== 0 ? 1 : 0
  const needed = level === 2 ? (link.threshold as 1 | 2) : level // a threshold is Read or Edit
  return needed <= override ? 0 : needed
}

/** Which parents of a link open what hangs on them: these, whichever is named, or none. */
type OpeningParents = Bitset | 'named' | 'none'

/** The parents that the user of the room has at a level or above. */
function parentsAt(
  index: AccessIndex,
  room: LevelRoom,
  parent: number,
  level: 1 | 2 | 3 | 4,
): OpeningParents {
  const set = room.byObject[parent]?.[level]
  if (set === undefined) return 'none'
  return isFull(set, index.objects[parent]?.order.rowCount ?? 0) ? 'named' : set
}

/** What opens a record whose parent is not in the import, and one that names none. */
interface Unnamed {
  readonly bound: Bound
  readonly isBlankOpen: boolean
}

/** The records whose i-th parent lets them be open: all of them for the first link, of what is in `set` for the others. */
function openByLink(
  object: ObjectIndex,
  i: number,
  parents: OpeningParents,
  unnamed: Unnamed,
  set: Bitset,
): void {
  const { childStarts, rowCount } = object.order
  const positions = object.parentPositions[i]
  const isOpen = (position: number) => {
    const parent = positions?.[position] ?? -1
    if (parent >= 0)
      return typeof parents === 'string' ? parents === 'named' : hasBit(parents, parent)
    return parent === absentParent ? unnamed.bound === 'possible' : unnamed.isBlankOpen
  }
  if (i > 0) {
    if (parents === 'named' && object.areAllNamed[i] === true) return
    keepRuns(set, object.parentRunEnds[i] ?? new Uint32Array(0), isOpen)
    return
  }
  set.fill(0)
  const named = childStarts.at(-1) ?? 0
  if (parents === 'named') addRange(set, 0, named)
  else if (parents !== 'none') expandRuns(childStarts, parents, set)
  for (let position = named; position < rowCount; position++)
    if (isOpen(position)) addBit(set, position)
}

/** Takes out the runs whose members fail a test; `ends` says for each position where its run ends. */
function keepRuns(set: Bitset, ends: Uint32Array, isKept: (position: number) => boolean): void {
  for (let i = 0; i < set.length; i++) {
    let rest = set[i] ?? 0
    let kept = rest
    while (rest !== 0) {
      const position = (i << 5) + 31 - Math.clz32(rest & -rest)
      const length = (ends[position] ?? 0) - (i << 5)
      const run = length < 32 ? (1 << length) - 1 : -1
      if (!isKept(position)) kept &= ~(rest & run)
      rest &= ~run
    }
    set[i] = kept
  }
}

/** Children stand in the order of their first parent: each parent is one run. */
function expandRuns(childStarts: Uint32Array, parents: Bitset, into: Bitset): void {
  const last = childStarts.length - 1
  for (let i = 0; i < parents.length; i++) {
    let word = parents[i] ?? 0
    if (word === 0) continue
    const first = i << 5
    if (word === -1 || word === 0xffffffff) {
      addRange(into, startOf(childStarts, first), startOf(childStarts, Math.min(first + 32, last)))
      continue
    }
    while (word !== 0) {
      const low = word & -word
      const parent = first + 31 - Math.clz32(low)
      addRange(into, startOf(childStarts, parent), startOf(childStarts, parent + 1))
      word ^= low
    }
  }
}
