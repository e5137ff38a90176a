import { isExpirationDate } from '@shared/model/container'
import type { Grantee } from '@shared/model/group'
import type { Org } from '@shared/model/org'

/** A reference of a document that leads nowhere, or an id that stands twice. */
export interface Fault {
  readonly path: readonly (string | number)[]
  readonly message: string
}

interface Known {
  readonly users: ReadonlySet<string>
  readonly roles: ReadonlySet<string>
  readonly groups: ReadonlySet<string>
  readonly profiles: ReadonlySet<string>
  readonly permissionSets: ReadonlySet<string>
  readonly permissionSetGroups: ReadonlySet<string>
  readonly mutingPermissionSets: ReadonlySet<string>
  readonly territories: ReadonlySet<string>
}

const idLists = [
  'users',
  'roles',
  'groups',
  'profiles',
  'permissionSets',
  'permissionSetGroups',
  'mutingPermissionSets',
  'territories',
] as const
type IdList = (typeof idLists)[number]

function doubleId(org: Org): Fault | null {
  for (const list of idLists) {
    const seen = new Set<string>()
    for (const [at, { id }] of org[list].entries()) {
      if (seen.has(id))
        return { path: [list, at, 'id'], message: `id \`${id}\` stands twice in \`${list}\`` }
      seen.add(id)
    }
  }
  return null
}

/** What a grantee names, by the list it must stand in; null for those that name nobody. */
function targetOf(grantee: Grantee): { list: IdList; id: string } | null {
  switch (grantee.kind) {
    case 'user':
    case 'managers':
    case 'managerSubordinates':
      return { list: 'users', id: grantee.user }
    case 'group':
      return { list: 'groups', id: grantee.group }
    case 'role':
    case 'roleAndSubordinates':
    case 'roleAndSubordinatesInternal':
      return { list: 'roles', id: grantee.role }
    case 'territory':
    case 'territoryAndSubordinates':
      return { list: 'territories', id: grantee.territory }
    case 'allInternalUsers':
    case 'allPartnerUsers':
    case 'allCustomerPortalUsers':
    case 'unresolved':
      return null
  }
}

type Reference = readonly [path: readonly (string | number)[], list: IdList, id: string | null]

function* granteeReferences(
  path: readonly (string | number)[],
  grantees: readonly Grantee[],
): Generator<Reference> {
  for (const [at, grantee] of grantees.entries()) {
    const target = targetOf(grantee)
    if (target !== null) yield [[...path, at], target.list, target.id]
  }
}

function* peopleReferences(org: Org): Generator<Reference> {
  for (const [at, user] of org.users.entries()) {
    yield [['users', at, 'profile'], 'profiles', user.profile]
    yield [['users', at, 'role'], 'roles', user.role]
  }
  for (const [at, role] of org.roles.entries())
    yield [['roles', at, 'parent'], 'roles', role.parent]
  for (const [at, group] of org.groups.entries())
    yield* granteeReferences(['groups', at, 'members'], group.members ?? [])
  for (const [at, territory] of org.territories.entries()) {
    yield [['territories', at, 'parent'], 'territories', territory.parent]
    for (const [i, user] of territory.users.entries())
      yield [['territories', at, 'users', i], 'users', user]
  }
}

function* grantReferences(org: Org): Generator<Reference> {
  for (const [at, group] of org.permissionSetGroups.entries()) {
    for (const [i, set] of group.permissionSets.entries())
      yield [['permissionSetGroups', at, 'permissionSets', i], 'permissionSets', set]
    yield [
      ['permissionSetGroups', at, 'mutingPermissionSet'],
      'mutingPermissionSets',
      group.mutingPermissionSet,
    ]
  }
  for (const [at, assignment] of org.assignments.entries()) {
    yield [['assignments', at, 'user'], 'users', assignment.user]
    if (assignment.kind === 'permissionSet')
      yield [['assignments', at], 'permissionSets', assignment.permissionSet]
    else yield [['assignments', at], 'permissionSetGroups', assignment.permissionSetGroup]
  }
  for (const [at, rule] of org.sharingRules.entries()) {
    yield* granteeReferences(['sharingRules', at, 'sharedTo'], rule.sharedTo)
    if (rule.kind === 'owner')
      yield* granteeReferences(['sharingRules', at, 'sharedFrom'], rule.sharedFrom)
  }
  for (const [at, set] of org.sharingSets.entries()) {
    for (const [i, profile] of set.profiles.entries())
      yield [['sharingSets', at, 'profiles', i], 'profiles', profile]
    yield* granteeReferences(['sharingSets', at, 'shareGroup'], set.shareGroup)
  }
  yield* entryReferences(org)
  for (const [at, share] of org.shares.entries()) {
    const target = targetOf(share.grantee)
    if (target !== null) yield [['shares', at, 'grantee'], target.list, target.id]
  }
}

/** Who may enter: sites, apps, licences and folders. */
function* entryReferences(org: Org): Generator<Reference> {
  for (const list of ['networks', 'connectedApps'] as const)
    for (const [at, { profiles, permissionSets }] of org[list].entries()) {
      for (const [i, profile] of profiles.entries())
        yield [[list, at, 'profiles', i], 'profiles', profile]
      for (const [i, set] of permissionSets.entries())
        yield [[list, at, 'permissionSets', i], 'permissionSets', set]
    }
  for (const [at, network] of org.networks.entries())
    yield [['networks', at, 'guestProfile'], 'profiles', network.guestProfile]
  for (const [at, { user }] of (org.permissionSetLicenseAssignments ?? []).entries())
    yield [['permissionSetLicenseAssignments', at, 'user'], 'users', user]
  for (const [at, folder] of org.folders.entries()) {
    yield [['folders', at, 'owner'], 'users', folder.owner]
    for (const [i, { sharedTo }] of folder.shares.entries()) {
      const target = sharedTo.kind === 'everyone' ? null : targetOf(sharedTo)
      if (target !== null) yield [['folders', at, 'shares', i], target.list, target.id]
    }
  }
}

/** The first id that stands twice or leads nowhere; null when the org holds together. Owners of records may be unknown. */
export function danglingReference(org: Org): Fault | null {
  const double = doubleId(org)
  if (double !== null) return double
  const idsOf = (list: IdList) => new Set<string>(org[list].map(({ id }) => id))
  const known: Known = {
    users: idsOf('users'),
    roles: idsOf('roles'),
    groups: idsOf('groups'),
    profiles: idsOf('profiles'),
    permissionSets: idsOf('permissionSets'),
    permissionSetGroups: idsOf('permissionSetGroups'),
    mutingPermissionSets: idsOf('mutingPermissionSets'),
    territories: idsOf('territories'),
  }
  for (const references of [peopleReferences(org), grantReferences(org)])
    for (const [path, list, id] of references)
      if (id !== null && !known[list].has(id))
        return { path, message: `\`${id}\` is not in \`${list}\`` }
  return null
}

/** The first assignment whose end is no date, so that nobody can say whether it is live (PRM-05), or null. */
export function oddExpiration({ assignments }: Org): Fault | null {
  const at = assignments.findIndex(
    ({ expirationDate }) => expirationDate !== null && !isExpirationDate(expirationDate),
  )
  const message = `\`${assignments[at]?.expirationDate ?? ''}\` is no date; write it as 2027-01-31T00:00:00Z`
  return at < 0 ? null : { path: ['assignments', at, 'expirationDate'], message }
}
