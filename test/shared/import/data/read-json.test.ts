import { describe, expect, it } from 'vitest'
import { column, readFiles } from './csv-reading'

const row = (type: string, cells: object) => ({ attributes: { type, url: '/x' }, ...cells })

describe('JSON exports', () => {
  it('5.1 the answer of a query, with parents as columns', async () => {
    const text = JSON.stringify({
      status: 0,
      result: {
        records: [
          row('User', {
            Id: '005000000000001AAA',
            Profile: row('Profile', { Name: 'Desk' }),
            ManagerId: null,
          }),
        ],
        totalSize: 1,
        done: true,
      },
    })
    const { data, codes } = await readFiles({ 'answer.json': text })
    expect(column(data, 'User', 'Profile.Name')).toEqual(['Desk'])
    expect(codes).toEqual([])
  })

  it('5.1 a bare list, named by its file', async () => {
    const { data } = await readFiles({
      'UserRole.json': '[{"Id":"00E000000000001AAA","DeveloperName":"Top"}]',
    })
    expect(column(data, 'UserRole', 'DeveloperName')).toEqual(['Top'])
  })

  it('5.1 child queries fill the tables of their own objects', async () => {
    const child = {
      totalSize: 1,
      done: true,
      records: [row('Contact', { Id: '003000000000001AAA', LastName: 'A' })],
    }
    const { data } = await readFiles({
      'a.json': JSON.stringify({
        records: [row('Account', { Id: '001000000000001AAA', Contacts: child })],
      }),
    })
    expect(column(data, 'Contact', 'LastName')).toEqual(['A'])
    expect(column(data, 'Account', 'Contacts')).toBeUndefined()
  })

  it('5.1 a query that was cut off is a warning', async () => {
    const { codes } = await readFiles({
      'a.json': JSON.stringify({
        records: [row('Account', { Id: '001000000000001AAA' })],
        done: false,
      }),
    })
    expect(codes).toEqual(['cut-off-query'])
  })

  it('5.1 trees refer to each other over the files of a plan', async () => {
    const { data } = await readFiles({
      'Case.json': JSON.stringify({
        records: [
          {
            attributes: { type: 'Case', referenceId: 'CaseRef1' },
            ContactId: '@ContactRef5',
            Subject: '@home',
          },
        ],
      }),
      'Contact.json': JSON.stringify({
        records: [{ attributes: { type: 'Contact', referenceId: 'ContactRef5' }, LastName: 'A' }],
      }),
      'Case-Contact-plan.json': JSON.stringify([
        { sobject: 'Contact', files: ['Contact.json'] },
        { sobject: 'Case', files: ['Case.json'] },
      ]),
    })
    expect(column(data, 'Case', 'ContactId')).toEqual(column(data, 'Contact', 'Id'))
  })

  it('5.1 one name in two plans is two records', async () => {
    const tree = (name: string) =>
      JSON.stringify({
        records: [{ attributes: { type: 'Account', referenceId: 'Ref1' }, Name: name }],
      })
    const plan = (file: string) => JSON.stringify([{ sobject: 'Account', files: [file] }])
    const { data } = await readFiles({
      'a.json': tree('A'),
      'b.json': tree('B'),
      'a-plan.json': plan('a.json'),
      'b-plan.json': plan('b.json'),
    })
    expect(column(data, 'Account', 'Id')).toEqual(['ref:a-plan.json#Ref1', 'ref:b-plan.json#Ref1'])
  })

  it('5.1 other JSON is no data and no problem', async () => {
    const { data, codes } = await readFiles({
      'settings.json': '{"editor":true}',
      'config/project-scratch-def.json': '{}',
    })
    expect(data.byObject.size).toBe(0)
    expect(codes).toEqual([])
  })

  it('6 broken JSON is an error of that file alone', async () => {
    const { data, codes } = await readFiles({
      'Account.json': '[{"Id":',
      'Contact.json': '[{"Id":"003000000000001AAA"}]',
    })
    expect(codes).toEqual(['broken-json'])
    expect(data.byObject.has('contact')).toBe(true)
  })

  it.each([
    ['[{"Id": 1,\n"Name": 2,\n}]', 3],
    ['[{"Id": 1,\n"Name": nope,\n"X": true}]', 2],
    ['[\n\n<<<<<<< HEAD\n{"Id": 1}]', 3],
    ['[{"Id": true,\n"Name": "cut', 2],
    ['hello', 1],
  ])('6 broken JSON is left out with the line where it breaks: %j', async (text, line) => {
    const { diagnostics } = await readFiles({ 'User.json': text })
    expect(diagnostics.map((one) => [one.code, one.line])).toEqual([['broken-json', line]])
    expect(diagnostics[0]?.message).not.toContain('\n')
  })

  it('6 `__proto__` keys touch nothing but their own column', async () => {
    const { data } = await readFiles({
      'Account.json': '[{"Id":"001000000000001AAA","__proto__":"x","constructor":"y"}]',
    })
    expect(column(data, 'Account', '__proto__')).toEqual(['x'])
    expect(({} as Record<string, unknown>)['constructor']).toBe(Object)
  })
})
