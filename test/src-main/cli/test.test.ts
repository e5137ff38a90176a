import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatOrgDocument } from '@shared/import/org-document/format-org-document'
import { emptyDesign } from '@shared/model/design'
import { built, edited, group, record, share } from '../../org-builder'
import { called } from './called'

const org = built(
  record('t1', 'rw1', 'Thing__c', { Name: 'One' }),
  record('t2', 're', 'Thing__c', { Name: 'Two' }),
  group('Gap', ['rw2']),
  share('t2', 'Gap'),
)

let folder = ''
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return name
}
const test = (...words: string[]) => called(['test', ...words], { folder })

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tripod-test-'))
  const kept = { text: 'rw1 may read Thing__c One', note: '' }
  file('org.tripod.json', formatOrgDocument(org, { ...emptyDesign, requirements: [kept] }))
  const unknown = edited(org, (one) => ({
    ...one,
    groups: one.groups.map((each) => ({ ...each, members: null })),
  }))
  file('unknown.tripod.json', formatOrgDocument(unknown, emptyDesign))
  file(
    'two.tripod-test.yaml',
    'requirements:\n  - rw1 may read Thing__c One\n  - {id: S-1, text: rw1 may read Thing__c Two}\n',
  )
  file('gap.tripod-test.yaml', 'requirements:\n  - rw1 must never read Thing__c Two\n')
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

describe('tripod test', () => {
  it('runs the requirements of a file, and ends with 1 when one is broken', async () => {
    const { status, out } = await test('org.tripod.json', '--assertions', 'two.tripod-test.yaml')
    expect(status).toBe(1)
    expect(out).toContain(
      'TAP version 14\n1..2\nok 1 - rw1 may read Thing\\_\\_c One'.replaceAll('\\_', '_'),
    )
    expect(out).toContain('not ok 2 - S-1 rw1 may read Thing__c Two\n  ---\n')
    expect(out).toContain('`rw1@frame.example` cannot read Thing__c `Two`')
  })

  it('runs the requirements of several files, which need not each have an option', async () => {
    const files = ['two.tripod-test.yaml', 'gap.tripod-test.yaml']
    const { status, out } = await test('org.tripod.json', '--assertions', ...files)
    expect([status, out]).toEqual([1, expect.stringMatching(/^TAP version 14\n1\.\.3\n/)])
    const none = await test('org.tripod.json', 'nowhere.yaml')
    expect([none.status, none.error]).toEqual([2, expect.stringContaining('nowhere.yaml')])
  })

  it('runs those kept with the org when no file is named', async () => {
    const { status, out } = await test('org.tripod.json')
    expect([status, out]).toEqual([0, 'TAP version 14\n1..1\nok 1 - rw1 may read Thing__c One\n'])
  })

  it('judges the org with its changes', async () => {
    const { status } = await test(
      'org.tripod.json',
      '--change',
      'object:Thing__c.sharingModel=Read',
      '--assertions',
      'two.tripod-test.yaml',
    )
    expect(status).toBe(0)
  })

  it('an answer that is not known fails, unless somebody vouches for it', async () => {
    const open = await test('unknown.tripod.json', '--assertions', 'gap.tripod-test.yaml')
    expect([open.status, open.out]).toEqual([1, expect.stringContaining('result: "undecided"')])
    file(
      'vouched.yaml',
      'requirements:\n  - {text: rw1 must never read Thing__c Two, assured: asked the admin}\n',
    )
    const vouched = await test('unknown.tripod.json', '--assertions', 'vouched.yaml')
    expect([vouched.status, vouched.out]).toEqual([
      0,
      expect.stringContaining('assured: asked the admin'),
    ])
    const known = await test('org.tripod.json', '--assertions', 'gap.tripod-test.yaml')
    expect(known.status).toBe(0)
  })

  it('writes JUnit', async () => {
    const { status, out } = await test(
      'org.tripod.json',
      '--assertions',
      'two.tripod-test.yaml',
      '--format',
      'junit',
    )
    expect([status, out]).toEqual([1, expect.stringContaining('<failure type="failed"')])
  })
})

describe('documents', () => {
  it('writes cases to try by hand: one that works and one that is refused, with users and records that exist', async () => {
    const { status } = await test('org.tripod.json', '--uat', 'uat.md')
    const text = readFileSync(join(folder, 'uat.md'), 'utf8')
    expect([status, text.split('\n').length]).toEqual([0, 7])
    expect(text).toMatch(/rw1@frame\.example \| Thing\\_\\_c One \(t1\) \| read \| it works \|/)
    expect(text).toMatch(/it is refused or not shown \(for comparison\)/)
  })

  it('traces a requirement to the settings that decide it, and a broken one to those that mend it', async () => {
    const words = ['--assertions', 'two.tripod-test.yaml', '--traceability']
    await test('org.tripod.json', ...words, 'trace.md')
    const text = readFileSync(join(folder, 'trace.md'), 'utf8')
    expect(text).toMatch(/rw1 may read Thing.*One \| met \| profile:.*breaks the requirement/)
    expect(text).toMatch(
      /Two \| broken \| object:Thing.*sharingModel \| .*=Read \| mends the requirement/,
    )
    await test('org.tripod.json', ...words, 'trace.xlsx')
    expect(readFileSync(join(folder, 'trace.xlsx')).subarray(0, 2).toString()).toBe('PK')
  })

  it('measures how much of the model the requirements guard', async () => {
    const { status, out, error } = await test('org.tripod.json', '--strength', '--format', 'json')
    const rows = JSON.parse(out) as {
      Change: string
      Result: string
      By: string
      Sentence: string
    }[]
    expect([status, error]).toEqual([0, expect.stringMatching(/^strength \d+ %: /)])
    expect(rows.find(({ Result }) => Result === 'caught')?.By).toBe('rw1 may read Thing__c One')
    expect(rows.find(({ Result }) => Result === 'unprotected')?.Sentence).not.toBe('')
  })

  it('refuses a name that is no document before it works', async () => {
    const { status, error } = await test('org.tripod.json', '--uat', 'uat.doc')
    expect([status, error]).toEqual([2, expect.stringContaining('end its name with .xlsx or .md')])
  })
})

describe('what is unusable ends with 2 and says where', () => {
  it.each([
    [
      'requirements:\n  - rw1 may reed any Account\n',
      'error bad.yaml:2 requirement column 13: `reed` is not understood',
    ],
    [
      'requirements:\n  - rw9 may read any Account\n',
      'error bad.yaml:2 requirement `rw9 may read any Account`, character 1: no user is named `rw9`',
    ],
    ['requirements: []\n', 'the files hold no requirement'],
    ['- x', 'error bad.yaml:1'],
  ])('%s', async (text, told) => {
    file('bad.yaml', text)
    const { status, out, error } = await test('org.tripod.json', '--assertions', 'bad.yaml')
    expect([status, out]).toEqual([2, ''])
    expect(error).toContain(told)
  })

  it('a file that is not there, a format that is not known, an org without requirements', async () => {
    expect((await test('org.tripod.json', '--assertions', 'none.yaml')).error).toContain(
      '`none.yaml` cannot be read',
    )
    expect((await test('org.tripod.json', '--format', 'csv')).error).toContain('use tap or junit')
    expect((await test('unknown.tripod.json')).error).toContain('the org keeps no requirements')
  })
})
