import { nameOfObject } from '../compile/compile-tables'
import type { CompiledOrg } from '../compile/compile-org'
import type { AccessIndex, ObjectIndex } from '../index/access-index'
import { countedFlags, specialStride } from '../index/special/count-special'
import { compileFlagTable, type FlagTable } from '../index/flag-table'
import { FlagBit } from '../record/flag-bits'
import type { PermissionClass } from '../permission/compile-permissions'
import { ObjectBit } from '../permission/object-bits'
import type { Bound } from '../record/sharing-level'
import type { AccessCounts, Measure, MeasureCounts } from './heat-map-types'
import type { LevelCache } from './level-cache'
import { forEachSlot, reachedFrom, reachedLevels } from './reached-levels'

/** By object: users whose cells may differ from before. */
export type TouchedCells = ReadonlyMap<number, 'everybody' | ReadonlySet<number>>

type CellArray = Uint32Array | Uint8Array

/** What turns levels into measures, and the arrays that were asked for so far. */
interface Gate {
  readonly index: AccessIndex
  readonly levels: LevelCache
  /** Objects that have a column. */
  readonly columns: readonly number[]
  readonly made: Map<string, CellArray>
  /** By object and bound, then by permission class. */
  readonly tables: ReadonlyMap<string, (FlagTable | undefined)[]>
  /** Arrays from before a change, and the cells in which they may differ now. */
  readonly before: {
    readonly made: ReadonlyMap<string, CellArray>
    readonly touched: TouchedCells
  } | null
}

/** Counts with what was worked out for them, so that counts after a change can start from it. */
export interface GatedCounts extends AccessCounts {
  readonly gate: Gate
}

/** The cells in which counts may differ from those that they were counted from; null: counted whole. */
export const touchedCells = ({ gate }: GatedCounts): TouchedCells | null =>
  gate.before?.touched ?? null

/** Objects that have a column, as indices of `compiled.objects`: those that the org states. */
export function countedObjects(compiled: CompiledOrg): number[] {
  return compiled.objects.filter((object) => object.isStated).map((object) => object.index)
}

/** True when nothing about the permissions of a class is unknown. */
export function areBoundsEqual({ bits, possibleBits }: PermissionClass): boolean {
  return bits.every((held, object) => held === possibleBits[object])
}

/**
 * Counts per measure from counts per level: defaults and permissions are a gate over them. Rules R1.6–R1.12.
 *
 * An array is worked out when it is first read: whole, or, after a change, only in the cells that it touched.
 */
export function gatedCounts(
  index: AccessIndex,
  levels: LevelCache,
  before: { readonly counts: GatedCounts; readonly touched: TouchedCells } | null,
): GatedCounts {
  const { compiled } = index
  const columns = countedObjects(compiled)
  const old = before?.counts.gate
  const gate: Gate = {
    index,
    levels,
    columns,
    made: new Map(),
    tables: tablesOf(columns, areFlagsAlike(compiled, old) ? old : undefined),
    before: before === null ? null : { made: before.counts.gate.made, touched: before.touched },
  }
  let possible: MeasureCounts | null = null
  return {
    gate,
    userCount: compiled.org.users.length,
    objects: columns.map((object) => nameOfObject(compiled, object)),
    totals: Uint32Array.from(columns, (object) => compiled.tables[object]?.rowCount ?? 0),
    counts: measuresOf(gate, 'certain'),
    get possible() {
      return (possible ??= measuresOf(gate, isCertain(gate) ? 'certain' : 'possible'))
    },
    get levels() {
      return arrayOf(gate, 'certain', 'levels', 6) as Uint32Array // only `create` is a Uint8Array
    },
    objectMarks: Uint8Array.from(columns, (object) => marksOf(compiled, object)),
  }
}

/** True when nothing that counts are made of is unknown. */
function isCertain({ index, levels }: Gate): boolean {
  return (
    [...levels.values()].every(({ certain, possible }) => certain === possible) &&
    index.compiled.permissions.classes.every(areBoundsEqual)
  )
}

/** What a level comes to is a matter of permissions, which have a class each, and of settings (R1.9, R1.12, R15.22). */
const areFlagsAlike = ({ org }: CompiledOrg, old: Gate | undefined): boolean =>
  old?.index.compiled.org.settings === org.settings

