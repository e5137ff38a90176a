import { describe, expect, it } from 'vitest'
import { codesOf, component, readingOf } from './reading-of'

const role = (label: string) => component('Role', `<name>${label}</name>`)
const project = (...folders: string[]) =>
  JSON.stringify({ packageDirectories: folders.map((path) => ({ path })) })

describe('one component in several roots', () => {
  it('the package directory listed last wins, whatever its name', async () => {
    const reading = await readingOf({
      'sfdx-project.json': project('zz', './aa/'),
      'aa/roles/Sales.role-meta.xml': role('listed last'),
      'zz/roles/Sales.role-meta.xml': role('listed first'),
      'unpackaged/roles/Sales.role': role('not listed'),
    })
    expect(reading.metadata.roles.map(({ label }) => label)).toEqual(['listed last'])
    expect(reading.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ['duplicate-component', 'warning'],
      ['duplicate-component', 'warning'],
    ])
  })

  it('equal contents are a note that names both files', async () => {
    const reading = await readingOf({
      'a/roles/Sales.role': role('Sales'),
      'b/roles/Sales.role': role('Sales'),
    })
    expect(reading.diagnostics).toMatchObject([
      { severity: 'note', code: 'duplicate-component', file: 'b/roles/Sales.role' },
    ])
    expect(reading.diagnostics[0]?.message).toContain('a/roles/Sales.role')
  })

  it('names that differ only in case or in composition are one name', async () => {
    const byCase = await readingOf({ 'roles/Sales.role': role('A'), 'roles/sales.role': role('B') })
    expect(codesOf(byCase)).toEqual(['duplicate-component'])
    const byForm = await readingOf({
      'a/roles/Caf\u00e9.role': role('A'),
      'b/roles/Cafe\u0301.role': role('A'),
    })
    expect(codesOf(byForm)).toEqual(['duplicate-component'])
  })

  it('different names are two components', async () => {
    const reading = await readingOf({
      'roles/Sales.role': role('A'),
      'roles/Sales2.role': role('B'),
    })
    expect(reading.metadata.roles).toHaveLength(2)
    expect(reading.diagnostics).toEqual([])
  })

  it('a second file of an object does not take back what the first one said', async () => {
    const { metadata } = await readingOf({
      'sfdx-project.json': project('a', 'b'),
      'a/objects/Account/Account.object-meta.xml': component(
        'CustomObject',
        '<sharingModel>Private</sharingModel>',
      ),
      'b/objects/Account/Account.object-meta.xml': component(
        'CustomObject',
        '<enableHistory>true</enableHistory>',
      ),
    })
    expect(metadata.objects.map(({ sharingModel }) => sharingModel)).toEqual(['Private'])
  })
})

describe('projects', () => {
  it('a listed directory that is missing is a note', async () => {
    const reading = await readingOf({
      'sfdx-project.json': project('a', 'gone'),
      'a/roles/Sales.role': role('A'),
    })
    expect(codesOf(reading)).toEqual(['missing-package-directory'])
  })

  it('namespace, version and name come from the project, the version else from the manifest', async () => {
    const text = JSON.stringify({
      name: 'Demo',
      namespace: 'acme',
      sourceApiVersion: '61.0',
      packageDirectories: [],
    })
    const { metadata } = await readingOf({ 'sfdx-project.json': text })
    expect(metadata.project).toEqual({ name: 'Demo', namespaces: ['acme'], apiVersion: 61 })
    const manifest = component(
      'Package',
      '<types><members>*</members><name>Role</name></types><version>39.0</version>',
    )
    const old = await readingOf({ 'src/package.xml': manifest })
    expect(old.metadata.project.apiVersion).toBe(39)
    expect(old.metadata.manifests).toEqual([
      { file: 'src/package.xml', apiVersion: 39, types: [{ name: 'Role', members: ['*'] }] },
    ])
  })

  it('a name without a letter, as of a project made in place, is none', async () => {
    const named = async (name: string) => {
      const text = JSON.stringify({ name, packageDirectories: [] })
      return (await readingOf({ 'sfdx-project.json': text })).metadata.project.name
    }
    expect(await named('.')).toBeNull()
    expect(await named('銀行')).toBe('銀行')
  })

  it('below API 40 a permission set is partial, from then on it is whole', async () => {
    const manifest = (version: string) => component('Package', `<version>${version}</version>`)
    const set = component('PermissionSet', '<label>P</label>')
    const old = await readingOf({
      'package.xml': manifest('39.0'),
      'permissionsets/P.permissionset': set,
    })
    const newer = await readingOf({
      'package.xml': manifest('40.0'),
      'permissionsets/P.permissionset': set,
    })
    expect(old.metadata.permissionSets[0]?.isPartial).toBe(true)
    expect(newer.metadata.permissionSets[0]?.isPartial).toBe(false)
  })

  it('a project file that is no JSON is a warning and the rest is read', async () => {
    const reading = await readingOf({ 'sfdx-project.json': '{', 'a/roles/Sales.role': role('A') })
    expect(codesOf(reading)).toEqual(['bad-json'])
    expect(reading.metadata.roles).toHaveLength(1)
  })
})
