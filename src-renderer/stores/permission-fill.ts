import { formatChange } from '@shared/change/format-change'
import { objectPermissionWords, type ObjectPermissionWord } from '@shared/change/change'
import {
  fieldPrerequisites,
  ObjectBit,
  FieldBit,
  objectPrerequisites,
  unknownCell,
  withDependents,
  withPrerequisites,
} from '@shared/model/object-bits'
import type { ChangeText, GridContainer, GridRow, PermissionGrid } from '@shared/protocol/engine'

// What editing a cell of a permission grid brings along, and which changes it comes to. Rule PRM-23.

/** A cell by its row and column in the grid. */
export interface CellPlace {
  readonly row: number
  readonly column: number
}

/** What is wanted of a cell: permissions to come, to go, or to stand there alone. */
export type Wish =
  | { readonly kind: 'set' | 'clear'; readonly bits: number }
  | { readonly kind: 'exactly'; readonly bits: number }

/** A cell that changes. `along` are the bits that nobody asked for: prerequisites and dependents. */
export interface CellEdit extends CellPlace {
  readonly before: number
  readonly after: number
  readonly along: number
}

export interface Fill {
  readonly edits: readonly CellEdit[]
  /** Cells that nobody can edit, or not so. */
  readonly refusedCount: number
}

/** Word of the change language for each bit, in the order in which people list them. */
const objectWords: readonly (readonly [number, ObjectPermissionWord])[] = [
  [ObjectBit.create, 'create'],
  [ObjectBit.read, 'read'],
  [ObjectBit.edit, 'edit'],
  [ObjectBit.delete, 'delete'],
  [ObjectBit.viewAll, 'viewAll'],
  [ObjectBit.modifyAll, 'modifyAll'],
  [ObjectBit.viewAllFields, 'viewAllFields'],
]
const fieldWords = [
  [FieldBit.readable, 'read'],
  [FieldBit.editable, 'edit'],
] as const

/** What each wish makes of a cell; a muting set takes away, so that there what depends on a permission goes with it (PRM-11). */
function wished(grid: PermissionGrid, container: GridContainer, cell: number, wish: Wish): number {
  const rules = grid.object === null ? objectPrerequisites : fieldPrerequisites
  const isMuting = container.kind === 'mutingPermissionSet'
  const [comes, goes] = isMuting
    ? [withDependents, withPrerequisites]
    : [withPrerequisites, withDependents]
  switch (wish.kind) {
    case 'set':
      return cell | comes(wish.bits, rules)
    case 'clear':
      return cell & ~goes(wish.bits, rules)
    case 'exactly':
      return comes(wish.bits, rules)
  }
}

/** The cells that change when all these get their wish; cells that may not be edited are counted. */
export function fillOf(grid: PermissionGrid, cells: Iterable<CellPlace & { wish: Wish }>): Fill {
  const edits: CellEdit[] = []
  let refusedCount = 0
  for (const { row, column, wish } of cells) {
    const edit = cellEdit(grid, row, column, wish)
    if (edit === null) refusedCount++
    else if (edit.before !== edit.after) edits.push(edit)
  }
  return { edits, refusedCount }
}

/** Null: nobody can edit the cell, or none of what is wished can be given there. */
function cellEdit(grid: PermissionGrid, row: number, column: number, wish: Wish): CellEdit | null {
  const head = grid.rows[row]
  const container = grid.columns[column]
  const before = grid.cells[row * grid.columns.length + column]
  if (head === undefined || container === undefined || before === undefined) return null
  if (before === unknownCell) return null
  const barred = head.fixedBits | head.barredBits | beyondLicence(grid, row, column)
  const asked = wish.bits & ~barred
  if (asked === 0 && (wish.bits !== 0 || barred !== 0)) return null
  const after = wished(grid, container, before, { ...wish, bits: asked }) & ~barred
  return { row, column, before, after, along: (before ^ after) & ~wish.bits }
}

/** What a profile does not grant and could not, because its licence does not allow it. Rules LIC-02, LIC-07. */
export function beyondLicence(grid: PermissionGrid, row: number, column: number): number {
  const at = row * grid.columns.length + column
  const isProfile = grid.columns[column]?.kind === 'profile'
  return isProfile ? (grid.capped[at] ?? 0) & ~(grid.cells[at] ?? 0) : 0
}

/** The changes that make an org's containers as the fill says, in the order of the cells. */
export function changesOfFill(grid: PermissionGrid, edits: readonly CellEdit[]): ChangeText[] {
  return edits.flatMap((edit) => {
    const row = grid.rows[edit.row]
    const container = grid.columns[edit.column]
    return row === undefined || container === undefined
      ? []
      : cellChanges(grid, row, container, edit)
  })
}

function cellChanges(
  { object }: PermissionGrid,
  row: GridRow,
  { kind, name }: GridContainer,
  { before, after }: CellEdit,
): ChangeText[] {
  const container = { kind, name }
  const differs = (bit: number) => (before & bit) !== (after & bit)
  const isGranted = (bit: number) => (after & bit) !== 0
  if (object === null)
    return objectWords
      .filter(([bit]) => differs(bit))
      .map(([bit, word]) =>
        formatChange({
          kind: 'objectPermission',
          container,
          object: row.name,
          permission: objectPermissionWords[word],
          isGranted: isGranted(bit),
        }),
      )
  return fieldWords
    .filter(([bit]) => differs(bit))
    .map(([bit, permission]) =>
      formatChange({
        kind: 'fieldPermission',
        container,
        object,
        field: row.name,
        permission,
        isGranted: isGranted(bit),
      }),
    )
}
