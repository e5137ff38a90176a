import { describe, expect, it } from 'vitest'
import { memoryFile } from '@shared/import/source-file'
import { importOrg } from '@shared/import/import-org'
import { codesOf, csv, imported, xml, type Files } from './assemble/imported'

const id = (prefix: string, number: number) => `${prefix}${String(number).padStart(12, '0')}`
const count = 10_000
const each = <T>(make: (at: number) => T) => Array.from({ length: count }, (_, at) => make(at))

/** Longest that one hostile import may take, with room for a busy machine. */
const limitMs = 20_000

async function importedInTime(files: Files) {
  const startMs = performance.now()
  const result = await imported(files)
  expect(performance.now() - startMs).toBeLessThan(limitMs)
  return result
}

describe('ten thousand of a thing', { timeout: 60_000 }, () => {
  it('6 groups, each in the one before and the last in the first, are broken once', async () => {
    const { org, diagnostics } = await importedInTime({
      'Group.csv': csv('Id,DeveloperName,Type', ...each((at) => `${id('00G', at)},G${at},Regular`)),
      'GroupMember.csv': csv(
        'GroupId,UserOrGroupId',
        ...each((at) => `${id('00G', at)},${id('00G', (at + 1) % count)}`),
      ),
    })
    expect(org.groups).toHaveLength(count)
    const cycles = diagnostics.filter(({ code }) => code === 'group-cycle')
    expect(cycles).toHaveLength(1)
    expect(cycles[0]?.message).toContain(`${count - 20} more`)
  })

  it('6 roles, each below the one before, keep their parents', async () => {
    const { org, diagnostics } = await importedInTime({
      'UserRole.csv': csv(
        'Id,DeveloperName,ParentRoleId',
        ...each((at) => `${id('00E', at)},R${at},${at === 0 ? '' : id('00E', at - 1)}`),
      ),
    })
    expect(org.roles.filter(({ parent }) => parent !== null)).toHaveLength(count - 1)
    expect(diagnostics.filter(({ severity }) => severity !== 'note')).toEqual([])
  })

  it('6 territories in one circle are broken once', async () => {
    const { org, diagnostics } = await importedInTime({
      'Territory2.csv': csv(
        'Id,DeveloperName,ParentTerritory2Id',
        ...each((at) => `${id('0MI', at)},T${at},${id('0MI', (at + 1) % count)}`),
      ),
    })
    expect(org.territories.filter(({ parent }) => parent === null)).toHaveLength(1)
    expect(diagnostics.filter(({ code }) => code === 'territory-cycle')).toHaveLength(1)
  })

  it('6 objects, each a detail of the one before, are one warning', async () => {
    const master = (at: number) =>
      `<fields><fullName>M__c</fullName><type>MasterDetail</type><referenceTo>O${at - 1}__c</referenceTo></fields>`
    const files = each((at) => [
      `objects/O${at}__c.object`,
      xml('CustomObject', at === 0 ? '' : master(at)),
    ])
    const { diagnostics } = await importedInTime(Object.fromEntries(files) as Files)
    expect(diagnostics.filter(({ code }) => code === 'deep-masters')).toHaveLength(1)
  })

  it('6 criteria in brackets nested as deep are an error of the rule', async () => {
    const filter = `${'('.repeat(count)}1${')'.repeat(count)}`
    const rule = `<sharingCriteriaRules><fullName>R</fullName><accessLevel>Read</accessLevel><booleanFilter>${filter}</booleanFilter>
      <criteriaItems><field>Name</field><operation>equals</operation><value>x</value></criteriaItems></sharingCriteriaRules>`
    const result = await importedInTime({
      'sharingRules/Account.sharingRules': xml('SharingRules', rule),
    })
    expect(result.org.sharingRules).toMatchObject([{ kind: 'notEvaluated' }])
    expect(codesOf(result)).toContain('bad-sharing-rule')
  })
})

describe('one thing that is too large', { timeout: 60_000 }, () => {
  it('6 a field of 10 MB is kept as it stands', async () => {
    const long = 'x'.repeat(10_000_000)
    const { org } = await importedInTime({
      'Account.csv': csv('Id,Name', `${id('001', 1)},"${long}"`),
    })
    expect(org.records[0]?.columns[0]?.values[0]).toHaveLength(long.length)
  })

  it('6 a field of 15 MB full of stray quotes ends in a diagnostic', async () => {
    const result = await importedInTime({
      'Account.csv': `Id,Name\n${id('001', 1)},"${'a"b'.repeat(5_000_000)}\n`,
    })
    expect(codesOf(result)).toContain('stray-quote')
  })

  it('6 JSON nested a million deep is an error of that file', async () => {
    const deep = '['.repeat(1_000_000) + ']'.repeat(1_000_000)
    const { diagnostics } = await importedInTime({
      'Account.json': `[{"attributes":{"type":"Account"},"Id":"${id('001', 1)}","Name":${deep}}]`,
      'User.csv': csv('Id,Username', `${id('005', 1)},ana@x.test`),
    })
    for (const { file } of diagnostics.filter(({ severity }) => severity === 'error'))
      expect(file).toBe('Account.json')
  })
})

