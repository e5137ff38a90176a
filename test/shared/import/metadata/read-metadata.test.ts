import { readMetadata } from '@shared/import/metadata/read-metadata'
import { ImportCancelled, memoryFile, UnreadableFile } from '@shared/import/source-file'
import { describe, expect, it } from 'vitest'
import { codesOf, component, readingOf } from './reading-of'

const role = component('Role', '<name>Sales</name>')

describe('broken files', () => {
  it('one is left out whole, with its place, and the rest is read', async () => {
    const cutOff = component(
      'Profile',
      '<userPermissions><name>ViewAllData</name><enabled>true</enabled></userPermissions>',
    ).slice(0, -15)
    const reading = await readingOf({ 'profiles/Admin.profile': cutOff, 'roles/Sales.role': role })
    expect(reading.metadata.profiles).toEqual([])
    expect(reading.metadata.roles).toHaveLength(1)
    expect(reading.diagnostics).toMatchObject([
      { severity: 'error', code: 'broken-xml', file: 'profiles/Admin.profile', line: 3 },
    ])
    expect(reading.diagnostics[0]?.message).toMatch(/^column \d+: /)
  })

  it('a merge conflict in a profile is named', async () => {
    const inner = '<<<<<<< HEAD\n<custom>true</custom>\n=======\n<custom>false</custom>\n>>>>>>> b'
    const reading = await readingOf({ 'profiles/Admin.profile': component('Profile', inner) })
    expect(reading.diagnostics).toMatchObject([{ code: 'merge-conflict', line: 3 }])
  })

  it('a file that cannot be opened is reported with the outside’s own reason', async () => {
    const file = {
      path: 'roles/Sales.role',
      sizeBytes: 1,
      open: () => {
        throw new UnreadableFile('broken-entry', 'cannot be unpacked; pack it again')
      },
    }
    const { diagnostics } = await readMetadata([file])
    expect(diagnostics).toEqual([
      {
        severity: 'error',
        code: 'broken-entry',
        file: 'roles/Sales.role',
        line: null,
        message: 'cannot be unpacked; pack it again',
      },
    ])
  })

  it('a file beyond 64 MB is left out, whatever size it states', async () => {
    const megabyte = new Uint8Array(1024 * 1024).fill(0x20)
    const file = {
      path: 'roles/Sales.role',
      sizeBytes: 1,
      // eslint-disable-next-line @typescript-eslint/require-await -- a generator of chunks that are already there
      async *open() {
        for (let count = 0; count < 65; count++) yield megabyte
      },
    }
    const { diagnostics } = await readMetadata([file])
    expect(diagnostics.map(({ code }) => code)).toEqual(['file-too-large'])
  })

  it('a root that its place does not promise is left out', async () => {
    const reading = await readingOf({ 'roles/Sales.role': component('Group', '<name>G</name>') })
    expect(codesOf(reading)).toEqual(['unexpected-root'])
    expect(reading.metadata.groups).toEqual([])
  })

  it('something with a role’s suffix outside every metadata folder is no error', async () => {
    const reading = await readingOf({ 'notes.role': 'not xml at all' })
    expect(codesOf(reading)).toEqual(['other-files'])
  })
})

