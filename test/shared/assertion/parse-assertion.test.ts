import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatAssertion } from '@shared/assertion/format-assertion'
import { parseAssertion } from '@shared/assertion/parse-assertion'
import { assertionArbitrary } from './assertion-arbitrary'

/** The sentence again from what was understood; a refusal as column and message. */
function understood(sentence: string): string {
  const parsed = parseAssertion(sentence)
  return parsed.kind === 'ok'
    ? formatAssertion(parsed.assertion)
    : `${String(parsed.column)}: ${parsed.message}`
}

describe('a requirement', () => {
  it('parses to itself when it is written as text', () => {
    fc.assert(
      fc.property(assertionArbitrary, (assertion) => {
        const parsed = parseAssertion(formatAssertion(assertion))
        expect(parsed).toEqual({ kind: 'ok', assertion })
      }),
      { numRuns: 2_000 },
    )
  })

  it.each([
    [
      'Partner users must never read SSN__c of any Account.',
      'partner users must never read Account.SSN__c of any Account',
    ],
    [
      'Only the owner’s superiors may delete Invoice__c records where Status = Closed',
      "only the owner's superiors may delete any Invoice__c where Status = Closed",
    ],
    ['ana may not edit Invoice 17', 'ana may not edit Invoice 17'],
    [
      'at least one of ana, bob or eve may transfer any Case',
      'at least one of ana, bob and eve may transfer any Case',
    ],
    [
      'exactly users with role VP Sales may edit Account Acme Corp',
      'exactly users with role "VP Sales" may edit Account "Acme Corp"',
    ],
    [
      'nobody except user Ana may view all Account',
      'nobody except Ana may view all Account records',
    ],
    [
      'users in queue Tier2 may read Account.Rating of records they own unless Industry = Banking, Law and Rating is not blank',
      'users in queue Tier2 may read Account.Rating of Account records they own unless Industry = Banking, Law and Rating is not blank',
    ],
    [
      'guest users must never read Account.Rating',
      'guest users must never read Account.Rating of any Account',
    ],
  ])('%s', (sentence, again) => {
    expect(understood(sentence)).toBe(again)
  })
})

describe('a sentence that is not understood says where and what would be', () => {
  it.each([
    ['', '1: the sentence stops too soon; go on with `nobody`, `only`, `exactly`'],
    ['partner users mya read any Account', '15: `mya` is not understood here; did you mean `may`?'],
    [
      'partner users must read any Account',
      '20: `read` is not understood here; write `never` there',
    ],
    ['ana may reed any Account', '9: `reed` is not understood here; did you mean `read`?'],
    ['ana may read', '13: the sentence stops too soon; go on with'],
    [
      'ana may read any Account wher Rating = Hot',
      '26: `wher` is not understood here; did you mean `where` or `when`?',
    ],
    ['ana may read Account "Acme', '22: this quotation mark is never closed'],
    ['only ana must never read any Account', '10: after `only` only `may` is clear'],
    ['ana may delete Account.Rating of any Account', '9: a field can be read or edited'],
    ['ana may create Account records they own', '9: `create` is a permission on an object'],
    [
      'ana may read Account.SSN__c of any Contact',
      '36: `Contact` is not understood here; write `records`, `record` or `account` there',
    ],
  ])('%s', (sentence, told) => {
    expect(understood(sentence)).toContain(told)
  })
})
