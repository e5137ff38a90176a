import { describe, expect, it } from 'vitest'
import { column, readFiles } from './csv-reading'

const utf16 = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))
const latin = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

describe('header and cells', () => {
  it('5.1 upper case headers of Data Loader name the same columns', async () => {
    const { data } = await readFiles({
      'User.csv': '"ID","PROFILE.NAME"\n"005000000000001AAA","Desk"\n',
    })
    expect(column(data, 'User', 'Profile.Name')).toEqual(['Desk'])
  })

  it('5.1 blanks in a header do not count', async () => {
    const { data, codes } = await readFiles({
      'Account.csv': 'Id, Owner Id \n001000000000001AAA,005000000000001AAA\n',
    })
    expect(column(data, 'Account', 'OwnerId')).toEqual(['005000000000001AAA'])
    expect(codes).toEqual([])
  })

  it('6 a first row of ids is no header, a column called `a1` is', async () => {
    const rows = '001000000000001,Acme,005000000000001\n'
    const without = await readFiles({ 'Account.csv': rows })
    expect(without.codes).toEqual(['no-header'])
    expect(without.data.byObject.size).toBe(0)
    const { codes } = await readFiles({ 'Account.csv': `Id,a1,OwnerId\n${rows}` })
    expect(codes).toEqual([])
  })

  it('5.1 quoted cells keep separators, line breaks and doubled quotes', async () => {
    const text = 'Id,Name\r\n001000000000001AAA,"a, ""b""\r\nc"\r\n001000000000002AAA,d\r\n'
    const { data } = await readFiles({ 'Account.csv': text })
    expect(column(data, 'Account', 'Name')).toEqual(['a, "b"\r\nc', 'd'])
    expect(data.byObject.get('account')?.lines).toEqual([2, 4])
  })

  it('5.1 blank cells and `#N/A` are null, the empty row at the end is no row', async () => {
    const { data } = await readFiles({
      'Account.csv': 'Id,Name\n001000000000001AAA,\n001000000000002AAA,#N/A\n\n',
    })
    expect(column(data, 'Account', 'Name')).toEqual([null, null])
  })

  it('5.2 an id has no blanks around it, other text keeps its own', async () => {
    const { data } = await readFiles({
      'Account.csv': 'Id,Name,OwnerId\n 001000000000001AAA ," a ",005000000000001\t\n',
    })
    expect(column(data, 'Account', 'Id')).toEqual(['001000000000001AAA'])
    expect(column(data, 'Account', 'OwnerId')).toEqual(['005000000000001'])
    expect(column(data, 'Account', 'Name')).toEqual([' a '])
  })

  it('6 formula cells are text', async () => {
    const { data } = await readFiles({
      'Account.csv': "Id,Name\n001000000000001AAA,=cmd|'/c calc'!A1\n",
    })
    expect(column(data, 'Account', 'Name')).toEqual(["=cmd|'/c calc'!A1"])
  })

  it('6 a column named `__proto__` is a column like any other', async () => {
    const { data } = await readFiles({ 'Account.csv': 'Id,__proto__\n001000000000001AAA,x\n' })
    expect(column(data, 'Account', '__proto__')).toEqual(['x'])
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  })
})

describe('separators', () => {
  it.each([
    [';', 'semicolon of a spreadsheet'],
    ['\t', 'tab'],
    ['|', 'bar'],
  ])('5.1 finds %j, the %s', async (separator) => {
    const text = ['Id,Name', '001000000000001AAA,Acme'].join('\n').replaceAll(',', separator)
    const { data } = await readFiles({ 'Account.csv': text })
    expect(column(data, 'Account', 'Name')).toEqual(['Acme'])
  })

  it('5.1 a first line `sep=;` is no header', async () => {
    const { data } = await readFiles({ 'Account.csv': 'sep=;\nId;Name\n001000000000001AAA;Acme\n' })
    expect(column(data, 'Account', 'Name')).toEqual(['Acme'])
  })
})