describe('what is not read is said once a type', () => {
  it('types are counted by name, never one line a file', async () => {
    const reading = await readingOf({
      'tabs/L.tab': '<',
      'tabs/M.tab': '<',
      'flows/F.flow': '<',
    })
    expect(codesOf(reading)).toEqual(['type-not-read', 'type-not-read'])
    expect(reading.metadata.counts).toEqual([
      { type: 'CustomTab', count: 2, isRead: false },
      { type: 'Flow', count: 1, isRead: false },
    ])
  })

  it('unknown elements are counted by type and element', async () => {
    const odd = component('Role', '<name>S</name><brandNew>1</brandNew>')
    const reading = await readingOf({ 'roles/A.role': odd, 'roles/B.role': odd })
    expect(reading.diagnostics).toMatchObject([
      { severity: 'note', code: 'unknown-element', file: 'roles/A.role' },
    ])
    expect(reading.diagnostics[0]?.message).toContain('2 times')
  })

  it('unknown elements inside an entry are counted too, known ones are not', async () => {
    const entries = (odd: string) => `
      <objectPermissions><object>Account</object><allowRead>true</allowRead><viewAllFields>true</viewAllFields>${odd}</objectPermissions>
      <fieldPermissions><field>Account.Rating</field><readable>true</readable><editable>false</editable>${odd}</fieldPermissions>`
    const mapping = (odd: string) =>
      `<accessMappings><accessLevel>Read</accessLevel><object>Case</object><objectField>Account</objectField><userField>Account</userField>${odd}</accessMappings>`
    const files = (odd: string) => ({
      'permissionsets/P.permissionset': component('PermissionSet', entries(odd)),
      'sharingSets/S.sharingSet': component('SharingSet', `<name>S</name>${mapping(odd)}`),
    })
    const reading = await readingOf(files('<brandNew>true</brandNew>'))
    const told = reading.diagnostics.filter(({ code }) => code === 'unknown-element')
    expect(told.map(({ message }) => /^`(\w+)` has `brandNew` once/.exec(message)?.[1])).toEqual(
      expect.arrayContaining(['objectPermissions', 'fieldPermissions', 'accessMappings']),
    )
    expect(codesOf(await readingOf(files('')))).not.toContain('unknown-element')
  })

  it('repository folders are skipped by name and counted', async () => {
    const reading = await readingOf({
      'node_modules/x/roles/A.role': role,
      '.git/roles/B.role': role,
      'roles/C.role': role,
    })
    expect(reading.metadata.roles.map(({ name }) => name)).toEqual(['C'])
    expect(codesOf(reading)).toEqual(['skipped-by-name', 'skipped-by-name'])
  })

  it('components in another tool’s form are a warning, one a folder', async () => {
    const reading = await readingOf({
      'profiles/Admin/a.json': '{}',
      'profiles/Admin/b.json': '{}',
    })
    expect(reading.diagnostics).toMatchObject([{ severity: 'warning', code: 'unsupported-form' }])
    expect(reading.rest).toEqual([])
  })

  it('settings that do not bear on access are counted, the others read', async () => {
    const { metadata } = await readingOf({
      'settings/Sharing.settings': component(
        'SharingSettings',
        '<enableManagerGroups>true</enableManagerGroups>',
      ),
      'settings/Mobile.settings': '<',
    })
    expect(metadata.counts).toEqual([
      { type: 'MobileSettings', count: 1, isRead: false },
      { type: 'SharingSettings', count: 1, isRead: true },
    ])
    expect([...metadata.settings.switches]).toEqual([['enableManagerGroups', true]])
  })
})

