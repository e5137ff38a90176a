import type { CompiledObject } from '../engine/compile/compiled-object'
import type { CompiledOrg } from '../engine/compile/compile-org'
import {
  measures,
  type AccessCounts,
  type Measure,
  type MeasureCounts,
} from '../engine/heat-map/heat-map-types'
import { fieldPermission } from '../engine/permission/field-permissions'
import { declaredFields } from '../engine/permission/listed-fields'
import { permissionClassOf } from '../engine/permission/permission-class'
import type { FieldName, ObjectName, UserId } from '../model/id'
import type { FieldConfig } from '../model/object-config'
import type { Evaluation } from './opened-org'

/** An object, or one of its declared fields, as a column of the heat-map. */
export interface CellColumn {
  readonly object: ObjectName
  readonly field: FieldName | null
}

/**
 * The cells (user × column × measure) that differ between two evaluations; position i of every array belongs to cell i.
 *
 * A cell of an object counts the user's records, one of a field those on which the field can be read or edited; an object
 * without any record counts the field itself as one. `before` and `after` are what is certain.
 */
export interface ChangedCells {
  /** Users of either side. */
  readonly users: readonly UserId[]
  readonly columns: readonly CellColumn[]
  /** Positions in `users`, `columns` and `measures`. */
  readonly user: Int32Array
  readonly column: Int32Array
  readonly measure: Uint8Array
  readonly before: Float64Array
  readonly after: Float64Array
  /** Cells in which only what is unknown differs. */
  readonly uncertainCount: number
}

/** Every cell that differs. O(users × objects), and fields where an object's counts or its permissions differ. */
export function changedCells(before: Evaluation, after: Evaluation): ChangedCells {
  const sides = [sideOf(before), sideOf(after)] as const
  const users = [...new Set([...after.compiled.org.users, ...before.compiled.org.users].map(idOf))]
  const objects = [...new Set([...sides[1].columns.keys(), ...sides[0].columns.keys()])]
  const places = sides.map(({ compiled }) =>
    users.map((id) => compiled.userIndexById.get(id) ?? -1),
  )
  const found = foundCells()
  for (const name of objects) {
    const pair = [columnOf(sides[0], name), columnOf(sides[1], name)] as const
    for (let user = 0; user < users.length; user++) {
      const at = [places[0]?.[user] ?? -1, places[1]?.[user] ?? -1] as const
      if (!isSameCell(sides, pair, at)) compareUser(found, sides, pair, { at, user, name })
    }
  }
  return { users, ...found.arrays() }
}

/** What the cells are in another evaluation, in the order of `cells`. */
export function valuesIn(cells: ChangedCells, evaluation: Evaluation): Float64Array {
  const side = sideOf(evaluation)
  const users = cells.users.map((id) => side.compiled.userIndexById.get(id) ?? -1)
  const columns = cells.columns.map(({ object, field }) => {
    const column = columnOf(side, object.toLowerCase())
    const config = column?.fields.find(({ name }) => name === field) ?? null
    return column === null || (field !== null && config === null) ? null : { column, config }
  })
  return Float64Array.from(cells.user, (position, i) => {
    const user = users[position] ?? -1
    const at = columns[cells.column[i] ?? -1] ?? null
    const measure = measures[cells.measure[i] ?? 0] ?? 'read'
    return user < 0 || at === null ? 0 : valueAt(side, user, at.column, at.config, measure)
  })
}

const idOf = ({ id }: { readonly id: UserId }) => id

/** One evaluation, ready to be read cell by cell. */
interface Side {
  readonly compiled: CompiledOrg
  readonly access: AccessCounts
  /** By lower-case name: position in the counts. */
  readonly columns: ReadonlyMap<string, number>
  readonly counts: MeasureCounts
  readonly possible: MeasureCounts
  readonly fields: Map<FieldConfig, FieldBits[]>
}

interface SideColumn {
  readonly column: number
  readonly object: CompiledObject
  readonly fields: readonly FieldConfig[]
  readonly isEmpty: boolean
}

interface FieldBits {
  readonly isReadable: boolean
  readonly isEditable: boolean
}

function sideOf({ compiled, counts }: Evaluation): Side {
  const access = counts()
  const columns = new Map(access.objects.map((name, column) => [name.toLowerCase(), column]))
  return {
    compiled,
    access,
    columns,
    // Each array is looked up when it is asked for: once here, not once a cell.
    counts: { ...access.counts },
    possible: { ...access.possible },
    fields: new Map(),
  }
}

function columnOf(side: Side, name: string): SideColumn | null {
  const column = side.columns.get(name)
  const object = side.compiled.objects[side.compiled.objectIndexByName.get(name) ?? -1]
  if (column === undefined || object === undefined) return null
  const fields = declaredFields(object)
  return { column, object, fields, isEmpty: (side.access.totals[column] ?? 0) === 0 }
}

