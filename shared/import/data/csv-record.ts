/** One record of a CSV text, as it was cut out. */
export type CsvRecord =
  | {
      readonly kind: 'record'
      readonly cells: readonly string[]
      /** Position of the next record. */
      readonly next: number
      /** Line breaks that the record spans, its own end included. */
      readonly lineCount: number
      /** A quote stood inside a cell where none may stand; the text was kept. */
      readonly hasStrayQuote: boolean
    }
  /** The text ends before the record does; the caller adds more text, or ends the file. */
  | { readonly kind: 'incomplete' }
  /** The file ends inside a quoted cell. */
  | { readonly kind: 'unclosedQuote' }

const lineFeed = 10
const carriageReturn = 13
const quote = 34

interface Cell {
  readonly text: string
  /** Position behind the cell, at its delimiter, line end or the end of the text. */
  readonly end: number
  readonly isStray: boolean
}

/** Position of the delimiter or line end that ends an unquoted cell; the text's length when there is none. */
function endOfPlain(text: string, from: number, delimiter: number): number {
  let at = from
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === delimiter || code === lineFeed || code === carriageReturn) break
  }
  return at
}

/** The quoted cell that begins at `start`; null when its closing quote is not in the text. */
function quotedCell(text: string, start: number, delimiter: number): Cell | null {
  let closing = text.indexOf('"', start + 1)
  let isEscaped = false
  while (closing >= 0 && text.charCodeAt(closing + 1) === quote) {
    isEscaped = true
    closing = text.indexOf('"', closing + 2)
  }
  if (closing < 0) return null
  const inside = text.slice(start + 1, closing)
  const value = isEscaped ? inside.replaceAll('""', '"') : inside
  const end = endOfPlain(text, closing + 1, delimiter)
  if (end === closing + 1) return { text: value, end, isStray: false }
  const rest = text.slice(closing + 1, end)
  return rest.trim() === ''
    ? { text: value, end, isStray: false }
    : { text: value + rest, end, isStray: true }
}

function plainCell(text: string, start: number, delimiter: number): Cell {
  const end = endOfPlain(text, start, delimiter)
  return { text: text.slice(start, end), end, isStray: false }
}

function lineBreaksIn(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
  return count
}

/**
 * Cuts out the record that begins at `start`. LF, CRLF and CR end a record; quoted cells may span lines (RFC 4180).
 *
 * `isLast` says that no more text follows: then a record may end with the text. O(length of the record).
 *
 * Not papaparse: it streams files, sockets and Node streams alone, and its bare parser is there for its own tests. Driven
 * through that (100 MB, one core) it took 3.2 s without and 4.3 s with quotes where this takes 4.5 and 3.8; a stray quote
 * swallows the cells behind it, line ends must not be mixed, and a cell of 15 MB with strays took 41 s and 1.6 GB (here 2 s and 0.2 GB).
 */
export function csvRecord(
  text: string,
  start: number,
  delimiter: string,
  isLast: boolean,
): CsvRecord {
  const separator = delimiter.charCodeAt(0)
  const cells: string[] = []
  let lineCount = 1
  let hasStrayQuote = false
  let at = start
  for (;;) {
    const isQuoted = text.charCodeAt(at) === quote
    const cell = isQuoted ? quotedCell(text, at, separator) : plainCell(text, at, separator)
    if (cell === null) return { kind: isLast ? 'unclosedQuote' : 'incomplete' }
    if (cell.end >= text.length && !isLast) return { kind: 'incomplete' }
    if (isQuoted) lineCount += lineBreaksIn(cell.text)
    if (cell.isStray) hasStrayQuote = true
    cells.push(cell.text)
    at = cell.end
    if (at < text.length && text.charCodeAt(at) === separator) {
      at++
      continue
    }
    const isCarriageReturn = text.charCodeAt(at) === carriageReturn
    if (isCarriageReturn && at + 1 >= text.length && !isLast) return { kind: 'incomplete' }
    const next = isCarriageReturn && text.charCodeAt(at + 1) === lineFeed ? at + 2 : at + 1
    return { kind: 'record', cells, next, lineCount, hasStrayQuote }
  }
}

/** A record with the line that it begins on, from 1. */
export interface CsvLine {
  readonly line: number
  readonly cells: readonly string[]
}

/**
 * The records of a whole text that are not blank, the header first; an unclosed quote ends the text and is the last cell.
 *
 * For small files that are one text already; exports are read piece by piece (`readCsv`).
 */
export function* csvLines(text: string): Generator<CsvLine> {
  const firstBreak = text.search(/[\r\n]/)
  const delimiter = delimiterOf(firstBreak < 0 ? text : text.slice(0, firstBreak))
  let line = 1
  for (let at = 0; at < text.length;) {
    const record = csvRecord(text, at, delimiter, true)
    if (record.kind !== 'record') {
      yield { line, cells: [text.slice(at)] }
      return
    }
    if (record.cells.some((cell) => cell !== '')) yield { line, cells: record.cells }
    line += record.lineCount
    at = record.next
  }
}

/** Separator of a file: the candidate that occurs most often outside quotes in its first line; a comma when none does. */
export function delimiterOf(headerLine: string): string {
  const unquoted = headerLine.replace(/"[^"]*"/g, '')
  let best = ','
  let most = 0
  for (const candidate of [',', ';', '\t', '|']) {
    const count = unquoted.split(candidate).length - 1
    if (count > most) {
      most = count
      best = candidate
    }
  }
  return best
}