function tablesOf(columns: readonly number[], old: Gate | undefined): Gate['tables'] {
  const keys = columns.flatMap((object) => [`${object} certain`, `${object} possible`])
  return new Map(keys.map((key) => [key, [...(old?.tables.get(key) ?? [])]]))
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

function measuresOf(gate: Gate, bound: Bound): MeasureCounts {
  const wide = (measure: Measure) => arrayOf(gate, bound, measure, 1) as Uint32Array // only `create` is a Uint8Array
  return {
    get read() {
      return wide('read')
    },
    get edit() {
      return wide('edit')
    },
    get delete() {
      return wide('delete')
    },
    get transfer() {
      return wide('transfer')
    },
    get all() {
      return wide('all')
    },
    get create() {
      return arrayOf(gate, bound, 'create', 1) as Uint8Array // see above
    },
  }
}

/** The array of one measure, or of the six levels of each cell (`width` 6). */
function arrayOf(gate: Gate, bound: Bound, what: Measure | 'levels', width: number): CellArray {
  const key = `${bound} ${what}`
  const known = gate.made.get(key)
  if (known !== undefined) return known
  const { columns, index } = gate
  const userCount = index.compiled.org.users.length
  const base = gate.before?.made.get(key)
  const size = userCount * columns.length * width
  const array = base?.slice() ?? (what === 'create' ? new Uint8Array(size) : new Uint32Array(size))
  for (const [column, object] of columns.entries()) {
    const touched = base === undefined ? 'everybody' : gate.before?.touched.get(object)
    if (touched === undefined) continue
    const write = cellWriter(gate, bound, what, { object, column, array })
    if (touched === 'everybody') for (let user = 0; user < userCount; user++) write(user)
    else for (const user of touched) write(user)
  }
  gate.made.set(key, array)
  return array
}

interface ColumnArray {
  readonly object: number
  readonly column: number
  readonly array: CellArray
}

/** Writes one user's cell of a column. */
function cellWriter(
  gate: Gate,
  bound: Bound,
  what: Measure | 'levels',
  { object, column, array }: ColumnArray,
): (user: number) => void {
  const { index, columns } = gate
  if (what === 'create') {
    const { classes, classOfUser } = index.compiled.permissions
    return (user) => {
      const permissions = classes[classOfUser[user] ?? -1]
      const bits = (bound === 'certain' ? permissions?.bits : permissions?.possibleBits)?.[object]
      array[user * columns.length + column] = ((bits ?? 0) & ObjectBit.create) !== 0 ? 1 : 0
    }
  }
  const objectIndex = index.objects[object]
  const levels = gate.levels.get(object)
  if (objectIndex === undefined || levels === undefined) return () => undefined
  if (objectIndex.object.control === 'special')
    return specialWriter(columns.length, what, levels[bound], objectIndex, {
      object,
      column,
      array,
    })
  const reachedBy = reachedLevels(index, objectIndex, levels[bound])
  const tableOf = flagTables(gate, objectIndex, bound)
  if (what === 'levels')
    return (user) => {
      const at = (user * columns.length + column) * 6
      const table = tableOf(user)
      array.fill(0, at, at + 6)
      forEachSlot(reachedBy(user), (slot, count) => {
        const cell = at + (table.levels[slot] ?? 0)
        array[cell] = (array[cell] ?? 0) + count
      })
    }
  const flag = FlagBit[what]
  if (objectIndex.converted === null) {
    const countFrom = reachedFrom(index, objectIndex, levels[bound])
    return (user) => {
      const level = tableOf(user).lowest[flag] ?? 5
      array[user * columns.length + column] = level > 4 ? 0 : countFrom(user, level)
    }
  }
  return (user) => {
    const { flags } = tableOf(user)
    const reached = reachedBy(user)
    let count = 0
    for (let slot = reached.length - 1; slot >= 0; slot--)
      if (((flags[slot] ?? 0) & flag) !== 0)
        count += (reached[slot] ?? 0) - (slot % 5 === 4 ? 0 : (reached[slot + 1] ?? 0))
    array[user * columns.length + column] = count
  }
}

/** The same for an object whose flags are counted themselves. Section 15. */
function specialWriter(
  columnCount: number,
  what: Exclude<Measure, 'create'> | 'levels',
  numbers: Uint32Array,
  { order }: ObjectIndex,
  { column, array }: ColumnArray,
): (user: number) => void {
  if (what !== 'levels') {
    const at = countedFlags.indexOf(what)
    return (user) => (array[user * columnCount + column] = numbers[user * specialStride + at] ?? 0)
  }
  return (user) => {
    const from = user * specialStride + countedFlags.length
    const at = (user * columnCount + column) * 6
    array[at] = order.rowCount
    for (let level = 1; level <= 5; level++) {
      array[at + level] = numbers[from + level - 1] ?? 0
      array[at] -= array[at + level] ?? 0
    }
  }
}

/** What levels come to, once per class of users. */
function flagTables(gate: Gate, object: ObjectIndex, bound: Bound): (user: number) => FlagTable {
  const { compiled } = gate.index
  const { classOfUser } = compiled.permissions
  const known = gate.tables.get(`${object.object.index} ${bound}`) ?? []
  return (user) => {
    const permissionClass = classOfUser[user] ?? 0
    const table = known[permissionClass] ?? compileFlagTable(compiled, object, user, bound)
    known[permissionClass] = table
    return table
  }
}
