import { csvRecord, delimiterOf } from '@shared/import/data/csv-record'

export interface TextRow {
  /** Line that it begins on, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

export interface RowText {
  readonly rows: readonly TextRow[]
  /** Line of a quote that is never closed; null when all are. What follows it is left out. */
  readonly openQuoteLine: number | null
}

/**
 * The lines of a text that are not blank, cut into trimmed cells.
 *
 * A tab in the first line makes it the copy of a spreadsheet; else the delimiter that occurs most often there.
 */
export function rowsOfText(pasted: string): RowText {
  const text = pasted.replace(/^\uFEFF/, '')
  const [first = ''] = text.split(/[\r\n]/, 1)
  const delimiter = first.includes('\t') ? '\t' : delimiterOf(first)
  const rows: TextRow[] = []
  let line = 1
  for (let at = 0; at < text.length;) {
    const record = csvRecord(text, at, delimiter, true)
    if (record.kind !== 'record') return { rows, openQuoteLine: line }
    const cells = record.cells.map((cell) => cell.trim())
    if (cells.some((cell) => cell !== '')) rows.push({ line, cells })
    line += record.lineCount
    at = record.next
  }
  return { rows, openQuoteLine: null }
}

/** Rows as a spreadsheet would copy them. */
export function textOfRows(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(quoted).join('\t')).join('\n')
}

const quoted = (cell: string) => (/["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
