import { describe, expect, it } from 'vitest'
import { hasBit } from '@shared/engine/compile/bitset'
import { compileOrg } from '@shared/engine/compile/compile-org'
import { isInOrAboveRole, reachOf } from '@shared/engine/compile/reach'
import { isReached, isReachedByDerivedRow } from '@shared/engine/record/subject'
import { seedsUpTo, smallOrg } from './small-orgs'

const roleKinds = ['role', 'roleAndSubordinates', 'roleAndSubordinatesInternal'] as const

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
