import { describe, expect, it } from 'vitest'
import {
  onColumnHeads,
  onRowHeads,
  type GridPicture,
} from '../../../../src-renderer/ui/heat-map-grid/grid-picture'
import { placeId, twinAround } from '../../../../src-renderer/ui/heat-map-grid/grid-twin'

const column = (index: number) => ({
  key: `Object${String(index)}`,
  label: `Object ${String(index)}`,
  detail: '',
  description: '',
  isField: false,
  canOpen: false,
  isOpen: false,
  sort: null,
})

/** 10,000 rows under one heading, 200 columns. */
const picture: GridPicture = {
  lines: [
    { kind: 'group', name: 'Sales', rowCount: 10_000, isFolded: false },
    ...Array.from({ length: 10_000 }, (_, row) => ({ kind: 'row' as const, row })),
  ],
  columns: Array.from({ length: 200 }, (_, index) => column(index)),
  corner: { title: 'User', detail: '' },
  headAt: (row) => ({ name: `User ${String(row)}`, detail: '', isActive: true }),
  cellAt: () => {
    throw new Error('words need no picture')
  },
  shadeAt: () => 0,
  sentenceAt: (row, at) => `user ${String(row)}, object ${String(at)}`,
  groupLabel: (name) => name,
}
const rowsOf = (line: number, at: number) =>
  twinAround(picture, { line, column: at }).lines.flatMap((one) =>
    one.kind === 'row' ? [one] : [],
  )

describe('the grid as words', () => {
  it('puts the square in focus into words wherever it is, and few others', () => {
    for (const [line, at] of [
      [1, 0],
      [5_000, 100],
      [10_000, 199],
    ] as const) {
      const rows = rowsOf(line, at)
      const row = rows.find((one) => one.line === line)
      const cell = row?.cells.find((one) => one.column === at)
      expect(cell?.sentence).toBe(`user ${String(line - 1)}, object ${String(at)}`)
      expect(cell?.id).toBe(placeId({ line, column: at }))
      expect(rows.flatMap(({ cells }) => cells).length).toBeLessThanOrEqual(5 * 25)
    }
  })

  it('names every place differently, headings included', () => {
    const places = [
      { line: onColumnHeads, column: onRowHeads },
      { line: onColumnHeads, column: 0 },
      { line: 0, column: onRowHeads },
      { line: 0, column: 0 },
      { line: 1, column: 11 },
      { line: 11, column: 1 },
    ]
    expect(new Set(places.map(placeId)).size).toBe(places.length)
  })

  it('gives a heading of a group the name of the place in focus upon it', () => {
    const { lines } = twinAround(picture, { line: 0, column: 3 })
    expect(lines[0]).toMatchObject({ kind: 'group', id: placeId({ line: 0, column: 3 }) })
  })

  it('says the rows below while a heading of a column has the focus', () => {
    const { columns, lines } = twinAround(picture, { line: onColumnHeads, column: 199 })
    expect(columns.at(-1)).toBe(199)
    expect(lines[0]?.line).toBe(0)
  })
})
