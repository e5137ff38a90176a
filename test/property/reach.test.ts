import { describe, expect, it } from 'vitest'
import { hasBit } from '@shared/engine/compile/bitset'
import { compileOrg } from '@shared/engine/compile/compile-org'
import { isInOrAboveRole, reachOf } from '@shared/engine/compile/reach'
import { isReached, isReachedByDerivedRow } from '@shared/engine/record/subject'
import type { Grantee } from '@shared/model/group'
import type { Org } from '@shared/model/org'
import type { Share } from '@shared/model/sharing'
import { randomFrom, type Random } from '@shared/sample/random'
import { seedsUpTo, smallOrg } from './small-orgs'

const roleKinds = ['role', 'roleAndSubordinates', 'roleAndSubordinatesInternal'] as const

/** The org with a row for every group and every role. */
function sharedWithAll(org: Org): Org {
  const [table] = org.records.filter(({ ids }) => ids.length > 0)
  const [record] = table?.ids ?? []
  if (table === undefined || record === undefined) return org
  const grantees: Grantee[] = [
    ...org.groups.map(({ id }) => ({ kind: 'group', group: id }) as const),
    ...org.roles.flatMap(({ id }) => roleKinds.map((kind) => ({ kind, role: id }))),
    { kind: 'allPartnerUsers' },
    { kind: 'allCustomerPortalUsers' },
  ]
  const shares = grantees.map((grantee): Share => {
    const of = { object: table.object, record, accountSettings: null }
    return { ...of, grantee, level: 'Read', rowCause: 'Manual' }
  })
  return { ...org, shares: [...org.shares, ...shares] }
}

/** A role below another one or below none, or a user in another role or in none. */
function moved(org: Org, random: Random): Org {
  if (org.roles.length === 0) return org
  const above = random.below(4) === 0 ? null : random.pick(org.roles).id
  if (random.below(2) === 0) {
    const at = random.below(org.roles.length)
    return {
      ...org,
      roles: org.roles.map((role, i) => (i === at ? { ...role, parent: above } : role)),
    }
  }
  const at = random.below(org.users.length)
  return { ...org, users: org.users.map((user, i) => (i === at ? { ...user, role: above } : user)) }
}

describe('whom a grantee reaches', () => {
  it('R4.10, R5.2, R5.7 the tree alone tells of every role what its sets of users hold', () => {
    const answers = { yes: 0, no: 0 }
    for (const seed of seedsUpTo(40)) {
      const engine = compileOrg(smallOrg(seed), { now: null })
      for (const { id } of engine.org.roles)
        for (const kind of roleKinds) {
          const grantee = { kind, role: id }
          const { withSuperiors } = reachOf(engine, grantee)
          engine.org.users.forEach((_, user) => {
            const isIn = isInOrAboveRole(engine, grantee, user)
            expect({ seed, grantee, user, isIn }).toMatchObject({
              isIn: hasBit(withSuperiors, user),
            })
            answers[isIn ? 'yes' : 'no']++
          })
        }
    }
    expect(Math.min(answers.yes, answers.no)).toBeGreaterThan(500)
  })

  it('R4.1, R5.2, R5.7 after a role or a user moved it is what it is from nothing', () => {
    const reaches = { kept: 0, changed: 0 }
    for (const seed of seedsUpTo(30)) {
      const random = randomFrom(seed)
      let engine = compileOrg(sharedWithAll(smallOrg(seed)), { now: null })
      for (let step = 0; step < 8; step++) {
        const after = compileOrg(moved(engine.org, random), { now: null }, engine)
        const { reachByGrantee } = compileOrg(after.org, { now: null })
        expect(after.reachByGrantee, `seed ${seed}, step ${step}`).toEqual(reachByGrantee)
        for (const [key, reach] of after.reachByGrantee)
          reaches[engine.reachByGrantee.get(key) === reach ? 'kept' : 'changed']++
        engine = after
      }
    }
    expect(Math.min(reaches.kept, reaches.changed)).toBeGreaterThan(250)
  })

  it('R6.12 nobody whom a rule is not kept for is reached by one of its targets', () => {
    const answers = { kept: 0, left: 0 }
    for (const seed of seedsUpTo(40)) {
      const engine = compileOrg(smallOrg(seed), { now: null })
      for (const { targets, mayReach } of engine.rules.flat())
        engine.org.users.forEach((_, user) => {
          if (hasBit(mayReach, user)) {
            answers.kept++
            return
          }
          answers.left++
          for (const { grantee, reach } of targets) {
            const reached = [
              isReached(engine, grantee, user, true, reach),
              isReached(engine, grantee, user, false, reach),
              isReachedByDerivedRow(engine, grantee, user, reach),
            ]
            expect({ seed, grantee, user, reached }).toMatchObject({ reached: ['no', 'no', 'no'] })
          }
        })
    }
    expect(Math.min(answers.kept, answers.left)).toBeGreaterThan(100)
  })
})
