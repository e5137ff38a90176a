import type { CompiledOrg } from '../compile/compile-org'
import type { AccessIndex, ObjectIndex } from '../index/access-index'
import { countOwnObject, hasShutRecords } from '../index/count-own'
import { countLevels } from '../index/level-counts'
import { levelRoom } from '../index/level-room'
import { fillLevels } from '../index/user-levels'
import { owdLevel } from '../record/owd'
import { cellWriter, type CellWriter } from './cell-writer'
import type { AccessCounts, MeasureCounts } from './heat-map-types'
import { copyKeptLevels, emptyKeptLevels, type KeptLevels } from './level-cache'

/** How far a count has come, for whoever drives it. */
export interface CountProgress {
  readonly done: number
  readonly total: number
}

/** Which cells to count: all, or those of some objects (indices of `compiled.objects`) and users. */
export interface CountScope {
  readonly isObjectWanted: (object: number) => boolean
  readonly isUserWanted: (user: number) => boolean
  /** True when only defaults and permissions changed: levels kept from before still hold. */
  readonly areLevelsKept: boolean
}

export const everything: CountScope = {
  isObjectWanted: () => true,
  isUserWanted: () => true,
  areLevelsKept: false,
}

/** Counts of every user on every stated object, at once. See `accessCountSteps` to stop half-way. */
export function accessCounts(index: AccessIndex): AccessCounts {
  const counts = emptyCounts(index)
  const steps = countInto(index, counts, everything)
  while (steps.next().done !== true);
  return counts
}

/**
 * The same in steps of at most a few milliseconds: yields how far it is, so that the caller may show it, answer others,
 * or stop. Equal to adding up the doors of every record; nothing is kept per user and record.
 */
export function* accessCountSteps(index: AccessIndex): Generator<CountProgress, AccessCounts> {
  const counts = emptyCounts(index)
  yield* countInto(index, counts, everything)
  return counts
}

/** Objects that have a column, as indices of `compiled.objects`: those that the org states. */
export function countedObjects(compiled: CompiledOrg): number[] {
  return compiled.objects.filter((object) => object.isStated).map((object) => object.index)
}

/** Counts of nothing, for an index's users and stated objects. */
export function emptyCounts({ compiled }: AccessIndex): AccessCounts {
  const columns = countedObjects(compiled)
  const userCount = compiled.org.users.length
  const size = userCount * columns.length
  const measures = (): MeasureCounts => ({
    read: new Uint32Array(size),
    edit: new Uint32Array(size),
    delete: new Uint32Array(size),
    transfer: new Uint32Array(size),
    all: new Uint32Array(size),
    create: new Uint8Array(size),
  })
  return {
    userCount,
    objects: columns.map((object) => compiled.objects[object]?.name ?? ''),
    totals: Uint32Array.from(columns, (object) => compiled.tables[object]?.rowCount ?? 0),
    counts: measures(),
    possible: measures(),
    levels: new Uint32Array(size * 6),
    objectMarks: Uint8Array.from(columns, (object) => marksOf(compiled, object)),
  }
}

/** A copy to count into; marks are taken anew by `countInto`. */
export function copyCounts(from: AccessCounts): AccessCounts {
  const copy = (measures: MeasureCounts): MeasureCounts => ({
    read: measures.read.slice(),
    edit: measures.edit.slice(),
    delete: measures.delete.slice(),
    transfer: measures.transfer.slice(),
    all: measures.all.slice(),
    create: measures.create.slice(),
  })
  return {
    ...from,
    counts: copy(from.counts),
    possible: copy(from.possible),
    levels: from.levels.slice(),
    objectMarks: from.objectMarks.slice(),
  }
}

function marksOf(compiled: CompiledOrg, index: number): number {
  const object = compiled.objects[index]
  if (object === undefined) return 0
  return (
    (object.isDefaultAssumed ? 1 : 0) |
    (object.isHierarchyAssumed ? 2 : 0) |
    (object.control === 'notModelled' ? 4 : 0)
  )
}

/** Objects whose records can be counted one object at a time. */
function isCountedAlone(object: ObjectIndex): boolean {
  return object.object.control === 'own' && object.converted === null
}

