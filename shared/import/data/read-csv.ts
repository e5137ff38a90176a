import type { Diagnostic } from '@shared/model/diagnostic'
import { isPlatformId } from '@shared/model/id'
import type { SourceFile } from '../source-file'
import { csvRecord, delimiterOf } from './csv-record'
import { decodedPieces, encodingOf } from './decode-text'
import type { DataReading, ReadFile } from './data-reading'
import { looksLikeReport, objectOfFile } from './object-of-file'
import type { ColumnBuilder, TableBuilder } from './table-builder'
import { beginRow, columnOf, putCell } from './table-builder'

/** Longest text that may wait for its closing quote. Source: import-formats 6. */
const cellLimit = 16 * 1024 * 1024
const raggedLimit = 1000

interface CsvState {
  readonly path: string
  readonly reading: DataReading
  delimiter: string | null
  header: readonly string[] | null
  table: TableBuilder | null
  columns: readonly (ColumnBuilder | null)[]
  fileIndex: number
  line: number
  rowCount: number
  raggedCount: number
  hasNul: boolean
  /** Set when the rest of the file is not to be read. */
  isStopped: boolean
}

function startOf(path: string, reading: DataReading): CsvState {
  return {
    path,
    reading,
    delimiter: null,
    header: null,
    table: null,
    columns: [],
    fileIndex: 0,
    line: 1,
    rowCount: 0,
    raggedCount: 0,
    hasNul: false,
    isStopped: false,
  }
}

function report(
  state: CsvState,
  severity: Diagnostic['severity'],
  code: string,
  line: number | null,
  message: string,
): void {
  state.reading.diagnostics.push({ severity, code, file: state.path, line, message })
}

/** Leaves the whole file out. */
function refuse(state: CsvState, code: string, message: string): void {
  report(state, 'warning', code, 1, message)
  state.isStopped = true
}

/** Header cells as they are looked up: without blanks and a leading mark. Source: import-formats 5.1. */
const headerName = (cell: string) => cell.replace(/[\s\uFEFF]+/g, '')

/** True for a cell that is an id as it stands in rows, and no name of a field. */
const isId = (cell: string) => /^(?:\d|a\d)/.test(cell) && isPlatformId(cell)

function takeHeader(state: CsvState, cells: readonly string[]): void {
  const header = cells.map(headerName)
  if (/^sep=.?$/i.test(header.join(state.delimiter ?? ','))) return
  state.header = header
  if (header.some(isId)) {
    refuse(
      state,
      'no-header',
      'the first row holds ids; put a row with the names of the fields above',
    )
    return
  }
  if (looksLikeReport(cells)) {
    const message = 'this looks like a report, with labels in place of field names'
    refuse(state, 'report-export', `${message}; export the object itself`)
    return
  }
  const seen = new Set<string>()
  for (const name of header) {
    const key = name.toLowerCase()
    if (key !== '' && seen.has(key))
      report(
        state,
        'warning',
        'duplicate-column',
        state.line,
        `column \`${name}\` stands twice; the first one is read`,
      )
    seen.add(key)
  }
}

/** Chooses the table once the first row is known, whose id may tell the object. */
function chooseTable(state: CsvState, firstRow: readonly string[]): void {
  const header = state.header ?? []
  const idColumn = header.findIndex((name) => name.toLowerCase() === 'id')
  const object = objectOfFile(state.path, header, firstRow[idColumn] ?? null)
  if (object === null) {
    const message = 'no object fits the name, the ids or the columns of this file'
    refuse(state, 'unknown-data-file', `${message}; name it after its object`)
    return
  }
  const table = state.reading.tableOf(object)
  const seen = new Set<string>()
  state.table = table
  state.fileIndex = table.files.push(state.path) - 1
  state.columns = header.map((name) => {
    const key = name.toLowerCase()
    if (key === '' || seen.has(key)) return null
    seen.add(key)
    return columnOf(table, name)
  })
}

function reportRagged(state: CsvState, cellCount: number): void {
  state.raggedCount++
  if (state.raggedCount > raggedLimit) return
  const wanted = state.header?.length ?? 0
  report(
    state,
    'warning',
    'ragged-row',
    state.line,
    `row has ${cellCount} cells where the header has ${wanted}; what it has was kept`,
  )
}