describe('values', () => {
  it('an unknown sharing model counts as Private, with a warning', async () => {
    const reading = await readingOf({
      'objects/A__c.object': component('CustomObject', '<sharingModel>Open</sharingModel>'),
    })
    expect(reading.metadata.objects[0]?.sharingModel).toBe('Private')
    expect(codesOf(reading)).toEqual(['unknown-value'])
  })

  it('a model that is not stated stays unstated', async () => {
    const reading = await readingOf({ 'objects/A__c.object': component('CustomObject', '') })
    expect(reading.metadata.objects[0]?.sharingModel).toBeNull()
    expect(codesOf(reading)).toEqual([])
  })

  it('formula, roll-up and auto number fields are calculated, others are not', async () => {
    const field = (name: string, inner: string) =>
      `<fields><fullName>${name}</fullName>${inner}</fields>`
    const { metadata } = await readingOf({
      'objects/A__c.object': component(
        'CustomObject',
        field('A__c', '<type>Text</type><formula>1</formula>') +
          field('B__c', '<type>Summary</type>') +
          field('C__c', '<type>AutoNumber</type>') +
          field('D__c', '<type>Text</type>') +
          field('E', ''),
      ),
    })
    expect(
      metadata.fields.map(({ name, isCalculated, type }) => [name, isCalculated, type]),
    ).toEqual([
      ['A__c', true, 'Text'],
      ['B__c', true, 'Summary'],
      ['C__c', true, 'AutoNumber'],
      ['D__c', false, 'Text'],
      ['E', false, null],
    ])
  })

  it('a queue without members element has none stated, an empty one has nobody', async () => {
    const { metadata } = await readingOf({
      'queues/A.queue': component('Queue', '<name>A</name>'),
      'queues/B.queue': component('Queue', '<name>B</name><queueMembers></queueMembers>'),
    })
    expect(metadata.queues.map(({ members }) => members)).toEqual([null, []])
  })

  it('tokens stand for nothing and are noted once', async () => {
    const reading = await readingOf({
      'objects/___NAMESPACE___A__c.object': component(
        'CustomObject',
        '<fields><fullName>%%%NAMESPACE%%%B__c</fullName><type>Text</type></fields>',
      ),
    })
    expect(reading.metadata.fields).toMatchObject([{ object: 'A__c', name: 'B__c' }])
    expect(codesOf(reading)).toEqual(['namespace-token'])
  })

  it('a name inside that differs from the file’s is worth a warning, an encoded one is not', async () => {
    const named = (name: string) => component('Role', `<fullName>${name}</fullName><name>L</name>`)
    expect(codesOf(await readingOf({ 'roles/Sales.role': named('Other') }))).toEqual([
      'other-name-inside',
    ])
    expect(codesOf(await readingOf({ 'roles/A%3A B.role': named('A%3A B') }))).toEqual([])
  })

  it('a scratch org definition gives switches and default models, files of the org win', async () => {
    const definition = {
      settings: { sharingSettings: { enableManagerGroups: true, enableAssetSharing: true } },
      objectSettings: { opportunity: { sharingModel: 'private' } },
    }
    const { metadata } = await readingOf({
      'config/project-scratch-def.json': JSON.stringify(definition),
      'settings/Sharing.settings': component(
        'SharingSettings',
        '<enableManagerGroups>false</enableManagerGroups>',
      ),
    })
    expect([...metadata.settings.switches]).toEqual([
      ['enableAssetSharing', true],
      ['enableManagerGroups', false],
    ])
    expect(metadata.settings.objectSharingModels).toMatchObject([
      { object: 'Opportunity', sharingModel: 'Private' },
    ])
  })
})

describe('bare files', () => {
  it('are read by their root element', async () => {
    const reading = await readingOf({
      'Sales.xml': role,
      'package.xml': component('Package', '<version>60.0</version>'),
    })
    expect(reading.metadata.roles.map(({ name }) => name)).toEqual(['Sales'])
    expect(reading.metadata.manifests).toHaveLength(1)
  })

  it('another root is counted among the others', async () => {
    const reading = await readingOf({ 'pom.xml': '<project/>' })
    expect(codesOf(reading)).toEqual(['other-files'])
  })
})

it('data exports are handed on, sorted', async () => {
  const { rest } = await readingOf({
    'data/User.csv': 'Id\n',
    'data/Account.json': '[]',
    'package.json': '{}',
  })
  expect(rest.map(({ path }) => path)).toEqual(['data/Account.json', 'data/User.csv'])
})

it('a cancelled import stops, one that is not goes on and reports progress', async () => {
  const files = [memoryFile('roles/Sales.role', role)]
  await expect(readMetadata(files, { signal: { aborted: true } })).rejects.toThrow(ImportCancelled)
  const seen: string[] = []
  await readMetadata(files, {
    signal: { aborted: false },
    onProgress: ({ file }) => seen.push(file),
  })
  expect(seen).toEqual(['roles/Sales.role'])
})
