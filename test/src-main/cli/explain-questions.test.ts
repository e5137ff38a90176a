import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { orgDocumentPieces } from '@shared/import/org-document/format-org-document'
import type { Org } from '@shared/model/org'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { built, record, share, type Edit } from '../../org-builder'
import { folder, item } from '../../org-content'
import { newField } from '../../org-frame'
import { addDetail, addField } from '../../org-objects'
import { field, permissions, system } from '../../org-permissions'
import { called, rowsOf } from './called'

const runs: Edit = (org) => ['re', 'rw1'].reduce((o, user) => system(user, 'RunReports')(o), org)
const org: Org = built(
  addField('Account', newField('Phone', 'Phone')),
  addField('Account', newField('Ssn__c', 'EncryptedText')),
  addDetail('Line__c', { Thing__c: { master: 'Thing__c', writeNeeds: 'Edit' } }),
  permissions('rw2', 'Line__c', 'R'),
  field('re', 'Account', 'Phone', true, true),
  field('re', 'Account', 'Ssn__c', true, true),
  runs,
  record('acme', 're', 'Account', { Phone: '555', Ssn__c: '123456789' }),
  record('m', 'rw1'),
  share('m', 're'),
  share('acme', 'rw1', 'Read', { children: { caseAccessLevel: 'Edit' } }),
  folder('F', [['everyone', 'View']]),
  folder('D', [['everyone', 'View']], { kind: 'Dashboard' }),
  item('x', 'Report', 'F'),
  item('d', 'Dashboard', 'D', { Type: 'SpecifiedUser', RunningUserId: 'rw1' }),
)

const place = mkdtempSync(join(tmpdir(), 'tripod-explain-'))
const file = join(place, 'org.tripod.json')
beforeAll(() => {
  writeFileSync(file, [...orgDocumentPieces(org)].join(''))
})
afterAll(() => {
  rmSync(place, { recursive: true })
})

async function explained(...words: string[]): Promise<unknown> {
  const { status, out, error } = await called(['explain', file, ...words])
  if (status !== 0) throw new Error(error)
  return JSON.parse(out)
}
async function refused(...words: string[]): Promise<string> {
  const { status, error } = await called([words[0] ?? '', file, ...words.slice(1)])
  expect(status).toBe(2)
  return error
}
const fieldRow = async (channel: string, name: string, ...words: string[]) => {
  const asked = ['fields', file, '--user', 're', '--object', 'Account', '--channel', channel]
  const { out } = await called([...asked, ...words])
  const row = rowsOf(out).find((one) => one.Field === `Account.${name}`)
  return `${row?.IsReadable ?? ''} ${row?.IsEditable ?? ''} ${row?.Shown ?? ''} ${row?.IsCreatable ?? ''}`
}

