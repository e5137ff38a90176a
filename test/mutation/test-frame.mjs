// What the tests of the engine use of vitest, so that a test is a function that can be called again and again.
import {
  ASYMMETRIC_MATCHERS_OBJECT,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
} from '@vitest/expect'
import * as chai from 'chai'

chai.use(JestExtend)
chai.use(JestChaiExpect)
chai.use(JestAsymmetricMatchers)
export const expect = Object.assign(
  (value, message) => chai.expect(value, message),
  chai.expect,
  globalThis[ASYMMETRIC_MATCHERS_OBJECT],
)

/** Time limits of a whole file, which do not hold here either. */
export const vi = { setConfig() {} }

let collected = []
let before = []
let titles = []

export async function collect(load) {
  collected = []
  before = []
  await load()
  return collected
}

/** A time limit stands before or behind it, and does not hold here. */
const functionOf = (parts) => parts.find((part) => typeof part === 'function')

export function it(name, ...rest) {
  collected.push({ name: [...titles, name].join(' '), run: functionOf(rest), before })
}

it.each =
  (rows) =>
  (name, ...rest) => {
    const run = functionOf(rest)
    for (const row of rows) it(name, () => (Array.isArray(row) ? run(...row) : run(row)))
  }

export function describe(name, fill) {
  const outer = { before, titles }
  before = [...before]
  titles = [...titles, name]
  fill()
  before = outer.before
  titles = outer.titles
}

describe.each = (rows) => (name, fill) => {
  for (const row of rows) describe(name, () => (Array.isArray(row) ? fill(...row) : fill(row)))
}

export function beforeAll(run) {
  let isRun = false
  before.push(async () => {
    if (!isRun) await run()
    isRun = true
  })
}
