import type { HeatMapAxes, HeatMapValues } from '@shared/protocol/engine'
import type { ShownMeasure } from '../../stores/heat-map-options'
import type { AlikeRows, RowHead } from '../../ui/heat-map-grid/grid-picture'
import { explainStrings } from '../../ui/strings-en-explain'
import { viewStrings } from '../../ui/strings-en-views'
import { isUnknownAt } from './cell-picture'
import { columnKey } from './heat-map-shape'

export interface AlikeQuery {
  readonly axes: HeatMapAxes
  readonly values: HeatMapValues
  /** Positions of the columns that are shown. */
  readonly columns: readonly number[]
  readonly measure: ShownMeasure
}

/** Differences from the next rows that are named before they are only counted. */
const namedDifferences = 2

/** Names that are told of rows that stand as one. */
const namedRows = 3

/** How many they are and what sets them apart from the row below: `31 users alike`, `next: Account Read, not Edit`. */
export function alikeHead(
  query: AlikeQuery,
  { rows, next }: Extract<AlikeRows, { kind: 'first' }>,
): RowHead {
  const { axes } = query
  const words = explainStrings.alike
  const [first = -1] = rows
  const names = rows.slice(0, namedRows).map((row) => axes.rows[row]?.name ?? '')
  const isUser = axes.rows[first]?.user !== null
  const apart = next === null ? [] : differencesOf(query, first, next)
  return {
    name: words.count(rows.length, isUser),
    detail: [words.names(names, rows.length), apartWords(apart)]
      .filter((part) => part !== '')
      .join('; '),
    isActive: axes.rows[first]?.isActive === true,
  }
}

function apartWords(differences: readonly string[]): string {
  if (differences.length === 0) return ''
  const named = differences.slice(0, namedDifferences)
  return explainStrings.alike.apart(named, differences.length - named.length)
}

/** Columns in which the row below shows something else, each with both values. */
function differencesOf({ axes, values, columns, measure }: AlikeQuery, a: number, b: number) {
  const width = axes.columns.length
  const shown = (row: number, column: number): string => {
    const at = row * width + column
    if (isUnknownAt(values, at, measure)) return viewStrings.why.unknown
    if (measure !== 'level') return String(values.counts[measure][at] ?? 0)
    return viewStrings.levels[values.levels[at] ?? 0] ?? ''
  }
  const counted = (row: number, column: number) => values.counts.read[row * width + column] ?? 0
  return columns.flatMap((column) => {
    const found = axes.columns[column]
    if (found === undefined) return []
    const [mine, theirs] = [shown(a, column), shown(b, column)]
    if (mine !== theirs) return [explainStrings.alike.differs(columnKey(found), mine, theirs)]
    const [more, less] = [counted(a, column), counted(b, column)]
    return more === less
      ? []
      : [explainStrings.alike.differs(columnKey(found), String(more), String(less))]
  })
}
