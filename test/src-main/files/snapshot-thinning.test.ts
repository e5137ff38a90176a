import { describe, expect, it } from 'vitest'
import { thinnedOut } from '../../../src-main/files/snapshot-thinning'

const now = Date.parse('2026-11-22T10:15:00Z')
const at = (text: string) => Date.parse(text)
const kept = (moments: readonly string[]) => {
  const gone = new Set(thinnedOut(moments.map(at), now))
  return moments.filter((moment) => !gone.has(at(moment)))
}

describe('thinning the backups of an org', () => {
  it('keeps all of the last hour', () => {
    const moments = ['2026-11-22T09:15:01Z', '2026-11-22T09:15:02Z', '2026-11-22T10:14:59Z']
    expect(kept(moments)).toEqual(moments)
  })

  it('keeps the last of each hour for a day, and not the ones before it', () => {
    expect(kept(['2026-11-22T08:01:00Z', '2026-11-22T08:59:00Z', '2026-11-22T07:30:00Z'])).toEqual([
      '2026-11-22T08:59:00Z',
      '2026-11-22T07:30:00Z',
    ])
  })

  it('keeps the last of each day for thirty days', () => {
    expect(kept(['2026-11-20T01:00:00Z', '2026-11-20T23:00:00Z', '2026-10-24T12:00:00Z'])).toEqual([
      '2026-11-20T23:00:00Z',
      '2026-10-24T12:00:00Z',
    ])
  })

  it('keeps the last of each month before that', () => {
    expect(kept(['2026-08-01T00:00:00Z', '2026-08-31T00:00:00Z', '2025-08-02T00:00:00Z'])).toEqual([
      '2026-08-31T00:00:00Z',
      '2025-08-02T00:00:00Z',
    ])
  })

  it('keeps the newest, however old, and one from the future', () => {
    expect(kept(['2019-01-01T00:00:00Z'])).toEqual(['2019-01-01T00:00:00Z'])
    expect(kept(['2030-01-01T00:00:00Z', '2026-11-22T10:00:00Z'])).toHaveLength(2)
    expect(thinnedOut([], now)).toEqual([])
  })

  it('leaves few behind after years of working days, whenever it is done', () => {
    let moments: number[] = []
    const start = at('2024-01-01T08:00:00Z')
    const day = 24 * 60 * 60 * 1000
    for (let step = 0; step < 700 * 2; step++) {
      const moment = start + Math.floor(step / 2) * day + (step % 2) * 4 * 60 * 60 * 1000
      moments = [...moments, moment]
      const gone = new Set(thinnedOut(moments, moment))
      moments = moments.filter((each) => !gone.has(each))
    }
    // The last day, 30 days, 23 months.
    expect(moments.length).toBeGreaterThan(50)
    expect(moments.length).toBeLessThan(70)
  })
})
