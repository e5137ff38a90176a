import { bindAssertion } from '@shared/assertion/bind-assertion'
import { judge } from '@shared/assertion/judge'
import { judgedOrg } from '@shared/assertion/judged-org'
import { parseAssertion } from '@shared/assertion/parse-assertion'
import { runThrough } from '@shared/engine/compile/steps'
import { explain } from '@shared/engine/explain/explain'
import { heatMapMatrix } from '@shared/engine/heat-map/heat-map-cells'
import { objectColumns } from '@shared/engine/heat-map/heat-map-columns'
import { heatMapRows } from '@shared/engine/heat-map/heat-map-rows'
import { accessReader } from '@shared/engine/index/record-access-at'
import { usersWithAccess } from '@shared/engine/index/users-with-access'
import { recordAccess } from '@shared/engine/record/record-access'
import type { Org } from '@shared/model/org'
import { everyLever, leverRanking } from '@shared/scenario/levers'
import { openedOrg, type OpenedOrg } from '@shared/scenario/opened-org'
import { changeSetsFor, usualSearch } from '@shared/scenario/wish'
import { expect } from 'vitest'
import { countsByDoors, differences } from './property/counts-by-doors'

const now = '2026-01-01T00:00:00.000Z'

/** Orgs with more users are asked about the first few alone. */
const few = 12

/**
 * Everything that can be asked of an org, of a few of its users and records: by the doors, by the index, with reasons, as a
 * heat-map of every kind of row, with settings turned, wished for and required. Nothing stops or fails, and all agree.
 */
export function expectAnswers(org: Org): void {
  const opened = openedOrg(org, now)
  answersAgree(opened)
  countsAgree(opened)
  changesAreTried(opened)
  sentencesAreJudged(opened)
}

function answersAgree({ base }: OpenedOrg): void {
  const { compiled, evaluated } = base
  const reader = accessReader(evaluated.index)
  for (const table of compiled.tables)
    for (let row = 0; row < Math.min(table?.rowCount ?? 0, 4); row++) {
      const position = { object: table?.object ?? -1, row }
      const reached = new Map(
        usersWithAccess(reader, position.object, row).map(({ user, level }) => [user, level]),
      )
      for (const [user] of compiled.org.users.slice(0, few).entries()) {
        const byDoors = recordAccess(compiled, user, position)
        expect(reader.recordAccessAt(user, position.object, row)).toEqual(byDoors)
        expect(reached.get(user) ?? 0).toBe(byDoors.maxAccessLevel)
        expect(explain(compiled, user, position).access).toEqual(byDoors)
      }
    }
}

function countsAgree({ base }: OpenedOrg): void {
  const { compiled } = base
  const counts = base.counts()
  if (compiled.org.users.length <= 40)
    expect(differences(countsByDoors(compiled), counts)).toEqual([])
  const columns = objectColumns(compiled)
  for (const kind of ['user', 'role', 'profile', 'permissionset', 'group'] as const) {
    const rows = heatMapRows(compiled, kind, now)
    const query = { rows, columns, measure: 'read' } as const
    expect(heatMapMatrix(compiled, counts, query).rowCount).toBe(rows.length)
  }
}

function changesAreTried(opened: OpenedOrg): void {
  const { refusedCount, ranked, dead, untriedCount } = runThrough(
    leverRanking(opened, { ...everyLever, bound: few }),
  )
  expect(refusedCount + ranked.length + dead.length + untriedCount).toBeGreaterThan(0)
  const { org } = opened.base
  const table = org.records.find(({ ids }) => ids.length > 0)
  const [record] = table?.ids ?? []
  const user = org.users.at(-1)?.id
  if (table === undefined || record === undefined || user === undefined) return
  for (const [bound, level] of [
    ['atLeast', 'Edit'],
    ['atMost', 'None'],
  ] as const) {
    const wish = { users: [user], object: table.object, record, field: null, bound, level }
    const answer = runThrough(changeSetsFor(opened, wish, [], { ...usualSearch, bound: few }))
    expect(['fulfilled', 'proposals', 'impossible']).toContain(answer.kind)
  }
}

function sentencesAreJudged({ base }: OpenedOrg): void {
  const judged = judgedOrg(base.evaluated)
  for (const { object } of base.compiled.org.records.slice(0, 4))
    for (const sentence of [
      `everybody may read any "${object.replaceAll('"', '""')}"`,
      `only the owner and the owner's superiors may edit any "${object.replaceAll('"', '""')}"`,
    ]) {
      const parsed = parseAssertion(sentence)
      if (parsed.kind === 'refused') throw new Error(parsed.message)
      const bound = bindAssertion(base.compiled, parsed.assertion, sentence)
      if (bound.kind === 'refused') continue
      expect(['met', 'broken', 'undecided']).toContain(judge(judged, bound.bound).verdict)
    }
}
