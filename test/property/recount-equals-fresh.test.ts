import { evaluateOrg, recount } from '@shared/engine/heat-map/recount'
import { sharingModels, type SharingModel } from '@shared/model/object-config'
import type { Org } from '@shared/model/org'
import { randomFrom, type Random } from '@shared/sample/random'
import { describe, expect, it } from 'vitest'
import { differingCells } from './counts-by-doors'
import { expectRecountedAlong } from './org-edits'
import { seedsUpTo, smallOrg } from './small-orgs'

const options = { now: null }
const orgCount = Number(process.env['ORGS'] ?? 20)

function flipRule(random: Random, org: Org): Org {
  const rule = org.sharingRules.length === 0 ? undefined : random.pick(org.sharingRules)
  if (rule === undefined) return org
  const flipped = { ...rule, isActive: !rule.isActive }
  return { ...org, sharingRules: org.sharingRules.with(org.sharingRules.indexOf(rule), flipped) }
}

function flipPermission(random: Random, org: Org): Org {
  const profile = random.pick(org.profiles)
  const entry =
    profile.objectPermissions.length === 0 ? undefined : random.pick(profile.objectPermissions)
  if (entry === undefined) return org
  const key = random.pick(['allowRead', 'allowEdit', 'viewAllRecords', 'modifyAllRecords'] as const)
  const objectPermissions = profile.objectPermissions.map((other) =>
    other === entry ? { ...entry, [key]: !entry[key] } : other,
  )
  return {
    ...org,
    profiles: org.profiles.with(org.profiles.indexOf(profile), { ...profile, objectPermissions }),
  }
}

function unassign(random: Random, org: Org): Org {
  if (org.assignments.length === 0) return org
  const assignment = random.pick(org.assignments)
  return { ...org, assignments: org.assignments.filter((other) => other !== assignment) }
}

function changeDefault(random: Random, org: Org): Org {
  const object = random.pick(org.objects)
  const sharingModel: SharingModel = random.pick(sharingModels.slice(0, 4))
  return {
    ...org,
    objects: org.objects.with(org.objects.indexOf(object), { ...object, sharingModel }),
  }
}

function changeOwner(random: Random, org: Org): Org {
  const table = random.pick(org.records)
  const owners = table.owners.with(0, random.pick(org.users).id)
  return { ...org, records: org.records.with(org.records.indexOf(table), { ...table, owners }) }
}

function changeUser(random: Random, org: Org): Org {
  const user = random.pick(org.users)
  const edit = random.pick([
    { isFrozen: !user.isFrozen },
    { isActive: !user.isActive },
    { profile: random.pick(org.profiles).id },
    { role: random.pick([...org.roles.map(({ id }) => id), null]) },
  ])
  return { ...org, users: org.users.with(org.users.indexOf(user), { ...user, ...edit }) }
}

const edits = [flipRule, flipRule, flipPermission, unassign, changeDefault, changeOwner, changeUser]

describe('a recount after changes equals a fresh count', () => {
  it.each(seedsUpTo(orgCount))(
    'holds along any sequence of changes to rules, permissions, assignments, defaults, users and records (%i)',
    { timeout: 600_000 },
    (seed) => {
      const random = randomFrom(seed)
      expectRecountedAlong(random, smallOrg(seed), edits, { stepCount: 6, options })
    },
  )

  const withRules = seedsUpTo(12).flatMap((seed) => {
    const org = smallOrg(seed)
    const rule = org.sharingRules.find(({ isActive }) => isActive)
    return rule === undefined ? [] : [{ seed, org, rule }]
  })
  it.each(withRules)(
    'R6.20 a rule switched off and on again leaves the counts as they were ($seed)',
    { timeout: 600_000 },
    ({ org, rule }) => {
      const base = evaluateOrg(org, options)
      const sharingRules = org.sharingRules.map((other) =>
        other === rule ? { ...rule, isActive: false } : other,
      )
      const on = recount(recount(base, { ...org, sharingRules }, options), org, options)
      expect(differingCells(base.counts, on.counts)).toEqual([])
    },
  )
})
