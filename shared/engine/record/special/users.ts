import { internalOnlyPermissions } from '../../../model/licence-caps'
import { SharingLevel } from '../../../model/level'
import type { ClosedDoor, Grant } from '../../answer'
import { hasBit } from '../../compile/bitset'
import { roleAt } from '../../compile/reach-context'
import { mayHoldInternalOnly } from '../../permission/system-permissions'
import { allFlagBits, FlagBit } from '../flag-bits'
import { owdDoor, owdLevel } from '../owd'
import { guestRuleDoor, sharingRuleDoor } from '../sharing-rules'
import { sharingSetDoor } from '../sharing-sets'
import { liveShares } from '../shares'
import type { Bound } from '../sharing-level'
import { isSo } from '../reached'
import { grantOf, isAbove, isReached, stepsAbove, userName, type Subject } from '../subject'
import { closedDoor } from './related-grants'
import type { SpecialObject } from './special-object'
import { permissionsInForce } from '../../permission/permission-class'
import { idAt } from '../../compile/compiled-table'

/**
 * Users as records: everybody has the own one, superiors and the default, rules and rows give Read; editing others is a
 * matter of permissions, and nobody deletes or transfers a user. Rules R15.16–R15.20, R12.6 a, R12.8 (D-43, D-65).
 */
export const userObject: SpecialObject = {
  name: 'User',
  leg: userLeg,
  flags: (subject, _, leg) => {
    const isGuest = subject.family === 'guest'
    return leg & (isGuest ? FlagBit.read : FlagBit.read | FlagBit.edit)
  },
  grants: userGrants,
  closed: closedUser,
  missing: () => ({ code: 'missing-user', rule: 'R15.20', args: {} }),
  signature: (table, row) => idAt(table, row),
}

function userLeg(subject: Subject, bound: Bound): number {
  const person = personOf(subject)
  if (person === subject.user) return allFlagBits
  if (mayManage(subject, person, bound)) return FlagBit.read | FlagBit.edit
  const isOpen =
    holds(subject, 'ViewAllUsers', bound) ||
    holds(subject, 'ViewAllData', bound) ||
    owdLevel(subject) >= SharingLevel.Read ||
    isSo(isAbove(subject.compiled, subject.user, person), bound) ||
    isNeighbour(subject, person) ||
    isOfSameSite(subject, person, bound) ||
    sharedGrants(subject).some(({ isCertain }) => isCertain || bound === 'possible') ||
    (person < 0 && bound === 'possible')
  return isOpen ? FlagBit.read : 0
}

/** Position of the user that the record is; −1 where the org has no such user. */
function personOf({ compiled, table, row }: Subject): number {
  const users: ReadonlyMap<string, number> = compiled.userIndexById
  return users.get(idAt(table, row)) ?? -1
}

function holds({ compiled, user, family }: Subject, name: string, bound: Bound): boolean {
  const permissions = permissionsInForce(compiled, user)
  if (family === 'guest') return false
  if (permissions.system.has(name)) return true
  if (bound === 'certain') return false
  const isOutside =
    internalOnlyPermissions.includes(name) && !mayHoldInternalOnly(permissions.licence ?? 'unknown')
  return permissions.possibleSystem.has(name) || (!permissions.isSystemKnown && !isOutside)
}

/** R15.20: `ManageUsers` edits everybody, `ManageInternalUsers` internal users. */
function mayManage(subject: Subject, person: number, bound: Bound): boolean {
  if (holds(subject, 'ManageUsers', bound)) return true
  const isInternal = subject.compiled.families[person] === 'internal'
  return isInternal && holds(subject, 'ManageInternalUsers', bound)
}

const isExternal = (family: string | undefined) =>
  family === 'partner' || family === 'customerPlus' || family === 'highVolume'

/** R15.19: external users of one account see each other where Portal User Visibility is on. */
function isNeighbour({ compiled, user }: Subject, person: number): boolean {
  if (!compiled.org.settings.enablePortalUserVisibility) return false
  const account = compiled.org.users[user]?.account ?? null
  return (
    account !== null &&
    isExternal(compiled.families[user]) &&
    isExternal(compiled.families[person]) &&
    compiled.org.users[person]?.account === account
  )
}

