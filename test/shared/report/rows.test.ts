import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvRecord } from '@shared/import/data/csv-record'
import { csvFormat, jsonFormat, tableFormat, type Row, type RowFormat } from '@shared/report/rows'

const columns = ['Name', 'Value']
const written = (format: RowFormat, rows: readonly Row[]) =>
  format.head(columns) + rows.map((row) => format.row(row, columns)).join('') + format.foot()

function readBack(text: string): (readonly string[])[] {
  const rows: (readonly string[])[] = []
  for (let at = 0; at < text.length;) {
    const record = csvRecord(text, at, ',', true)
    if (record.kind !== 'record') throw new Error('the text ends inside a quoted cell')
    rows.push(record.cells)
    at = record.next
  }
  return rows
}

describe('rows as csv', () => {
  it('quotes commas, quotes and line breaks, and leaves formulas as they are', () => {
    expect(
      written(csvFormat(), [
        ['a,"b"\nc', '=1+1'],
        [true, null],
      ]),
    ).toBe('Name,Value\n"a,""b""\nc",=1+1\ntrue,\n')
  })

  it('is read back as the same texts', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string())), (rows) => {
        expect(readBack(written(csvFormat(), rows)).slice(1)).toEqual(rows)
      }),
    )
  })
})

describe('rows as json', () => {
  it('are one array, also when there are none', () => {
    expect(JSON.parse(written(jsonFormat(), []))).toEqual([])
    expect(
      JSON.parse(
        written(jsonFormat(), [
          ['a', 1],
          ['b', null],
        ]),
      ),
    ).toEqual([
      { Name: 'a', Value: 1 },
      { Name: 'b', Value: null },
    ])
  })
})

describe('rows as a table', () => {
  it('align under their names, numbers to the right', () => {
    expect(
      written(tableFormat(), [
        ['ana', 7],
        ['b', 12345],
      ]),
    ).toBe('Name  Value\n────  ─────\nana       7\nb     12345\n')
  })

  it('shows rows that come after the widths are known', () => {
    const rows = Array.from({ length: 300 }, (_, i): Row => [`n${i}`, i])
    expect(written(tableFormat(), rows).split('\n')).toHaveLength(303)
  })

  it('does not let a name steer the terminal', () => {
    expect(written(tableFormat(), [['a\u001b[2Jb', 1]])).not.toContain('\u001b')
  })
})
