import { describe, expect, it } from 'vitest'
import { seededOrg } from '../fuzz/seeded-org'
import { shrunk } from '../fuzz/shrink'
import { orgFeatureNames } from './features/org-features'

const whole = seededOrg(3, orgFeatureNames)

describe('shrinking', () => {
  it('leaves only what the difference needs', () => {
    const wanted = whole.users[2]?.id
    const small = shrunk(whole, (org) => org.users.some(({ id }) => id === wanted), Infinity)
    expect(small.users.map(({ id }) => id)).toEqual([wanted])
    expect(small.records).toEqual([])
    expect(small.sharingRules).toEqual([])
  })

  it('leaves out rows one by one, with their owners and cells', () => {
    const table = whole.records.find(({ ids, columns }) => ids.length > 2 && columns.length > 0)
    const wanted = table?.ids[1]
    const small = shrunk(
      whole,
      (org) => org.records.some(({ ids }) => ids.some((id) => id === wanted)),
      Infinity,
    )
    expect(small.records).toHaveLength(1)
    expect(small.records[0]).toMatchObject({ ids: [wanted], owners: [table?.owners[1]] })
    expect(small.records[0]?.columns.every(({ values }) => values.length === 1)).toBe(true)
  })

  it('keeps the org where nothing can go', () => {
    expect(shrunk(whole, (org) => org === whole, Infinity)).toBe(whole)
  })

  it('the same seed and features give the same org', () => {
    expect(seededOrg(3, orgFeatureNames)).toEqual(whole)
    expect(seededOrg(4, orgFeatureNames)).not.toEqual(whole)
  })
})
