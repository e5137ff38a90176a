import { compileOrg, type CompiledOrg } from '@shared/engine/compile/compile-org'
import { accessCounts } from '@shared/engine/heat-map/access-counts'
import { compileIndex } from '@shared/engine/index/compile-index'
import { accessReader } from '@shared/engine/index/record-access-at'
import { usersWithAccess } from '@shared/engine/index/users-with-access'
import { recordAccess } from '@shared/engine/record/record-access'
import { describe, expect, it } from 'vitest'
import { countsByDoors, differences } from './counts-by-doors'
import { seedsUpTo, smallOrg } from './small-orgs'

const seeds = seedsUpTo(Number(process.env['ORGS'] ?? 24))
const patience = { timeout: 900_000 }

function forEachRecord(compiled: CompiledOrg, visit: (object: number, row: number) => void): void {
  for (const table of compiled.tables) {
    for (let row = 0; row < (table?.rowCount ?? 0); row++) visit(table?.object ?? -1, row)
  }
}

describe.each(seeds)('the compiled engine equals the doors (%i)', (seed) => {
  it(
    'counts every flag of every user on every object as the doors do, in both bounds',
    patience,
    () => {
      const compiled = compileOrg(smallOrg(seed))
      expect(differences(countsByDoors(compiled), accessCounts(compileIndex(compiled)))).toEqual([])
    },
  )

  it('answers for one user and one record as the doors do, certainty included', patience, () => {
    const compiled = compileOrg(smallOrg(seed))
    const reader = accessReader(compileIndex(compiled))
    forEachRecord(compiled, (object, row) => {
      compiled.org.users.forEach(({ username }, user) => {
        const expected = recordAccess(compiled, user, { object, row })
        const place = `${username}, ${compiled.objects[object]?.name ?? ''} ${row}`
        expect(reader.recordAccessAt(user, object, row), place).toEqual(expected)
      })
    })
  })

  it('names everybody with access to a record as the doors do', patience, () => {
    const compiled = compileOrg(smallOrg(seed))
    const reader = accessReader(compileIndex(compiled))
    forEachRecord(compiled, (object, row) => {
      const expected = compiled.org.users.flatMap((_, user) => {
        const level: number = recordAccess(compiled, user, { object, row }).maxAccessLevel
        return level > 0 ? [{ user, level }] : []
      })
      expect(usersWithAccess(reader, object, row)).toEqual(expected)
    })
  })
})
