import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { conformance, conformancePage } from './conformance'
import { rulesIn, testNames } from './named-rules'

const page = fileURLToPath(new URL('CONFORMANCE.md', import.meta.url))

describe('the conformance page', () => {
  it('is what the tree says', () => {
    if (process.env.WRITE_CONFORMANCE === '1') writeFileSync(page, conformancePage())
    expect(readFileSync(page, 'utf8')).toBe(conformancePage())
  })

  it('every rule has a test that names it, or a note that says why not', () => {
    const silent = conformance().rules.filter(({ tests, why }) => tests.length === 0 && why === '')
    expect(silent.map(({ id }) => id)).toEqual([])
  })

  it('every fact on access has a test that names it, or a note that says why not', () => {
    const silent = conformance().facts.filter(({ tests, why }) => tests.length === 0 && why === '')
    expect(silent.map(({ id }) => id)).toEqual([])
  })
})

describe('reading rule ids', () => {
  const order = new Map(['R1.1', 'R1.2', 'R1.3', 'F001'].map((id, at) => [id, at]))

  it('finds single ids and fills runs', () => {
    expect(rulesIn('R1.1–R1.3 F001', order)).toEqual(['R1.1', 'R1.2', 'R1.3', 'F001'])
  })

  it('takes a run that leads nowhere as its first id alone', () => {
    expect(rulesIn('R1.3–R1.1', order)).toEqual(['R1.3'])
  })

  it('reads names of tests, not their bodies', () => {
    expect(testNames("it('R1.1 holds', () => { expect('R1.2') })")).toEqual(['R1.1 holds'])
  })
})
