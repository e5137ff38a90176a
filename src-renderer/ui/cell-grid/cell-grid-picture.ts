/** What stands before a row or above a column. */
export interface CellHead {
  readonly name: string
  readonly detail: string
  /** All of it, for those who point at it: names are cut off where they are long. */
  readonly title: string
}

/**
 * What a cell shows, each list of marks as bits by position in `letters`.
 *
 * `fixed`: on for everybody; `barred`: for nobody; `idle`: on, but of no effect.
 */
export interface CellMarks {
  readonly on: number
  readonly fixed: number
  readonly barred: number
  readonly idle: number
  readonly isUnknown: boolean
}

/** Everything that is drawn; a new object means: draw again. Nothing about permissions is known here. */
export interface CellGridPicture {
  readonly rowCount: number
  readonly columnCount: number
  readonly corner: { readonly title: string; readonly detail: string }
  readonly rowHead: (row: number) => CellHead
  readonly columnHead: (column: number) => CellHead
  /** One for each mark of a cell, side by side; a single one is drawn as a tick. At most seven. */
  readonly letters: readonly CellLetter[]
  readonly marksAt: (row: number, column: number) => CellMarks
  readonly sentenceAt: (row: number, column: number) => string
}

export interface CellLetter {
  readonly letter: string
  /** How much it opens: step of the ramp, 1–4. */
  readonly step: number
}

export interface CellPlace {
  readonly row: number
  readonly column: number
}

/** From where a selection was begun to where it stands; the focus is the cell that keys are about. */
export interface CellSelection {
  readonly anchor: CellPlace
  readonly focus: CellPlace
}

/** Rows and columns of a selection, all inclusive. */
export interface CellRect {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

export function rectOf({ anchor, focus }: CellSelection): CellRect {
  return {
    top: Math.min(anchor.row, focus.row),
    bottom: Math.max(anchor.row, focus.row),
    left: Math.min(anchor.column, focus.column),
    right: Math.max(anchor.column, focus.column),
  }
}

/** Every cell of a rectangle, row by row. */
export function* cellsIn({ top, bottom, left, right }: CellRect): Generator<CellPlace> {
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) yield { row, column }
}

export const cellCount = ({ top, bottom, left, right }: CellRect): number =>
  (bottom - top + 1) * (right - left + 1)

/** A selection of one cell. */
export const selectionOf = (place: CellPlace): CellSelection => ({ anchor: place, focus: place })
