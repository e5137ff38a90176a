import { describe, expect, it, vi } from 'vitest'
import { compileOrg } from '@shared/engine/compile/compile-org'
import { accessCounts } from '@shared/engine/heat-map/access-counts'
import { countedObjects } from '@shared/engine/heat-map/gated-counts'
import { compileIndex } from '@shared/engine/index/compile-index'
import { doors } from '@shared/engine/record/doors'
import { recordAccessBounds } from '@shared/engine/record/record-access'
import { grantOf, type Door } from '@shared/engine/record/subject'
import { SharingLevel } from '@shared/model/level'
import { seedsUpTo, smallOrg } from './small-orgs'

// Orgs with everything in them take their time where the machine is shared.
vi.setConfig({ testTimeout: 180_000 })

const measures = ['read', 'edit', 'delete', 'transfer', 'all'] as const

/** Orgs with every feature, so that each door matters somewhere, and what the compiled engine counts in them. */
const cases = seedsUpTo(12).map((seed) => {
  const compiled = compileOrg(smallOrg(seed * 3))
  return {
    compiled,
    objects: countedObjects(compiled),
    counted: accessCounts(compileIndex(compiled)),
  }
})

/** True when the compiled engine and these doors disagree on a cell of one of the orgs. */
function isSeen(faulty: readonly Door[]): boolean {
  return cases.some(({ compiled, objects, counted }) =>
    compiled.org.users.some((_, user) =>
      objects.some((object, column) => {
        const rowCount = compiled.tables[object]?.rowCount ?? 0
        const bounds = Array.from({ length: rowCount }, (__, row) =>
          recordAccessBounds(compiled, user, { object, row }, faulty),
        )
        const cell = user * objects.length + column
        return measures.some(
          (measure) =>
            bounds.filter(({ certain }) => certain[measure]).length !==
              counted.counts[measure][cell] ||
            bounds.filter(({ possible }) => possible[measure]).length !==
              counted.possible[measure][cell],
        )
      }),
    ),
  )
}

const replaced = (door: Door, grants: Door['grants']): Door[] =>
  doors.map((each) => (each === door ? { ...door, grants } : each))

describe('the compiled engine notices a fault in any one door', () => {
  it('no fault, no difference', () => {
    expect(isSeen([...doors])).toBe(false)
  })

  for (const door of doors) {
    it(`${door.rule} ${door.name} that never opens`, () => {
      expect(isSeen(replaced(door, () => []))).toBe(true)
    })

    it(`${door.rule} ${door.name} that always opens`, () => {
      const open = () => [grantOf(door.name, SharingLevel.All, door.rule)]
      expect(isSeen(replaced(door, open))).toBe(true)
    })
  }
})
