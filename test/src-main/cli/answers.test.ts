import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { called, fixture, rowsOf } from './called'

const orgs = [
  'call-centre',
  'el-toro',
  'guest-site',
  'master-detail-subdetail',
  'partner-portal',
  'record-and-object-permission',
]
const levels = ['None', 'Read', 'Edit', 'Delete', 'Transfer', 'All']

async function rows(...words: string[]) {
  const { status, out, error } = await called(words)
  if (status !== 0) throw new Error(error)
  return rowsOf(out)
}

describe.each(orgs)('the commands agree with each other on %s', (name) => {
  const org = fixture(name)

  it('by the index as by the doors, which answer when records are named', async () => {
    const all = await rows('access', org, '--certainty')
    const ids = [...new Set(all.map((row) => row.RecordId ?? ''))]
    const named = await rows('access', org, '--certainty', ...ids.flatMap((id) => ['--record', id]))
    const inOrder = (list: Record<string, string>[]) =>
      list.map((row) => JSON.stringify(row)).sort()
    expect(inOrder(named)).toEqual(inOrder(all))
  })

  it('the heat-map counts the rows of access', async () => {
    const access = await rows('access', org)
    for (const [measure, flag] of [
      ['read', 'HasReadAccess'],
      ['edit', 'HasEditAccess'],
      ['transfer', 'HasTransferAccess'],
    ] as const) {
      const cells = await rows('heatmap', org, '--measure', measure)
      const counted = new Map<string, number>()
      for (const row of access)
        if (row[flag] === 'true')
          counted.set(row.Username ?? '', (counted.get(row.Username ?? '') ?? 0) + 1)
      for (const user of new Set(cells.map((cell) => cell.Row ?? ''))) {
        const ofUser = cells.filter((cell) => cell.Row === user)
        const sum = ofUser.reduce((count, cell) => count + Number(cell.Count), 0)
        expect(sum).toBe(counted.get(user) ?? 0)
      }
    }
  })

  it('who names those that access names, at the same level', async () => {
    const access = await rows('access', org, '--min-level', 'Read')
    for (const id of [...new Set(access.map((row) => row.RecordId ?? ''))].slice(0, 3)) {
      const who = await rows('who', org, '--record', id)
      const expected = access.filter((row) => row.RecordId === id)
      expect(who.map((row) => [row.Username, row.MaxAccessLevel])).toEqual(
        expected.map((row) => [row.Username, row.MaxAccessLevel]),
      )
      expect(who.every((row) => row.RowCause !== '')).toBe(true)
    }
  })

  it('explain has the level of access', async () => {
    for (const row of (await rows('access', org)).slice(0, 12)) {
      const { Username: user = '', RecordId: record = '' } = row
      const { out } = await called(['explain', org, '--user', user, '--record', record])
      expect(JSON.parse(out)).toMatchObject({ user, record, level: row.MaxAccessLevel })
    }
  })
})

describe('access', () => {
  const org = fixture('el-toro')

  it('leaves out what is below --min-level', async () => {
    const found = await rows('access', org, '--min-level', 'Edit')
    expect(found.length).toBeGreaterThan(0)
    expect(found.every((row) => levels.indexOf(row.MaxAccessLevel ?? '') >= 2)).toBe(true)
  })

  it('narrows by user, record and object', async () => {
    const found = await rows('access', org, '--user', 'joe', '--user', 'rob', '--object', 'case')
    expect(new Set(found.map((row) => row.Username))).toEqual(
      new Set(['joe@eltoro.example', 'rob@eltoro.example']),
    )
    expect(found.every((row) => row.RecordId?.startsWith('500') === true)).toBe(true)
    const one = await rows('access', org, '--user', 'joe', '--record', '500000000000001')
    expect(one).toHaveLength(1)
  })
})

