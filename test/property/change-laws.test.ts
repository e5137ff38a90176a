import { describe, expect, it, vi } from 'vitest'
import { applyChange } from '@shared/change/apply-changes'
import type { Org } from '@shared/model/org'
import { randomFrom } from '@shared/sample/random'
import { inverseRestores, recountEqualsFresh, splitChangesNothing, widerOpensMore } from './laws'
import { changeKinds, proposals } from './random-changes'
import { seedsUpTo, smallOrg } from './small-orgs'

vi.setConfig({ testTimeout: 180_000 })

/** What generated orgs do not hold: a rule that restricts. */
const restricted = (org: Org): Org => ({
  ...org,
  restrictionRules: [
    {
      name: 'Own_Only',
      object: org.objects.find(({ name }) => name.endsWith('__c'))?.name ?? '',
      isActive: true,
      enforcementType: 'Restrict',
      userCriteria: '$User.IsActive = true',
      recordFilter: 'OwnerId = $User.Id',
    },
  ],
})
const orgs = seedsUpTo(5).map((seed) => restricted(smallOrg(seed * 3)))

describe('changes of every kind', () => {
  for (const kind of changeKinds) {
    it(`${kind}: is made in some org, and recounting equals counting anew`, () => {
      const random = randomFrom(kind.length)
      const isMade = orgs.some((org) =>
        seedsUpTo(4).some(() => {
          const proposal = proposals[kind](org, random)
          return proposal !== null && !('kind' in applyChange(org, proposal.there))
        }),
      )
      expect(isMade).toBe(true)
      for (const [seed, org] of orgs.entries())
        expect(recountEqualsFresh([kind])(org, randomFrom(seed)), `org ${seed}`).toBeNull()
    })

    it(`${kind}: taken back restores every answer, and R1.4 what opens takes nothing away`, () => {
      for (const [seed, org] of orgs.entries()) {
        expect(inverseRestores([kind])(org, randomFrom(seed)), `org ${seed}`).toBeNull()
        expect(widerOpensMore([kind])(org, randomFrom(seed + 50)), `org ${seed}`).toBeNull()
      }
    })
  }

  it('R1.16 a permission set cut in two, given with both halves, changes nothing', () => {
    for (const [seed, org] of orgs.entries())
      expect(splitChangesNothing(org, randomFrom(seed)), `org ${seed}`).toBeNull()
  })
})
