import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  changedText,
  lineHunks,
  textChanges,
} from '../../../../src-renderer/worker/calls/source/line-hunks'

const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'long line', ''), { maxLength: 12 })

it('changes between two texts make one of the other, whatever they are', () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const [from, to] = [before.join('\n'), after.join('\n')]
      expect(changedText(from, textChanges(from, to))).toBe(to)
    }),
  )
})

it('a change inside a line touches nothing but the letters that differ', () => {
  const before = '{\n {"name":"Ana","role":"A"},\n {"name":"Bob"}\n}'
  const after = before.replace('"A"', '"B"')
  const offset = before.indexOf('"A"') + 1
  expect(textChanges(before, after)).toEqual([{ offset, length: 1, text: 'B' }])
})

it('lines that stay are in no hunk, also when a line is put among them', () => {
  const before = ['a', 'b', 'c', 'd']
  expect(lineHunks(before, ['a', 'b', 'new', 'c', 'd'])).toEqual([
    { line: 2, removed: [], added: ['new'] },
  ])
  expect(lineHunks(before, before)).toEqual([])
})

it('two changes far from each other are two hunks', () => {
  const before = Array.from({ length: 40 }, (_, at) => `line ${at}`)
  const after = before.with(3, 'three').with(30, 'thirty')
  expect(lineHunks(before, after).map(({ line }) => line)).toEqual([3, 30])
})
