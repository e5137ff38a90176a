import { describe, expect, it } from 'vitest'
import { unzipped } from './unzipped'
import { markdownText, xlsxBytes } from '@shared/report/document-table'

const hostile = '=HYPERLINK("x")|<b>\u0007\n# "& \uD800'
const table = {
  title: 'A very [long]/title? of more than thirty-one letters',
  columns: [{ name: 'Name', width: 20 }],
  rows: [[hostile]],
}

describe('a workbook', () => {
  it('holds every cell as text and nothing as a formula', async () => {
    const files = await unzipped(await xlsxBytes(table))
    const sheet = files.get('xl/worksheets/sheet1.xml') ?? ''
    expect(sheet).not.toContain('<f>')
    expect([...sheet.matchAll(/<c [^>]*t="(\w+)"/g)].map(([, type]) => type)).toEqual(['s', 's'])
    expect(files.get('xl/sharedStrings.xml')).toContain('=HYPERLINK("x")|&lt;b&gt;\u00b7')
    expect(files.get('xl/workbook.xml')).not.toMatch(/name="[^"]{32,}"/)
  })
})

describe('Markdown', () => {
  it('keeps a table of one line a row, whatever stands in the names', () => {
    const lines = markdownText(table).trimEnd().split('\n')
    expect(lines).toHaveLength(5)
    expect(lines[4]).toBe('| =HYPERLINK("x")\\|\\<b\\>\u00b7 \\# "\\& \u00b7 |')
  })
})
