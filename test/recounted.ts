import { evaluateOrg, recount } from '@shared/engine/heat-map/recount'
import type { Org } from '@shared/model/org'
import { expect } from 'vitest'
import { edited, type Edit } from './org-builder'
import { differingCells } from './property/counts-by-doors'

export const options = { now: '2026-03-01T00:00:00Z' }

/** Recounts after some edits, which must move a cell and come to what counting anew comes to. */
export function expectRecounted(org: Org, ...edits: readonly Edit[]): void {
  const before = evaluateOrg(org, options)
  const after = edited(org, ...edits)
  const fresh = evaluateOrg(after, options)
  expect(differingCells(before.counts, fresh.counts)).not.toEqual([])
  expect(differingCells(fresh.counts, recount(before, after, options).counts)).toEqual([])
}