describe('names of the language', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']

  it('6 are names like any other, as roles, sets and columns', async () => {
    const roles = names.map((name) => [`roles/${name}.role`, xml('Role', `<name>${name}</name>`)])
    const sets = names.map((name) => [
      `permissionsets/${name}.permissionset`,
      xml('PermissionSet', `<label>${name}</label>`),
    ])
    const { org } = await imported({
      ...(Object.fromEntries([...roles, ...sets]) as Files),
      'Account.csv': csv(`Id,${names.join(',')}`, `${id('001', 1)},a,b,c,d`),
      'Contact.json': `[{"attributes":{"type":"Contact"},"Id":"${id('003', 1)}","__proto__":{"polluted":true},"constructor":"x"}]`,
    })
    expect(org.roles.map(({ developerName }) => developerName)).toEqual([...names].sort())
    expect(org.permissionSets.map(({ name }) => name)).toEqual([...names].sort())
    expect(org.records[0]?.columns.map(({ field }) => field)).toEqual([...names].sort())
    expect('polluted' in {}).toBe(false)
  })

  it('6 an object named after one is an object', async () => {
    const { org } = await imported({
      'EntityDefinition.csv': csv('QualifiedApiName,InternalSharingModel', 'constructor,Private'),
    })
    expect(org.objects.map(({ name }) => name)).toEqual(['constructor'])
  })
})

describe('characters that are not seen', () => {
  it('6 make another name, which is kept as it stands', async () => {
    const { org } = await imported({
      'roles/Boss.role': xml('Role', '<name>Boss</name>'),
      'roles/Bo\u200Bss.role': xml('Role', '<name>Boss</name>'),
      'roles/\u202EssoB.role': xml('Role', '<name>Boss</name>'),
    })
    expect(org.roles).toHaveLength(3)
  })

  it('6 stay in cells and names of users', async () => {
    const { org } = await imported({
      'User.csv': csv('Id,Username,Name', `${id('005', 1)},ana@x.test,\u202Eana\u200D`),
    })
    expect(org.users[0]?.name).toBe('\u202Eana\u200D')
  })
})

describe('what leads nowhere', () => {
  it('6 a record of an object that nobody knows is a record of it', async () => {
    const { org } = await imported({
      'Ship__c.csv': csv('Id,OwnerId', `${id('a01', 1)},${id('005', 9)}`),
    })
    expect(org.records.map(({ object }) => object)).toEqual(['Ship__c'])
    expect(org.objects.map(({ name, sharingModel }) => [name, sharingModel])).toEqual([
      ['Ship__c', null],
    ])
  })

  it('6 objects and fields of packages are one note each, with how often they are named', async () => {
    const field = (name: string) =>
      `<fieldPermissions><field>${name}</field><readable>true</readable></fieldPermissions>`
    const set = xml(
      'PermissionSet',
      `<label>S</label>${field('npsp__Gift__c.A__c')}${field('npsp__Gift__c.B__c')}${field('Ship__c.Gone__c')}${field('Ship__c.Flag__c')}`,
    )
    const { diagnostics } = await imported({
      'permissionsets/S.permissionset': set,
      'objects/Ship__c/fields/Flag__c.field-meta.xml': xml(
        'CustomField',
        '<fullName>Flag__c</fullName><type>Text</type>',
      ),
    })
    const notes = diagnostics.filter(({ code }) => code.startsWith('unknown-'))
    expect(notes.map(({ severity, code }) => [severity, code])).toEqual([
      ['note', 'unknown-field'],
      ['note', 'unknown-object'],
    ])
    expect(notes[0]?.message).toContain('`Ship__c.Gone__c` is named once')
    expect(notes[1]?.message).toContain('`npsp__Gift__c` is named 2 times')
  })
})

it('6 bytes of noise under every name end in diagnostics, never in an exception', async () => {
  const noise = Uint8Array.from({ length: 4096 }, (_, at) => (at * 7919) % 256)
  const names = [
    'objects/A.object', 'profiles/P.profile', 'User.csv', 'Account.json', 'x.zip', 'o.tripod.json',
    'sfdx-project.json', '.forceignore', 'config/project-scratch-def.json', 'x-plan.json', 'reports/R-meta.xml',
  ] // prettier-ignore
  const result = await importOrg(names.map((name) => memoryFile(name, noise)))
  if (result.kind === 'cancelled') throw new Error('nobody cancelled')
  expect(result.diagnostics.filter(({ severity }) => severity === 'error').length).toBeGreaterThan(
    3,
  )
})
