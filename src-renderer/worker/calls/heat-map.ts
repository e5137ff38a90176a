import type { AccessCounts } from '@shared/engine/heat-map/heat-map-types'
import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import { fieldPermission } from '@shared/engine/permission/field-permissions'
import { ObjectBit } from '@shared/engine/permission/object-bits'
import type {
  HeatMap,
  HeatMapCounts,
  HeatMapQuery,
  HeatMapValues,
  Measure,
} from '@shared/protocol/engine'
import type { Evaluation, OpenedOrg } from '../opened-org'
import { backedColumns, type BackedColumn } from './heat-map-columns'
import { populatedRows, type PopulatedRow } from './heat-map-rows'

const measures = ['read', 'edit', 'delete', 'transfer', 'all', 'create'] as const

/** The whole picture with the changes, and beside it the base's when it is asked for. */
export function heatMap(opened: OpenedOrg, query: HeatMapQuery): HeatMap {
  const evaluation = opened.with(query.changes)
  const rows = populatedRows(evaluation.compiled, query.rows)
  const columns = columnsOf(evaluation, query)
  const axes = {
    rows: rows.map(({ row }) => row),
    columns: columns.map(({ column }) => column),
  }
  const key = keyOf(JSON.stringify([query.rows, axes]))
  const hasBase = query.withBase && query.changes.length > 0
  return {
    axes: key === query.axesKey ? null : { key, ...axes },
    rowCount: rows.length,
    columnCount: columns.length,
    values: valuesOf(evaluation, rows, columns),
    base: hasBase ? baseValues(opened.base, rows, columns, query) : null,
    refused: evaluation.refused,
  }
}

/** The buffers of a picture, for handing them over; arrays may share one. */
export function heatMapBuffers({ values, base }: HeatMap): Transferable[] {
  const buffers = [values, base].flatMap((found) => {
    if (found === null) return []
    const { counts, possible, ...rest } = found
    return [rest, counts, possible].flatMap((group) =>
      Object.values(group).map((array: Uint8Array | Uint32Array) => array.buffer),
    )
  })
  return [...new Set(buffers)]
}

const columnsOf = ({ compiled, counts }: Evaluation, query: HeatMapQuery) =>
  backedColumns(compiled, counts().objects, query.openedObjects)

/** The base on the same rows and columns; what it lacks is left at zero. */
function baseValues(
  base: Evaluation,
  rows: readonly PopulatedRow[],
  columns: readonly BackedColumn[],
  query: HeatMapQuery,
): HeatMapValues {
  const rowById = new Map(populatedRows(base.compiled, query.rows).map((one) => [one.row.id, one]))
  const named = ({ column }: BackedColumn) => JSON.stringify([column.object, column.field])
  const columnByName = new Map(columnsOf(base, query).map((one) => [named(one), one]))
  return valuesOf(
    base,
    rows.map(({ row }) => rowById.get(row.id) ?? { row, users: [] }),
    columns.map((column) => columnByName.get(named(column)) ?? { ...column, counted: -1 }),
  )
}

function valuesOf(
  { compiled, counts }: Evaluation,
  rows: readonly PopulatedRow[],
  columns: readonly BackedColumn[],
): HeatMapValues {
  const found = counts()
  const values = emptyValues(rows.length * columns.length)
  const fields = columns.map((column) => fieldTable(compiled, column))
  rows.forEach(({ users }, r) => {
    columns.forEach((column, c) => {
      const at = r * columns.length + c
      for (const user of users)
        addUser(values, at, { compiled, found, column, user, fields: fields[c] ?? null })
      finishCell(values, at)
    })
  })
  return values
}

function emptyValues(size: number): HeatMapValues {
  const countArrays = (): HeatMapCounts => ({
    read: new Uint32Array(size),
    edit: new Uint32Array(size),
    delete: new Uint32Array(size),
    transfer: new Uint32Array(size),
    all: new Uint32Array(size),
    create: new Uint32Array(size),
  })
  return {
    levels: new Uint8Array(size),
    possibleLevels: new Uint8Array(size),
    counts: countArrays(),
    possible: countArrays(),
    totals: new Uint32Array(size),
    certainties: new Uint8Array(size),
  }
}

interface CellPart {
  readonly compiled: CompiledOrg
  readonly found: AccessCounts
  readonly column: BackedColumn
  readonly user: number
  readonly fields: Uint8Array | null
}

