import { applyChange } from '@shared/change/apply-changes'
import { withoutUntouchedPersonas, withPersonas } from '@shared/model/personas'
import type { Org } from '@shared/model/org'
import { randomFrom, type Random } from '@shared/sample/random'
import { changedOrg, openedOrg, type OpenedOrg } from '@shared/scenario/opened-org'
import { describe, expect, it } from 'vitest'
import { differingCells } from './counts-by-doors'
import { changeKinds, proposals } from './random-changes'
import { seedsUpTo, smallOrg } from './small-orgs'

const now = '2026-03-01T00:00:00.000Z'
const orgCount = Number(process.env['ORGS'] ?? 14)

/** An org as it might be given: with all its records, with those of some objects or of none, and at times without users. */
function givenOrg(seed: number): Org {
  const org = smallOrg(seed)
  const random = randomFrom(seed + 77)
  const share = random.pick([0, 0.5, 1])
  const records = org.records.filter(() => random.chance(share))
  const edition = random.pick([null, null, 'Essentials', 'Professional'] as const)
  const settings = { ...org.settings, edition, strictEdition: edition !== null }
  return random.chance(0.3)
    ? { ...org, settings, records: [], shares: [], users: [], assignments: [], groups: [] }
    : { ...org, settings, records }
}

/** One change to what is open, its personas among it, as it is stored. */
function edited(opened: OpenedOrg, random: Random): Org {
  const { org, compiled } = opened.base
  const proposal = proposals[random.pick(changeKinds)](compiled.org, random)
  if (proposal === null) return org
  const onPersonas = withPersonas(org)
  const after = applyChange(onPersonas, proposal.there)
  return 'kind' in after ? org : withoutUntouchedPersonas(org, after)
}

function expectSame(counted: OpenedOrg, fresh: OpenedOrg, what: string): void {
  const [a, b] = [fresh.base.counts(), counted.base.counts()]
  expect(differingCells(a, b), what).toEqual([])
  expect(b.levels, what).toEqual(a.levels)
  expect(counted.base.compiled.org, what).toEqual(fresh.base.compiled.org)
}

describe('an org that is opened as an edit of the open one equals it opened from nothing', () => {
  it(
    'holds along edits of every kind, with record classes and with personas, and back again',
    { timeout: 900_000 },
    () => {
      for (const seed of seedsUpTo(orgCount)) {
        const random = randomFrom(seed)
        let opened = openedOrg(givenOrg(seed), now)
        for (let step = 0; step < 10; step++) {
          const before = opened.base.org
          const after = edited(opened, random)
          const next = opened.edited(after, now)
          expectSame(next, openedOrg(after, now), `seed ${seed}, step ${step}`)
          const back = next.edited(structuredClone(before), now)
          expectSame(back, openedOrg(before, now), `seed ${seed}, step ${step}, back`)
          opened = random.chance(0.5) ? next : back
        }
      }
    },
  )

  it('counts nothing anew where nothing differs, however often it was written and read', () => {
    const opened = openedOrg(givenOrg(2), now)
    const again = opened.edited(structuredClone(opened.base.org), now)
    expect(again.base.compiled.org).toBe(opened.base.compiled.org)
    expect(opened.edited(opened.base.org, now)).toBe(opened)
  })

  it('PRM-05 counts anew once an assignment has expired, and not before', () => {
    const org = smallOrg(3)
    const [first] = org.assignments
    if (first === undefined) throw new Error('nothing is assigned')
    const expirationDate = '2026-03-01T12:00:00.000Z'
    const timeless = { ...org, sharingRules: [], records: [] }
    const expiring = { ...timeless, assignments: [{ ...first, expirationDate }] }
    const opened = openedOrg(expiring, now)
    expect(opened.edited(expiring, '2026-03-01T11:00:00.000Z')).toBe(opened)
    const later = opened.edited(expiring, expirationDate)
    expect(later.base.compiled.options.now).toBe(expirationDate)
  })

  it('makes changes to it as to one that was opened from nothing', () => {
    const opened = openedOrg(givenOrg(5), now)
    const [object] = opened.base.org.objects
    if (object === undefined) throw new Error('there is no object')
    const change = `object:${object.name}.sharingModel=ReadWrite`
    const after = changedOrg(opened.base.org, [change]).org
    const undo = [`object:${object.name}.sharingModel=Private`]
    const counts = (of: OpenedOrg) => of.with(undo).counts().levels
    expect(counts(opened.edited(after, now))).toEqual(counts(openedOrg(after, now)))
  })
})