function fieldBits(
  side: Side,
  user: number,
  object: CompiledObject,
  field: FieldConfig,
): FieldBits {
  const known = side.fields.get(field) ?? []
  side.fields.set(field, known)
  const at = side.compiled.permissions.classOfUser[user] ?? -1
  const permissions = permissionClassOf(side.compiled, user)
  const none = { isReadable: false, isEditable: false }
  const bits = known[at] ?? (permissions ? fieldPermission(permissions, object, field) : none)
  known[at] = bits
  return bits
}

function valueAt(
  side: Side,
  user: number,
  { column, object, isEmpty }: SideColumn,
  field: FieldConfig | null,
  measure: Measure,
): number {
  const count = side.counts[measure][user * side.access.objects.length + column] ?? 0
  if (field === null) return count
  const bits = fieldBits(side, user, object, field)
  if (!(measure === 'edit' ? bits.isEditable : bits.isReadable)) return 0
  return isEmpty ? 1 : count
}

/** Quickly for what most cells are: nothing counted differs, and permissions are those of before. */
function isSameCell(
  [before, after]: readonly [Side, Side],
  [old, fresh]: readonly [SideColumn | null, SideColumn | null],
  [was, is]: readonly [number, number],
): boolean {
  if (old === null || fresh === null || was < 0 || is < 0) return false
  const a = was * before.access.objects.length + old.column
  const b = is * after.access.objects.length + fresh.column
  for (const measure of measures)
    if (
      before.counts[measure][a] !== after.counts[measure][b] ||
      before.possible[measure][a] !== after.possible[measure][b]
    )
      return false
  return (
    permissionClassOf(before.compiled, was) === permissionClassOf(after.compiled, is) &&
    old.object.config === fresh.object.config
  )
}

interface Compared {
  /** Position of the user on either side, −1 for none. */
  readonly at: readonly [number, number]
  readonly user: number
  readonly name: string
}

function compareUser(
  found: ReturnType<typeof foundCells>,
  sides: readonly [Side, Side],
  pair: readonly [SideColumn | null, SideColumn | null],
  { at, user, name }: Compared,
): void {
  const value = (side: 0 | 1, field: FieldConfig | null, measure: Measure) => {
    const column = pair[side]
    return at[side] < 0 || column === null
      ? 0
      : valueAt(sides[side], at[side], column, field, measure)
  }
  const object = (pair[1] ?? pair[0])?.object.name ?? name
  let isOther = false
  for (const [m, measure] of measures.entries()) {
    const [a, b] = [value(0, null, measure), value(1, null, measure)]
    if (a !== b) found.add({ object, field: null }, user, m, a, b)
    else if (possibleAt(0, measure) !== possibleAt(1, measure)) found.addUncertain()
    isOther ||= a !== b && m < 2
  }
  const areClassesSame =
    at[0] >= 0 &&
    at[1] >= 0 &&
    permissionClassOf(sides[0].compiled, at[0]) === permissionClassOf(sides[1].compiled, at[1])
  if (!isOther && areClassesSame && pair[0] !== null && pair[1] !== null) return
  const names = new Set([...(pair[1]?.fields ?? []), ...(pair[0]?.fields ?? [])].map((f) => f.name))
  for (const field of names)
    for (const [m, measure] of (['read', 'edit'] as const).entries()) {
      const configs = pair.map((column) => column?.fields.find((one) => one.name === field))
      const a = configs[0] === undefined ? 0 : value(0, configs[0], measure)
      const b = configs[1] === undefined ? 0 : value(1, configs[1], measure)
      if (a !== b) found.add({ object, field }, user, m, a, b)
    }

  function possibleAt(side: 0 | 1, measure: Measure): number {
    const column = pair[side]
    if (at[side] < 0 || column === null) return 0
    const width = sides[side].access.objects.length
    return sides[side].possible[measure][at[side] * width + column.column] ?? 0
  }
}

/** Collects cells; a column is numbered when it is first met. */
function foundCells() {
  const columns: CellColumn[] = []
  const numbers = new Map<string, Map<string, number>>()
  const lists: Record<'user' | 'column' | 'measure' | 'before' | 'after', number[]> = {
    user: [],
    column: [],
    measure: [],
    before: [],
    after: [],
  }
  let uncertainCount = 0
  const numberOf = ({ object, field }: CellColumn) => {
    const ofObject = numbers.get(object) ?? new Map<string, number>()
    numbers.set(object, ofObject)
    const known = ofObject.get(field ?? '')
    if (known !== undefined) return known
    ofObject.set(field ?? '', columns.length)
    return columns.push({ object, field }) - 1
  }
  return {
    add(column: CellColumn, user: number, measure: number, before: number, after: number) {
      lists.user.push(user)
      lists.column.push(numberOf(column))
      lists.measure.push(measure)
      lists.before.push(before)
      lists.after.push(after)
    },
    addUncertain() {
      uncertainCount++
    },
    arrays: () => ({
      columns,
      user: Int32Array.from(lists.user),
      column: Int32Array.from(lists.column),
      measure: Uint8Array.from(lists.measure),
      before: Float64Array.from(lists.before),
      after: Float64Array.from(lists.after),
      uncertainCount,
    }),
  }
}