/** R15.19: members of a site see each other where Site User Visibility is on; who is a member may not be imported. */
function isOfSameSite({ compiled, user, family }: Subject, person: number, bound: Bound): boolean {
  if (!compiled.org.settings.enableCommunityUserVisibility || family === 'guest') return false
  if (compiled.siteMembers.length === 0)
    return bound === 'possible' && (isExternal(family) || isExternal(compiled.families[person]))
  return compiled.siteMembers.some(
    ({ [bound]: members }) => person >= 0 && hasBit(members, user) && hasBit(members, person),
  )
}

/** R15.18, R13.10: sharing rules and sets on users, and rows; what would be Edit elsewhere is Read on a user (R15.20). */
function sharedGrants(subject: Subject): Grant[] {
  return [
    ...sharingRuleDoor.grants(subject),
    ...guestRuleDoor.grants(subject),
    ...sharingSetDoor.grants(subject),
    ...rowGrants(subject),
  ].map(readOnly)
}

const readOnly = (grant: Grant): Grant => ({ ...grant, level: SharingLevel.Read })

function rowGrants({ compiled, user, table, row }: Subject): Grant[] {
  return liveShares({ compiled, table, row }).flatMap(({ grantee, rowCause }) => {
    const reached = isReached(compiled, grantee, user, true)
    if (reached === 'no') return []
    const via = [{ kind: 'share', rowCause } as const]
    const isCertain = reached === 'yes'
    return [grantOf(rowCause, SharingLevel.Read, 'R7.10', { grantee, isCertain, via })]
  })
}

function userGrants(subject: Subject): Grant[] {
  const { compiled, user } = subject
  const person = personOf(subject)
  const self = [{ kind: 'user', name: userName(compiled, user) } as const]
  if (person === user) return [grantOf('Owner', SharingLevel.All, 'R15.16', { via: self })]
  return [
    ...permissionGrants(subject, person),
    ...owdDoor.grants(subject).map(readOnly),
    ...superiorGrants(subject, person),
    ...visibilityGrants(subject, person),
    ...sharedGrants(subject),
    ...(person < 0 ? [grantOf('Owner', SharingLevel.Read, 'R19.1', { isCertain: false })] : []),
  ]
}

function superiorGrants({ compiled, user }: Subject, person: number): Grant[] {
  const above = isAbove(compiled, user, person)
  if (above === 'no') return []
  const via = stepsAbove(compiled, user, roleAt(compiled, person))
  const isCertain = above === 'yes'
  return [grantOf('RoleHierarchy(of Owner)', SharingLevel.Read, 'R15.17', { isCertain, via })]
}

function permissionGrants(subject: Subject, person: number): Grant[] {
  const { Read, Edit } = SharingLevel
  const isInternal = subject.compiled.families[person] === 'internal'
  const held = [
    { name: 'ManageUsers', rule: 'R15.20', level: Edit, isFor: true },
    { name: 'ManageInternalUsers', rule: 'R15.20', level: Edit, isFor: isInternal },
    { name: 'ViewAllUsers', rule: 'R12.8', level: Read, isFor: true },
    { name: 'ViewAllData', rule: 'R12.6', level: Read, isFor: true },
  ]
  return held.flatMap(({ name, rule, level, isFor }) => {
    if (!isFor || !holds(subject, name, 'possible')) return []
    const isCertain = holds(subject, name, 'certain')
    const via = containersOf(subject, name).map(
      (container) => ({ kind: 'permission', name, container }) as const,
    )
    return [grantOf(name, level, rule, { isCertain, via })]
  })
}

function containersOf({ compiled, user }: Subject, name: string): string[] {
  return permissionsInForce(compiled, user)
    .grants.filter((grant) => grant.system.has(name))
    .map((grant) => grant.name)
}

function visibilityGrants(subject: Subject, person: number): Grant[] {
  const grants: Grant[] = []
  if (isNeighbour(subject, person))
    grants.push(grantOf('PortalUserVisibility', SharingLevel.Read, 'R15.19'))
  if (isOfSameSite(subject, person, 'possible')) {
    const isCertain = isOfSameSite(subject, person, 'certain')
    grants.push(grantOf('SiteUserVisibility', SharingLevel.Read, 'R15.19', { isCertain }))
  }
  return grants
}

function closedUser(subject: Subject): ClosedDoor[] {
  const person = personOf(subject)
  if (person === subject.user || mayManage(subject, person, 'certain')) return []
  return [closedDoor('closed-manage-users', 'R15.20')]
}
