import type { PermissionSet } from '../../model/container'
import type { PermissionSetGroupId, PermissionSetId } from '../../model/id'
import type { Org } from '../../model/org'
import type { User } from '../../model/user'
import { groupGrants } from './muting'
import {
  onlyPossible,
  profileGrants,
  raised,
  setGrants,
  unknownProfile,
  type RawGrants,
} from './raw-grants'
import {
  assignmentsByUser,
  compileStandings,
  setStanding,
  type Holder,
  type SessionOptions,
  type Standings,
} from './standing'

/** What the containers of an org give, each worked out once for every way in which its licence fits. */
export interface Containers {
  readonly standings: Standings
  readonly grantsOf: (user: User) => readonly RawGrants[]
}

/** Grants of every user's live containers, each once, in the order of explanations. Rules PRM-02, PRM-04–PRM-07, PRM-20 step 1. */
export function compileContainers(org: Org, session: SessionOptions): Containers {
  const standings = compileStandings(org, session)
  const profiles = new Map(org.profiles.map((profile) => [profile.id, profileGrants(profile)]))
  const setOf = setLookup(standings)
  const groupOf = groupLookup(org, standings, setOf)
  const live = assignmentsByUser(
    org.assignments.filter((assignment) => !standings.isExpired(assignment)),
  )
  return {
    standings,
    grantsOf: (user) => {
      const profile = profiles.get(user.profile) ?? unknownProfile
      const holder = standings.holderOf(user)
      const sets = new Map<string, RawGrants | null>()
      const groups = new Map<string, RawGrants | null>()
      for (const assignment of live.get(user.id) ?? []) {
        if (assignment.kind === 'permissionSet')
          sets.set(assignment.permissionSet, setOf(assignment.permissionSet, holder, false))
        else
          groups.set(assignment.permissionSetGroup, groupOf(assignment.permissionSetGroup, holder))
      }
      return [profile, ...inOrder(sets), ...inOrder(groups)]
    },
  }
}

function inOrder(grants: ReadonlyMap<string, RawGrants | null>): RawGrants[] {
  return [...grants.values()]
    .flatMap((grant) => grant ?? [])
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** What a set gives to a holder; null: nothing. `isActivated` when the group that holds it is activated. */
type SetLookup = (set: PermissionSetId, holder: Holder, isActivated: boolean) => RawGrants | null

interface SetVariants {
  readonly live: RawGrants
  readonly possible: RawGrants
}

function setLookup(standings: Standings): SetLookup {
  const variants = new Map<PermissionSetId, SetVariants>()
  const variantsOf = (set: PermissionSet): SetVariants => {
    const known = variants.get(set.id)
    if (known !== undefined) return known
    const plain = setGrants(set)
    const live = standings.isOfSetLicence(set) ? raised(plain) : plain
    const fresh = { live, possible: onlyPossible(live) }
    variants.set(set.id, fresh)
    return fresh
  }
  return (id, holder, isActivated) => {
    const set = standings.setById.get(id)
    if (set === undefined) return null
    const standing = isActivated
      ? standings.licenceFit(set, holder)
      : setStanding(standings, set, holder)
    switch (standing) {
      case 'live':
        return variantsOf(set).live
      case 'licenceUnknown':
        return variantsOf(set).possible
      case 'expired':
      case 'notActivated':
      case 'otherLicence':
      case 'licenceNotHeld':
        return null
    }
  }
}

/** PRM-14: a session-based member gives nothing, unless it or its session-based group is activated. */
function groupLookup(
  org: Org,
  standings: Standings,
  setOf: SetLookup,
): (group: PermissionSetGroupId, holder: Holder) => RawGrants | null {
  const groups = new Map(org.permissionSetGroups.map((group) => [group.id, group]))
  const muting = new Map(org.mutingPermissionSets.map((set) => [set.id, set]))
  const known = new Map<PermissionSetGroupId, Map<string, RawGrants>>()
  return (id, holder) => {
    const group = groups.get(id)
    if (group === undefined) return null
    if (group.hasActivationRequired && !standings.isActivated(group)) return null
    const members = group.permissionSets.map((set) =>
      setOf(set, holder, group.hasActivationRequired),
    )
    const key = members.map((member) => (member === null ? '-' : memberKey(member))).join('')
    const variants = known.get(id) ?? new Map<string, RawGrants>()
    known.set(id, variants)
    const grants =
      variants.get(key) ??
      groupGrants(
        group,
        members.flatMap((member) => member ?? []),
        group.mutingPermissionSet === null ? null : (muting.get(group.mutingPermissionSet) ?? null),
      )
    variants.set(key, grants)
    return grants
  }
}

const memberKey = (member: RawGrants) =>
  member.bitsByObject === member.possible.bitsByObject ? 'l' : 'p'
