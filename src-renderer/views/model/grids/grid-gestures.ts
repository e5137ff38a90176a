import { unknownCell } from '@shared/model/object-bits'
import type { PermissionGrid } from '@shared/protocol/engine'
import type { CellEdit, Fill, Wish } from '../../../stores/permission-fill'
import { cellsIn, type CellPlace, type CellRect } from '../../../ui/cell-grid/cell-grid-picture'
import { gridStrings as words, type GridExtent } from '../../../ui/strings-en-grids'
import type { ShownCells } from './grid-filter'
import { lettersOf, type GridLetter } from './grid-letters'
import { parseCell } from './grid-text'

// What a gesture wishes of which cells, and how the edit is called.

export type WishedCell = CellPlace & { readonly wish: Wish }

/** Positions in the grid of the cells of a rectangle on the screen. */
export function* gridCells({ rows, columns }: ShownCells, rect: CellRect): Generator<CellPlace> {
  for (const { row, column } of cellsIn(rect))
    yield { row: rows[row] ?? -1, column: columns[column] ?? -1 }
}

/** Whether the cells have a permission: all of them that may, none, or some. `isFree`: somebody may be given it at all. */
export function stateOf(grid: PermissionGrid, cells: Iterable<CellPlace>, bit: number) {
  let free = 0
  let on = 0
  for (const { row, column } of cells) {
    const cell = grid.cells[row * grid.columns.length + column] ?? unknownCell
    const { fixedBits = 0, barredBits = 0 } = grid.rows[row] ?? {}
    if (cell === unknownCell || ((fixedBits | barredBits) & bit) !== 0) continue
    free++
    if ((cell & bit) !== 0) on++
  }
  const state = on === 0 ? 'off' : on === free ? 'on' : 'mixed'
  return { state, isFree: free > 0 } as const
}

/** Turns a permission on where any cell lacks it, else off; painted over a rectangle, as the first cell turns. */
export function toggleWish(
  grid: PermissionGrid,
  shown: ShownCells,
  gesture: { readonly rect: CellRect; readonly from: CellPlace | null; readonly bit: number },
): Wish {
  const { rect, from, bit } = gesture
  const decisive =
    from === null
      ? rect
      : { top: from.row, bottom: from.row, left: from.column, right: from.column }
  const { state } = stateOf(grid, gridCells(shown, decisive), bit)
  return { kind: state === 'on' ? 'clear' : 'set', bits: bit }
}

/** The cells that a block is pasted to: its own size from the corner of the rectangle, or the whole of it from one cell. */
export function pastedCells(
  block: readonly (readonly string[])[],
  rect: CellRect,
  shown: ShownCells,
  letters: readonly GridLetter[],
): { readonly cells: readonly WishedCell[]; readonly unread: string | null } {
  const isOne = block.length === 1 && block[0]?.length === 1
  const cells: WishedCell[] = []
  const width = Math.max(...block.map((line) => line.length))
  const to: CellRect = isOne
    ? rect
    : { ...rect, bottom: rect.top + block.length - 1, right: rect.left + width - 1 }
  for (const place of cellsIn(to)) {
    const text = isOne ? block[0]?.[0] : block[place.row - to.top]?.[place.column - to.left]
    const row = shown.rows[place.row]
    const column = shown.columns[place.column]
    if (text === undefined || row === undefined || column === undefined) continue
    const bits = parseCell(text, letters)
    if (bits === null) return { cells: [], unread: text }
    cells.push({ row, column, wish: pasteWish(bits, letters) })
  }
  return { cells, unread: null }
}

/** With all letters the cell becomes what was copied; with one of them only that one comes or goes. */
function pasteWish(bits: number, letters: readonly GridLetter[]): Wish {
  const [only] = letters
  if (letters.length !== 1 || only === undefined) return { kind: 'exactly', bits }
  return { kind: bits === 0 ? 'clear' : 'set', bits: only.bit }
}

/** How many rows and columns an edit is about, by name where it is one. */
export function extentOf(
  grid: PermissionGrid,
  edits: readonly CellEdit[],
  nameOf: (named: { readonly name: string; readonly label: string }) => string,
): GridExtent {
  const rows = new Set(edits.map(({ row }) => row))
  const columns = new Set(edits.map(({ column }) => column))
  const nameAt = (list: readonly { name: string; label: string }[], at: ReadonlySet<number>) => {
    const [first = -1] = at
    const found = list[first]
    return found === undefined ? '' : nameOf(found)
  }
  return {
    rowCount: rows.size,
    columnCount: columns.size,
    row: nameAt(grid.rows, rows),
    column: nameAt(grid.columns, columns),
    object: grid.object,
  }
}

/** What came of a fill, beyond what was asked: what went along, and what could not be. */
export function toldOf(
  { edits, refusedCount }: Fill,
  label: string,
  all: readonly GridLetter[],
): string {
  const along = (isOn: boolean) => {
    const moved = edits.filter(
      ({ along: bits, after }) => (isOn ? bits & after : bits & ~after) !== 0,
    )
    const bits = moved.reduce(
      (sum, edit) => sum | (isOn ? edit.along & edit.after : edit.along & ~edit.after),
      0,
    )
    return bits === 0 ? [] : [words.along(lettersOf(bits, all), isOn, moved.length)]
  }
  const parts = [
    edits.length === 0 ? words.unchanged : label,
    ...along(true),
    ...along(false),
    ...(refusedCount === 0 ? [] : [words.refused(refusedCount)]),
  ]
  return parts.join('; ')
}
