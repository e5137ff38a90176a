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
  | { readonly kind: 'row'; readonly row: number }

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
  readonly cellAt: (row: number, column: number) => CellPicture
  /** The far picture: 0–4 a step of the ramp, 5 unknown, 6 gained, 7 lost. */
  readonly shadeAt: (row: number, column: number) => number
  readonly sentenceAt: (row: number, column: number) => string
  readonly groupLabel: (name: string, rowCount: number) => string
}
