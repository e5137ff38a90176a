import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { heatMapSvg } from '@shared/report/heat-map-svg'

const cell = (row: string, column: string, count: number, possible: number, total: number) => ({
  row,
  column,
  count,
  possible,
  total,
})

function drawn(name: string): string {
  const cells = [cell(name, 'Account', 3, 3, 4), cell(name, 'Task', 0, 2, 2)]
  const columns = ['Account', 'Task']
  return [...heatMapSvg({ title: name, rows: [name], columns, cells })].join('')
}

function elementsOf(svg: string): string[] {
  const names: string[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name }) => names.push(name))
  parser.write(svg).close()
  return names
}

describe('a heat-map as svg', () => {
  it('has a square with a sentence for every cell, and marks unknown apart', () => {
    const svg = drawn('ana@acme.test')
    expect(svg).toContain('<title>ana@acme.test, Account: 3 of 4</title>')
    expect(svg).toContain('<title>ana@acme.test, Task: unknown of 2</title>')
    expect(svg).toContain('url(#unknown)')
  })

  it('tells an object without records from one that nobody may read', () => {
    const glyph = (total: number) => {
      const columns = ['Account']
      const cells = [cell('ana', 'Account', 0, 0, total)]
      return [...heatMapSvg({ title: 'T', rows: ['ana'], columns, cells })]
        .find((piece) => piece.startsWith('<g>'))
        ?.match(/>(.)<\/text>/u)?.[1]
    }
    expect(glyph(0)).toBe('–')
    expect(glyph(4)).toBe('·')
  })

  it('keeps hostile names as text', () => {
    const plain = elementsOf(drawn('ana'))
    const hostile = '</text><script>alert(1)</script>&"\'\u0000\u001b\ud800'
    expect(elementsOf(drawn(hostile))).toEqual(plain)
  })
})
