import { describe, expect, it } from 'vitest'
import { codesOf, csv, imported } from './imported'

const caseId = '500000000000001AAA'
const ana = '005000000000001AAA'
const ben = '005000000000002AAA'
const files = {
  'User.csv': csv('Id,Username', `${ana},ana@x.test`, `${ben},ben@x.test`),
  'CaseTeamRole.csv': csv(
    'Id,Name,AccessLevel',
    '0B7000000000001,Help,Edit',
    '0B7000000000002,Look,Read',
  ),
  'CaseTeamTemplate.csv': csv('Id,Name', '0B4000000000001,Night', '0B4000000000002,Spare'),
  'CaseTeamTemplateMember.csv': csv(
    'TeamTemplateId,MemberId,TeamRoleId',
    `0B4000000000001,${ana},0B7000000000001`,
    `0B4000000000001,${ben},0B7000000000002`,
    `0B4000000000002,${ben},0B7000000000001`,
  ),
}
const sharesOf = async (more: Readonly<Record<string, string>>) =>
  (await imported({ ...files, ...more })).org.shares.map(({ grantee, level, record }) => [
    grantee.kind === 'user' ? grantee.user : grantee.kind,
    level,
    record,
  ])

describe('predefined case teams', () => {
  it('R8.4 on a case act like their members', async () => {
    const records = csv('ParentId,TeamTemplateId', `${caseId},0B4000000000001`)
    expect(await sharesOf({ 'CaseTeamTemplateRecord.csv': records })).toEqual([
      [ana, 'Edit', caseId],
      [ben, 'Read', caseId],
    ])
  })

  it('R8.4 on no case give nothing', async () => {
    expect(await sharesOf({})).toEqual([])
  })

  it('R8.4 of a member’s several rows the highest level counts', async () => {
    const both = {
      'CaseTeamTemplateRecord.csv': csv('ParentId,TeamTemplateId', `${caseId},0B4000000000001`),
      'CaseTeamMember.csv': csv(
        'ParentId,MemberId,TeamRoleId',
        `${caseId},${ana},0B7000000000002`,
        `${caseId},${ben},0B7000000000001`,
      ),
    }
    expect(await sharesOf(both)).toEqual([
      [ana, 'Edit', caseId],
      [ben, 'Edit', caseId],
    ])
  })

  it('R8.4 without their members are reported', async () => {
    const result = await imported({
      'CaseTeamTemplateRecord.csv': csv('ParentId,TeamTemplateId', `${caseId},0B4000000000009`),
    })
    expect(codesOf(result)).toContain('unknown-case-team')
  })
})

describe('team rows that show the owner', () => {
  it('R8.1 R8.3 with level All open nothing, others do', async () => {
    const account = '001000000000001AAA'
    const deal = '006000000000001AAA'
    const shares = await sharesOf({
      'AccountTeamMember.csv': csv(
        'AccountId,UserId,AccountAccessLevel',
        `${account},${ana},All`,
        `${account},${ben},Edit`,
      ),
      'OpportunityTeamMember.csv': csv(
        'OpportunityId,UserId,OpportunityAccessLevel',
        `${deal},${ana},All`,
        `${deal},${ben},Read`,
      ),
    })
    expect(shares).toEqual([
      [ben, 'Edit', account],
      [ben, 'Read', deal],
    ])
  })

  it('R8.7 default teams are templates', async () => {
    const shares = await sharesOf({
      'UserAccountTeamMember.csv': csv('OwnerId,UserId,AccountAccessLevel', `${ana},${ben},Edit`),
    })
    expect(shares).toEqual([])
  })
})
