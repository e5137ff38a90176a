import { describe, expect, it } from 'vitest'
import { evaluateOrg } from '@shared/engine/heat-map/recount'
import { judgedOrg } from '@shared/assertion/judged-org'
import type { Org } from '@shared/model/org'
import { concerns, mendingSteps, strengthSteps } from '@shared/scenario/strength'
import { built, record } from '../../org-builder'
import { ownerRule } from '../../org-sharing'

const finished = <Value>(steps: Generator<unknown, Value>): Value => {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}
const options = { now: null }
const org: Org = built(
  record('t1', 'rw1', 'Thing__c', { Name: 'One' }),
  record('t2', 're', 'Thing__c', { Name: 'Two' }),
  ownerRule({ kind: 'user', user: 'rw1' as never }, { to: 're' }), // the frame's own id
)
const strength = (...sentences: string[]) =>
  finished(strengthSteps(evaluateOrg(org, options), options, sentences))

const unguarded = strength()

describe('strength', () => {
  it('a default that is opened is caught by who forbids what it opens, and unprotected without', () => {
    const change = 'object:Thing__c.sharingModel=Read'
    const guarded = strength('rw2 must never read Thing__c Two')
    expect(guarded.caught.find((one) => one.change === change)?.by).toEqual([0])
    const open = unguarded
    expect(open.score).toBe(0)
    expect(open.unprotected.find((one) => one.change === change)?.sentence).toMatch(
      /must never read/,
    )
  })

  it('a rule that is switched off is unprotected, with a sentence that says what it gives', () => {
    const rule = unguarded.unprotected.find(({ change }) => change.startsWith('sharingRule:'))
    expect(rule).toMatchObject({
      change: 'sharingRule:Thing__c.Rule_1=off',
      sentence: 'users with profile "Profile re" may read any Thing__c',
    })
  })

  it('what changes nobody’s access is set aside', () => {
    const { equivalentCount, caught, unprotected } = unguarded
    expect(equivalentCount).toBeGreaterThan(0)
    expect([...caught, ...unprotected].map(({ change }) => change)).not.toContain(
      'profile:"Profile adm".object:Thing__c.viewAll=true',
    )
  })

  it('a requirement that is broken already catches nothing', () => {
    expect(strength('re must never read any Thing__c').caught).toEqual([])
  })
})

describe('mending', () => {
  it('offers single settings after which the requirement is met, the smallest first', () => {
    const base = evaluateOrg(org, options)
    const sentence = 're must never read Thing__c One'
    const found = finished(
      mendingSteps(base, options, sentence, concerns(judgedOrg(base), 'Thing__c')),
    )
    expect(found.map(({ change }) => change)).toContain('sharingRule:Thing__c.Rule_1=off')
    expect(found.map(({ cellCount }) => cellCount)).toEqual(
      found.map(({ cellCount }) => cellCount).sort((x, y) => x - y),
    )
  })
})
