import { unknownCell } from '@shared/model/object-bits'
import type { GridContainer, GridRow, PermissionGrid } from '@shared/protocol/engine'
import { beyondLicence } from '../../../stores/permission-fill'
import type { CellGridPicture, CellMarks } from '../../../ui/cell-grid/cell-grid-picture'
import { gridStrings as words } from '../../../ui/strings-en-grids'
import type { ShownCells } from './grid-filter'
import { lettersOf, type GridLetter } from './grid-letters'

interface PictureParts {
  readonly grid: PermissionGrid
  readonly shown: ShownCells
  /** Those that a cell shows. */
  readonly letters: readonly GridLetter[]
  /** Every permission of the grid, for sentences. */
  readonly all: readonly GridLetter[]
  /** A label, or the API name, as the settings say. */
  readonly nameOf: (named: { readonly name: string; readonly label: string }) => string
}

/** What is drawn and said of a permission grid with the rows and columns that the filters leave. */
export function gridPicture(parts: PictureParts): CellGridPicture {
  const { grid, shown, letters, nameOf } = parts
  const isFields = grid.object !== null
  const rowAt = (row: number) => grid.rows[shown.rows[row] ?? -1] ?? missingRow
  const columnAt = (column: number) => grid.columns[shown.columns[column] ?? -1] ?? missingColumn
  const at = (row: number, column: number) =>
    (shown.rows[row] ?? 0) * grid.columns.length + (shown.columns[column] ?? 0)
  const bits = letters.map(({ bit }) => bit)
  const marks = new Map<number, CellMarks>()
  const marksAt = (row: number, column: number): CellMarks => {
    const position = at(row, column)
    const { fixedBits, barredBits } = rowAt(row)
    const cell = grid.cells[position] ?? 0
    const capped = grid.capped[position] ?? 0
    const beyond = beyondLicence(grid, shown.rows[row] ?? -1, shown.columns[column] ?? -1)
    const key = cell + 256 * (fixedBits + 128 * ((barredBits | beyond) + 128 * (capped & cell)))
    const known = marks.get(key)
    if (known !== undefined) return known
    const made: CellMarks = {
      on: packed(cell & ~fixedBits, bits),
      fixed: packed(fixedBits, bits),
      barred: packed(barredBits | beyond, bits),
      idle: packed(capped & cell, bits),
      isUnknown: cell === unknownCell,
    }
    marks.set(key, made)
    return made
  }
  return {
    rowCount: shown.rows.length,
    columnCount: shown.columns.length,
    corner: {
      title: words.corner(shown.rows.length, isFields),
      detail: words.cornerDetail(shown.columns.length),
    },
    rowHead: (row) => {
      const head = rowAt(row)
      const name = nameOf(head)
      const why = head.reason === '' ? '' : `\n${words.because(head.reason, head.rule)}`
      return { name, detail: head.detail, title: `${name} · ${head.name}${why}` }
    },
    columnHead: (column) => {
      const head = columnAt(column)
      const name = nameOf(head)
      const detail = head.kind === 'profile' ? head.detail : words.kindOf(head.kind)
      const kind = words.kindOf(head.kind)
      const of = head.detail === '' ? '' : ` · ${head.detail}`
      return { name, detail, title: `${name} · ${kind} ${head.name}${of}` }
    },
    letters,
    marksAt,
    sentenceAt: (row, column) => cellSentence(parts, rowAt(row), columnAt(column), at(row, column)),
  }
}

/** Bits of permissions as bits by position in the letters. */
const packed = (cell: number, bits: readonly number[]): number =>
  bits.reduce((marks, bit, position) => ((cell & bit) === 0 ? marks : marks | (1 << position)), 0)

/** The whole cell, whatever of it is drawn. */
function cellSentence(
  { grid, all, nameOf }: PictureParts,
  row: GridRow,
  container: GridContainer,
  position: number,
): string {
  const head = { row: nameOf(row), kind: container.kind, column: nameOf(container) }
  const cell = grid.cells[position] ?? 0
  if (cell === unknownCell) return words.cell(head, words.unknown)
  const capped = grid.capped[position] ?? 0
  const isMuting = container.kind === 'mutingPermissionSet'
  const stated = lettersOf(cell & ~row.fixedBits, all)
  const fixed = lettersOf(row.fixedBits, all)
  const beyond = lettersOf(capped & ~cell, all)
  const idle = lettersOf(capped & cell, all)
  const told = isMuting
    ? stated.length === 0
      ? words.mutesNothing
      : words.muted(stated)
    : stated.length === 0 && fixed.length === 0
      ? words.nothing
      : stated.length === 0
        ? words.everybody(fixed)
        : words.granted(stated)
  const parts = [
    told,
    ...(idle.length === 0 ? [] : [words.idle(idle, container.detail)]),
    ...(beyond.length === 0 ? [] : [words.beyond(beyond, container.detail)]),
    ...(row.reason === '' ? [] : [words.because(row.reason, row.rule)]),
  ]
  return words.cell(head, parts.join('; '))
}

const missingRow: GridRow = {
  ...{ name: '', label: '', detail: '', fixedBits: 0, barredBits: 0, reason: '', rule: '' },
}
const missingColumn: GridContainer = {
  ...{ kind: 'profile', name: '', label: '', detail: '', isKnown: false },
}
