import type { HeatMapColumn, HeatMapRow, HeatMapValues } from '@shared/protocol/engine'
import type { ShownMeasure } from '../../stores/heat-map-options'
import { viewStrings } from '../../ui/strings-en-views'
import { changeAt, isUnknownAt } from './cell-picture'
import { columnKey } from './heat-map-shape'

export interface CellSubject {
  readonly row: HeatMapRow
  readonly column: HeatMapColumn
  readonly values: HeatMapValues
  readonly base: HeatMapValues | null
  readonly at: number
  readonly measure: ShownMeasure
}

/** A square as one full sentence: who, what, how far, of how many, how sure, and what it was before. */
export function cellSentence(subject: CellSubject): string {
  const { values, base, at, measure } = subject
  const certainty = isUnknownAt(values, at, measure)
    ? 'unknown'
    : (viewStrings.certainties[values.certainties[at] ?? 0] ?? 'unknown')
  const parts = [statement(subject), certainty]
  if (base !== null && changeAt(values, base, at, measure) !== null)
    parts.push(beforeWords(subject, base))
  return parts.join('; ')
}

function statement({ row, column, values, at, measure }: CellSubject): string {
  const { cell } = viewStrings
  const who = row.name
  const what = columnKey(column)
  if (isUnknownAt(values, at, measure)) return cell.unknown(who, what)
  const level = values.levels[at] ?? 0
  const total = values.totals[at] ?? 0
  const of = basisOf(column, total)
  if (measure === 'create') return cell.create(who, what, (values.counts.create[at] ?? 0) > 0)
  if (column.field !== null && measure === 'level') return cell.field(who, what, level)
  if (measure !== 'level') {
    const reached = cell.counted(values.counts[measure][at] ?? 0, total)
    return cell.measure(who, cell.verbs[measure], reached, of, what)
  }
  if (level === 0 && total === 0) return cell.empty(who, what)
  if (level === 0) return cell.none(who, what, of)
  const reads = cell.counted(values.counts.read[at] ?? 0, total)
  return cell.level(who, viewStrings.levels[level] ?? '', what, reads, of)
}

function beforeWords({ column, at, measure }: CellSubject, base: HeatMapValues): string {
  const { cell } = viewStrings
  const level = viewStrings.levels[base.levels[at] ?? 0] ?? ''
  const counted = base.counts[measure === 'level' ? 'read' : measure][at] ?? 0
  const total = base.totals[at] ?? 0
  return cell.before(level, `${cell.counted(counted, total)} ${basisOf(column, total)}`)
}

export const basisOf = (column: HeatMapColumn, total: number): string =>
  viewStrings.basis(column.basis, total)
