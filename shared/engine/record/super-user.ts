import { SharingLevel } from '../../model/level'
import type { UserFamily } from '../../model/user'
import type { Grant } from '../answer'
import { mayBeAboveRole } from '../compile/possible-superiors'
import { isAncestorRole } from '../compile/role-tree'
import { caseContactDoor } from './case-contact'
import { levelOfGrants, type Bound } from './grant-levels'
import { ownershipDoor, queueDoor, roleHierarchyDoor } from './ownership'
import { sharingRuleDoor } from './sharing-rules'
import { shareDoor } from './shares'
import { grantOf, subjectOf, userName, type Door, type Subject } from './subject'
import { permissionsInForce } from '../permission/permission-class'
import { roleAt } from '../compile/reach-context'

/**
 * A partner or customer super user has what fellow users of the same account, in the same role or below, own or were given.
 *
 * Not inherited by anybody (R4.3). Rules R13.17, R13.18, R13.19.
 */
export const superUserDoor: Door = {
  name: 'SuperUser',
  rule: 'R13.17',
  grants(subject): Grant[] {
    if (!isSuperUser(subject) || !isObjectOfSuperUsers(subject)) return []
    const certain = widestOfFellows(subject, 'certain')
    const possible = widestOfFellows(subject, 'possible')
    return [
      ...(certain.level > SharingLevel.None ? [grantThrough(subject, certain, true)] : []),
      ...(possible.level > certain.level ? [grantThrough(subject, possible, false)] : []),
    ]
  },
}

interface FellowLevel {
  readonly fellow: number
  readonly level: SharingLevel
}

function grantThrough(subject: Subject, { fellow, level }: FellowLevel, isCertain: boolean): Grant {
  const via = [{ kind: 'user', name: userName(subject.compiled, fellow) } as const]
  const rule = subject.family === 'partner' ? 'R13.17' : 'R13.18'
  return grantOf('SuperUser', level, rule, { via, isCertain })
}

/** The fellow with the widest level, the first of equals. */
function widestOfFellows(subject: Subject, bound: Bound): FellowLevel {
  const position = { object: subject.object.index, row: subject.row }
  let widest: FellowLevel = { fellow: -1, level: SharingLevel.None }
  for (const fellow of fellowsOf(subject, bound)) {
    const level = ownLevel(subjectOf(subject.compiled, fellow, position), bound)
    if (level > widest.level) widest = { fellow, level }
  }
  return widest
}

export function isSuperUser(subject: Pick<Subject, 'compiled' | 'user' | 'family'>): boolean {
  const { compiled, user, family } = subject
  if (family !== 'partner' && family !== 'customerPlus') return false
  const permissions = permissionsInForce(compiled, user)
  const hasFlag =
    compiled.org.users[user]?.isPortalSuperUser === true ||
    permissions.system.has('PortalSuperUser')
  return hasFlag && (family !== 'partner' || compiled.org.settings.enablePartnerSuperUserAccess)
}

export function isObjectOfSuperUsers(
  subject: Pick<Subject, 'compiled' | 'family' | 'object'>,
): boolean {
  const { known } = subject.compiled
  const { index, isCustom, control } = subject.object
  if (control !== 'own') return false
  if (subject.family === 'customerPlus') return isCustom || index === known.case
  return isCustom || index === known.case || index === known.lead || index === known.opportunity
}

/** Users of the same account and family, in the same role or below, for certain or at most. Rule R13.17. */
export function fellowsOf(
  {
    compiled,
    user,
    family,
  }: Pick<Subject, 'compiled' | 'user'> & { readonly family: UserFamily | undefined },
  bound: Bound,
): number[] {
  const account = compiled.org.users[user]?.account ?? null
  const role = roleAt(compiled, user)
  if (account === null) return []
  return compiled.portal.externalUsers.filter((other) => {
    if (other === user || compiled.org.users[other]?.account !== account) return false
    if (compiled.families[other] !== family) return false
    const fellowRole = roleAt(compiled, other)
    return (
      fellowRole === role ||
      isAncestorRole(compiled.roleTree, role, fellowRole) ||
      (bound === 'possible' && mayBeAboveRole(compiled, role, fellowRole))
    )
  })
}

/** What a user owns or was given, also as a case's contact (R10.15), without defaults and sharing sets. */
function ownLevel(subject: Subject, bound: Bound): SharingLevel {
  const doors = [
    ownershipDoor,
    queueDoor,
    roleHierarchyDoor,
    sharingRuleDoor,
    shareDoor,
    caseContactDoor,
  ]
  return levelOfGrants(
    doors.flatMap((door) => door.grants(subject)),
    bound,
  )
}
