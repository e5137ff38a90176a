import { applyChange } from '@shared/change/apply-changes'
import { compileOrg, type CompiledOrg } from '@shared/engine/compile/compile-org'
import { randomFrom } from '@shared/sample/random'
import { describe, expect, it } from 'vitest'
import { changeKinds, proposals } from './random-changes'
import { seedsUpTo, smallOrg } from './small-orgs'

const options = { now: '2026-03-01T00:00:00Z' }

/** Without the functions in it, which are never equal to others. */
function plain({
  permissions,
  heldBy: _,
  assignmentsOf: __,
  rulesConcerning: ___,
  ...rest
}: CompiledOrg) {
  const classes = permissions.classes.map(({ grants, ...each }) => ({
    ...each,
    grants: grants.map(({ bitsByObject, raisedBits }) => ({ bitsByObject, raisedBits })),
  }))
  return { ...rest, classOfUser: permissions.classOfUser, classes }
}

describe('lookups after a change', () => {
  it('are equal to lookups from nothing, whatever the change', { timeout: 600_000 }, () => {
    for (const seed of seedsUpTo(12)) {
      const random = randomFrom(seed)
      let compiled = compileOrg(smallOrg(seed), options)
      for (const kind of changeKinds) {
        const proposal = proposals[kind](compiled.org, random)
        if (proposal === null) continue
        const after = applyChange(compiled.org, proposal.there)
        if ('kind' in after) continue
        compiled = compileOrg(after, options, compiled)
        expect(plain(compiled), `seed ${seed}, ${kind}`).toEqual(plain(compileOrg(after, options)))
      }
    }
  })
})