describe('what-if', () => {
  const org = fixture('el-toro')
  const change = 'object:Case.sharingModel=Read'

  it('shows exactly the pairs whose level differs, as access before and after', async () => {
    const levelsOf = async (...words: string[]) =>
      new Map(
        (await rows('access', org, ...words)).map((row) => [
          `${row.Username ?? ''},${row.RecordId ?? ''}`,
          row.MaxAccessLevel ?? '',
        ]),
      )
    const before = await levelsOf()
    const after = await levelsOf('--change', change)
    const expected = [...before]
      .filter(([pair, level]) => after.get(pair) !== level)
      .map(([pair, level]) => `${pair},${level},${after.get(pair) ?? ''}`)
    const { out } = await called(['whatif', org, '--change', change])
    expect(expected.length).toBeGreaterThan(0)
    expect(out.trimEnd().split('\n').slice(1).sort()).toEqual(expected.sort())
  })

  it('shows the cells whose count differs', async () => {
    const before = await rows('heatmap', org)
    const after = await rows('heatmap', org, '--change', change)
    const expected = before.flatMap((cell, i) => {
      const count = after[i]?.Count ?? ''
      if (cell.Count === count) return []
      return [{ Row: cell.Row, Column: cell.Column, Before: cell.Count, After: count }]
    })
    expect(expected.length).toBeGreaterThan(0)
    expect(await rows('whatif', org, '--show', 'cells', '--change', change)).toEqual(expected)
  })

  it('shows the fields that open or close', async () => {
    const change = 'profile:Agent.field:Lead.Phone.read=true'
    const words = ['--show', 'fields', '--change', change]
    const changes = await rows('whatif', fixture('call-centre'), ...words)
    expect(changes).toContainEqual(
      expect.objectContaining({ Field: 'Lead.Phone', Before: 'None', After: 'Read' }),
    )
  })

  it('counts who comes and goes: what was made has nothing before, what was deleted nothing after', async () => {
    const made = ['--change', 'user+=new@toro.test like joe', '--change', 'object+=Visit__c']
    const found = await rows('whatif', org, ...made)
    expect(found.length).toBeGreaterThan(0)
    for (const row of found)
      expect(row).toMatchObject({ Username: 'new@toro.test', Before: 'None' })
    const record = found[0]?.RecordId ?? ''
    const gone = await rows('whatif', org, '--change', `record-=${record}`)
    expect(gone.length).toBeGreaterThan(0)
    for (const row of gone) expect(row).toMatchObject({ RecordId: record, After: 'None' })
  })

  it('is empty when the changes change nothing', async () => {
    expect(await rows('whatif', org, '--change', 'user:joe.isFrozen=true')).toEqual([])
  })
})

describe('what the import does not say', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tripod-unknown-'))
    // A user whose profile is named and not there: what it gives is unknown.
    writeFileSync(
      join(folder, 'User.csv'),
      'Id,Username,Name,IsActive,UserType,Profile.Name\n005000000000001AAA,ana@a.test,Ana,true,Standard,Ghost\n',
    )
    writeFileSync(
      join(folder, 'Account.csv'),
      'Id,Name,OwnerId\n001000000000001AAA,Acme,005000000000001AAA\n',
    )
  })
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  it('is unknown in every command, neither yes nor no', async () => {
    const [access] = await rows('access', folder, '--object', 'Account', '--certainty')
    expect(access).toMatchObject({
      HasReadAccess: 'unknown',
      HasAllAccess: 'unknown',
      MaxAccessLevel: 'unknown',
      Certainty: 'unknown',
    })
    const [object] = await rows('objects', folder, '--object', 'Account', '--certainty')
    expect(object).toMatchObject({ PermissionsRead: 'unknown', Certainty: 'unknown' })
    const cells = await rows('heatmap', folder, '--certainty')
    expect(cells.find((cell) => cell.Column === 'Account')).toMatchObject({
      Count: 'unknown',
      Total: '1',
      Certainty: 'unknown',
    })
    const who = await rows('who', folder, '--record', 'Acme')
    expect(who).toMatchObject([{ Username: 'ana@a.test', MaxAccessLevel: 'unknown' }])
  })

  it('is not left out as too low', async () => {
    expect(await rows('access', folder, '--object', 'Account', '--min-level', 'All')).toHaveLength(
      1,
    )
  })
})

