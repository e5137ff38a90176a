import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BrokenPipe } from '../../../src-main/cli/environment'
import { called, fixture, rowsOf } from './called'

const toro = fixture('el-toro')
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tripod-cli-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

describe('the shape of an answer', () => {
  it('is csv by default, a table on a terminal, one array as json', async () => {
    const words = ['objects', toro, '--user', 'joe', '--object', 'Case']
    const csv = await called(words)
    expect(csv.out.split('\n')[0]).toBe(
      'Username,SObjectType,PermissionsCreate,PermissionsRead,PermissionsEdit,PermissionsDelete,PermissionsViewAllRecords,PermissionsModifyAllRecords,PermissionsViewAllFields',
    )
    const json = await called([...words, '--format', 'json'])
    expect(JSON.parse(json.out)).toMatchObject([
      { Username: 'joe@eltoro.example', SObjectType: 'Case' },
    ])
    const table = await called(words, { isTerminal: true })
    expect(table.out).toMatch(/^Username +SObjectType +PermissionsCreate/)
    expect(table.out.split('\n')[1]).toMatch(/^─+ {2}─+/)
  })

  it('goes to the file of --out whole, and nothing of it to stdout', async () => {
    const file = join(folder, 'access.csv')
    const { status, out } = await called(['access', toro, '--out', file])
    expect([status, out]).toEqual([0, ''])
    expect(rowsOf(readFileSync(file, 'utf8')).length).toBeGreaterThan(10)
    expect(readdirSync(folder)).toEqual(['access.csv'])
  })

  it('leaves no file behind when the answer fails, and the old one as it was', async () => {
    const file = join(folder, 'access.csv')
    writeFileSync(file, 'old')
    const { status } = await called(['access', toro, '--out', file, '--format', 'xml'])
    expect(status).toBe(2)
    const missing = await called(['access', toro, '--out', join(folder, 'none', 'x.csv')])
    expect(missing).toMatchObject({ status: 2, out: '' })
    const inPlaceOfFolder = await called(['access', toro, '--out', folder])
    expect(inPlaceOfFolder).toMatchObject({ status: 2, out: '' })
    expect(inPlaceOfFolder.error).toContain('cannot be written')
    expect(readFileSync(file, 'utf8')).toBe('old')
    expect(readdirSync(folder)).toEqual(['access.csv'])
  })

  it('ends quietly with 0 when nobody reads any longer', async () => {
    const answer = await called(['access', toro], {
      writeOut: () => Promise.reject(new BrokenPipe()),
    })
    expect([answer.status, answer.out]).toEqual([0, ''])
    expect(answer.error).not.toContain('tripod:')
  })

  it('says how long it took in one line of json on stderr', async () => {
    const { error, out } = await called(['access', toro, '--timings'])
    const line = error.trimEnd().split('\n').at(-1) ?? ''
    expect(Object.keys(JSON.parse(line) as object)).toEqual([
      'import_ms',
      'compile_ms',
      'evaluate_ms',
      'total_ms',
      'peak_rss_mb',
      'users',
      'records',
    ])
    expect(out).not.toContain('import_ms')
  })
})

