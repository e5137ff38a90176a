import { describe, expect, it } from 'vitest'
import { compileOrgSteps } from '@shared/engine/compile/compile-org'
import {
  inPieces,
  oneByOne,
  rowsOfPiece,
  runThrough,
  sharedSteps,
  type Steps,
} from '@shared/engine/compile/steps'
import { accessCountSteps } from '@shared/engine/heat-map/access-counts'
import { compileIndexSteps } from '@shared/engine/index/compile-index'
import type { Org } from '@shared/model/org'
import { generateOrg } from '@shared/sample/generate-org'
import { largeShape } from '@shared/sample/org-shape'

function stepCount(steps: Steps<unknown>): number {
  let count = 1
  while (steps.next().done !== true) count++
  return count
}

describe('work in steps, so that it can be given up within 50 ms', () => {
  it('goes through every row once, no more than a piece in a step', () => {
    const pieces: number[][] = []
    const count = rowsOfPiece * 2 + 5
    const steps = inPieces(count, (from, to) => pieces.push([from, to]))
    expect(stepCount(steps)).toBe(4)
    expect(pieces.map(([from = 0, to = 0]) => to - from)).toEqual([rowsOfPiece, rowsOfPiece, 5])
    expect(pieces[0]?.[0]).toBe(0)
    expect(pieces.at(-1)?.[1]).toBe(count)
  })

  it('takes no step for no rows', () => {
    expect(stepCount(inPieces(0, () => expect.unreachable()))).toBe(1)
  })

  it('rests after entries whose work comes to a piece', () => {
    const seen: number[] = []
    const steps = oneByOne([1, 2, 3, 4, 5], rowsOfPiece / 2, (entry) => seen.push(entry))
    steps.next()
    expect(seen).toEqual([1, 2])
    expect(stepCount(steps)).toBe(2)
    expect(seen).toEqual([1, 2, 3, 4, 5])
  })

  it('who asks for work that another began takes it on, and both have its answer', () => {
    let begun = 0
    function* work(): Steps<string> {
      begun++
      yield null
      yield null
      return 'done'
    }
    const shared = sharedSteps(work)
    const first = shared()
    first.next()
    expect(runThrough(shared())).toBe('done')
    expect(first.next()).toEqual({ done: true, value: 'done' })
    expect(begun).toBe(1)
  })

  it('work that failed is begun anew for who asks next', () => {
    let begun = 0
    function* work(): Steps<string> {
      yield null
      if (begun++ === 0) throw new Error('the first time')
      return 'done'
    }
    const shared = sharedSteps(work)
    expect(() => runThrough(shared())).toThrow('the first time')
    expect(runThrough(shared())).toBe('done')
  })
})

describe('an org with more records takes more steps, not longer ones', () => {
  const options = { now: null }
  const orgOf = (recordCount: number) => generateOrg(largeShape(3, 60, recordCount))
  const compiledOf = (org: Org) => runThrough(compileOrgSteps(org, options))
  const indexOf = (org: Org) => runThrough(compileIndexSteps(compiledOf(org)))
  const small = orgOf(2_000)
  const large = orgOf(2_000 + rowsOfPiece * 10)

  it.each<[string, number, (org: Org) => Steps<unknown>]>([
    ['lookups', 10, (org) => compileOrgSteps(org, options)],
    ['index', 10, (org) => compileIndexSteps(compiledOf(org))],
    ['counts', 5, (org) => accessCountSteps(indexOf(org))],
  ])('%s', (_, more, steps) => {
    expect(stepCount(steps(large)) - stepCount(steps(small))).toBeGreaterThanOrEqual(more)
  })
})
