import { compileOrg } from '@shared/engine/compile/compile-org'
import { explain } from '@shared/engine/explain/explain'
import { doors } from '@shared/engine/record/doors'
import { recordAccessBounds } from '@shared/engine/record/record-access'
import { describe, expect, it } from 'vitest'
import { seedsUpTo, smallOrg } from '../../../property/small-orgs'

const isDeepEqual = (a: object, b: object) => JSON.stringify(a) === JSON.stringify(b)

describe('a redundant door', () => {
  it('R1.4 a door is redundant exactly when no flag changes with the door alone shut', () => {
    let seen = 0
    for (const seed of seedsUpTo(10)) {
      const compiled = compileOrg(smallOrg(seed))
      compiled.tables.forEach((table, object) => {
        if (compiled.objects[object]?.control !== 'own' || table === undefined) return
        for (let row = 0; row < Math.min(table.rowCount, 5); row++)
          compiled.org.users.forEach((_, user) => {
            const position = { object, row }
            const { grants } = explain(compiled, user, position)
            for (const door of doors) {
              const own = grants.filter(({ rowCause }) => rowCause === door.name)
              if (own.length !== 1) continue
              const others = doors.filter((one) => one !== door)
              const bounds = recordAccessBounds(compiled, user, position)
              const without = recordAccessBounds(compiled, user, position, others)
              const isSame =
                isDeepEqual(bounds.certain, without.certain) &&
                isDeepEqual(bounds.possible, without.possible)
              seen++
              expect(
                own[0]?.isRedundant,
                `seed ${seed}, user ${user}, ${String(object)}/${row}, ${door.name}`,
              ).toBe(isSame)
            }
          })
      })
    }
    expect(seen).toBeGreaterThan(100)
  })
})