/** Counts the cells in scope into `counts`, over what stood there. */
export function* countInto(
  index: AccessIndex,
  counts: AccessCounts,
  scope: CountScope,
  kept: Map<number, KeptLevels> = new Map(),
): Generator<CountProgress, void> {
  const columns = countedObjects(index.compiled)
  const writer = cellWriter(index, counts, columns)
  columns.forEach(
    (object, column) => (counts.objectMarks[column] = marksOf(index.compiled, object)),
  )
  const wanted = columns.flatMap((object) => {
    const objectIndex = index.objects[object]
    return objectIndex !== undefined && scope.isObjectWanted(object) ? [objectIndex] : []
  })
  const alone = wanted.filter(isCountedAlone)
  const together = wanted.filter((object) => !isCountedAlone(object))
  const total = counts.userCount * wanted.length
  let done = 0
  writeCreate(writer, scope, columns)
  for (const object of alone) {
    for (const users of countAlone(index, object, scope, writer, kept))
      yield { done: (done += users), total }
    done = counts.userCount * (alone.indexOf(object) + 1)
  }
  if (together.length === 0) return
  for (const users of countTogether(index, together, scope, writer))
    yield { done: done + users * together.length, total }
}

function writeCreate(writer: CellWriter, scope: CountScope, columns: readonly number[]): void {
  for (const object of columns) {
    if (!scope.isObjectWanted(object)) continue
    for (let user = 0; user < writer.userCount; user++)
      if (scope.isUserWanted(user)) writer.writeCreate(user, object)
  }
}

/** Counts what is not kept from before, then adds defaults and permissions. */
function* countAlone(
  index: AccessIndex,
  object: ObjectIndex,
  scope: CountScope,
  writer: CellWriter,
  kept: Map<number, KeptLevels>,
): Generator<number, void> {
  const known = kept.get(object.object.index)
  const isCertain = object.possible === null
  if (known === undefined || !scope.areLevelsKept || hasShutRecords(object)) {
    const levels =
      known === undefined ? emptyKeptLevels(writer.userCount, isCertain) : copyKeptLevels(known)
    for (const bound of isCertain ? (['certain'] as const) : (['certain', 'possible'] as const)) {
      const keep = (user: number, atLeast: Uint32Array) => {
        levels[bound].set(atLeast.subarray(1), user * 4)
      }
      yield* countOwnObject(index, object, bound, scope.isUserWanted, keep)
    }
    kept.set(object.object.index, levels)
  }
  writeCells(index, object, scope, writer, kept.get(object.object.index))
}

function writeCells(
  index: AccessIndex,
  object: ObjectIndex,
  scope: CountScope,
  writer: CellWriter,
  levels: KeptLevels | undefined,
): void {
  if (levels === undefined) return
  const { rowCount } = object.order
  const levelCounts = new Uint32Array(10)
  for (let user = 0; user < writer.userCount; user++) {
    if (!scope.isUserWanted(user)) continue
    const family = index.compiled.families[user] ?? 'guest'
    const floor = hasShutRecords(object) ? 0 : owdLevel({ family, object: object.object })
    const isSame = levels.possible === levels.certain && writer.isUserCertain(user)
    for (const bound of ['certain', 'possible'] as const) {
      if (bound === 'possible' && isSame) {
        writer.copyCell(user, object)
        continue
      }
      if (bound === 'certain' || levels.possible !== levels.certain) {
        let above = 0
        for (let level = 4; level >= 0; level--) {
          const atLeast = level <= floor ? rowCount : (levels[bound][user * 4 + level - 1] ?? 0)
          levelCounts[level] = atLeast - above
          above = atLeast
        }
      }
      writer.writeCell(user, object, bound, levelCounts)
    }
  }
}

/** Objects that follow others, user by user: parents first, then what follows from them. */
function* countTogether(
  index: AccessIndex,
  objects: readonly ObjectIndex[],
  scope: CountScope,
  writer: CellWriter,
): Generator<number, void> {
  const sequence = withParents(index, objects)
  const room = levelRoom(index)
  const levelCounts = new Uint32Array(10)
  for (let user = 0; user < writer.userCount; user++) {
    if (!scope.isUserWanted(user)) continue
    for (const bound of ['certain', 'possible'] as const) {
      const isSame =
        bound === 'possible' &&
        writer.isUserCertain(user) &&
        sequence.every((object) => index.objects[object]?.isUncertain !== true)
      if (!isSame) fillLevels(index, user, bound, sequence, room)
      for (const object of objects) {
        const sets = room.byObject[object.object.index]
        if (sets === undefined) continue
        countLevels(sets, object.order.rowCount, object.converted, levelCounts)
        writer.writeCell(user, object, bound, levelCounts)
      }
    }
    if (user % 16 === 0) yield user
  }
}

/** The objects and everything above them, in the order of the index. */
function withParents(index: AccessIndex, objects: readonly ObjectIndex[]): number[] {
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
