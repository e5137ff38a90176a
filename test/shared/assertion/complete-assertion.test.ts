import { describe, expect, it } from 'vitest'
import { sentenceCompletions } from '@shared/assertion/complete-assertion'
import { exampleSentences } from '@shared/assertion/example-sentences'
import { workshopOrg } from '@shared/sample/workshop'
import { built, record } from '../../org-builder'
import { boundIn, judgedOf } from './judged'

const { compiled } = judgedOf(
  built(
    record('t1', 'rw1', 'Thing__c', { Name: 'Big Deal', Status: 'Open' }),
    record('t2', 'rw1', 'Thing__c', { Name: 'Small', Status: 'Closed Won' }),
  ),
)
const labels = (sentence: string) =>
  sentenceCompletions(compiled, sentence, 40).map(({ label }) => label)

describe('a sentence goes on with what may stand there and with names that exist', () => {
  it.each([
    ['part', ['partner users']],
    ['users with pr', ['profile']],
    ['users with role Mgr', ['Mgr_West']],
    ['rw1 ', ['must never', 'may not', 'may']],
    ['rw1 m', ['must never', 'may not', 'may']],
    ['rw1 may re', ['read']],
    ['rw1 may read any Th', ['Thing__c']],
    ['rw1 may read Case.Acc', ['Case.AccountId']],
    ['rw1 may read Thing__c Bi', ['"Big Deal"']],
    ['rw1 may read any Thing__c where Status = Cl', ['"Closed Won"']],
    ['rw1 may read any Case where Acc', ['AccountId']],
  ])('%s', (sentence, expected) => {
    expect(labels(sentence).slice(0, expected.length)).toEqual(expected)
  })

  it('every completion of a complete sentence parses with the org’s own names', () => {
    for (const { text, isComplete } of sentenceCompletions(compiled, 'rw1 may read ', 40))
      if (isComplete) expect(() => boundIn(judgedOf(compiled.org), text)).not.toThrow()
  })
})

describe('examples', () => {
  it('are understood in the org that they are for', () => {
    for (const org of [compiled.org, workshopOrg()]) {
      const judged = judgedOf(org)
      const examples = exampleSentences(judged.compiled)
      for (const sentence of examples) expect(() => boundIn(judged, sentence)).not.toThrow()
    }
    expect(exampleSentences(compiled).length).toBeGreaterThan(2)
  })
})
