import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { called, fixture, rowsOf } from './called'

const org = fixture('el-toro')

interface Told {
  readonly level: string
  readonly grants: readonly {
    readonly rowCause: string
    readonly isRedundant?: boolean
    readonly closing?: {
      readonly change: string | null
      readonly after: string
      readonly reason: string
    }
  }[]
}

async function answered(...words: string[]): Promise<string> {
  const { status, out, error } = await called(words)
  if (status !== 0) throw new Error(error)
  return out
}

async function someone(level = 'Read') {
  const [row] = rowsOf(await answered('access', org, '--min-level', level))
  return ['--user', row?.['Username'] ?? '', '--record', row?.['RecordId'] ?? ''] as const
}

describe('tripod explain --steps', () => {
  it('R1.19 the last step has the level of the answer, and every step a rule', async () => {
    const asked = await someone()
    const told = JSON.parse(await answered('explain', org, ...asked)) as Told
    const steps = JSON.parse(
      await answered('explain', org, ...asked, '--steps', '--format', 'json'),
    ) as Record<string, string | number>[]
    expect(steps.at(-1)?.['Value']).toBe(told.level)
    expect(steps.map(({ Step }) => Step)).toEqual(steps.map((_, at) => at + 1))
    expect(steps.every(({ Rule, At }) => Rule !== '' && At !== '')).toBe(true)
    expect(steps.map(({ At }) => At)).toContain('door: Default')
  })

  it('R1.19 the same call gives the same text', async () => {
    const asked = await someone()
    const call = ['explain', org, ...asked, '--steps', '--format', 'csv'] as const
    expect(await answered(...call)).toBe(await answered(...call))
  })
})

describe('tripod explain --close-doors', () => {
  it('R1.4 each change that is told closes its door when it is made', async () => {
    const asked = await someone()
    const told = JSON.parse(await answered('explain', org, ...asked, '--close-doors')) as Told
    expect(told.grants.length).toBeGreaterThan(0)
    for (const { closing } of told.grants) {
      if (closing?.change == null) {
        expect(closing?.reason).not.toBe('')
        continue
      }
      const after = JSON.parse(
        await answered('explain', org, ...asked, '--change', closing.change),
      ) as Told
      expect(after.level).toBe(closing.after)
      expect(after.grants.length).toBeLessThan(told.grants.length)
    }
  })
})

describe('tripod explain for record classes', () => {
  let folder = ''
  let designed = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tripod-designed-'))
    designed = join(folder, 'designed.tripod.json')
    const sample = new URL('../../../fixtures/samples/el-toro.tripod.json', import.meta.url)
    const text = readFileSync(sample, 'utf8')
    const document = JSON.parse(text) as object // a sample that the tree holds
    writeFileSync(designed, JSON.stringify({ ...document, records: [], shares: [] }))
  })
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  it('a record class is explained and stepped through like a record', async () => {
    const [user] = rowsOf(await answered('objects', designed))
    const asked = ['--user', user?.['Username'] ?? '', '--record', 'class:Case:005000000000008AAA:']
    const told = JSON.parse(await answered('explain', designed, ...asked)) as Told
    const steps = JSON.parse(
      await answered('explain', designed, ...asked, '--steps', '--format', 'json'),
    ) as Record<string, string>[]
    expect(steps.at(-1)?.['Value']).toBe(told.level)
  })

  it('a record that is neither there nor a class is refused', async () => {
    const { status, error } = await called([
      ...['explain', designed, '--user', 'nobody@acme.test', '--record', 'class:Nothing::'],
    ])
    expect(status).toBe(2)
    expect(error).not.toBe('')
  })
})

describe('tripod compare', () => {
  const users = async (count: number) =>
    [...new Set(rowsOf(await answered('objects', org)).map((row) => row['Username'] ?? ''))].slice(
      0,
      count,
    )

  it('PRM-20 shows nothing of what two users share', async () => {
    const [one = '', other = ''] = await users(2)
    const rows = JSON.parse(
      await answered('compare', org, '--user', one, '--user', other, '--format', 'json'),
    ) as Record<string, string>[]
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter((row) => row[one] === row[other])).toEqual([])
  })

  it('PRM-20 a user has nothing that sets it apart from itself', async () => {
    const [one = ''] = await users(1)
    const found = await answered('compare', org, '--user', one, '--before', '--format', 'json')
    expect(JSON.parse(found)).toEqual([])
  })

  it('R3.1 before and after a change of the default differ by that door', async () => {
    const asked = await someone()
    const told = JSON.parse(await answered('explain', org, ...asked, '--close-doors')) as Told
    const change = told.grants.find(({ closing }) => closing?.change != null)?.closing?.change
    const rows = JSON.parse(
      await answered(
        'compare',
        org,
        ...asked,
        '--before',
        '--change',
        change ?? '',
        '--format',
        'json',
      ),
    ) as Record<string, string>[]
    expect(rows.map(({ Kind }) => Kind)).toContain('door')
  })

  it('PRM-20 --alike names changes after which the two have the same permissions', async () => {
    const [one = '', other = ''] = await users(2)
    const rows = JSON.parse(
      await answered('compare', org, '--user', one, '--user', other, '--alike', '--format', 'json'),
    ) as Record<string, string>[]
    const changes = rows.flatMap(({ Kind, Text }) =>
      Kind === 'change' ? ['--change', Text ?? ''] : [],
    )
    expect(changes.length).toBeGreaterThan(0)
    const after = JSON.parse(
      await answered(
        'compare',
        org,
        '--user',
        one,
        '--user',
        other,
        ...changes,
        '--format',
        'json',
      ),
    ) as Record<string, string>[]
    expect(after.filter(({ Kind }) => Kind === 'object' || Kind === 'field')).toEqual([])
  })

  it('one user alone is nothing to compare', async () => {
    const [one = ''] = await users(1)
    const { status, error } = await called(['compare', org, '--user', one])
    expect(status).toBe(2)
    expect(error).toContain('nothing to compare')
  })
})