function takeRow(state: CsvState, cells: readonly string[]): void {
  if (state.table === null) chooseTable(state, cells)
  const table = state.table
  if (table === null) return
  if (cells.length !== state.columns.length) reportRagged(state, cells.length)
  const row = beginRow(table, state.fileIndex, state.line)
  const count = Math.min(cells.length, state.columns.length)
  for (let i = 0; i < count; i++) {
    const column = state.columns[i]
    const cell = cells[i]
    if (column && cell !== undefined) putCell(column, row, withoutNul(state, cell))
  }
  state.rowCount++
}

function withoutNul(state: CsvState, cell: string): string {
  if (!cell.includes('\0')) return cell
  if (!state.hasNul)
    report(
      state,
      'warning',
      'nul-character',
      state.line,
      'cell holds NUL characters; they were left out',
    )
  state.hasNul = true
  return cell.replaceAll('\0', '')
}

/** Reads the records that are whole in the text; answers the rest, which waits for more. */
function takeRecords(state: CsvState, text: string, isLast: boolean): string {
  state.delimiter ??= delimiterOf(text.slice(0, Math.max(text.search(/[\r\n]/), 0) || text.length))
  let at = 0
  while (at < text.length && !state.isStopped) {
    const record = csvRecord(text, at, state.delimiter, isLast)
    if (record.kind === 'incomplete' && text.length - at <= cellLimit) return text.slice(at)
    if (record.kind !== 'record') {
      report(
        state,
        'error',
        'unclosed-quote',
        state.line,
        'a quote that opens in this row is not closed; the file was read up to here',
      )
      state.isStopped = true
      return ''
    }
    if (record.hasStrayQuote)
      report(
        state,
        'warning',
        'stray-quote',
        state.line,
        'a quoted cell goes on behind its closing quote; the text was kept',
      )
    const isBlank = record.cells.every((cell) => cell === '')
    if (!isBlank || (record.cells.length > 1 && state.header === null)) {
      if (state.header === null) takeHeader(state, record.cells)
      else takeRow(state, record.cells)
    }
    state.line += record.lineCount
    at = record.next
  }
  return ''
}

function finish(state: CsvState): ReadFile {
  if (state.raggedCount > raggedLimit)
    report(
      state,
      'warning',
      'ragged-rows',
      null,
      `${state.raggedCount - raggedLimit} more rows have too many or too few cells`,
    )
  if (state.header === null) {
    report(
      state,
      'warning',
      'no-header',
      null,
      'file is empty; a first row with the names of the fields is needed',
    )
    return { kind: 'unknown' }
  }
  if (state.table === null && !state.isStopped) chooseTable(state, [])
  if (state.table === null) return { kind: 'unknown' }
  return { kind: 'read', object: state.table.object, rowCount: state.rowCount }
}

/**
 * Reads one CSV export into the table of its object, piece by piece and in steady memory.
 *
 * Encoding, separator and object are found out (import-formats 5.1); ragged rows, stray and unclosed quotes, NUL and
 * duplicate columns are diagnostics (import-formats 6). The empty row at a final line break is no row.
 */
export async function readCsv(
  file: SourceFile,
  reading: DataReading,
  wantedEncoding?: string,
): Promise<ReadFile> {
  const encoding = wantedEncoding ?? (await encodingOf(file))
  const state = startOf(file.path, reading)
  if (encoding === 'windows-1252' && wantedEncoding === undefined)
    report(
      state,
      'note',
      'windows-1252',
      null,
      'file is not UTF-8; all of it was read as Windows-1252',
    )
  let rest = ''
  let wantedLength = 0
  for await (const piece of decodedPieces(file, encoding)) {
    rest += piece.text
    // A record that was cut off is tried again once there is twice as much of it, so that a long cell costs linear time.
    if (rest.length >= wantedLength) {
      rest = takeRecords(state, rest, false)
      wantedLength = 2 * rest.length
    }
    if (state.isStopped) break
    reading.onRead(file.path, piece.readBytes)
  }
  if (!state.isStopped) takeRecords(state, rest, true)
  return finish(state)
}