describe('explain, beyond one record', () => {
  it('R17.2 a row on an account tells its four levels', async () => {
    const document = await explained('--user', 'rw1', '--record', 'acme')
    expect(document).toMatchObject({
      grants: [
        {
          rowCause: 'Manual',
          levels: { account: 'Read', contact: 'None', opportunity: 'None', case: 'Edit' },
        },
      ],
      undelete: 'own',
    })
    const other = await explained('--user', 're', '--record', 'm')
    expect(JSON.stringify(other)).not.toContain('levels')
  })

  it('R11.7 --create asks the masters that are named', async () => {
    const create = ['--create', 'Line__c', '--record', 'm']
    expect(await explained('--user', 're', ...create)).toMatchObject({
      create: 'Line__c',
      verdict: 'closed',
      recordTypes: [],
    })
    expect(await explained('--user', 'rw1', ...create)).toMatchObject({ verdict: 'open' })
    expect(await explained('--user', 'rw2', ...create)).toMatchObject({
      legs: [{ leg: 'object', verdict: 'closed' }, { leg: 'record' }],
    })
    const nowhere = await explained('--user', 'rw1', '--create', 'Line__c')
    expect(nowhere).toMatchObject({ verdict: 'unknown' })
  })

  it('R15.10 --through a report shows what the viewer may read', async () => {
    const through = ['--record', 'm', '--through', 'x']
    expect(await explained('--user', 're', ...through)).toMatchObject({
      through: { kind: 'Report', shows: 'open' },
    })
    expect(await explained('--user', 'rw2', ...through)).toMatchObject({
      through: { shows: 'closed' },
    })
  })

  it('FLD-20 --through a dashboard shows what its running user may read, drilling down does not', async () => {
    const asked = ['--user', 're', '--through', 'd', '--source', 'x']
    expect(await explained(...asked, '--record', 'm')).toMatchObject({
      through: { kind: 'Dashboard', runsAs: 'rw1@frame.example', shows: 'open', drillDown: 'open' },
    })
    expect(await explained('--user', 're', '--record', 'm', '--through', 'd', '--as', 're')).toMatchObject({ through: { shows: 'closed' } }) // prettier-ignore
  })

  it('FLS-46 --channel tells a field as it shows there', async () => {
    const asked = ['--user', 're', '--record', 'acme', '--field', 'Ssn__c', '--channel']
    expect(await explained(...asked, 'api')).toMatchObject({
      channel: { channel: 'API_USER', shown: 'MASKED', isEditable: true },
    })
    expect(await explained(...asked, 'apex:66.0:rest')).toMatchObject({
      channel: { channel: 'APEX_SYSTEM', shown: 'VALUE' },
    })
  })

  it('R3.11 --calendar tells what is seen of a calendar', async () => {
    const asked = ['--user', 're', '--calendar', 'rw1']
    expect(await explained(...asked)).toMatchObject({
      calendar: 'rw1@frame.example',
      access: 'HideDetailsInsert',
      isAssumed: true,
    })
    const stated = ['--change', 'setting:defaultCalendarAccess=ShowDetails']
    expect(await explained(...asked, ...stated)).toMatchObject({
      seesDetails: true,
      isAssumed: false,
    })
  })

  it('says which words of a call do not go together', async () => {
    const asked = ['explain', '--user', 're']
    expect(await refused(...asked)).toContain('name it once with `--record`')
    expect(await refused(...asked, '--record', 'm', '--record', 'acme')).toContain('one record')
    expect(await refused(...asked, '--record', 'm', '--channel', 'api')).toContain('`--field`')
    expect(await refused(...asked, '--record', 'm', '--through', 'acme')).toContain('no report')
    expect(await refused(...asked, '--record', 'm', '--through', 'x', '--as', 're')).toContain('dashboards') // prettier-ignore
  })
})

describe('fields through a channel', () => {
  it('FLS-46 CLS-10 CLS-14 masks by channel', async () => {
    expect(await fieldRow('api', 'Ssn__c')).toBe('true true MASKED true')
    expect(await fieldRow('APEX_USER', 'Ssn__c')).toBe('true true VALUE true')
    expect(await fieldRow('report', 'Phone')).toBe('true false VALUE false')
  })

  it('FLS-40 what a page shows is unknown without its layout', async () => {
    expect(await fieldRow('ui', 'Phone')).toBe('unknown unknown unknown unknown')
    const { out } = await called(['fields', file, '--user', 're', '--object', 'Account', '--channel', 'ui', '--certainty']) // prettier-ignore
    expect(rowsOf(out)[0]?.Certainty).toBe('unknown')
  })

  it('CLS-02 --sensitivity appends the weight of the classification', async () => {
    const asked = ['fields', file, '--user', 're', '--object', 'Account', '--sensitivity']
    const classified = ['--change', 'field:Account.Phone.securityClassification=Restricted']
    const weights = rowsOf((await called([...asked, ...classified])).out)
    expect(weights.map(({ Field, Sensitivity }) => [Field, Sensitivity])).toContainEqual(['Account.Phone', '3']) // prettier-ignore
    const through = rowsOf((await called([...asked, '--channel', 'api'])).out)
    expect(through.every(({ Sensitivity }) => Sensitivity === '1')).toBe(true)
  })

  it('FLS-47 FLS-48 code and flows by how they start', async () => {
    const other = ['--record', 'acme', '--change', 'profile:"Profile re".object:Account.read=false']
    expect(await fieldRow('flow:record-triggered', 'Phone', ...other)).toMatch(/^true true VALUE/)
    expect(await fieldRow('flow:screen', 'Phone', ...other)).toMatch(/^false false HIDDEN/)
    expect(await fieldRow('apex:67.0:rest', 'Phone', ...other)).toMatch(/^false false HIDDEN/)
    expect(await fieldRow('apex:60:rest:with', 'Phone', ...other)).toMatch(/^true true VALUE/)
  })

  it('refuses a channel that is none, and code whose caller nobody named', async () => {
    const asked = ['fields', '--channel']
    expect(await refused(...asked, 'fax')).toContain('LIST_VIEW')
    expect(await refused(...asked, 'apex:60:called')).toContain('caller')
    expect(await refused(...asked, 'apex:x:rest')).toContain('is no channel')
    expect(await refused(...asked, 'flow:never')).toContain('is no channel')
  })
})
