import { describe, expect, it } from 'vitest'
import { codesOf, csv, imported, xml } from './imported'

const users = csv(
  'Id,Username,ContactId',
  '005000000000001AAA,ana@x.test,',
  '005000000000002AAA,bob@x.test,003000000000001AAA',
)
const shareHeader =
  'AccountId,UserOrGroupId,AccountAccessLevel,OpportunityAccessLevel,CaseAccessLevel,ContactAccessLevel,RowCause'
const account = (cause: string, level = 'Edit') =>
  `001000000000001AAA,005000000000001AAA,${level},Read,None,Edit,${cause}`

describe('share rows', () => {
  it('17 causes that the engine computes are left out with one counted note each; manual rows stay', async () => {
    const result = await imported({
      'User.csv': users,
      'AccountShare.csv': csv(
        shareHeader,
        account('Owner', 'All'),
        account('ImplicitParent'),
        account('Owner', 'All'),
        account('Manual'),
      ),
    })
    expect(result.org.shares).toEqual([
      {
        object: 'Account',
        record: '001000000000001AAA',
        grantee: { kind: 'user', user: '005000000000001AAA' },
        level: 'Edit',
        rowCause: 'Manual',
        accountSettings: {
          contactAccessLevel: 'Edit',
          opportunityAccessLevel: 'Read',
          caseAccessLevel: 'None',
        },
      },
    ])
    const notes = result.diagnostics.filter(({ code }) => code === 'computed-shares')
    expect(notes.map(({ message }) => message)).toEqual([
      expect.stringContaining('`ImplicitParent`'),
      expect.stringContaining('(2 times)'),
    ])
  })

  it('R7.8 R19.2 rows of one record, grantee and cause become one at the higher levels, in any order', async () => {
    const rows = [
      '001000000000001AAA,005000000000001AAA,Edit,None,Read,None,Manual',
      '001000000000001AAA,005000000000001AAA,Read,Edit,None,None,Manual',
    ]
    const read = async (...order: string[]) =>
      (
        await imported({
          'User.csv': users,
          'AccountShare.csv': csv(shareHeader, ...order),
        })
      ).org.shares
    const shares = await read(...rows)
    expect(shares).toMatchObject([
      {
        level: 'Edit',
        accountSettings: {
          contactAccessLevel: 'None',
          opportunityAccessLevel: 'Edit',
          caseAccessLevel: 'Read',
        },
      },
    ])
    expect(await read(...rows.toReversed())).toEqual(shares)
    const otherCause = rows.map((row, i) => (i === 0 ? row : row.replace('Manual', 'Team')))
    expect(await read(...otherCause)).toHaveLength(2)
  })

  it('17 rows of rules stay where the rules of the object were not imported, and go where they were', async () => {
    const files = { 'User.csv': users, 'AccountShare.csv': csv(shareHeader, account('Rule')) }
    const without = await imported(files)
    expect(without.org.shares.map(({ rowCause }) => rowCause)).toEqual(['Rule'])
    expect(codesOf(without)).toContain('rule-rows-kept')
    const rules = xml(
      'SharingRules',
      '<sharingOwnerRules><fullName>R</fullName><accessLevel>Read</accessLevel><label>R</label><sharedTo><allInternalUsers></allInternalUsers></sharedTo><sharedFrom><allInternalUsers></allInternalUsers></sharedFrom></sharingOwnerRules>',
    )
    const having = await imported({ ...files, 'sharingRules/Account.sharingRules': rules })
    expect(having.org.shares).toEqual([])
    expect(codesOf(having)).toContain('computed-shares')
  })

  it('5.3 Apex rows of custom objects keep their reason', async () => {
    const { org } = await imported({
      'User.csv': users,
      'Invoice__Share.csv': csv(
        'ParentId,UserOrGroupId,AccessLevel,RowCause',
        'a00000000000001AAA,005000000000001,Read,Audit__c',
      ),
    })
    expect(org.shares).toMatchObject([
      { object: 'Invoice__c', level: 'Read', rowCause: 'Audit__c', accountSettings: null },
    ])
  })

  it('6 rows for users that are not in the import are left out, with one diagnostic', async () => {
    const gone = account('Manual').replace('005000000000001AAA', '005000000000009AAA')
    const result = await imported({ 'User.csv': users, 'AccountShare.csv': csv(shareHeader, gone) })
    expect(result.org.shares).toEqual([])
    expect(codesOf(result)).toEqual(expect.arrayContaining(['unknown-user']))
  })

  it('2 an unknown level opens nothing and is reported', async () => {
    const result = await imported({
      'User.csv': users,
      'AccountShare.csv': csv(shareHeader, account('Manual', 'Everything')),
    })
    expect(result.org.shares).toEqual([])
    expect(codesOf(result)).toContain('unknown-level')
  })
})

describe('teams', () => {
  it('R8.1 a member of an account team stands for a row with cause Team, once', async () => {
    const team = csv(
      'AccountId,UserId,TeamMemberRole,AccountAccessLevel,OpportunityAccessLevel,CaseAccessLevel,ContactAccessLevel',
      '001000000000001AAA,005000000000001AAA,Manager,Edit,Read,None,Edit',
    )
    const alone = await imported({ 'User.csv': users, 'AccountTeamMember.csv': team })
    const both = await imported({
      'User.csv': users,
      'AccountTeamMember.csv': team,
      'AccountShare.csv': csv(shareHeader, account('Team')),
    })
    expect(alone.org.shares).toMatchObject([
      { rowCause: 'Team', level: 'Edit', accountSettings: { opportunityAccessLevel: 'Read' } },
    ])
    expect(both.org.shares).toEqual(alone.org.shares)
  })

  it('R8.4 the role of a case team holds the level; a contact stands for its user; None opens nothing', async () => {
    const { org } = await imported({
      'User.csv': users,
      'CaseTeamRole.csv': csv(
        'Id,Name,AccessLevel',
        '0B7000000000001AAA,Helper,Read',
        '0B7000000000002AAA,Silent,None',
      ),
      'CaseTeamMember.csv': csv(
        'ParentId,MemberId,TeamRoleId',
        '500000000000001AAA,003000000000001AAA,0B7000000000001AAA',
        '500000000000001AAA,005000000000001AAA,0B7000000000002AAA',
      ),
    })
    expect(org.shares).toMatchObject([
      {
        object: 'Case',
        grantee: { kind: 'user', user: '005000000000002AAA' },
        level: 'Read',
        rowCause: 'Team',
      },
    ])
  })

  it('R8.4 a case team without its roles opens nothing and says so', async () => {
    const result = await imported({
      'User.csv': users,
      'CaseTeamMember.csv': csv(
        'ParentId,MemberId,TeamRoleId',
        '500000000000001AAA,005000000000001AAA,0B7000000000001AAA',
      ),
    })
    expect(result.org.shares).toEqual([])
    expect(codesOf(result)).toContain('unknown-case-team-role')
  })

  it('R9.3 levels may stand in the words that Setup shows', async () => {
    const read = async (level: string, child: string) =>
      (
        await imported({
          'User.csv': users,
          'AccountShare.csv': csv(
            shareHeader,
            `001000000000001AAA,005000000000001AAA,${level},${child},None,None,Manual`,
          ),
        })
      ).org.shares
    expect(await read('Read/Write', 'Read Only')).toMatchObject([
      { level: 'Edit', accountSettings: { opportunityAccessLevel: 'Read' } },
    ])
    expect(await read('Sometimes', 'Private')).toEqual([])
  })
})
