import { describe, expect, it } from 'vitest'
import { compileRowLookup, rowOf } from '@shared/engine/compile/row-lookup'
import { runThrough } from '@shared/engine/compile/steps'

const lookupOf = (ids: readonly string[]) => runThrough(compileRowLookup(ids))

const numbered = (count: number) =>
  Array.from({ length: count }, (_, row) => `001${String(row).padStart(12, '0')}AAA`)

describe('rows by id', () => {
  it('every id of a table leads to its row', () => {
    const ids = numbered(10_000)
    const lookup = lookupOf(ids)
    expect(ids.every((id, row) => rowOf(lookup, id) === row)).toBe(true)
  })

  it('an id that no record has leads nowhere, in an empty table as well', () => {
    const lookup = lookupOf(numbered(1_000))
    expect(rowOf(lookup, '001000000001000AAA')).toBeUndefined()
    expect(rowOf(lookup, '')).toBeUndefined()
    expect(rowOf(lookupOf([]), '001000000000000AAA')).toBeUndefined()
  })

  it('of an id that stands twice the last row counts', () => {
    expect(rowOf(lookupOf(['a', 'b', 'a']), 'a')).toBe(2)
    expect(rowOf(lookupOf(['a', 'b', 'a']), 'b')).toBe(1)
  })
})
