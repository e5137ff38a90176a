import { addBit, type Bitset } from '../compile/bitset'
import { absentParent } from '../compile/compiled-table'
import { ObjectBit } from '../permission/object-bits'
import { bitsOf, type Bound } from '../record/sharing-level'
import type { AccessIndex, ObjectIndex } from './access-index'
import { addRange, keepOnly } from './bit-ranges'
import type { LevelRoom } from './level-room'
import type { LevelSets } from './level-sets'

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
  const scratch = room.scratch[object.object.index]
  if (scratch === undefined) return
  object.object.parents.forEach((link, i) => {
    const mayRead =
      isContract || (bitsOf(compiled, user, link.object, bound) & ObjectBit.read) !== 0
    for (const level of [1, 2, 3, 4] as const) {
      const into = i === 0 ? sets[level] : scratch
      into.fill(0)
      expand(object, i, mayRead ? room.byObject[link.object]?.[level] : undefined, into)
      addUnnamed(object, i, bound, object.object.parents.length > 1, into)
      if (i > 0) keepOnly(sets[level], scratch)
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
  const scratch = room.scratch[object.object.index]
  if (scratch === undefined) return
  object.object.parents.forEach((link, i) => {
    const masters = room.byObject[link.object]
    const bits = object.object.isCustom ? bitsOf(index.compiled, user, link.object, bound) : 0
    const override =
      (bits & ObjectBit.modifyAll) !== 0 ? 4 : (bits & ObjectBit.viewAll) !== 0 ? 1 : 0
    for (const level of [1, 2, 4] as const) {
      const needed = level === 2 ? (link.threshold as 1 | 2) : level // a threshold is Read or Edit
      const into = i === 0 ? sets[level] : scratch
      into.fill(0)
      if (needed <= override) addNamed(object, i, into)
      else expand(object, i, masters?.[needed], into)
      addUnnamed(object, i, bound, false, into)
      if (i > 0) keepOnly(sets[level], scratch)
    }
  })
}

/** Adds the records whose i-th parent is in `parents`. */
function expand(object: ObjectIndex, i: number, parents: Bitset | undefined, into: Bitset): void {
  if (parents === undefined) return
  if (i === 0) {
    expandRuns(object.order.childStarts, parents, into)
    return
  }
  const positions = object.parentPositions[i]
  if (positions === undefined) return
  for (let position = 0; position < object.order.openCount; position++) {
    const parent = positions[position] ?? -1
    if (parent >= 0 && (((parents[parent >>> 5] ?? 0) >>> (parent & 31)) & 1) === 1)
      addBit(into, position)
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
      addRange(into, childStarts[first] ?? 0, childStarts[Math.min(first + 32, last)] ?? 0)
      continue
    }
    while (word !== 0) {
      const low = word & -word
      const parent = first + 31 - Math.clz32(low)
      addRange(into, childStarts[parent] ?? 0, childStarts[parent + 1] ?? 0)
      word ^= low
    }
  }
}

/** Adds the records that name an i-th parent in the import. */
function addNamed(object: ObjectIndex, i: number, into: Bitset): void {
  if (i === 0) {
    addRange(into, 0, object.order.childStarts.at(-1) ?? 0)
    return
  }
  object.parentPositions[i]?.forEach((parent, position) => {
    if (parent >= 0) addBit(into, position)
  })
}

/** Adds the records whose i-th parent is not in the import and could be open, and, where it is no obstacle, not named. */
function addUnnamed(
  object: ObjectIndex,
  i: number,
  bound: Bound,
  isBlankOpen: boolean,
  into: Bitset,
): void {
  const positions = object.parentPositions[i]
  if (positions === undefined) return
  const first = i === 0 ? (object.order.childStarts.at(-1) ?? 0) : 0
  for (let position = first; position < object.order.rowCount; position++) {
    const parent = positions[position] ?? -1
    if (parent >= 0) continue
    if (parent === absentParent ? bound === 'possible' : isBlankOpen) addBit(into, position)
  }
}
