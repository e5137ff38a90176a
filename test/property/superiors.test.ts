import { describe, expect, it } from 'vitest'
import { compileOrg } from '@shared/engine/compile/compile-org'
import { isSuperior } from '@shared/engine/compile/reach-context'
import { shareDoor } from '@shared/engine/record/shares'
import { ownershipDoor, queueDoor, roleHierarchyDoor } from '@shared/engine/record/ownership'
import { sharingLevel } from '@shared/engine/record/sharing-level'
import { subjectOf } from '@shared/engine/record/subject'
import type { Org } from '@shared/model/org'
import { seedsUpTo, smallOrg } from './small-orgs'

/** Groups that leave superiors out (R5.8), and those of managers (R5.11, D-20), are exceptions of the law: it is tested without them. */
function withBosses(org: Org): Org {
  return {
    ...org,
    groups: org.groups.map((group) => ({ ...group, doesIncludeBosses: true })),
    settings: { ...org.settings, enableManagerGroups: false },
  }
}

const inherited = [ownershipDoor, queueDoor, roleHierarchyDoor, shareDoor]

describe('superiors', () => {
  it('R4.2 a superior has at least what a subordinate has by ownership, queue and shares', () => {
    let compared = 0
    for (const seed of seedsUpTo(12)) {
      const engine = compileOrg(withBosses(smallOrg(seed)), { now: null })
      for (const object of engine.objects) {
        const table = engine.tables[object.index]
        if (table === undefined || object.control !== 'own' || !object.hierarchy) continue
        engine.org.users.forEach((_, boss) =>
          engine.org.users.forEach((__, below) => {
            if (!isSuperior(engine, boss, below)) return
            for (let row = 0; row < table.rowCount; row++) {
              const position = { object: object.index, row }
              const isLone = object.name === 'Contact'
              if (isLone) continue // a contact without account has no superiors (R15.24)
              const lower = sharingLevel(subjectOf(engine, below, position), 'certain', inherited)
              const upper = sharingLevel(subjectOf(engine, boss, position), 'certain', inherited)
              compared++
              expect({ seed, boss, below, position, holds: upper >= lower }).toMatchObject({
                holds: true,
              })
            }
          }),
        )
      }
    }
    expect(compared).toBeGreaterThan(500)
  })
})
