import { describe, expect, it } from 'vitest'
import { bindAssertion } from '@shared/assertion/bind-assertion'
import { parseAssertion } from '@shared/assertion/parse-assertion'
import { changeObject } from '../../org-objects'
import { built, record } from '../../org-builder'
import { judgedOf } from './judged'

const judged = judgedOf(
  built(
    record('t1', 'rw1', 'Thing__c', { Name: 'Acme' }),
    changeObject('Thing__c', () => ({ label: 'Good Thing' })),
  ),
)

function bound(sentence: string): string {
  const parsed = parseAssertion(sentence)
  if (parsed.kind === 'refused') return parsed.message
  const result = bindAssertion(judged.compiled, parsed.assertion, sentence)
  return result.kind === 'ok'
    ? result.bound.object.name
    : `${String(result.column)}: ${result.message}`
}

describe('names', () => {
  it.each([
    ['rw1@frame.example may read any account', 'Account'],
    ['rw1 may read all accounts', 'Account'],
    ['rw1 may read all opportunities', 'Opportunity'],
    ['rw1 may read any "good thing"', 'Thing__c'],
    ['rw1 may read Thing__c Acme', 'Thing__c'],
    [
      'rw1 may read any Case where Ownerld = 1',
      '29: `Case` has no field `Ownerld`; did you mean `OwnerId`',
    ],
    ['rw1 may read any Acount', '18: no object is named `Acount`; did you mean `Account`?'],
    [
      'rv1@frame.example may read any Account',
      '1: no user is named `rv1@frame.example`; did you mean `rw1@frame.example`',
    ],
    [
      'users with role Rep_Wset may read any Account',
      '17: no role is named `Rep_Wset`; did you mean `Rep_West`',
    ],
    [
      'rw1 may read Account.Ratng of any Account',
      '14: `Account` has no field `Ratng`; did you mean `Rating`?',
    ],
    ['rw1 may read Thing__c Acne', '23: no record has the id or name `Acne`'],
  ])('%s', (sentence, answer) => {
    expect(bound(sentence)).toContain(answer)
  })
})
