import type { CellPlace, CellSelection } from './cell-grid-picture'

export interface CellExtent {
  readonly rowCount: number
  readonly columnCount: number
  /** Rows that one screen holds, for PageUp and PageDown. */
  readonly pageRows: number
}

interface Pressed {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
}

/** The selection after a key of movement; with Shift it grows from where it was begun. Null for every other key. */
export function selectionAfterKey(
  pressed: Pressed,
  selection: CellSelection,
  extent: CellExtent,
): CellSelection | null {
  const whole = wholeAfterKey(pressed, selection, extent)
  if (whole !== null) return whole
  const focus = placeAfterKey(pressed, selection.focus, extent)
  if (focus === null) return null
  return { anchor: pressed.shiftKey ? selection.anchor : focus, focus }
}

/** Shift+Space takes the whole row, Ctrl+Space the whole column, Ctrl+A everything. */
function wholeAfterKey(
  { key, shiftKey, ctrlKey }: Pressed,
  { focus, anchor }: CellSelection,
  { rowCount, columnCount }: CellExtent,
): CellSelection | null {
  const [lastRow, lastColumn] = [rowCount - 1, columnCount - 1]
  if (ctrlKey && key.toLowerCase() === 'a')
    return { anchor: { row: 0, column: 0 }, focus: { row: lastRow, column: lastColumn } }
  if (key !== ' ' || shiftKey === ctrlKey) return null
  return shiftKey
    ? { anchor: { row: anchor.row, column: 0 }, focus: { row: focus.row, column: lastColumn } }
    : { anchor: { row: 0, column: anchor.column }, focus: { row: lastRow, column: focus.column } }
}

function placeAfterKey(
  { key, ctrlKey }: Pressed,
  { row, column }: CellPlace,
  { rowCount, columnCount, pageRows }: CellExtent,
): CellPlace | null {
  const to = (toRow: number, toColumn: number): CellPlace => ({
    row: Math.max(0, Math.min(rowCount - 1, toRow)),
    column: Math.max(0, Math.min(columnCount - 1, toColumn)),
  })
  switch (key) {
    case 'ArrowDown':
      return to(ctrlKey ? rowCount : row + 1, column)
    case 'ArrowUp':
      return to(ctrlKey ? 0 : row - 1, column)
    case 'ArrowRight':
      return to(row, ctrlKey ? columnCount : column + 1)
    case 'ArrowLeft':
      return to(row, ctrlKey ? 0 : column - 1)
    case 'Home':
      return to(ctrlKey ? 0 : row, 0)
    case 'End':
      return to(ctrlKey ? rowCount : row, columnCount)
    case 'PageDown':
      return to(row + pageRows, column)
    case 'PageUp':
      return to(row - pageRows, column)
    default:
      return null
  }
}
