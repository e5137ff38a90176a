import { describe, expect, it } from 'vitest'
import { called, fixture, rowsOf } from './called'

const org = fixture('el-toro')

describe('`whatif --show causes`', () => {
  it('tells groups of cells with the change that causes them, in rows and in JSON alike', async () => {
    const change = 'object:Case.sharingModel=ReadWrite'
    const words = ['whatif', org, '--change', change, '--show', 'causes']
    const { status, out } = await called(words)
    expect(status).toBe(0)
    const rows = rowsOf(out)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.every((row) => row.Change === change)).toBe(true)
    const json = await called([...words, '--format', 'json'])
    const told = JSON.parse(json.out) as { Sentence: string }[]
    expect(told).toHaveLength(rows.length)
    expect(told[0]?.Sentence).toContain('because `Case` default is now Public Read/Write')
  })

  it('names a change that does nothing', async () => {
    const { out } = await called([
      'whatif',
      org,
      '--change',
      'setting:isMfaRequired=true',
      '--show',
      'causes',
    ])
    expect(rowsOf(out).map((row) => row.Effect)).toEqual(['none'])
  })
})
