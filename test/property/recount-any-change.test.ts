import { compileOrg } from '@shared/engine/compile/compile-org'
import { evaluateOrg, recount } from '@shared/engine/heat-map/recount'
import type { EvaluatedOrg } from '@shared/engine/heat-map/step'
import { areAtSamePlaces } from '@shared/engine/index/reached-differently'
import type { Grantee } from '@shared/model/group'
import type { Org } from '@shared/model/org'
import type { Share } from '@shared/model/sharing'
import { randomFrom, type Random } from '@shared/sample/random'
import { describe, expect, it } from 'vitest'
import { differingCells } from './counts-by-doors'
import { byChange, expectRecountedAlong, type OrgEdit } from './org-edits'
import { changeKinds } from './random-changes'
import { seedsUpTo, smallOrg } from './small-orgs'

const options = { now: '2026-03-01T00:00:00Z' }
const orgCount = Number(process.env['ORGS'] ?? 48)

function granteeIn(random: Random, org: Org): Grantee {
  const [group, role] = [random.pick(org.groups), random.pick(org.roles)]
  return random.pick<Grantee>([
    { kind: 'user', user: random.pick(org.users).id },
    ...(org.groups.length > 0 ? [{ kind: 'group', group: group.id } as const] : []),
    ...(org.roles.length > 0 ? [{ kind: 'roleAndSubordinates', role: role.id } as const] : []),
  ])
}

/** A row more, or the last one less. */
const changeShares: OrgEdit = (random, org) => {
  const table = random.pick(org.records)
  const record = table.ids[random.below(table.ids.length)]
  if (record === undefined || random.below(3) === 0)
    return { ...org, shares: org.shares.slice(0, -1) }
  const share: Share = {
    object: table.object,
    record,
    grantee: granteeIn(random, org),
    level: random.pick(['Read', 'Edit'] as const),
    rowCause: 'Manual',
    accountSettings: null,
  }
  return { ...org, shares: [...org.shares, share] }
}

/** A rule more for a grantee of an existing one, or one less. */
const changeRules: OrgEdit = (random, org) => {
  if (org.sharingRules.length === 0) return org
  const rule = random.pick(org.sharingRules)
  if (random.below(2) === 0)
    return { ...org, sharingRules: org.sharingRules.filter((other) => other !== rule) }
  const copy = { ...rule, name: `${rule.name}_2`, sharedTo: [granteeIn(random, org)] }
  return rule.kind === 'guest' ? org : { ...org, sharingRules: [copy, ...org.sharingRules] }
}

const changeRoles: OrgEdit = (random, org) => {
  const [role, above] = [random.pick(org.roles), random.pick(org.roles)]
  const parent = role === above || random.below(4) === 0 ? null : above.id
  return { ...org, roles: org.roles.with(org.roles.indexOf(role), { ...role, parent }) }
}

const changeOwners: OrgEdit = (random, org) => {
  const table = random.pick(org.records)
  const owner = random.pick([...org.users, ...org.groups.filter(({ type }) => type === 'Queue')])
  if (table.ids.length === 0) return org
  const owners = table.owners.with(random.below(table.ids.length), owner.id)
  return { ...org, records: org.records.with(org.records.indexOf(table), { ...table, owners }) }
}

const structural = [changeShares, changeRules, changeRoles, changeOwners]
const edits: readonly OrgEdit[] = [...structural, ...structural, ...changeKinds.map(byChange)]

describe('a recount after any change equals a fresh count', () => {
  it.each(seedsUpTo(orgCount))(
    'holds along a sequence of every kind of change (%i)',
    { timeout: 900_000 },
    (seed) => {
      const random = randomFrom(seed)
      expectRecountedAlong(random, smallOrg(seed), edits, { stepCount: 3, options })
    },
  )

  it('many kinds of change keep users and records at their places', { timeout: 300_000 }, () => {
    const before = evaluateOrg(smallOrg(4), options)
    const { org } = before.index.compiled
    const kept = edits.filter((edit) => {
      const after = recount(before, edit(randomFrom(1), org), options).index
      return areAtSamePlaces({ before: before.index, after })
    })
    expect(kept.length / edits.length).toBeGreaterThan(0.25)
  })
})

describe('the comparison finds what was kept though it changed', () => {
  /** The org of before as if it had always had this part: its lookups look up to date and are not. */
  const withStaleLookups = (before: EvaluatedOrg, org: Org): EvaluatedOrg => {
    const { index } = before
    return { ...before, index: { ...index, compiled: { ...index.compiled, org } } }
  }
  /** Lookups of after with what was collected before. */
  const withStaleDoors = (before: EvaluatedOrg, org: Org): EvaluatedOrg => ({
    ...before,
    index: { ...before.index, compiled: compileOrg(org, options) },
  })
  const faults: readonly [string, OrgEdit, typeof withStaleDoors][] = [
    ['rows in lookups', changeShares, withStaleLookups],
    ['rows in doors', changeShares, withStaleDoors],
    ['members of groups', byChange('groupMember'), withStaleLookups],
    ['superiors after a role moved', changeRoles, withStaleDoors],
    ['superiors after a user moved', byChange('userRole'), withStaleDoors],
    ['owners', changeOwners, withStaleDoors],
  ]
  it.each(faults)('stale %s', { timeout: 300_000 }, (_, edit, stale) => {
    const isFound = seedsUpTo(40).some((seed) => {
      const before = evaluateOrg(smallOrg(seed), options)
      const after = edit(randomFrom(seed), before.index.compiled.org)
      const counted = recount(stale(before, after), { ...after, folders: [] }, options)
      const fresh = evaluateOrg({ ...after, folders: [] }, options)
      return differingCells(fresh.counts, counted.counts).length > 0
    })
    expect(isFound).toBe(true)
  })
})
