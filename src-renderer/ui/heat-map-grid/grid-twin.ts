import {
  headOfLine,
  onColumnHeads,
  onRowHeads,
  type GridPicture,
  type GridPlace,
} from './grid-picture'

/** Columns and lines that are put into words on each side of the one in focus. */
const columnReach = 12
const lineReach = 2

/** Positions around one, as far as there are any. */
function itemsAround(at: number, count: number, reach: number): number[] {
  const first = Math.max(0, at - reach)
  const last = Math.min(count - 1, at + reach)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
}

/** Every square and heading has a name of its own, so that those who hear it are told of each move. */
export const placeId = ({ line, column }: GridPlace): string =>
  `grid-${line === onColumnHeads ? 'head' : String(line)}-${column === onRowHeads ? 'head' : String(column)}`

export type TwinLine =
  | {
      readonly kind: 'group'
      readonly line: number
      readonly id: string
      readonly label: string
      readonly isFolded: boolean
    }
  | {
      readonly kind: 'row'
      readonly line: number
      readonly id: string
      readonly name: string
      readonly detail: string
      /** Of rows that show the same: whether they stand below; null for a row of its own. */
      readonly isOpen: boolean | null
      readonly cells: readonly {
        readonly column: number
        readonly id: string
        readonly sentence: string
      }[]
    }

/** The columns and lines around a place, as words. */
export function twinAround(picture: GridPicture, place: GridPlace) {
  const columns = itemsAround(Math.max(0, place.column), picture.columns.length, columnReach)
  const positions = itemsAround(Math.max(0, place.line), picture.lines.length, lineReach)
  const lines = positions.flatMap((line): TwinLine[] => {
    const found = picture.lines[line]
    if (found === undefined) return []
    if (found.kind === 'group') {
      const label = picture.groupLabel(found.name, found.rowCount)
      const id = placeId({ line, column: Math.max(onRowHeads, place.column) })
      return [{ kind: 'group', line, id, label, isFolded: found.isFolded }]
    }
    const { name, detail } = headOfLine(picture, found)
    const alike = found.alike?.kind === 'first' ? found.alike : null
    const before = alike === null ? '' : `${name}: `
    const cells = columns.map((column) => ({
      column,
      id: placeId({ line, column }),
      sentence: `${before}${picture.sentenceAt(found.row, column)}`,
    }))
    const isOpen = alike?.isOpen ?? null
    const id = placeId({ line, column: onRowHeads })
    return [{ kind: 'row', line, id, name, detail, isOpen, cells }]
  })
  return { columns, lines }
}
