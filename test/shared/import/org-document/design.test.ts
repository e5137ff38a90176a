import { describe, expect, it } from 'vitest'
import { importInputs } from '@shared/import/import-org'
import { formatOrgDocument } from '@shared/import/org-document/format-org-document'
import { parseOrgDocument } from '@shared/import/org-document/parse-org-document'
import { memoryFile } from '@shared/import/source-file'
import { emptyDesign, type Design, type Scenario } from '@shared/model/design'
import { emptyOrg } from '@shared/model/org'

const org = emptyOrg('Harbour')

const scenario = (name: string, on: string | null, ...texts: readonly string[]): Scenario => ({
  name,
  on,
  note: '',
  changes: texts.map((text) => ({ text, isOn: true })),
})

const design: Design = {
  scenarios: [
    { ...scenario('Private', null, 'object:Account.sharingModel=Private'), note: 'for the audit' },
    {
      ...scenario('Careful', 'Private'),
      changes: [{ text: 'user:ana.role=', isOn: false, about: 'nobody above her', before: 'CEO' }],
    },
  ],
  requirements: [{ text: 'ana may read Invoice 17', note: '' }],
  watches: [{ user: 'ana', object: 'Account', record: null, field: 'Rating' }],
}

async function imported(...designs: readonly Design[]) {
  const files = designs.map((one, at) => [
    memoryFile(`${String(at)}.tripod.json`, formatOrgDocument(org, one)),
  ])
  const result = await importInputs(files)
  if (result.kind === 'cancelled') throw new Error('nobody cancelled it')
  return result
}

describe('the design of an org document', () => {
  it('is read as it was written, and written in the order of its author', () => {
    const text = formatOrgDocument(org, design)
    const parsed = parseOrgDocument(text)
    expect(parsed).toMatchObject({ kind: 'ok', design, problems: [] })
    expect(formatOrgDocument(org, design)).toBe(text)
    expect(text.indexOf('"Private"')).toBeLessThan(text.indexOf('"Careful"'))
  })

  it('stands one scenario and one change a line', () => {
    const lines = formatOrgDocument(org, design).split('\n')
    expect(lines).toContain('  {"text":"object:Account.sharingModel=Private","isOn":true}')
    expect(lines.filter((line) => line.startsWith(' {"name":'))).toHaveLength(2)
  })

  it('is left out of the text where there is none, and read as none', () => {
    expect(formatOrgDocument(org, emptyDesign)).toBe(formatOrgDocument(org))
    expect(parseOrgDocument(formatOrgDocument(org))).toMatchObject({ kind: 'ok', design: null })
  })

  it('names line and scenario where one stands on itself or on none', async () => {
    const broken = [scenario('A', 'B'), scenario('B', 'A'), scenario('C', 'Gone')]
    const { diagnostics } = await imported({ ...emptyDesign, scenarios: broken })
    expect(diagnostics.map(({ code }) => code)).toEqual([
      'scenario-loop',
      'scenario-loop',
      'unknown-scenario',
    ])
    const lines = formatOrgDocument(org, { ...emptyDesign, scenarios: broken }).split('\n')
    expect(lines[(diagnostics[2]?.line ?? 0) - 1]).toContain('"Gone"')
  })

  it('keeps the later of two scenarios of one name, and says so', async () => {
    const twice = [scenario('A', null, 'x'), scenario('A', null, 'y')]
    const result = await imported({ ...emptyDesign, scenarios: twice })
    expect(result.design.scenarios).toEqual([scenario('A', null, 'y')])
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['repeated-scenario'])
  })

  it('of a later document lies over that of an earlier one, by name', async () => {
    const later = {
      ...emptyDesign,
      scenarios: [scenario('Careful', null, 'z'), scenario('New', null)],
    }
    const result = await imported(design, later)
    expect(result.design.scenarios.map(({ name, on }) => [name, on])).toEqual([
      ['Private', null],
      ['Careful', null],
      ['New', null],
    ])
    expect(result.design.requirements).toEqual(design.requirements)
  })
})
