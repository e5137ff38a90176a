import { describe, expect, it } from 'vitest'
import { formatOrgDocument } from '@shared/import/org-document/format-org-document'
import { importOrg } from '@shared/import/import-org'
import { memoryFile } from '@shared/import/source-file'
import { codesOf, csv, imported, importedOver, xml } from './assemble/imported'

const project = {
  'roles/Sales.role': xml('Role', '<name>Sales</name><parentRole>Board</parentRole>'),
  'roles/Board.role': xml('Role', '<name>Board</name>'),
  'profiles/Desk.profile': xml('Profile', '<userLicense>Salesforce</userLicense>'),
  'User.csv': csv(
    'Id,Username,Profile.Name,UserRole.DeveloperName',
    '005000000000001AAA,ana@x.test,Desk,Sales',
  ),
  'Account.csv': csv('Id,Name,OwnerId', '001000000000001AAA,Acme,005000000000001AAA'),
}

describe('an import', () => {
  it('8 gives the same org and the same diagnostics, whatever the order of files', async () => {
    const files = {
      ...project,
      'more/Account.csv': csv('Id,Name', '001000000000001AAA,Other', 'bad'),
      'roles/X.role': xml('Role', '<parentRole>Gone</parentRole>'),
    }
    const turned = Object.fromEntries(Object.entries(files).toReversed())
    expect(await imported(turned)).toEqual(await imported(files))
  })

  it('8 reports every type with its count, and what was not read', async () => {
    const { report } = await imported({ ...project, 'rows.csv': 'Colour,Size\nred,1\n' })
    expect(report).toEqual(
      expect.arrayContaining([
        { type: 'Role', count: 2, read: true },
        { type: 'Account', count: 1, read: true },
        { type: 'unknown data file', count: 1, read: false },
      ]),
    )
  })

  it('6 of two orgs at once is a warning; of one it is none', async () => {
    const rows = ['Id,Name', '00D000000000001EAA,Acme', '00D000000000002EAA,Other']
    expect(codesOf(await imported({ 'Organization.csv': csv(...rows) }))).toEqual(['mixed-orgs'])
    expect(codesOf(await imported({ 'Organization.csv': csv(...rows.slice(0, 2)) }))).toEqual([])
  })

  it('5.2 ids with the prefix of another object are reported', async () => {
    const rows = csv('Id,Name', '003000000000001AAA,Not an account', '001000000000001AAA,Acme')
    expect(codesOf(await imported({ 'Account.csv': rows }))).toEqual(['wrong-prefix'])
  })

  it('of nothing is an empty org', async () => {
    const { org, diagnostics } = await imported({})
    expect(org.users).toEqual([])
    expect(diagnostics).toEqual([])
  })

  it('6 can be cancelled', async () => {
    const files = Object.entries(project).map(([path, content]) => memoryFile(path, content))
    expect(await importOrg(files, { signal: { aborted: true } })).toEqual({ kind: 'cancelled' })
  })
})

describe('several inputs', () => {
  it('cli: the later is merged over the earlier by API name and by id', async () => {
    const { org } = await importedOver(project, {
      'roles/Sales.role': xml('Role', '<name>Selling</name>'),
      'Account.csv': csv(
        'Id,Name,OwnerId',
        '001000000000001AAA,Acme Ltd,005000000000001AAA',
        '001000000000002AAA,New,005000000000001AAA',
      ),
    })
    expect(
      org.roles.map(({ developerName, name, parent }) => [developerName, name, parent]),
    ).toEqual([
      ['Board', 'Board', null],
      ['Sales', 'Selling', null],
    ])
    expect(org.records[0]?.columns).toEqual([{ field: 'Name', values: ['Acme Ltd', 'New'] }])
  })

  it('cli: a document reads back as the org it was made of', async () => {
    const { org } = await imported(project)
    const again = await imported({ 'x.tripod.json': formatOrgDocument(org) })
    expect(again.org).toEqual(org)
    expect(again.diagnostics).toEqual([])
  })

  it('cli: files over a document join it by name, and ids of the platform win', async () => {
    const { org } = await imported(project)
    const merged = await importedOver(
      { 'x.tripod.json': formatOrgDocument(org) },
      {
        'UserRole.csv': csv(
          'Id,DeveloperName,ParentRole.DeveloperName',
          '00E000000000001EAA,Board,',
          '00E000000000002EAA,Sales,Board',
        ),
      },
    )
    expect(merged.org.roles.map(({ id, parent }) => [id, parent])).toEqual([
      ['00E000000000001EAA', null],
      ['00E000000000002EAA', '00E000000000001EAA'],
    ])
    expect(merged.org.users[0]?.role).toBe('00E000000000002EAA')
  })

  it('a damaged document is an error with its line and changes nothing else', async () => {
    const result = await importedOver(project, { 'x.tripod.json': '{"tripod":1,\n"name":' })
    expect(codesOf(result)).toContain('refused-document')
    expect(result.diagnostics.find(({ code }) => code === 'refused-document')?.line).toBe(2)
    expect(result.org).toEqual((await imported(project)).org)
  })
})
