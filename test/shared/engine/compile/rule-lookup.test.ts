import { describe, expect, it } from 'vitest'
import { hasBit } from '@shared/engine/compile/bitset'
import { compileOrg } from '@shared/engine/compile/compile-org'
import { ruleMatch } from '@shared/engine/compile/compiled-rule'
import { generateOrg } from '@shared/sample/generate-org'
import { largeShape } from '@shared/sample/org-shape'

/** More than 32 rules on an object, so that a user has more than one word of them. */
const compiled = compileOrg(generateOrg({ ...largeShape(3, 120, 400), ruleCount: 300 }), {
  now: null,
})
const tables = compiled.tables.flatMap((table) => table ?? [])

describe('rules that concern a user and a record', () => {
  it('R6.4 R6.5 no rule that may reach the user and match the record is left out', () => {
    expect(Math.max(...compiled.rules.map((rules) => rules.length))).toBeGreaterThan(32)
    const missing = tables.flatMap((table) =>
      [...table.ownerUser].flatMap((owner, row) =>
        compiled.org.users.flatMap((_, user) => {
          const found = compiled.rulesConcerning(table.object, user, owner)
          return (compiled.rules[table.object] ?? []).filter(
            (rule) =>
              hasBit(rule.mayReach, user) &&
              ruleMatch(rule, table, row) !== 'no' &&
              !found.includes(rule),
          )
        }),
      ),
    )
    expect(missing).toEqual([])
  })

  it('R6.4 a rule that cannot reach the user, or shares what another owns, is not among them', () => {
    const needless = tables.flatMap((table) =>
      [...table.ownerUser.entries()]
        .slice(0, 20)
        .flatMap(([, owner]) =>
          compiled.org.users.flatMap((_, user) =>
            compiled
              .rulesConcerning(table.object, user, owner)
              .filter(
                ({ mayReach, sourceUsers, isSourceUncertain }) =>
                  !hasBit(mayReach, user) ||
                  (owner >= 0 &&
                    sourceUsers !== null &&
                    !isSourceUncertain &&
                    !hasBit(sourceUsers, owner)),
              ),
          ),
        ),
    )
    expect(needless).toEqual([])
  })
})
