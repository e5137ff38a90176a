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
    expect(org.sharingRules.map(({ kind }) => kind)).toEqual(['criteria', 'owner'])
    expect(org.shares.map(({ rowCause }) => rowCause)).toEqual(['Manual'])
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
    expect(org.restrictionRules).toHaveLength(1)
  })
})