describe('status 2', () => {
  it.each([
    ['a path that does not exist', ['access', 'nowhere'], '`nowhere` does not exist'],
    ['an unknown command', ['acess', toro], 'Did you mean access?'],
    ['an unknown option', ['access', toro, '--frmat', 'csv'], 'Did you mean --format?'],
    ['no org', ['access'], "missing required argument 'org'"],
    ['an unknown user', ['access', toro, '--user', 'jo'], 'no user is named `jo`'],
    ['an unknown record', ['who', toro, '--record', 'Nothing'], 'no record has the id or name'],
    [
      'a name like no other',
      ['access', toro, '--user', 'zzzz'],
      'write one that is there, such as',
    ],
    ['an object like no other', ['access', toro, '--object', 'Zz'], 'write one that is there'],
    [
      'a folder that is not there',
      ['access', toro, '--out', 'no/a.csv'],
      'name a file in a folder',
    ],
    ['an option without its value', ['access', toro, '--user'], '`--help` after the command'],
    ['an unknown object', ['access', toro, '--object', 'Cas'], 'did you mean `Case`'],
    ['an unknown level', ['access', toro, '--min-level', 'Write'], 'is no level'],
    ['an unknown format', ['access', toro, '--format', 'xml'], 'csv, json, table'],
    ['a picture as a table', ['objects', toro, '--format', 'png'], 'is not known here'],
    ['findings, which are not built', ['whatif', toro, '--show', 'findings'], 'not available'],
    ['a what-if without a change', ['whatif', toro], 'give at least one `--change`'],
    ['a change that cannot be read', ['access', toro, '--change', 'object:Case'], 'change 1'],
    [
      'a change that is refused',
      ['access', toro, '--change', 'object:Case.sharingModel=FullAccess'],
      'change 1 (`object:Case.sharingModel=FullAccess`): `Case` cannot be `FullAccess`',
    ],
  ])('for %s, with a sentence that says what to do', async (_, words, sentence) => {
    const { status, out, error } = await called(words)
    expect([status, out]).toEqual([2, ''])
    expect(error).toContain(sentence)
  })

  it.each(['gates', 'audit', 'report'])(
    'for %s, which this version does not have and does not list',
    async (command) => {
      const { status, out, error } = await called([command, toro])
      expect([status, out]).toEqual([2, ''])
      expect(error).toContain('not available in this version')
      const help = await called(['--help'])
      expect(help.status).toBe(0)
      expect(help.out).not.toMatch(new RegExp(`^  ${command} `, 'm'))
    },
  )

  it('for an import that is nothing of an org', async () => {
    writeFileSync(join(folder, 'notes.txt'), 'hello')
    const { status, error } = await called(['access', folder])
    expect(status).toBe(2)
    expect(error).toContain('is metadata or data of an org')
  })

  it('for a warning of the import with --strict, and only then', async () => {
    writeFileSync(
      join(folder, 'User.csv'),
      'Id,Username,Name,IsActive,UserType,Profile.Name,UserRole.DeveloperName\n005000000000001AAA,ana@a.test,Ana,true,Standard,Ghost,Nowhere\n',
    )
    const lenient = await called(['objects', folder])
    expect(lenient.status).toBe(0)
    expect(lenient.error).toMatch(/^(warning|error) \S+:\d+ [a-z-]+ .+$/m)
    expect((await called(['objects', folder, '--strict'])).status).toBe(2)
  })

  it('an alias that two users have is asked about, not guessed', async () => {
    writeFileSync(
      join(folder, 'User.csv'),
      'Id,Username,Name,Alias,IsActive,UserType,Profile.Name\n005000000000001AAA,ana@a.test,Ana,an,true,Standard,P\n005000000000002AAA,ann@a.test,Ann,an,true,Standard,P\n',
    )
    const { status, error } = await called(['objects', folder, '--user', 'an'])
    expect(status).toBe(2)
    expect(error).toContain('2 of kind user answer to `an`')
  })
})

describe('several inputs', () => {
  it('the later is merged over the earlier, by id', async () => {
    const later = join(folder, 'User.csv')
    const head = 'Id,Username,Name,IsActive,UserType,Profile.Name\n'
    writeFileSync(
      later,
      `${head}005000000000001AAA,king@eltoro.example,Joe,true,Standard,Executive\n`,
    )
    const { out } = await called(['objects', toro, later, '--object', 'Case'])
    const names = rowsOf(out).map((row) => row.Username)
    expect(names).toContain('king@eltoro.example')
    expect(names).not.toContain('joe@eltoro.example')
    expect(names).toContain('rob@eltoro.example')
  })

  it('an org document gives the same answers as the files it was made of', async () => {
    const document = join(folder, 'toro.tripod.json')
    const saved = await called(['import', toro, '--out', document])
    expect(saved.status).toBe(0)
    expect(rowsOf(saved.out)).toContainEqual({ Type: 'User', Count: '11', Read: 'true' })
    const fromDocument = await called(['access', document])
    expect(fromDocument.out).toBe((await called(['access', toro])).out)
  })
})
