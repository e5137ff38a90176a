import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { junitPieces } from '@shared/report/junit'
import { tapPieces } from '@shared/report/tap'
import type { TestOutcome } from '@shared/report/test-outcome'

const hostile = 'a # TODO \\ "x" <b> & \'y\'\nnot ok 9 - injected\u0007\u2028]]>'
const failed: TestOutcome = {
  title: hostile,
  result: 'failed',
  message: `broken: ${hostile}`,
  file: 'a"<.yaml',
  line: 3,
  counterexamples: [
    {
      user: hostile,
      record: null,
      object: 'Account',
      field: null,
      level: 'Edit',
      sentence: hostile,
      path: [hostile],
    },
  ],
}
const passed: TestOutcome = { ...failed, result: 'passed', counterexamples: [] }
const vouched: TestOutcome = { ...passed, result: 'vouched', title: 'by hand' }

describe('TAP', () => {
  const lines = [...tapPieces([passed, failed, vouched])].join('').split('\n')

  it('has one line for each test, whatever stands in the names', () => {
    expect(lines.slice(0, 2)).toEqual(['TAP version 14', '1..3'])
    const tests = lines.filter((line) => /^(not )?ok/.test(line))
    expect(tests.map((line) => line.slice(0, 10))).toEqual([
      'ok 1 - a \\',
      'not ok 2 -',
      'ok 3 - by ',
    ])
    expect(tests[0]).toContain('a \\# TODO \\\\ ')
    expect(tests[1]).not.toMatch(/[^\\]#/)
  })

  it('carries the counterexample in a YAML block that reads back', () => {
    const block = lines.slice(lines.indexOf('  ---') + 1, lines.indexOf('  ...'))
    expect(block.every((line) => line.startsWith('  '))).toBe(true)
    const read = parse(block.map((line) => line.slice(2)).join('\n')) as {
      counterexamples: unknown
    }
    expect(read.counterexamples).toEqual(failed.counterexamples)
  })
})

describe('JUnit', () => {
  it('is XML, whatever stands in the names, and counts what failed', () => {
    const xml = [...junitPieces(hostile, [passed, failed, vouched])].join('')
    const opened: string[] = []
    const parser = new SaxesParser()
    parser.on('opentag', ({ name, attributes }) => {
      opened.push(name)
      if (name === 'testsuite') expect(attributes).toMatchObject({ tests: '3', failures: '1' })
    })
    parser.on('error', (error) => {
      throw error
    })
    parser.write(xml).close()
    expect(opened.filter((name) => name === 'testcase')).toHaveLength(3)
    expect(opened.filter((name) => name === 'failure')).toHaveLength(1)
    expect(opened.filter((name) => name === 'system-out')).toHaveLength(1)
  })
})
