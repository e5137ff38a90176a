import { describe, expect, it } from 'vitest'
import { codesOf, csv, imported, type Files } from './imported'

const ana = '005000000000001AAA'
const files: Files = {
  'User.csv': csv('Id,Username,ProfileId,Profile.Name', `${ana},ana@x.test,00e000000000001AAA,P`),
  'Account.csv': csv(
    'Id,Name,Key__c,OwnerId',
    `001000000000001AAA,Acme,A1,${ana}`,
    `001000000000002AAA,Twin,A2,${ana}`,
    `001000000000003AAA,Twin,A3,${ana}`,
  ),
  'Opportunity.csv': csv('Id,Name,OwnerId', `006000000000001AAA,Deal,${ana}`),
  'Case.csv': csv('Id,CaseNumber,OwnerId', `500000000000001AAA,00001,${ana}`),
  'CaseTeamRole.csv': csv('Id,Name,AccessLevel', '0B7000000000001AAA,Helper,Edit'),
}

/** `record grantee level` of each row. */
async function rows(more: Files) {
  const result = await imported({ ...files, ...more })
  const told = result.org.shares.map(
    ({ record, grantee, level }) =>
      `${record} ${grantee.kind === 'user' ? grantee.user : grantee.kind} ${level}`,
  )
  return { told, codes: codesOf(result) }
}

describe('team rows that name their record', () => {
  it('5.3 R8.1 R8.3 R8.4 by name, external id or number are rows of that record', async () => {
    const { told, codes } = await rows({
      'AccountTeamMember.csv': csv(
        'Account.Name,Account.Key__c,User.Username,AccountAccessLevel',
        'Acme,,ana@x.test,Edit',
        ',A3,ana@x.test,Read',
      ),
      'OpportunityTeamMember.csv': csv(
        'Opportunity.Name,UserId,OpportunityAccessLevel',
        `Deal,${ana},Edit`,
      ),
      'CaseTeamMember.csv': csv(
        'Parent.CaseNumber,Member.Username,TeamRole.Name',
        '00001,ana@x.test,Helper',
      ),
    })
    expect(told).toEqual([
      `001000000000001AAA ${ana} Edit`,
      `001000000000003AAA ${ana} Read`,
      `500000000000001AAA ${ana} Edit`,
      `006000000000001AAA ${ana} Edit`,
    ])
    expect(codes).not.toContain('unresolved-share')
  })

  it('5.3 R8.1 by a name of two may be rows of either, and of none are rows of none', async () => {
    const { told, codes } = await rows({
      'AccountTeamMember.csv': csv(
        'Account.Name,User.Username,AccountAccessLevel',
        'Twin,ana@x.test,Edit',
        'Nobody,ana@x.test,Edit',
      ),
    })
    expect(told).toEqual([
      '001000000000002AAA unresolved Edit',
      '001000000000003AAA unresolved Edit',
    ])
    expect(codes).toContain('unresolved-share')
  })
})