describe('verify', () => {
  const org = fixture('el-toro')
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tripod-truth-'))
  })
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  it('finds nothing when the export says what the engine says', async () => {
    const file = join(folder, 'same.csv')
    writeFileSync(file, (await called(['access', org])).out)
    const { status, out } = await called(['verify', org, '--truth', file])
    expect([status, out]).toEqual([0, 'Username,RecordId,Expected,Actual\n'])
  })

  it('lists what differs and answers with status 1', async () => {
    const file = join(folder, 'other.csv')
    writeFileSync(
      file,
      'Username,RecordId,HasDeleteAccess,MaxAccessLevel\njoe@eltoro.example,500000000000001,false,None\nnobody@a.test,500000000000001,false,None\n',
    )
    const { status, out } = await called(['verify', org, '--truth', file])
    expect(status).toBe(1)
    expect(rowsOf(out)).toMatchObject([
      { Username: 'joe@eltoro.example', Expected: 'None' },
      { Username: 'nobody@a.test', Actual: 'no such user' },
    ])
  })

  it('5.1 reads headers in capitals, semicolons and blank cells, and still sees what differs', async () => {
    const file = join(folder, 'shouted.csv')
    const told = (level: string) =>
      `USERID;USER NAME;RECORDID;HASREADACCESS;MAXACCESSLEVEL\n;joe@eltoro.example; 500000000000001 ;;${level}\n`
    const level = rowsOf(
      (await called(['access', org, '--user', 'joe@eltoro.example', '--record', '500000000000001']))
        .out,
    )[0]?.MaxAccessLevel
    writeFileSync(file, told(level ?? ''))
    expect(await called(['verify', org, '--truth', file])).toMatchObject({ status: 0 })
    writeFileSync(file, told(level === 'None' ? 'All' : 'None'))
    expect(await called(['verify', org, '--truth', file])).toMatchObject({ status: 1 })
  })

  it('with --explain says what the differing answer rests on', async () => {
    const file = join(folder, 'explained.csv')
    writeFileSync(
      file,
      'Username,RecordId,MaxAccessLevel\njoe@eltoro.example,500000000000001,None\n',
    )
    const { status, out } = await called(['verify', org, '--truth', file, '--explain'])
    expect(status).toBe(1)
    expect(out).toMatch(/^Username,RecordId,Expected,Actual,Why\n/)
    expect(out).toMatch(/\(R\d+\.\d+\)/)
  })

  it('refuses a level or a flag that no org exports, with its line, and takes blank ones', async () => {
    const file = join(folder, 'odd.csv')
    const told = (cells: string) => {
      const header = 'Username,RecordId,MaxAccessLevel,HasReadAccess'
      writeFileSync(file, `${header}\njoe@eltoro.example,500000000000001,${cells}\n`)
      return called(['verify', org, '--truth', file])
    }
    for (const cells of ['Huge,', 'None,perhaps']) {
      const { status, error } = await told(cells)
      expect(status).toBe(2)
      expect(error).toContain('line 2')
    }
    expect((await told(',')).status).toBe(0)
  })

  it('refuses a file that holds no such answers', async () => {
    const file = join(folder, 'wrong.csv')
    writeFileSync(file, 'Id,Name\n1,2\n')
    expect(await called(['verify', org, '--truth', file])).toMatchObject({ status: 2, out: '' })
  })
})

describe('groups', () => {
  it('names the members of a queue and how they are in it', async () => {
    const org = fixture('el-toro')
    const found = await rows('groups', org, '--queue', 'Developer_Support_Tier_2')
    expect(found.length).toBeGreaterThan(0)
    expect(found.every((row) => row.Via?.startsWith('queue `Developer_Support_Tier_2`'))).toBe(true)
    const both = await called([
      'groups',
      org,
      '--queue',
      'Developer_Support_Tier_2',
      '--role',
      'CEO',
    ])
    expect(both.status).toBe(2)
  })
})

