import { describe, expect, it } from 'vitest'
import { codesOf, csv, imported, xml } from './imported'

const object = (name: string, content: string) => ({
  [`objects/${name}.object`]: xml('CustomObject', content),
})
const masterDetail = (name: string, to: string) =>
  `<fields><fullName>${name}</fullName><label>${name}</label><type>MasterDetail</type><referenceTo>${to}</referenceTo><relationshipOrder>0</relationshipOrder></fields>`

const objectNamed = (result: Awaited<ReturnType<typeof imported>>, name: string) =>
  result.org.objects.find((entry) => entry.name === name)

describe('objects', () => {
  it('4 an object whose default nobody states has none: not Private, not Public', async () => {
    const result = await imported(
      object(
        'Account',
        '<fields><fullName>Foo__c</fullName><label>Foo</label><type>Text</type></fields>',
      ),
    )
    expect(objectNamed(result, 'Account')).toMatchObject({
      isDeclared: true,
      sharingModel: null,
      grantAccessUsingHierarchies: null,
    })
  })

  it('3.1 defaults that metadata leaves out come from EntityDefinition, then from Organization, in any spelling', async () => {
    const result = await imported({
      ...object('Account', '<sharingModel>Private</sharingModel>'),
      ...object('Contact', ''),
      ...object('Lead', ''),
      'EntityDefinition.csv': csv(
        'QualifiedApiName,KeyPrefix,InternalSharingModel,ExternalSharingModel,GrantAccessUsingHierarchies',
        'Contact,003,ReadEdit,Private,',
        'Thing__c,a0X,Read,,false',
      ),
      'Organization.csv': csv(
        'Id,Name,DefaultLeadAccess,DefaultContactAccess',
        '00D000000000001EAA,Acme,ReadEditTransfer,Edit',
      ),
    })
    expect(objectNamed(result, 'Account')?.sharingModel).toBe('Private')
    expect(objectNamed(result, 'Contact')).toMatchObject({
      sharingModel: 'ReadWrite',
      externalSharingModel: 'Private',
    })
    expect(objectNamed(result, 'Lead')?.sharingModel).toBe('ReadWriteTransfer')
    expect(objectNamed(result, 'Thing__c')).toMatchObject({
      keyPrefix: 'a0X',
      grantAccessUsingHierarchies: false,
    })
    expect(result.org.name).toBe('Acme')
    expect(codesOf(result)).toEqual([])
  })

  it('8 metadata wins for a default, and the difference is noted', async () => {
    const result = await imported({
      ...object('Account', '<sharingModel>Private</sharingModel>'),
      'EntityDefinition.csv': csv('QualifiedApiName,InternalSharingModel', 'Account,Read'),
    })
    expect(objectNamed(result, 'Account')?.sharingModel).toBe('Private')
    expect(codesOf(result)).toEqual(['sharing-model-differs'])
  })

  it('2 an unknown sharing model is taken as Private, visibly', async () => {
    const result = await imported({
      'EntityDefinition.csv': csv('QualifiedApiName,InternalSharingModel', 'Account,Sometimes'),
    })
    expect(objectNamed(result, 'Account')?.sharingModel).toBe('Private')
    expect(codesOf(result)).toEqual(['unknown-sharing-model'])
  })

  it('3.2 a master-detail field makes its object controlled by parent, whatever the file says', async () => {
    const result = await imported({
      ...object('Order__c', '<label>Order</label><sharingModel>ReadWrite</sharingModel>'),
      ...object(
        'Line__c',
        `<label>Line</label>${masterDetail('Order__c', 'Order__c')}<sharingModel>Private</sharingModel>`,
      ),
    })
    expect(objectNamed(result, 'Line__c')?.sharingModel).toBe('ControlledByParent')
    expect(objectNamed(result, 'Order__c')?.sharingModel).toBe('ReadWrite')
    expect(codesOf(result)).toContain('detail-with-own-sharing')
  })

  it('6 masters in a circle lose the field that closes it', async () => {
    const result = await imported({
      ...object('A__c', masterDetail('B__c', 'B__c')),
      ...object('B__c', masterDetail('A__c', 'A__c')),
    })
    const types = ['A__c', 'B__c'].map(
      (name) => objectNamed(result, name)?.fields.find(({ isDeclared }) => isDeclared)?.type,
    )
    expect(types).toEqual(['MasterDetail', 'Lookup'])
    expect(codesOf(result)).toContain('master-cycle')
  })

  it('4 an object known from data alone is not declared beside a partial profile, and is where none is partial', async () => {
    const records = { 'Account.csv': csv('Id,Name', '001000000000001AAA,Acme') }
    const partial = await imported({ ...records, 'profiles/Desk.profile': xml('Profile', '') })
    expect(objectNamed(partial, 'Account')?.isDeclared).toBe(false)
    const whole = await imported(records)
    expect(objectNamed(whole, 'Account')?.isDeclared).toBe(true)
  })

  it('columns seen only in data are fields without a type, undeclared', async () => {
    const result = await imported({
      ...object('Account', ''),
      'Account.csv': csv('Id,Name,Region__c', '001000000000001AAA,Acme,EMEA'),
    })
    expect(
      objectNamed(result, 'Account')?.fields.map(({ name, type, isDeclared }) => [
        name,
        type,
        isDeclared,
      ]),
    ).toEqual([
      ['Name', null, false],
      ['Region__c', null, false],
    ])
  })
})

