import type { Diagnostic } from '@shared/model/diagnostic'
import { placeOfFault } from '../org-document/json-line'
import type { SourceFile } from '../source-file'
import { readBytes } from '../source-file'
import type { DataReading, ReadFile } from './data-reading'
import { objectOfFile } from './object-of-file'
import { beginRow, columnOf, putCell } from './table-builder'
import { encodingOf } from './decode-text'

const jsonLimitBytes = 256 * 1024 * 1024
const depthLimit = 6

type JsonObject = Readonly<Record<string, unknown>>

interface JsonState {
  readonly file: SourceFile
  readonly reading: DataReading
  rowCount: number
  object: string | null
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function report(
  state: JsonState,
  severity: Diagnostic['severity'],
  code: string,
  message: string,
  line: number | null = null,
): void {
  state.reading.diagnostics.push({ severity, code, file: state.file.path, line, message })
}

/** The list of rows in the shapes that tools write (import-formats 5.1); null when the text is something else. */
function rowsOf(parsed: unknown): { rows: readonly unknown[]; isDone: boolean } | null {
  if (Array.isArray(parsed)) return { rows: parsed as unknown[], isDone: true } // checked one by one below
  if (!isObject(parsed)) return null
  const holder = isObject(parsed['result']) ? parsed['result'] : parsed
  const rows = holder['records']
  return Array.isArray(rows)
    ? { rows: rows as unknown[], isDone: holder['done'] !== false } // checked one by one below
    : null
}

const attributesOf = (row: JsonObject): JsonObject =>
  isObject(row['attributes']) ? row['attributes'] : {}

/** Stable id of a record that only a tree export names. */
const referenceKey = (state: JsonState, name: string) =>
  `ref:${state.reading.scopeOf(state.file.path)}#${name}`

/** True for a parent record that is not there: `Owner` beside `OwnerId`, `Ship__r`. */
const isRelationship = (row: JsonObject, key: string) => /__r$/i.test(key) || `${key}Id` in row

/** Cells of a row by column, a field that is null as a blank one; parents as `Profile.Name`; child queries go to the tables of their own objects. */
function cellsOf(
  state: JsonState,
  row: JsonObject,
  isTree: boolean,
  depth: number,
): Map<string, string> {
  const cells = new Map<string, string>()
  for (const [key, value] of Object.entries(row)) {
    if (key === 'attributes' || value === undefined) continue
    if (value === null) {
      if (!isRelationship(row, key)) cells.set(key, '')
    } else if (typeof value === 'string')
      cells.set(key, isTree && /^@\w+$/.test(value) ? referenceKey(state, value.slice(1)) : value)
    else if (typeof value === 'number' || typeof value === 'boolean') cells.set(key, String(value))
    else if (!isObject(value) || depth >= depthLimit) cells.set(key, JSON.stringify(value))
    else if (Array.isArray(value['records']))
      takeRows(state, value['records'] as unknown[], value['done'] !== false, depth + 1) // checked one by one there
    else if ('attributes' in value)
      for (const [inner, cell] of cellsOf(state, value, isTree, depth + 1))
        cells.set(`${key}.${inner}`, cell)
    else cells.set(key, JSON.stringify(value))
  }
  return cells
}

function takeRow(state: JsonState, row: JsonObject, position: number, depth: number): void {
  const { type, referenceId } = attributesOf(row)
  const cells = cellsOf(state, row, typeof referenceId === 'string', depth)
  const object =
    typeof type === 'string'
      ? type
      : objectOfFile(state.file.path, [...cells.keys()], cells.get('Id') ?? null)
  if (object === null) return
  if (typeof referenceId === 'string' && !cells.has('Id'))
    cells.set('Id', referenceKey(state, referenceId))
  const table = state.reading.tableOf(object)
  const known = table.files.lastIndexOf(state.file.path)
  const fileIndex = known >= 0 ? known : table.files.push(state.file.path) - 1
  const at = beginRow(table, fileIndex, position + 1)
  for (const [name, cell] of cells) putCell(columnOf(table, name), at, cell)
  state.rowCount++
  state.object ??= object
}

function takeRows(
  state: JsonState,
  rows: readonly unknown[],
  isDone: boolean,
  depth: number,
): void {
  if (!isDone)
    report(
      state,
      'warning',
      'cut-off-query',
      'the query was cut off (`done` is false); export all pages',
    )
  rows.forEach((row, position) => {
    if (isObject(row)) takeRow(state, row, position, depth)
  })
}

/**
 * Reads one JSON export: a query result, a bare list, or a tree with references. Line numbers are positions of rows.
 *
 * Other JSON (project files, plans) is `other`. Keys such as `__proto__` are plain columns: cells go into maps.
 * Source: import-formats 5.1.
 */
export async function readJson(file: SourceFile, reading: DataReading): Promise<ReadFile> {
  const state: JsonState = { file, reading, rowCount: 0, object: null }
  const bytes = await readBytes(file, jsonLimitBytes)
  if (bytes === null) {
    report(state, 'error', 'file-too-large', 'JSON above 256 MB is not read; export CSV instead')
    return { kind: 'unknown' }
  }
  let parsed: unknown
  const text = new TextDecoder(await encodingOf(file)).decode(bytes)
  try {
    parsed = JSON.parse(text)
  } catch (error) {
    const { line, column } = placeOfFault(text, error)
    const message = `column ${column}: not valid JSON from here on; the whole file was left out, correct it or export it again`
    report(state, 'error', 'broken-json', message, line)
    return { kind: 'unknown' }
  }
  const found = rowsOf(parsed)
  if (found === null || found.rows.length === 0) return { kind: 'other' }
  takeRows(state, found.rows, found.isDone, 0)
  reading.onRead(file.path, bytes.length)
  return state.object === null
    ? { kind: 'other' }
    : { kind: 'read', object: state.object, rowCount: state.rowCount }
}
