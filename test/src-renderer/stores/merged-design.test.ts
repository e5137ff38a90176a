import { describe, expect, it } from 'vitest'
import { emptyDesign, type Design, type Scenario } from '@shared/model/design'
import { mergedDesign } from '../../../src-renderer/stores/merged-design'

const scenario = (name: string, ...texts: readonly string[]): Scenario => ({
  name,
  on: null,
  note: '',
  changes: texts.map((text) => ({ text, isOn: true })),
})
const design = (...scenarios: readonly Scenario[]): Design => ({ ...emptyDesign, scenarios })
const [a, b, c] = [scenario('A', 'x'), scenario('B'), scenario('C')]

describe('an edit of a design that meets another one', () => {
  it('adds what it added, and leaves what the other left', () => {
    const left = design(scenario('A'), b)
    const edit = { before: design(a, b), after: design(a, b, c) }
    expect(mergedDesign(edit, left)).toEqual(design(scenario('A'), b, c))
  })

  it('takes away what it took away, and nothing else', () => {
    const edit = { before: design(a, b), after: design(b) }
    expect(mergedDesign(edit, design(a, b, c))).toEqual(design(b, c))
  })

  it('changes what it changed, and not what the other took away', () => {
    const edited = scenario('A', 'x', 'y')
    const edit = { before: design(a, b), after: design(edited, b) }
    expect(mergedDesign(edit, design(a, c))).toEqual(design(edited, c))
  })

  it('is the edit itself where nothing came between', () => {
    const edit = { before: design(a), after: design(b, a) }
    expect(mergedDesign(edit, edit.before)).toBe(edit.after)
  })
})