describe('records', () => {
  it('5.2 references become 18 characters, other cells stay as they stand', async () => {
    const { org } = await imported({
      'Contact.csv': csv('Id,AccountId,Name', '003000000000001,001000000000001,005x'),
      'User.csv': csv('Id,Username', '005000000000001AAA,ana@x.test'),
    })
    expect(org.records[0]).toMatchObject({
      ids: ['003000000000001AAA'],
      columns: [
        { field: 'AccountId', values: ['001000000000001AAA'] },
        { field: 'Name', values: ['005x'] },
      ],
    })
  })

  it('5.3 owners resolve by id, username, queue name and a full name that only one user has', async () => {
    const { org } = await imported({
      'User.csv': csv(
        'Id,Username,Name',
        '005000000000001AAA,ana@x.test,Ana',
        '005000000000002AAA,b1@x.test,Bob',
        '005000000000003AAA,b2@x.test,Bob',
      ),
      'Group.csv': csv('Id,DeveloperName,Type', '00G000000000001EAA,Tier2,Queue'),
      'Case.csv': csv(
        'Id,OwnerId,Owner.Username,Owner.Name',
        '500000000000001AAA,00G000000000001EAA,,',
        '500000000000002AAA,,ANA@x.test,',
        '500000000000003AAA,,,Ana',
        '500000000000004AAA,,,Bob',
        '500000000000005AAA,,,Tier2',
      ),
    })
    expect(org.records[0]?.owners).toEqual([
      '00G000000000001EAA',
      '005000000000001AAA',
      '005000000000001AAA',
      null,
      '00G000000000001EAA',
    ])
  })

  it('6 of two rows with one id the last counts, and it is said', async () => {
    const result = await imported({
      'Account.csv': csv('Id,Name', '001000000000001AAA,Old', '001000000000001,New'),
    })
    expect(result.org.records[0]).toMatchObject({
      ids: ['001000000000001AAA'],
      columns: [{ values: ['New'] }],
    })
    expect(codesOf(result)).toEqual(['duplicate-id'])
  })

  it('6 owners outside the import are one diagnostic with their number', async () => {
    const result = await imported({
      'Account.csv': csv(
        'Id,OwnerId',
        '001000000000001AAA,005000000000009AAA',
        '001000000000002AAA,005000000000009AAA',
      ),
    })
    expect(result.diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['unknown-owner', expect.stringContaining('2 records of `Account`')],
    ])
  })
})
