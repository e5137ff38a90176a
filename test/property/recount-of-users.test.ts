import { evaluateOrg, recount } from '@shared/engine/heat-map/recount'
import type { Org } from '@shared/model/org'
import type { ChildLevel } from '@shared/model/role'
import type { Share } from '@shared/model/sharing'
import { randomFrom, type Random } from '@shared/sample/random'
import { describe, expect, it } from 'vitest'
import { differingCells } from './counts-by-doors'
import { seedsUpTo, smallOrg } from './small-orgs'

const options = { now: '2026-03-01T00:00:00Z' }

/** The org with closed sales and service objects, rows of them to single users, and roles that open children of accounts. */
function withRowsAndLevels(org: Org, random: Random): Org {
  const childLevels = (): Record<
    `${'contact' | 'opportunity' | 'case'}AccessLevel`,
    ChildLevel
  > => {
    const level = () => random.pick<ChildLevel>(['None', 'Read', 'Edit'])
    return {
      contactAccessLevel: level(),
      opportunityAccessLevel: level(),
      caseAccessLevel: level(),
    }
  }
  const isClosed = (name: string) => ['Account', 'Contact', 'Opportunity', 'Case'].includes(name)
  const shares = org.records
    .filter(({ object, ids }) => isClosed(object) && ids.length > 0)
    .flatMap(({ object, ids }) =>
      org.users.map(({ id: user }): Share => ({
        object,
        record: random.pick(ids),
        grantee: { kind: 'user', user },
        level: random.pick(['Read', 'Edit'] as const),
        rowCause: random.pick(['Manual', 'Team'] as const),
        accountSettings: object === 'Account' ? childLevels() : null,
      })),
    )
  return {
    ...org,
    objects: org.objects.map((object) =>
      isClosed(object.name)
        ? { ...object, sharingModel: 'Private', externalSharingModel: 'Private' }
        : object,
    ),
    roles: org.roles.map((role) => ({ ...role, ...childLevels() })),
    shares: [...org.shares, ...shares],
  }
}

/** One to three users who become inactive or active, or take another role. */
function withOtherUsers(org: Org, random: Random): Org {
  const users = [...org.users]
  for (let count = random.below(3); count >= 0; count--) {
    const at = random.below(users.length)
    const [user, role] = [users[at], org.roles[random.below(org.roles.length)]]
    if (user === undefined) continue
    users[at] =
      random.below(2) === 0 || role === undefined
        ? { ...user, isActive: !user.isActive }
        : { ...user, role: role.id }
  }
  return { ...org, users }
}

describe('a recount after users became inactive, came back or took other roles', () => {
  it.each(seedsUpTo(24))(
    'R4.9, R16.4 equals a fresh count where they have rows and own accounts (%i)',
    { timeout: 300_000 },
    (seed) => {
      const random = randomFrom(seed)
      let evaluated = evaluateOrg(withRowsAndLevels(smallOrg(seed), random), options)
      let changedCount = 0
      for (let step = 0; step < 6; step++) {
        const after = withOtherUsers(evaluated.index.compiled.org, random)
        const counted = recount(evaluated, after, options)
        const fresh = evaluateOrg(after, options)
        expect(differingCells(fresh.counts, counted.counts), `step ${step}`).toEqual([])
        changedCount += differingCells(evaluated.counts, counted.counts).length
        evaluated = counted
      }
      expect(changedCount).toBeGreaterThan(0)
    },
  )
})