/** Bits of a field table: certain and possible, reading and editing. */
const FieldMark = { read: 1, edit: 2, mayRead: 4, mayEdit: 8 } as const

/** Per permission class what it may do with the column's field; null for an object's own column. */
function fieldTable({ permissions }: CompiledOrg, column: BackedColumn): Uint8Array | null {
  const { field, object } = column
  if (field === null) return null
  return Uint8Array.from(permissions.classes, (one) => {
    const permission = fieldPermission(one, object, field)
    return (
      (permission.isReadable ? FieldMark.read : 0) |
      (permission.isEditable ? FieldMark.edit : 0) |
      (permission.mayBeReadable ? FieldMark.mayRead : 0) |
      (permission.mayBeEditable ? FieldMark.mayEdit : 0)
    )
  })
}

/** Adds one user's records to a cell. */
function addUser(values: HeatMapValues, at: number, part: CellPart): void {
  const { compiled, found, column, user, fields } = part
  if (column.counted < 0) return
  const from = user * found.objects.length + column.counted
  add(values.totals, at, found.totals[column.counted] ?? 0)
  markAssumed(values, at, part)
  if (fields === null) {
    for (const measure of measures) {
      add(values.counts[measure], at, found.counts[measure][from] ?? 0)
      add(values.possible[measure], at, found.possible[measure][from] ?? 0)
    }
    return
  }
  const marks = fields[compiled.permissions.classOfUser[user] ?? -1] ?? 0
  const addIf = (mark: number, array: Uint32Array, count: number | undefined) => {
    if ((marks & mark) !== 0) add(array, at, count ?? 0)
  }
  addIf(FieldMark.read, values.counts.read, found.counts.read[from])
  addIf(FieldMark.edit, values.counts.edit, found.counts.edit[from])
  addIf(FieldMark.mayRead, values.possible.read, found.possible.read[from])
  addIf(FieldMark.mayEdit, values.possible.edit, found.possible.edit[from])
}

/** Positions of `Certainty` in the protocol's order. */
const Rank = { assumed: 1, atLeast: 3, unknown: 4 } as const

/** Product 5: an answer that rests on a default or switch that nobody stated. */
function markAssumed(values: HeatMapValues, at: number, part: CellPart): void {
  const { compiled, found, column, user } = part
  const marks = found.objectMarks[column.counted] ?? 0
  const bits = compiled.permissions.classes[compiled.permissions.classOfUser[user] ?? -1]
  const held = bits?.possibleBits[column.object.index] ?? 0
  const isOverridden = (held & ObjectBit.modifyAll) !== 0 || (held & ObjectBit.read) === 0
  const restsOnHierarchy = (marks & 2) !== 0 && (compiled.roleOfUser[user] ?? -1) >= 0
  if (!isOverridden && ((marks & 1) !== 0 || restsOnHierarchy))
    values.certainties[at] = Rank.assumed
}

/** Levels and certainty once all users are added. */
function finishCell(values: HeatMapValues, at: number): void {
  const level = highestLevel(values.counts, at)
  const possible = highestLevel(values.possible, at)
  values.levels[at] = level
  values.possibleLevels[at] = possible
  const isOpen = measures.some(
    (measure) => values.counts[measure][at] !== values.possible[measure][at],
  )
  if (isOpen) values.certainties[at] = level === 0 ? Rank.unknown : Rank.atLeast
}

const byLevel: readonly (readonly [Measure, number])[] = [
  ['all', 5],
  ['transfer', 4],
  ['delete', 3],
  ['edit', 2],
  ['read', 1],
]

/** R1.12: the highest level whose flag is true on any record. */
function highestLevel(counts: HeatMapCounts, at: number): number {
  for (const [measure, level] of byLevel) if ((counts[measure][at] ?? 0) > 0) return level
  return 0
}

function add(array: Uint32Array, at: number, count: number): void {
  array[at] = (array[at] ?? 0) + count
}

/** A short name for long text (FNV-1a over its characters, twice); equal texts have equal names. */
function keyOf(text: string): string {
  let a = 0x811c9dc5
  let b = 0x01000193
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ (code + i), 0x85ebca6b)
  }
  return `${(a >>> 0).toString(36)}-${(b >>> 0).toString(36)}-${String(text.length)}`
}
