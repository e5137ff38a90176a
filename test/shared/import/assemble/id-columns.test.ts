import { describe, expect, it } from 'vitest'
import { codesOf, csv, imported, xml } from './imported'

const users = csv(
  'Id,Username,ProfileId,UserRoleId,ManagerId',
  '005000000000001AAA,ana@x.test,00e000000000001AAA,00E000000000001EAA,',
  '005000000000002AAA,ben@x.test,00e000000000001AAA,00e000000000001AAA,003000000000001AAA',
)

describe('ids of a wrong kind', () => {
  it('6 in a reference are reported and dropped, those of the right kind stay', async () => {
    const { org, diagnostics } = await imported({ 'User.csv': users })
    expect(org.users.map(({ role, manager }) => [role, manager])).toEqual([
      ['00E000000000001EAA', null],
      [null, null],
    ])
    const wrong = diagnostics.filter(({ code }) => code === 'wrong-prefix')
    expect(
      wrong.map(({ file, line, message }) => [file, line, /`(\w+)` of/.exec(message)?.[1]]),
    ).toEqual([
      ['User.csv', 3, 'ManagerId'],
      ['User.csv', 3, 'UserRoleId'],
    ])
  })

  it('6 in `Id` take their row along', async () => {
    const { org } = await imported({
      'Account.csv': csv('Id,Name', '003000000000001AAA,Not one', '001000000000001AAA,Acme'),
    })
    expect(org.records[0]?.ids).toEqual(['001000000000001AAA'])
    expect(org.records[0]?.columns[0]?.values).toEqual(['Acme'])
  })

  it('FLD-01 the owner of a report may be its folder, of another record not', async () => {
    const lines = (prefix: string) =>
      csv('Id,Name,OwnerId', `${prefix}000000000001AAA,x,00l000000000001AAA`)
    const result = await imported({ 'Report.csv': lines('00O'), 'Account.csv': lines('001') })
    expect(result.org.records.map(({ object, owners }) => [object, owners])).toEqual([
      ['Account', [null]],
      ['Report', ['00l000000000001AAA']],
    ])
    expect(codesOf(result)).not.toContain('unknown-owner')
  })

  it('6 in owners and lookups are dropped, by the object that the lookup refers to', async () => {
    const field = xml(
      'CustomField',
      '<fullName>Buyer__c</fullName><type>Lookup</type><referenceTo>Contact</referenceTo>',
    )
    const { org } = await imported({
      'objects/Account/fields/Buyer__c.field-meta.xml': field,
      'User.csv': users,
      'Account.csv': csv(
        'Id,OwnerId,Buyer__c',
        '001000000000001AAA,005000000000001AAA,003000000000001AAA',
        '001000000000002AAA,500000000000001AAA,006000000000001AAA',
      ),
    })
    expect(org.records[0]?.owners).toEqual(['005000000000001AAA', null])
    expect(org.records[0]?.columns[0]?.values).toEqual(['003000000000001AAA', null])
  })

  it('5.2 the prefix of a custom object is that of EntityDefinition', async () => {
    const { org } = await imported({
      'EntityDefinition.csv': csv('QualifiedApiName,KeyPrefix', 'Ship__c,a01'),
      'Ship__c.csv': csv('Id,Name', 'a01000000000001AAA,Ours', 'a02000000000001AAA,Theirs'),
      'Ship__Share.csv': csv(
        'Id,ParentId,UserOrGroupId,AccessLevel,RowCause',
        '02c000000000001AAA,a02000000000001AAA,005000000000001AAA,Read,Manual',
      ),
      'User.csv': users,
    })
    expect(org.records[0]?.ids).toEqual(['a01000000000001AAA'])
    expect(org.shares).toEqual([])
  })

  it('5.2 names in place of ids are no ids and stay', async () => {
    const result = await imported({
      'Account.csv': csv('Id,Name', 'acme,Acme'),
    })
    expect(result.org.records[0]?.ids).toEqual(['acme'])
    expect(codesOf(result)).not.toContain('wrong-prefix')
  })
})

describe('ids that were damaged', () => {
  it('5.2 upper case is repaired from the checksum, before the prefix is looked at', async () => {
    const { org, diagnostics } = await imported({
      'Account.csv': csv('Id,Name', '0010500000ABCDEAA5,Acme', '0010500000ABCDEAA0,Other'),
    })
    expect(org.records[0]?.ids).toHaveLength(2)
    expect(diagnostics.filter(({ code }) => code === 'wrong-prefix')).toEqual([])
  })

  it('5.2 a checksum that does not fit is kept and reported, one that fits is not', async () => {
    const files = (id: string) => ({ 'Account.csv': csv('Id,Name', `${id},Acme`) })
    const bad = await imported(files('0010500000aBcDEAAA'))
    expect(bad.org.records[0]?.ids).toEqual(['0010500000aBcDEAAA'])
    expect(codesOf(bad)).toContain('bad-id')
    expect(codesOf(await imported(files('0010500000aBcDE')))).not.toContain('bad-id')
  })

  it.each(['0010500000aBcD', '0010500000aBcDE12', '1.05E+14', 'Acme'])(
    '5.2 `%s`, neither 15 nor 18 letters and digits, is kept and reported',
    async (id) => {
      const result = await imported({ 'Account.csv': csv('Id,Name', `${id},Acme`) })
      expect(result.org.records[0]?.ids).toEqual([id])
      const bad = result.diagnostics.filter(({ code }) => code === 'bad-id')
      expect(bad.map(({ severity, file, line }) => [severity, file, line])).toEqual([
        ['warning', 'Account.csv', 2],
      ])
    },
  )

  it('5.2 a reference that is no id is reported, a blank one is not', async () => {
    const files = (owner: string) => ({
      'User.csv': users,
      'Account.csv': csv('Id,Name,OwnerId', `001000000000001AAA,Acme,${owner}`),
    })
    expect(codesOf(await imported(files('0050000000')))).toContain('bad-id')
    expect(codesOf(await imported(files('')))).not.toContain('bad-id')
  })

  it('5.3 an owner named by what nobody, or more than one, is called is reported; one user is not', async () => {
    const people = csv(
      'Id,Username,Name',
      '005000000000001AAA,ana@x.test,Ana',
      '005000000000002AAA,bob@x.test,Bob',
      '005000000000003AAA,bob@y.test,Bob',
    )
    const owned = async (owner: string) => {
      const account = csv('Id,Name,Owner.Name', `001000000000001AAA,Acme,${owner}`)
      const { org, diagnostics } = await imported({ 'User.csv': people, 'Account.csv': account })
      const lines = diagnostics.flatMap(({ code, line }) => (code === 'unknown-owner' ? line : []))
      return [org.records[0]?.owners, lines]
    }
    expect(await owned('Ana')).toEqual([['005000000000001AAA'], []])
    expect(await owned('Bob')).toEqual([[null], [2]])
    expect(await owned('Nobody')).toEqual([[null], [2]])
  })

  it('6 users of two instances are a warning, of one they are not', async () => {
    const two = csv('Id,Username', '0055g0000000001,ana@x.test', '0053x0000000001,ben@x.test')
    expect(codesOf(await imported({ 'User.csv': two }))).toContain('mixed-orgs')
    expect(codesOf(await imported({ 'User.csv': users }))).not.toContain('mixed-orgs')
  })
})
