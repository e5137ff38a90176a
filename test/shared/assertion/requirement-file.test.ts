import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatAssertion } from '@shared/assertion/format-assertion'
import { formatRequirementFile, parseRequirementFile } from '@shared/assertion/requirement-file'
import { hostileText } from '../../property/org-arbitrary'
import { assertionArbitrary } from './assertion-arbitrary'

/** What was read, or each problem as `line:column message`. */
function read(text: string): readonly unknown[] {
  const file = parseRequirementFile(text)
  return file.kind === 'ok'
    ? file.requirements
    : file.problems.map(({ line, column, message }) => `${line}:${column} ${message}`)
}

describe('a file of requirements', () => {
  it('is read with its lines, a sentence alone or with id, note and who vouches for it', () => {
    const text = `# what the audit asks
requirements:
  - guest users must never read any Account
  - id: SEC-2
    text: "partner users must never read \\"Big Deal\\" Acme"
    note: since 2024
    assured: the site has no such page
`
    expect(read(text)).toEqual([
      {
        text: 'guest users must never read any Account',
        id: null,
        note: '',
        assured: null,
        line: 3,
      },
      {
        text: 'partner users must never read "Big Deal" Acme',
        id: 'SEC-2',
        note: 'since 2024',
        assured: 'the site has no such page',
        line: 5,
      },
    ])
  })

  it('holds again what was written', () => {
    const requirement = fc.record({
      text: assertionArbitrary.map(formatAssertion),
      note: hostileText,
    })
    fc.assert(
      fc.property(fc.array(requirement, { maxLength: 4 }), (requirements) => {
        const file = parseRequirementFile(formatRequirementFile(requirements))
        if (file.kind === 'unusable') throw new Error(file.problems[0]?.message)
        expect(file.requirements.map(({ text, note }) => ({ text, note }))).toEqual(requirements)
      }),
      { numRuns: 300 },
    )
  })
})

describe('what is wrong in a file is told at its place, with what to do', () => {
  it.each([
    ['', '1:1 the file has to begin with `requirements:`'],
    ['requirements:\n  a: b', '2:3 `requirements` is no list'],
    ['requirement:\n  - ana may read any Account', '1:1 `requirement` is not known here'],
    [
      'requirements:\n  - txt: ana may read any Account',
      '2:5 `txt` is not known here; did you mean `text`?',
    ],
    ['requirements:\n  - note: why', '2:5 a requirement needs `text`'],
    ['requirements:\n  - 17', '2:5 `text` is no text; put it in quotes'],
    [
      'requirements:\n  - ana may reed any Account',
      '2:13 `reed` is not understood here; did you mean `read`?',
    ],
    ['requirements:\n  - "ana may reed any Account"', '2:14 `reed` is not understood here'],
    [
      'requirements:\n  - text: ana may read any Account\n    text: again',
      '3:5 Map keys must be unique',
    ],
    [
      'requirements:\n  - &a ana may read any Account\n  - *a',
      '3:5 `text` is no text; put it in quotes, aliases are not read',
    ],
    ['requirements:\n  - "ana', 'Missing closing "quote'],
    [
      'requirements:\n  - {id: A, text: ana may read any Account}\n  - {id: A, text: bob may read any Account}',
      '3:1 the id `A` stands in line 2 already',
    ],
  ])('%s', (text, told) => {
    expect(read(text).join('\n')).toContain(told)
  })

  it('tells every problem of the file', () => {
    expect(
      read('requirements:\n  - ana reads\n  - bob may\n  - eve may read any Account'),
    ).toHaveLength(2)
  })
})
