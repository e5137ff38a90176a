import { describe, expect, it } from 'vitest'
import { called, fixture, rowsOf } from './called'

const org = fixture('el-toro')

async function firstUserAndCase() {
  const { out } = await called(['access', org, '--object', 'Case'])
  const none = rowsOf(out).find((row) => row.MaxAccessLevel === 'None')
  return { user: none?.Username ?? '', record: none?.RecordId ?? '' }
}

describe('`levers`', () => {
  it('ranks settings by the cells that they move, and with --dead names those that move none', async () => {
    const { status, out } = await called(['levers', org, '--kind', 'default', '--kind', 'rule'])
    expect(status).toBe(0)
    const moved = rowsOf(out).map((row) => Number(row.Gained) + Number(row.Lost))
    expect(moved.length).toBeGreaterThan(0)
    expect(moved).toEqual(moved.toSorted((a, b) => b - a))
    const dead = await called(['levers', org, '--kind', 'default', '--dead'])
    expect(rowsOf(dead.out).every((row) => row.Gained === '0' && row.Lost === '0')).toBe(true)
  })

  it('refuses a kind that is none', async () => {
    const { status, error } = await called(['levers', org, '--kind', 'colour'])
    expect(status).toBe(2)
    expect(error).toContain('colour')
  })
})

describe('`wish`', () => {
  it('names sets of changes that give the level, which the org with them has', async () => {
    const { user, record } = await firstUserAndCase()
    const words = ['--user', user, '--record', record]
    const { status, out } = await called([
      'wish',
      org,
      ...words,
      '--level',
      'Read',
      '--format',
      'json',
    ])
    expect(status).toBe(0)
    const rows = JSON.parse(out) as { Proposal: number; Change: string }[]
    const best = rows.filter((row) => row.Proposal === 1).flatMap((row) => ['--change', row.Change])
    expect(best.length).toBeGreaterThan(0)
    const after = await called(['access', org, ...words, ...best])
    expect(rowsOf(after.out)[0]?.HasReadAccess).toBe('true')
  })

  it('is done at once where it is so already', async () => {
    const { user, record } = await firstUserAndCase()
    const wish = ['wish', org, '--user', user, '--record', record, '--level', 'None', '--at-most']
    const { status, out, error } = await called(wish)
    expect([status, rowsOf(out)]).toEqual([0, []])
    expect(error).toContain('already')
  })

  it('refuses a wish about nobody', async () => {
    const { status } = await called(['wish', org, '--object', 'Case', '--level', 'Read'])
    expect(status).toBe(2)
  })

  it('refuses a role or profile that is none, though somebody else is named', async () => {
    const wish = ['wish', org, '--object', 'Case', '--level', 'None', '--user', 'may']
    for (const holder of ['--role', '--profile']) {
      const { status, error } = await called([...wish, holder, 'Acountant'])
      expect([status, error]).toEqual([2, expect.stringContaining('`Acountant`')])
    }
    const { status } = await called([...wish, '--role', 'Accountant', '--profile', 'Employee'])
    expect(status).toBe(0)
  })
})