describe('encodings', () => {
  it('5.1 a file that is not UTF-8 is Windows-1252 as a whole, and said so', async () => {
    const { data, codes } = await readFiles({
      'Account.csv': latin('Id,Name\n001000000000001AAA,Caf\xe9 \x80\n'),
    })
    expect(column(data, 'Account', 'Name')).toEqual(['Café €'])
    expect(codes).toEqual(['windows-1252'])
  })

  it('5.1 UTF-8 stays UTF-8, with or without its mark', async () => {
    const { data, codes } = await readFiles({
      'Account.csv': '\uFEFFId,Name\n001000000000001AAA,Café\n',
      'Contact.csv': 'Id,Name\n003000000000001AAA,Ærø\n',
    })
    expect(column(data, 'Account', 'Name')).toEqual(['Café'])
    expect(column(data, 'Contact', 'Name')).toEqual(['Ærø'])
    expect(codes).toEqual([])
  })

  it('5.1 UTF-16 with its mark, as spreadsheets write it', async () => {
    const { data } = await readFiles({
      'Account.csv': utf16('Id\tName\n001000000000001AAA\tCafé\n'),
    })
    expect(column(data, 'Account', 'Name')).toEqual(['Café'])
  })

  it('5.1 a bad byte far behind the start turns the whole file', async () => {
    const filler = '001000000000001AAA,x\n'.repeat(60_000)
    const { data } = await readFiles({
      'Account.csv': latin(`Id,Name\n001000000000002AAA,\xe9\n${filler}001000000000003AAA,\xe9\n`),
    })
    expect(column(data, 'Account', 'Name')?.at(0)).toBe('é')
    expect(column(data, 'Account', 'Name')?.at(-1)).toBe('é')
  })
})

describe('damage', () => {
  it('6 a ragged row is reported with its line and kept with what it has', async () => {
    const { data, diagnostics } = await readFiles({
      'Account.csv': 'Id,Name\n001000000000001AAA\n001000000000002AAA,b,c\n001000000000003AAA,d\n',
    })
    expect(diagnostics.map(({ code, line }) => [code, line])).toEqual([
      ['ragged-row', 2],
      ['ragged-row', 3],
    ])
    expect(column(data, 'Account', 'Name')).toEqual([null, 'b', 'd'])
  })

  it('6 after 1,000 ragged rows listing stops and the rest is counted', async () => {
    const { diagnostics } = await readFiles({
      'Account.csv': `Id,Name\n${'001000000000001AAA\n'.repeat(1200)}`,
    })
    expect(diagnostics).toHaveLength(1001)
    expect(diagnostics.at(-1)?.message).toContain('200 more rows')
  })

  it('6 a quote that is never closed names the row that opens it; rows before it are read', async () => {
    const { data, diagnostics } = await readFiles({
      'Account.csv': 'Id,Name\n001000000000001AAA,a\n001000000000002AAA,"b\n001000000000003AAA,c\n',
    })
    expect(diagnostics.map(({ code, line }) => [code, line])).toEqual([['unclosed-quote', 3]])
    expect(column(data, 'Account', 'Name')).toEqual(['a'])
  })

  it('6 a quoted cell above 16 MB ends the file, and a large one below does not', async () => {
    const open = await readFiles({
      'Account.csv': `Id,Name\n001000000000001AAA,"${'x\n'.repeat(9 * 1024 * 1024)}`,
    })
    expect(open.codes).toEqual(['unclosed-quote'])
    const large = await readFiles({
      'Account.csv': `Id,Name\n001000000000001AAA,"${'x\n'.repeat(1024 * 1024)}"\n`,
    })
    expect(large.codes).toEqual([])
  })

  it('6 NUL characters are left out and reported once', async () => {
    const { data, codes } = await readFiles({
      'Account.csv': 'Id,Name\n001000000000001AAA,a\0b\n001000000000002AAA,\0c\n',
    })
    expect(column(data, 'Account', 'Name')).toEqual(['ab', 'c'])
    expect(codes).toEqual(['nul-character'])
  })

  it('6 of two columns with one name the first is read', async () => {
    const { data, codes } = await readFiles({
      'Account.csv': 'Id,Name,NAME\n001000000000001AAA,a,b\n',
    })
    expect(column(data, 'Account', 'Name')).toEqual(['a'])
    expect(codes).toEqual(['duplicate-column'])
  })

  it('6 an empty file has no header; a header alone is a table without rows', async () => {
    const { data, codes } = await readFiles({
      'User.csv': '',
      'GroupMember.csv': 'Id,GroupId,UserOrGroupId\n',
    })
    expect(codes).toEqual(['no-header'])
    expect(data.byObject.has('user')).toBe(false)
    expect(data.byObject.get('groupmember')?.rowCount).toBe(0)
  })

  it('6 text behind a closing quote is kept and reported', async () => {
    const { data, codes } = await readFiles({ 'Account.csv': 'Id,Name\n001000000000001AAA,"a"b\n' })
    expect(column(data, 'Account', 'Name')).toEqual(['ab'])
    expect(codes).toEqual(['stray-quote'])
  })
})
