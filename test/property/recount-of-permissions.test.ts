import { objectPermissionKeys, type Permissions } from '@shared/model/container'
import type { Org } from '@shared/model/org'
import { randomFrom, type Random } from '@shared/sample/random'
import { describe, it } from 'vitest'
import { byChange, expectRecountedAlong, type OrgEdit } from './org-edits'
import { orgFeatureNames, orgWith } from './features/org-features'
import { seedsUpTo } from './small-orgs'

const options = { now: '2026-03-01T00:00:00Z' }
const orgCount = Number(process.env['ORGS'] ?? 24)

/** Half of the features, among them objects that follow others, sets in groups and muting. */
function orgOfContainers(seed: number): Org {
  const random = randomFrom(seed * 6_007)
  const wanted = orgFeatureNames.filter(() => random.chance(0.5))
  const org = orgWith(seed, [...wanted, 'masterDetail', 'controlledByParent', 'muting'])
  return seed % 2 === 0 ? { ...org, sharingSets: [] } : org
}

function withEntryTurned<Of extends Permissions>(random: Random, container: Of): Of {
  const { objectPermissions } = container
  if (objectPermissions.length === 0) return container
  const [entry, key] = [random.pick(objectPermissions), random.pick(objectPermissionKeys)]
  const turned = { ...entry, [key]: !entry[key] }
  return {
    ...container,
    objectPermissions: objectPermissions.map((other) => (other === entry ? turned : other)),
  }
}

/** A permission of a profile, set or muting set turned, whatever it is worth without the ones that it needs. */
const turnEntry: OrgEdit = (random, org) => {
  const part = random.pick(['profiles', 'permissionSets', 'mutingPermissionSets'] as const)
  const list: readonly Permissions[] = org[part]
  if (list.length === 0) return org
  const container = random.pick(list)
  const after = withEntryTurned(random, container)
  return { ...org, [part]: list.map((other) => (other === container ? after : other)) }
}

/** A group with a set less or more, or without its muting set. */
const changeGroup: OrgEdit = (random, org) => {
  if (org.permissionSetGroups.length === 0 || org.permissionSets.length === 0) return org
  const group = random.pick(org.permissionSetGroups)
  const set = random.pick(org.permissionSets).id
  const others = group.permissionSets.filter((id) => id !== set)
  const after = random.chance(0.3)
    ? { ...group, mutingPermissionSet: null }
    : {
        ...group,
        permissionSets: others.length < group.permissionSets.length ? others : [...others, set],
      }
  return {
    ...org,
    permissionSetGroups: org.permissionSetGroups.map((other) => (other === group ? after : other)),
  }
}

/** Assignments gone from anywhere in the list, and one come. */
const changeAssignments: OrgEdit = (random, org) => {
  const kept = org.assignments.filter(() => random.chance(0.7))
  if (org.permissionSets.length === 0) return { ...org, assignments: kept }
  const come = {
    kind: 'permissionSet',
    user: random.pick(org.users).id,
    permissionSet: random.pick(org.permissionSets).id,
    expirationDate: null,
  } as const
  const at = random.below(kept.length + 1)
  return { ...org, assignments: kept.toSpliced(at, 0, come) }
}

const edits: readonly OrgEdit[] = [
  ...[turnEntry, turnEntry, turnEntry, changeGroup, changeAssignments],
  ...(
    ['systemPermission', 'userProfile', 'userActive', 'userFrozen', 'objectPermission'] as const
  ).map(byChange),
]

describe('a recount after other permissions', () => {
  it.each(seedsUpTo(orgCount))(
    'R3.9, R11.11 equals a fresh count, of what follows other objects too (%i)',
    { timeout: 300_000 },
    (seed) => {
      const random = randomFrom(seed)
      expectRecountedAlong(random, orgOfContainers(seed), edits, { stepCount: 4, options })
    },
  )
})
