import { withoutForbidden } from './xml-text'

/** A table for people, to be written as a sheet or as Markdown; all cells are text. */
export interface DocumentTable {
  readonly title: string
  readonly columns: readonly { readonly name: string; readonly width: number }[]
  readonly rows: readonly (readonly string[])[]
}

/** Characters that Excel holds in a cell. */
const cellLimit = 32_767

/**
 * The table as an XLSX workbook of one sheet. Every cell is typed as text, so that nothing in a name is a formula; what no
 * XML may hold is a dot.
 */
export async function xlsxBytes({ title, columns, rows }: DocumentTable): Promise<Uint8Array> {
  // A large library, of which nothing else has a use.
  const { default: writeWorkbook } = await import('write-excel-file/universal')
  const textCell = (text: string) => ({
    value: withoutForbidden(text).slice(0, cellLimit),
    type: String,
    wrap: true,
    alignVertical: 'top' as const,
  })
  const head = columns.map(({ name }) => ({ ...textCell(name), fontWeight: 'bold' as const }))
  const blob = await writeWorkbook([head, ...rows.map((row) => row.map(textCell))], {
    sheet: title.replace(/[\\/?*[\]:']/g, ' ').slice(0, 31),
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  }).toBlob()
  return new Uint8Array(await blob.arrayBuffer())
}

/** The table as a Markdown document in which nothing in a name is markup. */
export function markdownText({ title, columns, rows }: DocumentTable): string {
  const line = (cells: readonly string[]) => `| ${cells.map(markdownCell).join(' | ')} |\n`
  const rule = `| ${columns.map(() => '---').join(' | ')} |\n`
  return `# ${markdownCell(title)}\n\n${line(columns.map(({ name }) => name))}${rule}${rows.map(line).join('')}`
}

function markdownCell(text: string): string {
  return withoutForbidden(text)
    .replace(/[\\`*_{}[\]<>#|~&!]/g, '\\$&')
    .replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ')
}
