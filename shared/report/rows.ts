/** One value of a row; null is an empty cell. */
export type Cell = string | number | boolean | null
export type Row = readonly Cell[]

/** Rows under their column names; rows are made as they are asked for, never all held. */
export interface RowSet {
  readonly columns: readonly string[]
  readonly rows: Iterable<Row>
}

/** Turns rows into text, piece by piece. */
export interface RowFormat {
  readonly head: (columns: readonly string[]) => string
  readonly row: (row: Row, columns: readonly string[]) => string
  readonly foot: () => string
}

/** RFC 4180: quotes where a comma, a quote or a line break needs them. Cells stay raw: what a formula is decides who opens it. */
export function csvFormat(): RowFormat {
  return {
    head: (columns) => csvLine(columns),
    row: (row) => csvLine(row),
    foot: () => '',
  }
}

function csvLine(row: Row): string {
  let line = ''
  for (let i = 0; i < row.length; i++) {
    if (i > 0) line += ','
    const cell = row[i] ?? null
    line += typeof cell === 'string' ? csvCell(cell) : cell === null ? '' : String(cell)
  }
  return `${line}\n`
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** One array of objects, one object a line. */
export function jsonFormat(): RowFormat {
  let isFirst = true
  return {
    head: () => '[',
    row: (row, columns) => {
      const separator = isFirst ? '\n' : ',\n'
      isFirst = false
      return separator + JSON.stringify(asObject(row, columns))
    },
    foot: () => (isFirst ? ']\n' : '\n]\n'),
  }
}

function asObject(row: Row, columns: readonly string[]): Record<string, Cell> {
  return Object.fromEntries(columns.map((column, i) => [column, row[i] ?? null]))
}

const sampleSize = 200
const cellLimit = 60

/** Aligned columns for people; widths come from the first rows, so that rows need not all be held. */
export function tableFormat(): RowFormat {
  let names: readonly string[] = []
  let sample: Row[] | null = []
  let widths: number[] = []
  const measured = (): string => {
    const rows = sample ?? []
    sample = null
    widths = names.map((name, i) =>
      Math.min(cellLimit, Math.max(name.length, ...rows.map((row) => shown(row[i]).length))),
    )
    const rule = widths.map((width) => '─'.repeat(width)).join('  ')
    return [
      tableLine(names, widths),
      `${rule}\n`,
      ...rows.map((row) => tableLine(row, widths)),
    ].join('')
  }
  return {
    head: (columns) => {
      names = columns
      return ''
    },
    row: (row) => {
      if (sample === null) return tableLine(row, widths)
      sample.push(row)
      return sample.length < sampleSize ? '' : measured()
    },
    foot: () => (sample === null ? '' : measured()),
  }
}

function tableLine(row: Row, widths: readonly number[]): string {
  const cells = widths.map((width, i) => {
    const text = shown(row[i])
    return typeof row[i] === 'number' ? text.padStart(width) : text.padEnd(width)
  })
  return `${cells.join('  ').trimEnd()}\n`
}

// A terminal obeys control characters; what an import says must not steer it.
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const controls = /[\u0000-\u001f\u007f-\u009f]/g

const shown = (cell: Cell | undefined) =>
  cell === null || cell === undefined ? '' : String(cell).replace(controls, '\u00b7')
