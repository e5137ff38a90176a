import { describe, expect, it } from 'vitest'
import { codesOf, csv, imported, xml } from './imported'

const users = csv('Id,Username', '005000000000001AAA,ana@x.test', '005000000000002AAA,bob@x.test')
const group = (name: string) => ({
  [`groups/${name}.group`]: xml(
    'Group',
    `<doesIncludeBosses>false</doesIncludeBosses><name>${name}</name>`,
  ),
})
const queue = xml(
  'Queue',
  '<name>Tier2</name><queueSobject><sobjectType>Case</sobjectType></queueSobject><queueMembers><users><user>ana@x.test</user></users></queueMembers>',
)

describe('groups and queues', () => {
  it('3.7 without membership data the members of a group are unknown', async () => {
    const { org } = await imported(group('Partners'))
    expect(org.groups[0]?.members).toBeNull()
  })

  it('3.7 with membership data a group of the data that no row names is empty', async () => {
    const { org } = await imported({
      ...group('Partners'),
      ...group('Other'),
      'Group.csv': csv('Id,DeveloperName,Type', '00G000000000001EAA,Partners,Regular'),
      'GroupMember.csv': csv('GroupId,UserOrGroupId'),
    })
    expect(org.groups.map(({ developerName, members }) => [developerName, members])).toEqual([
      ['Other', null],
      ['Partners', []],
    ])
  })

  it('5.4 members are what the groups of other types stand for', async () => {
    const { org } = await imported({
      'User.csv': users,
      'UserRole.csv': csv('Id,DeveloperName', '00E000000000001EAA,Sales'),
      'Group.csv': csv(
        'Id,DeveloperName,Type,RelatedId',
        '00G000000000001EAA,All,Regular,',
        '00G000000000002EAA,Sales,Role,00E000000000001EAA',
        '00G000000000003EAA,Sales,RoleAndSubordinatesInternal,00E000000000001EAA',
        '00G000000000004EAA,AllInternalUsers,Organization,',
        '00G000000000005EAA,,Manager,005000000000001AAA',
        '00G000000000006EAA,AllPartners,PRMOrganization,',
        '00G000000000007EAA,Chat,CollaborationGroup,',
      ),
      'GroupMember.csv': csv(
        'GroupId,UserOrGroupId',
        ...[2, 3, 4, 5, 6, 7].map((digit) => `00G000000000001EAA,00G00000000000${digit}EAA`),
        '00G000000000001EAA,005000000000002AAA',
      ),
    })
    expect(org.groups).toHaveLength(1)
    expect(org.groups[0]?.members?.map(({ kind }) => kind)).toEqual([
      'allInternalUsers',
      'allPartnerUsers',
      'managers',
      'role',
      'roleAndSubordinatesInternal',
      'unresolved',
      'user',
    ])
  })

  it('3.8 members of a queue’s file count where the data names none', async () => {
    const { org } = await imported({ 'User.csv': users, 'queues/Tier2.queue': queue })
    expect(org.groups[0]).toMatchObject({
      type: 'Queue',
      queueObjects: ['Case'],
      members: [{ kind: 'user', user: '005000000000001AAA' }],
    })
  })

  it('8 members of a queue in the data win, and the difference is noted', async () => {
    const result = await imported({
      'User.csv': users,
      'queues/Tier2.queue': queue,
      'Group.csv': csv('Id,DeveloperName,Type', '00G000000000001EAA,Tier2,Queue'),
      'GroupMember.csv': csv('GroupId,UserOrGroupId', '00G000000000001EAA,005000000000002AAA'),
    })
    expect(result.org.groups[0]?.members).toEqual([{ kind: 'user', user: '005000000000002AAA' }])
    expect(codesOf(result)).toEqual(expect.arrayContaining(['queue-members-differ']))
  })

  it('5.4 a queue and a group may have one developer name', async () => {
    const { org } = await imported({
      'Group.csv': csv(
        'Id,DeveloperName,Type',
        '00G000000000001EAA,Desk,Queue',
        '00G000000000002EAA,Desk,Regular',
      ),
    })
    expect(org.groups.map(({ type }) => type)).toEqual(['Queue', 'Regular'])
  })

  it('6 groups that hold each other are broken at the edge that closes the loop', async () => {
    const result = await imported({
      'Group.csv': csv(
        'Id,DeveloperName,Type',
        '00G000000000001EAA,A,Regular',
        '00G000000000002EAA,B,Regular',
      ),
      'GroupMember.csv': csv(
        'GroupId,UserOrGroupId',
        '00G000000000001EAA,00G000000000002EAA',
        '00G000000000002EAA,00G000000000001EAA',
      ),
    })
    expect(result.org.groups.map(({ members }) => members?.length)).toEqual([1, 0])
    expect(codesOf(result)).toEqual(['group-cycle'])
  })

  it('5.2 a member that is neither user nor group is left out and reported', async () => {
    const result = await imported({
      'Group.csv': csv('Id,DeveloperName,Type', '00G000000000001EAA,A,Regular'),
      'GroupMember.csv': csv('GroupId,UserOrGroupId', '00G000000000001EAA,001000000000001AAA'),
    })
    expect(result.org.groups[0]?.members).toEqual([])
    expect(codesOf(result)).toEqual(['wrong-prefix'])
  })
})
