import { describe, expect, it } from 'vitest'
import type { Org } from '@shared/model/org'
import { codesOf, csv, imported } from './imported'

const account = csv('Id,Name', '001000000000001AAA,Acme')

function cells(org: Org, object: string, field: string): readonly (string | null)[] | undefined {
  const table = org.records.find((each) => each.object === object)
  return table?.columns.find((column) => column.field.toLowerCase() === field.toLowerCase())?.values
}

describe('exports of objects with an access model of their own', () => {
  it('5.2 ids of 15 characters under upper-case headers are ids, words are not', async () => {
    const { org } = await imported({
      'Account.csv': account,
      'Task.csv': csv('ID,WHATID,ISPAID', '00T000000000001,001000000000001,false'),
      'ContentDocumentLink.csv': csv(
        'ID,CONTENTDOCUMENTID,LINKEDENTITYID,SHARETYPE',
        '06A000000000001,069000000000001,001000000000001,V',
      ),
    })
    expect(cells(org, 'Task', 'WhatId')).toEqual(['001000000000001AAA'])
    expect(cells(org, 'Task', 'IsPaid')).toEqual(['false'])
    expect(cells(org, 'ContentDocumentLink', 'LinkedEntityId')).toEqual(['001000000000001AAA'])
    expect(cells(org, 'ContentDocumentLink', 'ContentDocumentId')).toEqual(['069000000000001AAA'])
  })

  it('CNT-10 members of a library are users and groups, those of a case team users and contacts', async () => {
    const result = await imported({
      'ContentWorkspaceMember.csv': csv(
        'Id,ContentWorkspaceId,MemberId',
        '05V000000000001AAA,058000000000001AAA,00G000000000001EAA',
        '05V000000000002AAA,058000000000001AAA,003000000000001AAA',
      ),
    })
    expect(cells(result.org, 'ContentWorkspaceMember', 'MemberId')).toEqual([
      '00G000000000001EAA',
      null,
    ])
    expect(codesOf(result)).toContain('wrong-prefix')
  })

  it('5.3 a case comment names its case by number, a note names no object', async () => {
    const { org } = await imported({
      'Case.csv': csv('Id,CaseNumber', '500000000000001AAA,00001'),
      'CaseComment.csv': csv('Id,Parent.CaseNumber', '00a000000000001AAA,00001'),
      'Note.csv': csv('Id,Title,Parent.Name', '002000000000001AAA,Memo,Acme'),
    })
    expect(cells(org, 'CaseComment', 'ParentId')).toEqual(['500000000000001AAA'])
    expect(cells(org, 'Note', 'ParentId')).toBeUndefined()
  })

  it('5.1 a field that is null in JSON is blank, one that is missing is not known', async () => {
    const row = { attributes: { type: 'Task' }, Id: '00T000000000001AAA', WhoId: null, Who: null }
    const { org } = await imported({ 'tasks.json': JSON.stringify([row]) })
    expect(cells(org, 'Task', 'WhoId')).toEqual([null])
    expect(cells(org, 'Task', 'WhatId')).toBeUndefined()
    expect(cells(org, 'Task', 'Who')).toBeUndefined()
  })
})

describe('logins', () => {
  it('LOG-07 an export says who is locked, apart from who is frozen', async () => {
    const { org } = await imported({
      'User.csv': csv(
        'Id,Username,IsActive,Profile.Name,UserType',
        '005000000000001AAA,ana@x.test,true,Desk,Standard',
        '005000000000002AAA,bob@x.test,true,Desk,Standard',
      ),
      'UserLogin.csv': csv(
        'Id,UserId,IsFrozen,IsPasswordLocked',
        '0Yw000000000001AAA,005000000000001AAA,false,true',
        '0Yw000000000002AAA,005000000000002AAA,true,false',
      ),
    })
    expect(org.users.map(({ isLocked, isFrozen }) => [isLocked, isFrozen])).toEqual([
      [true, false],
      [undefined, true],
    ])
  })
})
