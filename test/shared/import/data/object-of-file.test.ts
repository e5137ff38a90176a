import { describe, expect, it } from 'vitest'
import { objectOfFile } from '@shared/import/data/object-of-file'
import { readFiles } from './csv-reading'

describe('which object a file holds', () => {
  it.each([
    ['data/User.csv', 'User'],
    ['user_export.csv', 'User'],
    ['01_Account.csv', 'Account'],
    ['data-Contact-large.json', 'Contact'],
    ['accounts.csv', 'Account'],
    ['Invoice__c.csv', 'Invoice__c'],
    ['ns__Invoice__c.csv', 'ns__Invoice__c'],
    ['Invoice__Share.csv', 'Invoice__Share'],
    ['AccountShare.csv', 'AccountShare'],
    ['cases.csv', 'Case'],
    ['ContentDocumentLink.csv', 'ContentDocumentLink'],
    ['CollaborationGroup.csv', 'CollaborationGroup'],
    ['FAQ__DataCategorySelection.csv', 'FAQ__DataCategorySelection'],
    ['Report.csv', 'Report'],
    ['report1700.csv', null],
  ])('5.1 `%s` holds %s', (path, object) => {
    expect(objectOfFile(path, [], null)).toBe(object)
  })

  it('5.1 the prefix of the ids tells where the name does not', () => {
    expect(objectOfFile('extract.csv', ['Id', 'Name'], '00Q000000000001AAA')).toBe('Lead')
  })

  it('5.1 columns that only one object has tell where name and ids do not', () => {
    expect(objectOfFile('rows.csv', ['GroupId', 'UserOrGroupId'], null)).toBe('GroupMember')
    expect(objectOfFile('rows.csv', ['LeadId', 'LeadAccessLevel', 'RowCause'], null)).toBe(
      'LeadShare',
    )
  })

  it('5.1 nothing is guessed when nothing tells', async () => {
    expect(objectOfFile('rows.csv', ['Colour', 'Size'], null)).toBeNull()
    const { codes, data } = await readFiles({ 'rows.csv': 'Colour,Size\nred,3\n' })
    expect(codes).toEqual(['unknown-data-file'])
    expect(data.unknownCount).toBe(1)
  })

  it('5.1 a report is refused though its file is named after an object, an export is not', async () => {
    const report = await readFiles({
      'Contact.csv': 'Contact ID,Account Name,Owner\n003000000000001,Acme,Ana\n\n"Grand Totals"\n',
    })
    expect(report.codes).toEqual(['report-export'])
    expect(report.data.byObject.size).toBe(0)
    const { codes } = await readFiles({
      'GroupMember.csv': 'Group Id,User Or Group Id\n00G000000000001,005000000000001\n',
      'Contact.csv': 'LastName,OwnerId\nOne,005000000000001\n',
    })
    expect(codes).toEqual([])
  })

  it('5.1 a report with labels in place of names is refused with what to do', async () => {
    const { diagnostics } = await readFiles({
      'report1700.csv': '"Account Name","Last Activity","Billing City"\n"Acme","1/2/2026","Rome"\n',
    })
    expect(diagnostics.map(({ code }) => code)).toEqual(['report-export'])
  })
})
