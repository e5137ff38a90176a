import { describe, expect, it } from 'vitest'
import { parseHeatMapOptions } from '../../../../src-renderer/stores/heat-map-options'
import { csvField } from '../../../../src-renderer/ui/csv-field'
import { heatMapCsv } from '../../../../src-renderer/views/heat-map/heat-map-csv'
import {
  shownColumns,
  shownLines,
  type ShapeQuery,
} from '../../../../src-renderer/views/heat-map/heat-map-shape'
import { escaped } from '../../../../src-renderer/views/heat-map/heat-map-svg'
import { rowsOfLine } from '../../../../src-renderer/ui/heat-map-grid/grid-picture'
import { axes, valuesOf } from './small-map'

const query = (
  options: Partial<ShapeQuery['options']>,
  values = valuesOf({ 0: [2, 0], 2: [9, 0] }),
  base: ShapeQuery['base'] = null,
): ShapeQuery => ({
  axes,
  values,
  base,
  options: { ...parseHeatMapOptions(undefined, 'user'), ...options },
})
const rowsOf = (shape: ShapeQuery) =>
  shownLines(shape, shownColumns(shape)).map((line) => (line.kind === 'row' ? line.row : line.name))

describe('what the heat-map shows', () => {
  it('stands under its headings, in the order of the engine', () => {
    expect(rowsOf(query({}))).toEqual(['Sales', 0, 1, 'External', 2])
  })

  it('hides the rows of a folded heading, and only those', () => {
    expect(rowsOf(query({ foldedGroups: ['Sales'] }))).toEqual(['Sales', 'External', 2])
  })

  it('is filtered by name, detail or heading', () => {
    expect(rowsOf(query({ filter: ' external ' }))).toEqual(['External', 2])
    expect(rowsOf(query({ filter: 'nobody' }))).toEqual([])
  })

  it('is sorted by one column without headings, equal rows in their order', () => {
    expect(rowsOf(query({ sort: { column: 'Account', isDown: true } }))).toEqual([1, 0, 2])
    expect(rowsOf(query({ sort: { column: 'Case', isDown: true } }))).toEqual([0, 1, 2])
  })

  it('leaves out rows and columns where nothing is set', () => {
    const shape = query({ isOnlySet: true })
    expect(shownColumns(shape)).toEqual([0])
    expect(rowsOf(shape)).toEqual(['Sales', 0, 1])
  })

  it('leaves out what does not differ from the base', () => {
    const base = valuesOf({ 0: [2, 0] })
    expect(rowsOf(query({ isOnlyDifferent: true }, undefined, base))).toEqual(['Sales', 1])
    expect(rowsOf(query({ isOnlyDifferent: true }))).toEqual([])
  })

  it('folds rows that show the same, where the first of them stands, and unfolds them', () => {
    const likeness = Uint32Array.of(0, 0, 2)
    const folded = { ...query({ isAlikeFolded: true }), likeness }
    const lines = shownLines(folded, [0, 1])
    expect(rowsOf(folded)).toEqual(['Sales', 0, 'External', 2])
    expect(lines[1]).toMatchObject({ alike: { kind: 'first', rows: [0, 1], isOpen: false } })
    expect(lines.flatMap(rowsOfLine)).toEqual([0, 1, 2])
    const id = axes.rows[0]?.id ?? ''
    const open = { ...query({ isAlikeFolded: true, unfoldedAlike: [id] }), likeness }
    expect(rowsOf(open)).toEqual(['Sales', 0, 0, 1, 'External', 2])
    expect(shownLines(open, [0, 1]).flatMap(rowsOfLine)).toEqual([0, 1, 2])
  })

  it('folds nothing while it is not known what is alike, or nobody asked for it', () => {
    expect(rowsOf(query({ isAlikeFolded: true }))).toEqual(['Sales', 0, 1, 'External', 2])
    const likeness = Uint32Array.of(0, 0, 2)
    expect(rowsOf({ ...query({}), likeness })).toEqual(['Sales', 0, 1, 'External', 2])
  })

  it('folds sorted and filtered rows alike: only those that are shown', () => {
    const likeness = Uint32Array.of(0, 0, 0)
    const sort = { column: 'Account', isDown: true }
    const sorted = { ...query({ isAlikeFolded: true, sort }), likeness }
    expect(shownLines(sorted, [0, 1]).map(rowsOfLine)).toEqual([[1, 0, 2]])
    const filtered = { ...query({ isAlikeFolded: true, filter: 'external' }), likeness }
    expect(shownLines(filtered, [0, 1]).flatMap(rowsOfLine)).toEqual([2])
  })

  it('a table of folded rows says how many each line stands for, and whom', () => {
    const csv = heatMapCsv(axes, valuesOf({ 0: [2, 0] }), [[0, 1], [2]], [0])
    const [head = '', first = '', last = ''] = csv.split('\r\n')
    expect(head).toMatch(/Certainty,Alike,Stands for$/)
    expect(first).toContain(`,2,${axes.rows[0]?.name ?? ''}; ${axes.rows[1]?.name ?? ''}`)
    expect(last).toContain(`,1,${axes.rows[2]?.name ?? ''}`)
  })

  it('forgets remembered options that make no sense', () => {
    const parsed = parseHeatMapOptions({ rows: 'nonsense', zoom: 99, sort: 3 }, 'persona')
    expect(parsed).toMatchObject({ rows: 'persona', zoom: 0, sort: null, measure: 'level' })
  })
})

describe('the exported table', () => {
  it('has a line for each square', () => {
    const csv = heatMapCsv(axes, valuesOf({ 0: [2, 0] }), [[0]], [0, 1])
    expect(csv.split('\r\n').slice(1, 3)).toEqual([
      'Ana,Account,Read,2,0,0,0,0,0,10,exact',
      'Ana,Case,None,0,0,0,0,0,0,10,exact',
    ])
  })

  it('makes no formula of a name', () => {
    expect(['=1+1', '+1', '-1', '@x'].map(csvField)).toEqual(["'=1+1", "'+1", "'-1", "'@x"])
    expect(csvField('a "b", c')).toBe('"a ""b"", c"')
    expect(csvField('Ana')).toBe('Ana')
  })

  it('makes no markup of a name', () => {
    expect(escaped('<script>&"\u0000')).toBe('&lt;script&gt;&amp;&quot;')
  })
})
