import { compileOrg, recordPosition } from '@shared/engine/compile/compile-org'
import { explain } from '@shared/engine/explain/explain'
import { closingDoor } from '@shared/scenario/closing-door'
import { describe, expect, it, vi } from 'vitest'
import { seedsUpTo, smallOrg } from '../../property/small-orgs'
import { compiledWith, counted } from './tried-orgs'

vi.setConfig({ testTimeout: 180_000 })

describe('what if this door closed', () => {
  it('R1.4 after the change the door is closed, and the level is the one that was told', () => {
    const seen = new Map<string, number>()
    for (const seed of seedsUpTo(3)) {
      const org = smallOrg(seed)
      const base = counted(compileOrg(org))
      for (const table of base.compiled.tables)
        org.users.slice(0, 4).forEach(({ id }, user) => {
          const record = table?.table.ids[0]
          const position = record === undefined ? undefined : recordPosition(base.compiled, record)
          if (record === undefined || position === undefined) return
          const before = explain(base.compiled, user, position)
          before.grants.slice(0, 2).forEach((grant, door) => {
            const outcome = closingDoor({ base, user: id, record, door }, (change) => {
              const after = compiledWith(org, [change])
              return after === null ? null : counted(after)
            })
            const key = `${grant.rowCause.replace(/\(.*/, '')} ${outcome.kind}`
            seen.set(key, (seen.get(key) ?? 0) + 1)
            if (outcome.kind !== 'closes') return
            const compiled = compiledWith(org, [outcome.change])
            if (compiled === null) throw new Error(outcome.change)
            const after = explain(compiled, user, position)
            expect(after.access.maxAccessLevel).toBe(outcome.after)
            expect(outcome.before).toBe(before.access.maxAccessLevel)
            const same = after.grants.filter(
              (one) =>
                one.rowCause === grant.rowCause &&
                JSON.stringify([one.grantee, one.via]) ===
                  JSON.stringify([grant.grantee, grant.via]),
            )
            expect(same, `${outcome.change} of seed ${seed}`).toEqual([])
          })
        })
    }
    expect(seen.get('OrgWideDefault closes')).toBeGreaterThan(0)
    expect(seen.get('RoleHierarchy closes')).toBeGreaterThan(0)
    expect(seen.get('Owner stays')).toBeGreaterThan(0)
    expect(seen.get('Owner closes')).toBeUndefined()
  })
})
