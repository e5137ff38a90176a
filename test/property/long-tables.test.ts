import { applyChange } from '@shared/change/apply-changes'
import { compileOrg } from '@shared/engine/compile/compile-org'
import { evaluateOrg, recount } from '@shared/engine/heat-map/recount'
import { compileIndex } from '@shared/engine/index/compile-index'
import { accessReader } from '@shared/engine/index/record-access-at'
import { usersWithAccess } from '@shared/engine/index/users-with-access'
import { recordAccess } from '@shared/engine/record/record-access'
import type { Org } from '@shared/model/org'
import type { RecordTable } from '@shared/model/record-table'
import type { SharingRule } from '@shared/model/sharing'
import { recordIdAt } from '@shared/sample/sample-id'
import { randomFrom, type Random } from '@shared/sample/random'
import { describe, expect, it } from 'vitest'
import { countsByDoors, differences, differingCells } from './counts-by-doors'
import { orgFeatureNames, orgWith } from './features/org-features'
import { changeKinds, proposals } from './random-changes'
import { seedsUpTo } from './small-orgs'

const seeds = seedsUpTo(Number(process.env['ORGS'] ?? 16))
const options = { now: '2026-03-01T00:00:00Z' }
const patience = { timeout: 300_000 }
const rowCount = 160

/** So many records that a rule, a row or an owner opens few of them. */
function lengthened(random: Random, org: Org, table: RecordTable): RecordTable {
  const from = Array.from({ length: rowCount }, (_, at) =>
    at < table.ids.length ? at : random.below(table.ids.length),
  )
  const most = random.pick(org.users).id
  return {
    ...table,
    ids: from.map((at, place) => table.ids[place] ?? recordIdAt('x77', at * 1_000 + place)),
    owners: from.map((at, place) => {
      const owner = table.owners[at] ?? null
      return place < table.ids.length || random.chance(0.03) || owner === null ? owner : most
    }),
    columns: table.columns.map((column) => ({
      ...column,
      values: from.map((at, place) =>
        place < table.ids.length || random.chance(0.03) ? (column.values[at] ?? null) : null,
      ),
    })),
    matchedRules: table.matchedRules && from.map((at) => table.matchedRules?.[at] ?? []),
  }
}

/** Half of the features, and private custom objects and accounts with long tables. */
function longOrg(seed: number): Org {
  const random = randomFrom(seed * 5_003)
  const wanted = orgFeatureNames.filter(() => random.chance(0.5))
  const sizes = { userCount: 6, recordCount: 60, ruleCount: 14 }
  const org = orgWith(seed, [...wanted, 'ownerRules', 'criteriaRules'], sizes)
  const isLong = ({ object, ids }: RecordTable) =>
    ids.length > 0 && (object.endsWith('__c') || object === 'Account' || object === 'Opportunity')
  return {
    ...org,
    objects: org.objects.map((object) =>
      object.sharingModel === 'Read' || object.sharingModel === 'ReadWrite'
        ? { ...object, sharingModel: 'Private', externalSharingModel: 'Private' }
        : object,
    ),
    records: org.records.map((table) => (isLong(table) ? lengthened(random, org, table) : table)),
  }
}

/** One to three rules turned. */
function withRulesTurned(random: Random, org: Org): Org {
  const turned = new Set<SharingRule>()
  for (let count = random.below(3); count >= 0 && org.sharingRules.length > 0; count--)
    turned.add(random.pick(org.sharingRules))
  const sharingRules = org.sharingRules.map((rule) =>
    turned.has(rule) ? { ...rule, isActive: !rule.isActive } : rule,
  )
  return { ...org, sharingRules }
}

function changed(random: Random, org: Org): Org {
  if (random.chance(0.7)) return withRulesTurned(random, org)
  const proposal = proposals[random.pick(changeKinds)](org, random)
  const after = proposal === null ? org : applyChange(org, proposal.there)
  return 'kind' in after ? org : after
}

describe.each(seeds)('few records of a long table (%i)', (seed) => {
  it('are counted as the doors count them, in both bounds', patience, () => {
    const compiled = compileOrg(longOrg(seed))
    const { counts, index } = evaluateOrg(longOrg(seed), { now: null })
    expect(differences(countsByDoors(compiled), counts)).toEqual([])
    const grants = index.objects.flatMap((object) => object?.certain.grants ?? [])
    expect(grants.some(({ rows }) => rows.kind === 'list')).toBe(true)
  })

  it('are open to the same users, one by one and all at once', patience, () => {
    const compiled = compileOrg(longOrg(seed))
    const reader = accessReader(compileIndex(compiled))
    const random = randomFrom(seed)
    for (const { object, rowCount: count } of compiled.tables.flatMap((table) => table ?? []))
      for (let times = Math.min(count, 30); times > 0; times--) {
        const row = random.below(count)
        const answers = compiled.org.users.map((_, user) =>
          recordAccess(compiled, user, { object, row }),
        )
        const place = `${compiled.objects[object]?.name ?? ''} ${row}`
        expect(
          answers.map((_, user) => reader.recordAccessAt(user, object, row)),
          place,
        ).toEqual(answers)
        const levels = answers.map(({ maxAccessLevel }, user) => ({ user, level: maxAccessLevel }))
        expect(usersWithAccess(reader, object, row), place).toEqual(
          levels.filter(({ level }) => level > 0),
        )
      }
  })

  it('R6.20 are counted anew where rules are switched or anything changes', patience, () => {
    const random = randomFrom(seed)
    let evaluated = evaluateOrg(longOrg(seed), options)
    for (let step = 0; step < 5; step++) {
      const after = changed(random, evaluated.index.compiled.org)
      const counted = recount(evaluated, after, options)
      const fresh = evaluateOrg(after, options)
      expect(differingCells(fresh.counts, counted.counts), `step ${step}`).toEqual([])
      expect(counted.counts.levels, `step ${step}`).toEqual(fresh.counts.levels)
      evaluated = counted
    }
  })
})
