import type { AccessIndex, ObjectIndex } from '../index/access-index'
import { compileFlagTable, FlagBit, type FlagTable } from '../index/flag-table'
import { ObjectBit } from '../permission/object-bits'
import type { Bound } from '../record/sharing-level'
import type { AccessCounts, MeasureCounts } from './heat-map-types'

/** Turns records per sharing level into counts per measure, with the object permissions of each user. */
export interface CellWriter {
  readonly userCount: number
  /** True when nothing about the user's permissions is unknown. */
  readonly isUserCertain: (user: number) => boolean
  /** Whether the user may create records of the object, by index of `compiled.objects`. */
  readonly writeCreate: (user: number, object: number) => void
  /** Takes the certain counts for the possible ones, where nothing is uncertain. */
  readonly copyCell: (user: number, object: ObjectIndex) => void
  /** `levelCounts`: records at sharing level 0–4, and at 5–9 converted leads likewise. */
  readonly writeCell: (
    user: number,
    object: ObjectIndex,
    bound: Bound,
    levelCounts: Uint32Array,
  ) => void
}

/** A writer into `counts`, whose columns are the objects `columns`. */
export function cellWriter(
  index: AccessIndex,
  counts: AccessCounts,
  columns: readonly number[],
): CellWriter {
  const { classes, classOfUser } = index.compiled.permissions
  const columnOf = new Int32Array(index.objects.length)
  columns.forEach((object, column) => (columnOf[object] = column))
  const isClassCertain = classes.map(({ bits, possibleBits }) =>
    bits.every((held, object) => held === possibleBits[object]),
  )
  const tableOf = flagTables(index)
  const positionOf = (user: number, object: number) =>
    user * columns.length + (columnOf[object] ?? 0)
  return {
    userCount: counts.userCount,
    isUserCertain: (user) => isClassCertain[classOfUser[user] ?? -1] === true,
    writeCreate: (user, object) => {
      const permissions = classes[classOfUser[user] ?? -1]
      const at = positionOf(user, object)
      counts.counts.create[at] = ((permissions?.bits[object] ?? 0) & ObjectBit.create) !== 0 ? 1 : 0
      counts.possible.create[at] =
        ((permissions?.possibleBits[object] ?? 0) & ObjectBit.create) !== 0 ? 1 : 0
    },
    copyCell: (user, object) => {
      const at = positionOf(user, object.object.index)
      for (const measure of ['read', 'edit', 'delete', 'transfer', 'all'] as const) {
        counts.possible[measure][at] = counts.counts[measure][at] ?? 0
      }
    },
    writeCell: (user, object, bound, levelCounts) => {
      const at = positionOf(user, object.object.index)
      const table = tableOf(user, object, bound)
      writeMeasures(bound === 'certain' ? counts.counts : counts.possible, at, table, levelCounts)
      if (bound === 'certain') writeLevels(counts.levels, at * 6, table, levelCounts)
    },
  }
}

function writeMeasures(
  measures: MeasureCounts,
  at: number,
  table: FlagTable,
  levelCounts: Uint32Array,
): void {
  let [read, edit, remove, transfer, all] = [0, 0, 0, 0, 0]
  for (let slot = 0; slot < 10; slot++) {
    const count = levelCounts[slot] ?? 0
    if (count === 0) continue
    const flags = table.flags[slot] ?? 0
    if ((flags & FlagBit.read) !== 0) read += count
    if ((flags & FlagBit.edit) !== 0) edit += count
    if ((flags & FlagBit.delete) !== 0) remove += count
    if ((flags & FlagBit.transfer) !== 0) transfer += count
    if ((flags & FlagBit.all) !== 0) all += count
  }
  measures.read[at] = read
  measures.edit[at] = edit
  measures.delete[at] = remove
  measures.transfer[at] = transfer
  measures.all[at] = all
}

function writeLevels(
  levels: Uint32Array,
  start: number,
  table: FlagTable,
  levelCounts: Uint32Array,
): void {
  levels.fill(0, start, start + 6)
  for (let slot = 0; slot < 10; slot++) {
    const at = start + (table.levels[slot] ?? 0)
    levels[at] = (levels[at] ?? 0) + (levelCounts[slot] ?? 0)
  }
}

/** What levels come to, once per class of users, object and bound. */
function flagTables(
  index: AccessIndex,
): (user: number, object: ObjectIndex, bound: Bound) => FlagTable {
  const { compiled } = index
  const known: (FlagTable | undefined)[] = []
  return (user, object, bound) => {
    const permissionClass = compiled.permissions.classOfUser[user] ?? 0
    const key =
      (permissionClass * compiled.objects.length + object.object.index) * 2 +
      (bound === 'certain' ? 0 : 1)
    const table = known[key] ?? compileFlagTable(compiled, object, user, bound)
    known[key] = table
    return table
  }
}