describe('heatmap --format png', () => {
  it('draws a picture of the size of the SVG', async () => {
    const [svg, png] = [
      await called(['heatmap', fixture('el-toro'), '--format', 'svg']),
      await called(['heatmap', fixture('el-toro'), '--format', 'png']),
    ]
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg.out) ?? []
    const bytes = Buffer.from(png.out, 'latin1')
    expect(bytes.subarray(1, 4).toString()).toBe('PNG')
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([
      Number(width),
      Number(height),
    ])
  })

  it('asks for a file rather than fill a terminal', async () => {
    const { status, error } = await called(['heatmap', fixture('el-toro'), '--format', 'png'], {
      isTerminal: true,
    })
    expect([status, error]).toEqual([2, expect.stringContaining('--out')])
  })
})

describe('diff', () => {
  const org = fixture('el-toro')
  let folder = ''
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tripod-diff-'))
    const file = join(folder, 'frozen.tripod.json')
    const change = 'object:Case.sharingModel=Read'
    const wanted = ['--change', change, '--change', 'profile:Employee.object:Case.delete=false']
    expect((await called(['import', org, '--out', file, ...wanted])).status).toBe(0)
  })
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  it('of an org with itself has no row', async () => {
    const { status, out } = await called(['diff', org, org])
    expect([status, out]).toEqual([0, 'Part,Kind,Subject,Property,A,B\n'])
  })

  it('names what differs in configuration and in resulting access', async () => {
    const { out } = await called(['diff', org, join(folder, 'frozen.tripod.json')])
    const found = rowsOf(out)
    expect(found.some((row) => row.Kind === 'objects' && row.Subject === 'Case')).toBe(true)
    expect(found.some((row) => row.Part === 'access' && row.Kind === 'record')).toBe(true)
  })

  it('the access of both sides is that of `access`', async () => {
    const other = join(folder, 'frozen.tripod.json')
    const { out } = await called(['diff', org, other, '--show', 'access'])
    const levelIn = (list: Record<string, string>[], row: Record<string, string>) =>
      list.find((each) => each.Username === row.Subject && each.RecordId === row.Property)
        ?.MaxAccessLevel
    const [before, after] = [await rows('access', org), await rows('access', other)]
    const changed = rowsOf(out).filter((row) => row.Kind === 'record')
    expect(changed.length).toBeGreaterThan(0)
    for (const row of changed)
      expect([row.A, row.B]).toEqual([levelIn(before, row), levelIn(after, row)])
  })

  it('of one org or of three is refused', async () => {
    expect((await called(['diff', org])).status).toBe(2)
    expect((await called(['diff', org, org, org])).status).toBe(2)
  })
})

describe('restriction rules', () => {
  let folder = ''
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tripod-restricted-'))
    mkdirSync(join(folder, 'restrictionRules'))
    cpSync(fixture('master-detail-subdetail'), folder, { recursive: true })
    const [row] = await rows('access', folder, '--min-level', 'All')
    const target = await called([
      'explain',
      folder,
      '--user',
      row?.Username ?? '',
      '--record',
      row?.RecordId ?? '',
    ])
    const { object } = JSON.parse(target.out) as { object: string }
    writeFileSync(
      join(folder, 'restrictionRules', 'Nothing.rule-meta.xml'),
      `<?xml version="1.0" encoding="UTF-8"?>
<RestrictionRule xmlns="http://soap.sforce.com/2006/04/metadata">
  <active>true</active><enforcementType>Restrict</enforcementType><targetEntity>${object}</targetEntity>
  <userCriteria>$User.IsActive = true</userCriteria><recordFilter>Name = 'none has this name'</recordFilter>
</RestrictionRule>`,
    )
  })
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  it('R14.5 access is as UserRecordAccess has it, and --effective narrows it', async () => {
    const [entitled, effective] = [
      await rows('access', folder, '--min-level', 'Read'),
      await rows('access', folder, '--min-level', 'Read', '--effective'),
    ]
    expect(await rows('access', fixture('master-detail-subdetail'), '--min-level', 'Read')).toEqual(
      entitled,
    )
    expect(effective.length).toBeLessThan(entitled.length)
  })

  it('R14.1 explain names the rule on the restriction leg', async () => {
    const [row] = await rows('access', folder, '--min-level', 'All')
    const { out } = await called([
      'explain',
      folder,
      '--user',
      row?.Username ?? '',
      '--record',
      row?.RecordId ?? '',
    ])
    expect(out).toContain('restriction rule `Nothing`')
  })
})
