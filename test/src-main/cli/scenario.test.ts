import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatOrgDocument } from '@shared/import/org-document/format-org-document'
import { parseOrgDocument } from '@shared/import/org-document/parse-org-document'
import { emptyDesign, type Scenario } from '@shared/model/design'
import { called, fixture } from './called'

const opened = 'object:Expense__c.sharingModel=Read'
const further = 'object:Case.sharingModel=Read'
const off = 'object:Salary_Note__c.sharingModel=ReadWrite'

const scenario = (name: string, on: string | null, ...texts: readonly string[]): Scenario => ({
  name,
  on,
  note: '',
  changes: texts.map((text) => ({ text, isOn: text !== off })),
})

let folder = ''
let org = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tripod-scenario-'))
  org = join(folder, 'org.tripod.json')
  const scenarios = [
    scenario('Opened', null, opened, off),
    scenario('Opened further', 'Opened', further),
    scenario('Broken', null, 'object:Nothing__c.sharingModel=Private'),
    scenario('Loose', 'Gone'),
    scenario('Loop', 'Loop'),
  ]
  await called(['import', fixture('el-toro'), '--out', org])
  const parsed = parseOrgDocument(readFileSync(org, 'utf8'))
  if (parsed.kind === 'refused') throw new Error(parsed.message)
  writeFileSync(org, formatOrgDocument(parsed.org, { ...emptyDesign, scenarios }))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const changes = (...texts: readonly string[]) => texts.flatMap((text) => ['--change', text])

describe('--scenario', () => {
  it('answers as its changes and those it stands on do one by one, those that are off left out', async () => {
    for (const command of ['whatif', 'heatmap'] as const) {
      const named = await called([command, org, '--scenario', 'Opened further'])
      const given = await called([command, org, ...changes(opened, further)])
      expect(named.out).toBe(given.out)
      expect(named.status).toBe(0)
    }
    const alone = await called(['heatmap', org, '--scenario', 'Opened'])
    expect(alone.out).toBe((await called(['heatmap', org, ...changes(opened)])).out)
    expect(alone.out).not.toBe((await called(['heatmap', org])).out)
  })

  it('comes before the changes of the call', async () => {
    const after = await called(['heatmap', org, '--scenario', 'Opened', ...changes(further)])
    expect(after.out).toBe((await called(['heatmap', org, ...changes(opened, further)])).out)
  })

  it('is refused with the near names where no scenario has it', async () => {
    const { status, error } = await called(['heatmap', org, '--scenario', 'Opend'])
    expect(status).toBe(2)
    expect(error).toContain('no scenario is called `Opend`; did you mean `Opened`')
  })

  it('is refused, and ends, where it stands on none, on itself, or cannot be made', async () => {
    const refusal = async (name: string) => {
      const { status, error } = await called(['heatmap', org, '--scenario', name])
      expect(status).toBe(2)
      return error
    }
    expect(await refusal('Loose')).toContain('stands on `Gone`, which is none')
    expect(await refusal('Loop')).toContain('stands on itself')
    expect(await refusal('Broken')).toContain('scenario `Broken`, change `object:Nothing__c')
  })

  it('is one for a question, and refused as a second', async () => {
    const words = ['heatmap', org, '--scenario', 'Opened', '--scenario', 'Broken']
    expect((await called(words)).status).toBe(2)
  })

  it('is part of the base in what `import` writes, and leaves what is off behind', async () => {
    const out = join(folder, 'applied.tripod.json')
    await called(['import', org, '--scenario', 'Opened further', '--out', out])
    const parsed = parseOrgDocument(readFileSync(out, 'utf8'))
    if (parsed.kind === 'refused') throw new Error(parsed.message)
    const expense = parsed.org.objects.find(({ name }) => name === 'Expense__c')
    expect(expense?.sharingModel).toBe('Read')
    expect(parsed.design?.scenarios.slice(0, 2).map((one) => one.changes.length)).toEqual([1, 0])
  })
})

describe('diff of scenarios', () => {
  const configuration = async (...words: readonly string[]) =>
    (await called(['diff', ...words, '--show', 'configuration'])).out

  it('of one org compares the base with one, or two with each other', async () => {
    const base = await configuration(org, '--scenario', 'Opened further')
    expect(base).toContain('Expense__c')
    expect(base).toContain('Case')
    const two = await configuration(org, '--scenario', 'Opened', '--scenario', 'Opened further')
    expect(two).not.toContain('Expense__c')
    expect(two).toContain('Case')
    const back = await configuration(org, '--scenario', 'Opened', '--scenario', '')
    expect(back).toContain('Expense__c')
  })

  it('of two orgs takes one for both, or one for each', async () => {
    const header = (await configuration(org, org)).trimEnd()
    expect(await configuration(org, org, '--scenario', 'Opened')).toContain(header)
    expect((await configuration(org, org, '--scenario', 'Opened')).trimEnd()).toBe(header)
    const each = await configuration(org, org, '--scenario', '', '--scenario', 'Opened')
    expect(each).toContain('Expense__c')
  })

  it('of one org puts the base and any scenarios beside each other, a column for each', async () => {
    const names = ['', 'Opened', 'Opened further'].flatMap((name) => ['--scenario', name])
    const { out } = await called(['diff', org, ...names])
    const [header, ...rows] = out.trimEnd().split('\n')
    expect(header).toBe('Part,Kind,Subject,Property,A,B,C')
    const ofTwo = async (...two: readonly string[]) =>
      (await called(['diff', org, ...two.flatMap((name) => ['--scenario', name])])).out
    const column = (at: number) =>
      rows
        .map((row) => row.split(','))
        .filter((cells) => cells.length === 7 && cells[4] !== cells[at])
        .map((cells) => [...cells.slice(0, 5), cells[at]].join(','))
        .sort()
    expect(column(5).length).toBeGreaterThan(0)
    for (const [at, name] of ['Opened', 'Opened further'].entries())
      expect(column(at + 5)).toEqual((await ofTwo('', name)).trimEnd().split('\n').slice(1).sort())
  })

  it('needs two sides, and of two orgs no third', async () => {
    expect((await called(['diff', org])).status).toBe(2)
    const three = ['Opened', 'Opened', 'Opened'].flatMap((name) => ['--scenario', name])
    expect((await called(['diff', org, org, ...three])).status).toBe(2)
  })
})
