import { measures, type AccessCounts } from '@shared/engine/heat-map/heat-map-types'
import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import { fieldPermission } from '@shared/engine/permission/field-permissions'
import { ObjectBit } from '@shared/engine/permission/object-bits'
import type { HeatMapCounts, HeatMapValues, Measure } from '@shared/protocol/engine'
import type { Evaluation } from '@shared/scenario/opened-org'
import type { BackedColumn } from './heat-map-columns'
import type { PopulatedRow } from './heat-map-rows'

/** The numbers of a picture, position row * columnCount + column; a column that is not counted (−1) stays at zero. */
export function heatMapValues(
  { compiled, counts }: Evaluation,
  rows: readonly PopulatedRow[],
  columns: readonly BackedColumn[],
): HeatMapValues {
  const part: Part = { compiled, found: counts(), rows, columns }
  const certain = summed(part, 'counts', null)
  const possible = summed(part, 'possible', certain)
  const isCertain = measures.every((measure) => certain[measure] === possible[measure])
  const levels = levelsOf(certain)
  return {
    levels,
    possibleLevels: isCertain ? levels : levelsOf(possible),
    counts: certain,
    possible,
    totals: totalsOf(part),
    certainties: certaintiesOf(part, { certain, possible, levels }),
  }
}

/** Every array of a picture, whatever it counts; arrays may be the same. */
export function arraysOf({
  counts,
  possible,
  ...rest
}: HeatMapValues): (Uint8Array | Uint32Array)[] {
  return [rest, counts, possible].flatMap((group) =>
    Object.values(group).map((array: Uint8Array | Uint32Array) => array),
  )
}

interface Part {
  readonly compiled: CompiledOrg
  readonly found: AccessCounts
  readonly rows: readonly PopulatedRow[]
  readonly columns: readonly BackedColumn[]
}

type Bound = 'counts' | 'possible'
type Source = AccessCounts[Bound][Measure]

/** An array that is `known` already, because no count may be otherwise, is the same array. */
function summed(part: Part, bound: Bound, known: HeatMapCounts | null): HeatMapCounts {
  const { found, columns } = part
  const fields = columns.flatMap((column, at) => {
    const allowed = fieldTables(part.compiled, column, bound)
    return allowed === null ? [] : [{ at, counted: column.counted, allowed }]
  })
  const objects = columns.map(({ field, counted }) => (field === null ? counted : -1))
  const sum = (measure: Measure): Uint32Array => {
    // The engine makes an array when it is asked for: once per measure, not once per cell.
    const source = found[bound][measure]
    if (known !== null && fields.length === 0 && source === found.counts[measure])
      return known[measure]
    const target = objectSums(part, objects, source)
    for (const { at, counted, allowed } of fields)
      addFieldSums(part, { at, counted, allowed: allowed[measure] }, { source, target })
    return target
  }
  return {
    read: sum('read'),
    edit: sum('edit'),
    delete: sum('delete'),
    transfer: sum('transfer'),
    all: sum('all'),
    create: sum('create'),
  }
}

/** Sums in the columns that count an object, `counted` by column; a column at −1 stays at zero. */
function objectSums({ found, rows }: Part, counted: readonly number[], source: Source) {
  const width = counted.length
  const target = new Uint32Array(rows.length * width)
  const places = Int32Array.from(counted)
  for (let r = 0; r < rows.length; r++)
    for (const user of rows[r]?.users ?? []) {
      const from = user * found.objects.length
      for (let c = 0; c < width; c++) {
        const place = places[c] ?? -1
        if (place >= 0)
          target[r * width + c] = (target[r * width + c] ?? 0) + (source[from + place] ?? 0)
      }
    }
  return target
}

interface FieldColumn {
  readonly at: number
  readonly counted: number
  readonly allowed: Uint8Array | null
}

