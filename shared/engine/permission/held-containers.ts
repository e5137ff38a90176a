import type { Assignment, PermissionSet, PermissionSetGroup } from '../../model/container'
import type { PermissionSetId } from '../../model/id'
import type { Org } from '../../model/org'
import type { User } from '../../model/user'
import {
  assignmentsByUser,
  compileStandings,
  setStanding,
  type Holder,
  type SessionOptions,
  type Standing,
  type Standings,
} from './standing'

/** An assignment of a user, what it gives and whether it counts. Rules PRM-04–PRM-06, PRM-14. */
export interface HeldContainer {
  readonly assignment: Assignment
  readonly container: PermissionSet | PermissionSetGroup
  readonly standing: Standing
  /** Of a group: its sets, each with its own standing. */
  readonly members: readonly { readonly set: PermissionSet; readonly standing: Standing }[]
}

export type HeldContainers = (user: User) => readonly HeldContainer[]

/**
 * Every set and group that a user was given, in the order of assignments. Lookups are built once, at the first question:
 * whole heat-maps never ask.
 */
export function heldContainerLookup(org: Org, session: SessionOptions): HeldContainers {
  let lookup: HeldContainers | null = null
  return (user) => (lookup ??= compileHeldContainers(org, session))(user)
}

function compileHeldContainers(org: Org, session: SessionOptions): HeldContainers {
  const standings = compileStandings(org, session)
  const groups = new Map(org.permissionSetGroups.map((group) => [group.id, group]))
  const byUser = assignmentsByUser(org.assignments)
  return (user) => {
    const holder = standings.holderOf(user)
    return (byUser.get(user.id) ?? []).flatMap((assignment): HeldContainer[] => {
      const isExpired = standings.isExpired(assignment)
      if (assignment.kind === 'permissionSet') {
        const set = standings.setById.get(assignment.permissionSet)
        if (set === undefined) return []
        const standing = isExpired ? 'expired' : setStanding(standings, set, holder)
        return [{ assignment, container: set, standing, members: [] }]
      }
      const group = groups.get(assignment.permissionSetGroup)
      if (group === undefined) return []
      const isActivated = !group.hasActivationRequired || standings.isActivated(group)
      const standing = isExpired ? 'expired' : isActivated ? 'live' : 'notActivated'
      return [
        { assignment, container: group, standing, members: membersOf(standings, group, holder) },
      ]
    })
  }
}

/** PRM-14: in a session-based group activation is the group's. */
function membersOf(
  standings: Standings,
  group: PermissionSetGroup,
  holder: Holder,
): HeldContainer['members'] {
  return group.permissionSets.flatMap((id) => {
    const set = standings.setById.get(id)
    if (set === undefined) return []
    const standing = group.hasActivationRequired
      ? standings.licenceFit(set, holder)
      : setStanding(standings, set, holder)
    return [{ set, standing }]
  })
}

/** Whether a user holds one of these sets, by itself or in a group: what connected apps and sites ask for. */
export function holdsOneOfSets(
  held: readonly HeldContainer[],
  sets: readonly PermissionSetId[],
): 'yes' | 'no' | 'unknown' {
  const wanted = new Set(sets)
  const standings = held.flatMap(({ container, standing, members }) => {
    if ('permissionSets' in container)
      return standing === 'live'
        ? members.filter(({ set }) => wanted.has(set.id)).map((member) => member.standing)
        : []
    return wanted.has(container.id) ? [standing] : []
  })
  if (standings.includes('live')) return 'yes'
  return standings.includes('licenceUnknown') ? 'unknown' : 'no'
}
