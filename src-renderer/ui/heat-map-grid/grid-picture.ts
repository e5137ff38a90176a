/** What a square shows, ready to be drawn: nothing about users or objects is known here. */
export interface CellPicture {
  readonly letter: string
  /** Step of the ramp, 0 None … 4 All. */
  readonly step: number
  readonly isUnknown: boolean
  /** `24 %`; empty where there is nothing to say. */
  readonly share: string
  /** The bar below, highest first; parts of one whole. */
  readonly bar: readonly { readonly step: number; readonly part: number }[]
  readonly change: 'gain' | 'loss' | null
  /** Drawn on a quiet base: nothing changed here. */
  readonly isQuiet: boolean
}

export interface GridColumn {
  readonly key: string
  readonly label: string
  readonly detail: string
  /** What the heading says to those who hear it, beyond its label: default in force, how many records. */
  readonly description: string
  readonly isField: boolean
  readonly canOpen: boolean
  readonly isOpen: boolean
  readonly sort: 'down' | 'up' | null
}

/** One line of the grid: a heading that folds, or a row by its position in the data. */
export type GridLine =
  | {
      readonly kind: 'group'
      readonly name: string
      readonly rowCount: number
      readonly isFolded: boolean
    }
  | { readonly kind: 'row'; readonly row: number; readonly alike?: AlikeRows }

/** Rows that show the same: their first line, which unfolds, or one of them below it. */
export type AlikeRows =
  | {
      readonly kind: 'first'
      /** All of them, by their positions in the data. */
      readonly rows: readonly number[]
      readonly isOpen: boolean
      /** The row that stands below them. */
      readonly next: number | null
    }
  | { readonly kind: 'member' }

export interface RowHead {
  readonly name: string
  readonly detail: string
  readonly isActive: boolean
}

/** The line of the column headings, and the column of the row headings. */
export const onColumnHeads = -1
export const onRowHeads = -1

/** One square by its line on the screen and its column, or a heading. */
export interface GridPlace {
  readonly line: number
  readonly column: number
}

/** Everything that is drawn; a new object means: draw again. */
export interface GridPicture {
  readonly lines: readonly GridLine[]
  readonly columns: readonly GridColumn[]
  readonly corner: { readonly title: string; readonly detail: string }
  readonly headAt: (row: number) => RowHead
  /** What stands at the head of rows that show the same. */
  readonly alikeHead?: (alike: Extract<AlikeRows, { kind: 'first' }>) => RowHead
  readonly cellAt: (row: number, column: number) => CellPicture
  /** The far picture: 0–4 a step of the ramp, 5 unknown, 6 gained, 7 lost. */
  readonly shadeAt: (row: number, column: number) => number
  readonly sentenceAt: (row: number, column: number) => string
  readonly groupLabel: (name: string, rowCount: number) => string
}

/** The head of a row's line: its own, or that of all rows that show the same. */
export function headOfLine(
  picture: Pick<GridPicture, 'headAt' | 'alikeHead'>,
  line: Extract<GridLine, { kind: 'row' }>,
): RowHead {
  return line.alike?.kind === 'first' && picture.alikeHead !== undefined
    ? picture.alikeHead(line.alike)
    : picture.headAt(line.row)
}

/** The rows that a line stands for: one, or all that show the same while they are folded; none while they stand below it. */
export function rowsOfLine(line: GridLine): readonly number[] {
  if (line.kind === 'group') return []
  if (line.alike?.kind !== 'first') return [line.row]
  return line.alike.isOpen ? [] : line.alike.rows
}

/** A line that unfolds: a heading, or the first of rows that show the same. */
export const isFoldable = (line: GridLine | undefined): boolean =>
  line?.kind === 'group' || line?.alike?.kind === 'first'
