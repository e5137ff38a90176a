import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { importOrg, type ImportedOrg } from '@shared/import/import-org'
import { memoryFile } from '@shared/import/source-file'

const folder = new URL('../../../fixtures/twins/', import.meta.url).pathname

async function importedFrom(twin: 'source' | 'mdapi'): Promise<ImportedOrg> {
  const root = join(folder, twin)
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  const result = await importOrg(
    paths.map((path) =>
      memoryFile(path.slice(root.length + 1), new Uint8Array(readFileSync(path))),
    ),
  )
  if (result.kind === 'cancelled') throw new Error('nobody cancelled')
  return result
}

describe('one org in both formats', () => {
  let source: ImportedOrg
  let mdapi: ImportedOrg

  beforeAll(async () => {
    source = await importedFrom('source')
    mdapi = await importedFrom('mdapi')
  })

  it('6 is the same org', () => {
    expect(mdapi.org).toEqual(source.org)
  })

  it('6 has the same diagnostics', () => {
    const said = ({ diagnostics }: ImportedOrg) =>
      diagnostics.map(({ severity, code, message }) => ({ severity, code, message }))
    expect(said(mdapi)).toEqual(said(source))
  })

  it('is whole', () => {
    const { org } = source
    expect(org.users.map(({ username, profile, role }) => [username, profile, role])).toEqual([
      ['mara@harbour.test', '00e900000000001AAA', '00E900000000001EAA'],
      ['pavel@harbour.test', '00e900000000002AAA', '00E900000000002EAA'],
      ['quinn@harbour.test', '00e900000000002AAA', null],
    ])
    expect(
      org.groups.map(({ developerName, members }) => [developerName, members?.length]),
    ).toEqual([
      ['Dispatch', 1],
      ['Night_Watch', 1],
    ])
    expect(org.permissionSetGroups[0]).toMatchObject({
      permissionSets: ['0PS900000000001GAA', '0PS900000000002GAA'],
      mutingPermissionSet: 'muting permission set:Yard_Muting',
    })
    expect(org.assignments).toHaveLength(2)
    expect(org.sharingRules.map(({ kind }) => kind)).toEqual(['notEvaluated', 'criteria', 'owner'])
    expect(org.shares.map(({ rowCause }) => rowCause)).toEqual(['Team', 'Manual'])
    expect(org.records.map(({ object, ids }) => [object, ids.length])).toEqual([
      ['Account', 2],
      ['Booking__c', 2],
      ['Crate__c', 1],
      ['Ship__c', 1],
    ])
    expect(org.settings).toMatchObject({
      enableExternalSharingModel: true,
      enableManagerGroups: false,
    })
    expect(org.restrictionRules).toHaveLength(2)
  })

  it('holds what login, layouts and licences need', () => {
    const { org } = source
    const desk = org.profiles.find(({ name }) => name === 'Port Desk')
    expect(desk?.loginHours).toMatchObject({
      monday: { start: 360, end: 1080 },
      tuesday: null,
      sunday: { start: 0, end: 0 },
    })
    expect(desk?.loginIpRanges).toEqual([
      { start: '10.0.0.1', end: '10.0.0.9', description: 'Desk' },
    ])
    expect(desk?.layoutAssignments.map(({ recordType }) => recordType)).toEqual([null, 'Bulk'])
    expect(desk?.categoryGroupVisibilities).toMatchObject([{ visibility: 'CUSTOM' }])
    expect(desk?.recordTypeVisibilities).toMatchObject([{ recordType: 'Bulk', isDefault: true }])
    expect(org.trustedIpRanges).toEqual([
      { start: '192.0.2.0', end: '192.0.2.255', description: 'Office' },
    ])
    expect(org.settings).toMatchObject({
      isMfaRequired: true,
      isSsoOnly: true,
      knowledgeStandardSharing: true,
      t2ForecastAccessLevel: 'Edit',
      edition: 'Enterprise',
      timeZone: 'Europe/Lisbon',
    })
    expect(org.layouts[0]?.items).toEqual([
      { field: 'Name', behavior: 'Required' },
      { field: 'Weight__c', behavior: 'Readonly' },
      { field: 'Port__c', behavior: 'Edit' },
    ])
    expect(org.permissionSetLicenseAssignments).toEqual([
      { user: '005900000000002AAA', permissionSetLicense: 'Harbour Tools' },
    ])
  })

  it('holds folders, categories, sites, apps and territories', () => {
    const { org } = source
    expect(org.folders.map(({ kind, name, parent }) => [kind, name, parent])).toEqual([
      ['Dashboard', 'Harbour', null],
      ['Document', 'Papers', null],
      ['EmailTemplate', 'Letters', null],
      ['Report', 'Harbour', null],
      ['Report', 'Tides', '00l900000000001AAA'],
    ])
    expect(org.folders[3]?.shares.map(({ sharedTo }) => sharedTo.kind)).toEqual([
      'allInternalUsers',
      'role',
    ])
    expect(org.dataCategoryGroups[0]?.categories).toMatchObject([
      { name: 'Inner_Harbour', parent: null },
      { name: 'North_Basin', parent: 'Inner_Harbour' },
    ])
    expect(org.networks).toMatchObject([
      { name: 'Quay', status: 'Live', guestProfile: '00e900000000002AAA' },
    ])
    expect(org.connectedApps).toMatchObject([
      { permittedUsers: 'AdminApproved', ipRelaxation: 'BYPASS' },
    ])
    expect(org.customPermissions[1]).toMatchObject({ requiredPermissions: ['Open_Gate'] })
    expect(
      org.territories.map(({ developerName, leadAccessLevel, caseAccessLevel, isActive }) => [
        developerName,
        leadAccessLevel,
        caseAccessLevel,
        isActive,
      ]),
    ).toEqual([
      ['Far_West', 'Read', 'Read', true],
      ['West', 'Edit', 'Read', true],
    ])
    const booking = org.objects.find(({ name }) => name === 'Booking__c')
    expect(booking?.recordTypes.map(({ name, isActive }) => [name, isActive])).toEqual([
      ['Bulk', true],
      ['Mail', false],
    ])
    expect(booking?.fields.find(({ name }) => name === 'Code__c')).toMatchObject({
      mask: { maskType: 'lastFour', maskChar: 'X' },
      businessStatus: 'Active',
      securityClassification: 'Restricted',
    })
  })

  it('leaves nothing unread', () => {
    expect(source.report.filter(({ read }) => !read)).toEqual([])
  })
})
