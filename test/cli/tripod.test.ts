import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root, tripod, tripodCutOff } from './built'

const fixtures = join(root, 'fixtures')
const answered = readdirSync(fixtures).filter((name) =>
  existsSync(join(fixtures, name, 'expected')),
)

const linesOf = (path: string) =>
  existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : []

/** Rows under the given columns, sorted; the answered orgs hold no quoted cell. */
function rowsUnder(csv: string, columns: readonly string[]): string[] {
  const [head = '', ...rows] = csv.trimEnd().split('\n')
  const names = head.split(',')
  const at = columns.map((column) => names.indexOf(column))
  return rows.map((row) => at.map((i) => row.split(',')[i] ?? '').join(',')).sort()
}

describe.each(answered)('the built program answers %s as its rules do', (name) => {
  const changes = linesOf(join(fixtures, name, 'changes.txt')).flatMap((line) => ['--change', line])

  it.each(readdirSync(join(fixtures, name, 'expected')))('%s', (file) => {
    const expected = readFileSync(join(fixtures, name, 'expected', file), 'utf8')
    const columns = (expected.split('\n')[0] ?? '').split(',')
    const command = file.replace('.csv', '')
    const { status, out } = tripod([command, join(fixtures, name, 'org'), ...changes])
    expect(status).toBe(0)
    expect(rowsUnder(out, columns)).toEqual(rowsUnder(expected, columns))
  })
})

describe('the built program', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tripod-built-'))
  })
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  it('runs where no node_modules is', () => {
    cpSync(join(root, 'out'), join(folder, 'out'), { recursive: true })
    const source = readFileSync(join(folder, 'out/cli/tripod.mjs'), 'utf8')
    const imports = [...source.matchAll(/^import .*? from "([^"]+)";$/gm)].map(
      (match) => match[1] ?? '',
    )
    expect(imports.filter((path) => !isBuiltin(path) && !path.startsWith('../'))).toEqual([])
    expect(source.startsWith('#!/usr/bin/env node\n')).toBe(true)
  })

  it('helps without being asked for an org, and fails without a command', () => {
    expect(tripod(['--help'])).toMatchObject({ status: 0, error: '' })
    expect(tripod([])).toMatchObject({ status: 2, out: '' })
  })

  it('is quiet when its reader goes away', async () => {
    const rows = Array.from(
      { length: 400 },
      (_, i) => `005${String(i).padStart(12, '0')},u${i}@a.test,U ${i},true,Standard,P`,
    )
    writeFileSync(
      join(folder, 'User.csv'),
      ['Id,Username,Name,IsActive,UserType,Profile.Name', ...rows].join('\n'),
    )
    const accounts = Array.from(
      { length: 2000 },
      (_, i) => `001${String(i).padStart(12, '0')},A ${i},005${String(i % 400).padStart(12, '0')}`,
    )
    writeFileSync(join(folder, 'Account.csv'), ['Id,Name,OwnerId', ...accounts].join('\n'))
    const { status, error } = await tripodCutOff([
      'access',
      join(folder, 'User.csv'),
      join(folder, 'Account.csv'),
    ])
    expect(status).toBe(0)
    expect(error).not.toMatch(/EPIPE|at .*\.mjs:\d+/)
  })

  it('streams its rows: a hundred times the rows do not need a hundred times the memory', () => {
    const peakOf = (...narrowing: string[]) => {
      const inputs = [join(folder, 'User.csv'), join(folder, 'Account.csv')]
      const { error } = tripod(['access', ...inputs, ...narrowing, '--timings'])
      return (JSON.parse(error.trimEnd().split('\n').at(-1) ?? '') as { peak_rss_mb: number })
        .peak_rss_mb
    }
    const few = peakOf('--user', 'u1@a.test', '--user', 'u2@a.test')
    expect(peakOf()).toBeLessThan(few + 100)
  })

  it('writes nothing but what --out names', () => {
    const empty = mkdtempSync(join(folder, 'empty-'))
    const { status } = tripod(['access', join(fixtures, 'el-toro', 'org')], empty)
    expect(status).toBe(0)
    expect(readdirSync(empty)).toEqual([])
    expect(tripod(['access', join(fixtures, 'el-toro', 'org'), '--out', 'a.csv'], empty).out).toBe(
      '',
    )
    expect(readdirSync(empty)).toEqual(['a.csv'])
  })
})
