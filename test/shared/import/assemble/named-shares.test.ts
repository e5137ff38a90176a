import { describe, expect, it } from 'vitest'
import { compileOrg, recordPosition } from '@shared/engine/compile/compile-org'
import { explain } from '@shared/engine/explain/explain'
import { parseRecordId } from '@shared/model/id'
import { codesOf, csv, imported, xml, type Files } from './imported'

const files: Files = {
  'User.csv': csv(
    'Id,Username,Name,Alias,ProfileId,Profile.Name',
    '005000000000001AAA,ana@x.test,Ana Ask,aask,00e000000000001AAA,Plain',
    '005000000000002AAA,bob@x.test,Bob Box,bbox,00e000000000001AAA,Plain',
    '005000000000003AAA,ben@x.test,Bob Box,bbox,00e000000000001AAA,Plain',
  ),
  'Group.csv': csv('Id,DeveloperName,Name,Type', '00G000000000001EAA,All_Hands,All Hands,Regular'),
  'GroupMember.csv': csv('GroupId,UserOrGroupId', '00G000000000001EAA,005000000000001AAA'),
  'profiles/Plain.profile': xml(
    'Profile',
    '<objectPermissions><object>Job__c</object><allowRead>true</allowRead></objectPermissions><userLicense>Salesforce</userLicense><userPermissions><enabled>true</enabled><name>ApiEnabled</name></userPermissions>',
  ),
  'objects/Job__c.object': xml(
    'CustomObject',
    '<label>Job</label><sharingModel>Private</sharingModel>',
  ),
  'Job__c.csv': csv(
    'Id,Name,OwnerId',
    'a00000000000001AAA,Alpha,005000000000002AAA',
    'a00000000000002AAA,Twin,005000000000002AAA',
    'a00000000000003AAA,Twin,005000000000002AAA',
  ),
}
const header = 'Parent.Name,UserOrGroup.Name,AccessLevel,RowCause'
const withShares = (...lines: string[]) => imported({ ...files, 'Job__Share.csv': csv(...lines) })

/** Access of Ana to the jobs 1 to 3, with its certainty. */
async function anas(...lines: string[]): Promise<string[]> {
  const { org } = await withShares(...lines)
  const compiled = compileOrg(org, { now: '2026-01-01T00:00:00.000Z' })
  return [1, 2, 3].map((at) => {
    const position = recordPosition(compiled, parseRecordId(`a0000000000000${at}AAA`))
    if (position === undefined) throw new Error('no such job')
    const { access } = explain(compiled, 0, position, null)
    return `${access.hasReadAccess ? 'read' : 'none'} ${access.certainty}`
  })
}

describe('share rows that name their record or grantee', () => {
  it('5.3 `Parent.Name` and `UserOrGroup.Name` of one record and one user or group are those', async () => {
    const result = await withShares(
      header,
      'Alpha,Ana Ask,Read,Manual',
      'Alpha,All Hands,Edit,Manual',
    )
    expect(result.org.shares).toMatchObject([
      {
        record: 'a00000000000001AAA',
        grantee: { kind: 'group', group: '00G000000000001EAA' },
        level: 'Edit',
      },
      {
        record: 'a00000000000001AAA',
        grantee: { kind: 'user', user: '005000000000001AAA' },
        level: 'Read',
      },
    ])
    expect(codesOf(result)).not.toContain('unresolved-share')
    expect(codesOf(result)).not.toContain('unresolved-grantee')
  })

  it.each([
    ['UserOrGroup.Username', 'ana@x.test'],
    ['UserOrGroup.Alias', 'AASK'],
  ])('5.3 %s leads to its user', async (column, text) => {
    const { org } = await withShares(
      `ParentId,${column},AccessLevel`,
      `a00000000000001,${text},Read`,
    )
    expect(org.shares).toMatchObject([{ grantee: { kind: 'user', user: '005000000000001AAA' } }])
  })

  it('5.3 a name of two users is nobody for certain and perhaps everybody', async () => {
    const result = await withShares(header, 'Alpha,Bob Box,Read,Manual')
    expect(result.org.shares).toMatchObject([
      { record: 'a00000000000001AAA', grantee: { kind: 'unresolved', text: 'Bob Box' } },
    ])
    expect(codesOf(result)).toContain('unresolved-grantee')
  })

  it('5.3 a name of two records may be either, of none is no record here, and no name may be each', async () => {
    const recordsOf = async (...lines: string[]) =>
      (await withShares(...lines)).org.shares.map(({ record, grantee, level }) => [
        record.slice(14, 15),
        grantee.kind,
        level,
      ])
    expect(
      await recordsOf(header, 'Twin,Ana Ask,Read,Manual', 'Twin,All Hands,Edit,Manual'),
    ).toEqual([
      ['2', 'unresolved', 'Edit'],
      ['3', 'unresolved', 'Edit'],
    ])
    expect(await recordsOf(header, 'Gone,Ana Ask,Read,Manual')).toEqual([])
    expect(await recordsOf('UserOrGroupId,AccessLevel', '005000000000001AAA,Read')).toEqual([
      ['1', 'unresolved', 'Read'],
      ['2', 'unresolved', 'Read'],
      ['3', 'unresolved', 'Read'],
    ])
  })

  it('17 rows that the engine computes open nothing, named or not', async () => {
    const result = await withShares(header, 'Twin,Bob Box,All,Owner')
    expect(result.org.shares).toEqual([])
    expect(codesOf(result)).toEqual(expect.arrayContaining(['computed-shares']))
    expect(codesOf(result)).not.toContain('unresolved-share')
  })

  it('product 5 only answers on records that a lost row may be about stop being exact', async () => {
    expect(await anas(header, 'Twin,Ana Ask,Read,Manual')).toEqual([
      'none exact',
      'none unknown',
      'none unknown',
    ])
  })
})

describe('owners by alias', () => {
  const owners = async (...rows: string[]) =>
    (
      await imported({ ...files, 'Job__c.csv': csv('Id,Owner.Alias', ...rows) })
    ).org.records.flatMap((table) => table.owners)
  it('5.3 `Owner.Alias` of one user is the owner, of two or none is unknown', async () => {
    expect(
      await owners('a00000000000001AAA,aask', 'a00000000000002AAA,bbox', 'a00000000000003AAA,zzz'),
    ).toEqual(['005000000000001AAA', null, null])
  })
})