/** Sums in the column of a field: the records of its object, of users whose permissions have it. */
function addFieldSums(
  { compiled, found, rows, columns }: Part,
  { at, counted, allowed }: FieldColumn,
  { source, target }: { readonly source: Source; readonly target: Uint32Array },
): void {
  if (counted < 0 || allowed === null) return
  rows.forEach(({ users }, r) => {
    let count = 0
    for (const user of users)
      if (allowed[compiled.permissions.classOfUser[user] ?? -1] === 1)
        count += source[user * found.objects.length + counted] ?? 0
    target[r * columns.length + at] = count
  })
}

/** By measure, 1 per permission class that has it on the column's field; null where no field has such a measure. */
type FieldTables = Readonly<Record<Measure, Uint8Array | null>>

/** Null for an object's own column, to which its counts alone apply. */
function fieldTables(
  { permissions }: CompiledOrg,
  { object, field }: BackedColumn,
  bound: Bound,
): FieldTables | null {
  if (field === null) return null
  const found = permissions.classes.map((one) => fieldPermission(one, object, field))
  const isCertain = bound === 'counts'
  return {
    read: Uint8Array.from(found, (one) => Number(isCertain ? one.isReadable : one.mayBeReadable)),
    edit: Uint8Array.from(found, (one) => Number(isCertain ? one.isEditable : one.mayBeEditable)),
    delete: null,
    transfer: null,
    all: null,
    create: null,
  }
}

function totalsOf({ found, rows, columns }: Part): Uint32Array {
  const totals = new Uint32Array(rows.length * columns.length)
  rows.forEach(({ users }, r) => {
    columns.forEach(({ counted }, c) => {
      totals[r * columns.length + c] = users.length * (found.totals[counted] ?? 0)
    })
  })
  return totals
}

/** The measures that are levels, from low to high. */
const byLevel = ['read', 'edit', 'delete', 'transfer', 'all'] as const

/** R1.12: the highest level whose flag is true on any record. */
function levelsOf(counts: HeatMapCounts): Uint8Array {
  const levels = new Uint8Array(counts.read.length)
  for (const [position, measure] of byLevel.entries()) {
    const ofMeasure = counts[measure]
    for (let at = 0; at < levels.length; at++)
      if ((ofMeasure[at] ?? 0) > 0) levels[at] = position + 1
  }
  return levels
}

/** Positions of `Certainty` in the protocol's order. */
const Rank = { assumed: 1, atLeast: 3, unknown: 4 } as const

interface Bounds {
  readonly certain: HeatMapCounts
  readonly possible: HeatMapCounts
  readonly levels: Uint8Array
}

function certaintiesOf(part: Part, { certain, possible, levels }: Bounds): Uint8Array {
  const certainties = assumedCells(part)
  // Creating is no level: whether it is known is told by its own counts.
  for (const measure of byLevel) {
    const [low, high] = [certain[measure], possible[measure]]
    if (low === high) continue
    for (let at = 0; at < levels.length; at++)
      if (low[at] !== high[at]) certainties[at] = levels[at] === 0 ? Rank.unknown : Rank.atLeast
  }
  return certainties
}

/** Product 5: answers that rest on a default or switch that nobody stated. */
function assumedCells({ compiled, found, rows, columns }: Part): Uint8Array {
  const cells = new Uint8Array(rows.length * columns.length)
  const { classes, classOfUser } = compiled.permissions
  columns.forEach(({ counted, object }, c) => {
    const marks = found.objectMarks[counted] ?? 0
    if ((marks & 3) === 0) return
    const isDecidedByRecords = (user: number): boolean => {
      const held = classes[classOfUser[user] ?? -1]?.possibleBits[object.index] ?? 0
      return (held & ObjectBit.modifyAll) === 0 && (held & ObjectBit.read) !== 0
    }
    const restsOnDefault = (user: number): boolean =>
      isDecidedByRecords(user) && ((marks & 1) !== 0 || (compiled.roleOfUser[user] ?? -1) >= 0)
    rows.forEach(({ users }, r) => {
      if (users.some(restsOnDefault)) cells[r * columns.length + c] = Rank.assumed
    })
  })
  return cells
}
