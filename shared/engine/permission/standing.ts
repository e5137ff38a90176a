import type { Assignment, PermissionSet, Profile } from '../../model/container'
import type { PermissionSetGroupId, PermissionSetId, UserId } from '../../model/id'
import { licenceFamily, userTypeOfLicense } from '../../model/licence-caps'
import type { Org } from '../../model/org'
import { userFamily, type User } from '../../model/user'

/** The session that is asked about. */
export interface SessionOptions {
  /** The instant that expiry dates are compared with, ISO 8601; null: nothing expires (PRM-05). */
  readonly now: string | null
  /** Session-based sets and groups that are activated, by API name, label or id; none when absent. Rule PRM-06. */
  readonly activated?: readonly string[]
}

/**
 * Whether an assignment counts, else why not. Rules PRM-04–PRM-06.
 *
 * `licenceUnknown`: it counts if the user holds the set's licence, of which the import says nothing.
 */
export type Standing =
  'live' | 'expired' | 'notActivated' | 'otherLicence' | 'licenceNotHeld' | 'licenceUnknown'

/** How a set's licence fits its holder. Rule PRM-04. */
export type LicenceFit = Extract<
  Standing,
  'live' | 'otherLicence' | 'licenceNotHeld' | 'licenceUnknown'
>

/** Whom a licence is compared with. */
export interface Holder {
  /** As the profile states it; null when it does not. */
  readonly userLicense: string | null
  readonly user: User
  /** `licenceKey`s of the permission set licences held; null when no file says who holds which. */
  readonly setLicences: ReadonlySet<string> | null
}

/** Everything that decides about standing, looked up once. */
export interface Standings {
  readonly setById: ReadonlyMap<PermissionSetId, PermissionSet>
  readonly isActivated: (container: {
    readonly id: PermissionSetId | PermissionSetGroupId
    readonly name: string
    readonly label: string
  }) => boolean
  readonly isExpired: (assignment: Assignment) => boolean
  readonly holderOf: (user: User) => Holder
  readonly licenceFit: (set: PermissionSet, holder: Holder) => LicenceFit
  /** True for a set that carries a licence of its own kind: it raises the ceiling. */
  readonly isOfSetLicence: (set: PermissionSet) => boolean
}

/** Key under which a permission set licence is found by developer name or label. */
export function licenceKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/psl$/, '')
}

/** Lookups behind every standing of an org in one session. */
export function compileStandings(org: Org, { now, activated = [] }: SessionOptions): Standings {
  const names = new Set(activated.map((name) => name.toLowerCase()))
  const dateless = datelessSets(org)
  const profiles = new Map<string, Profile>(org.profiles.map((profile) => [profile.id, profile]))
  const userLicences = new Set(
    org.profiles.flatMap(({ userLicense }) => userLicense?.toLowerCase() ?? []),
  )
  const isUserLicence = (name: string) =>
    licenceFamily(name) !== null || userLicences.has(name.toLowerCase())
  const setLicencesByUser = setLicencesOf(org)
  return {
    setById: new Map(org.permissionSets.map((set) => [set.id, set])),
    isActivated: ({ id, name, label }) =>
      [id, name, label].some((each) => names.has(each.toLowerCase())),
    isExpired: (assignment) => isExpired(assignment, now, dateless),
    holderOf: (user) => ({
      user,
      userLicense: profiles.get(user.profile)?.userLicense ?? null,
      setLicences: setLicencesByUser === null ? null : (setLicencesByUser.get(user.id) ?? none),
    }),
    isOfSetLicence: ({ license }) => license !== null && !isUserLicence(license),
    licenceFit: ({ license }, holder) => {
      // A persona stands for whoever may hold the set.
      if (license === null || holder.user.isPersona) return 'live'
      return isUserLicence(license)
        ? userLicenceFit(license, holder)
        : setLicenceFit(license, holder)
    },
  }
}

const none: ReadonlySet<string> = new Set()

function setLicencesOf(org: Org): ReadonlyMap<string, ReadonlySet<string>> | null {
  if (org.permissionSetLicenseAssignments === null) return null
  const byUser = new Map<string, Set<string>>()
  for (const { user, permissionSetLicense } of org.permissionSetLicenseAssignments) {
    const held = byUser.get(user)
    if (held === undefined) byUser.set(user, new Set([licenceKey(permissionSetLicense)]))
    else held.add(licenceKey(permissionSetLicense))
  }
  return byUser
}

/** Where the profile states no licence the user's family narrows it (R13.1); within one family it stays unknown. */
function userLicenceFit(license: string, { userLicense, user }: Holder): LicenceFit {
  if (userLicense !== null)
    return license.toLowerCase() === userLicense.toLowerCase() ? 'live' : 'otherLicence'
  const isPossible =
    licenceFamily(license) === null ||
    userFamily(userTypeOfLicense(license)) === userFamily(user.userType)
  return isPossible ? 'licenceUnknown' : 'otherLicence'
}

function setLicenceFit(license: string, { setLicences }: Holder): LicenceFit {
  if (setLicences === null) return 'licenceUnknown'
  return setLicences.has(licenceKey(license)) ? 'live' : 'licenceNotHeld'
}

/** Permissions with which a set cannot carry an expiration date. Rule PRM-05a. */
export const neverExpiring = ['AssignPermissionSets', 'ManageProfilesPermissionsets', 'ManageUsers']

/** Sets, and groups with sets, that cannot carry an expiration date. Rule PRM-05a. */
export function datelessSets(org: Org): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const set of org.permissionSets)
    if (set.userPermissions.some((name) => neverExpiring.includes(name))) ids.add(set.id)
  for (const group of org.permissionSetGroups)
    if (group.permissionSets.some((id) => ids.has(id))) ids.add(group.id)
  return ids
}

/** The set or group that an assignment gives. */
export function containerOf(assignment: Assignment): PermissionSetId | PermissionSetGroupId {
  return assignment.kind === 'permissionSet'
    ? assignment.permissionSet
    : assignment.permissionSetGroup
}

/** PRM-05: at the very instant of the date the assignment is expired. */
function isExpired(
  assignment: Assignment,
  now: string | null,
  dateless: ReadonlySet<string>,
): boolean {
  if (now === null || assignment.expirationDate === null) return false
  if (dateless.has(containerOf(assignment))) return false
  return Date.parse(assignment.expirationDate) <= Date.parse(now)
}

/** Standing of a set that is given directly. */
export function setStanding(standings: Standings, set: PermissionSet, holder: Holder): Standing {
  if (set.hasActivationRequired && !standings.isActivated(set)) return 'notActivated'
  return standings.licenceFit(set, holder)
}

/** The assignments of a user, in their order: gathered at the first question and found from then on. */
export function assignmentLookup(
  assignments: readonly Assignment[],
): (user: UserId) => readonly Assignment[] {
  let byUser: ReturnType<typeof assignmentsByUser> | null = null
  return (user) => (byUser ??= assignmentsByUser(assignments)).get(user) ?? []
}

/** Assignments by the user who has them, in their order. */
export function assignmentsByUser(
  assignments: readonly Assignment[],
): ReadonlyMap<UserId, readonly Assignment[]> {
  const byUser = new Map<UserId, Assignment[]>()
  for (const assignment of assignments) {
    const others = byUser.get(assignment.user)
    if (others === undefined) byUser.set(assignment.user, [assignment])
    else others.push(assignment)
  }
  return byUser
}
