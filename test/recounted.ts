import { evaluateOrg, recount } from '@shared/engine/heat-map/recount'
import type { AccessIndex } from '@shared/engine/index/access-index'
import { accessReader } from '@shared/engine/index/record-access-at'
import { recordAccess } from '@shared/engine/record/record-access'
import type { Org } from '@shared/model/org'
import { expect } from 'vitest'
import { edited, type Edit } from './org-builder'
import { differingCells } from './property/counts-by-doors'

export const options = { now: '2026-03-01T00:00:00Z' }

/** Recounts after some edits, which must move a cell, come to what counting anew comes to, and answer as the doors do. */
export function expectRecounted(org: Org, ...edits: readonly Edit[]): void {
  const before = evaluateOrg(org, options)
  const after = edited(org, ...edits)
  const fresh = evaluateOrg(after, options)
  expect(differingCells(before.counts, fresh.counts)).not.toEqual([])
  const counted = recount(before, after, options)
  expect(differingCells(fresh.counts, counted.counts)).toEqual([])
  expectAnsweredAsByDoors(counted.index, fresh.index)
}

/** Every answer about one user and one record. */
function expectAnsweredAsByDoors(index: AccessIndex, { compiled }: AccessIndex): void {
  const reader = accessReader(index)
  for (const { object, rowCount } of compiled.tables.flatMap((table) => table ?? []))
    for (let row = 0; row < rowCount; row++)
      compiled.org.users.forEach(({ id }, user) => {
        expect(reader.recordAccessAt(user, object, row), `${id}, ${object}/${row}`).toEqual(
          recordAccess(compiled, user, { object, row }),
        )
      })
}
