import { maxSharingLevel, SharingLevel } from '../../model/level'
import type { Grant } from '../answer'
import { isAncestorRole } from '../compile/role-tree'
import { ownershipDoor, queueDoor, roleHierarchyDoor } from './ownership'
import { sharingRuleDoor } from './sharing-rules'
import { shareDoor } from './shares'
import { grantOf, subjectOf, userName, type Door, type Subject } from './subject'

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
    for (const fellow of fellowsOf(subject)) {
      const level = ownLevel(
        subjectOf(subject.compiled, fellow, { object: subject.object.index, row: subject.row }),
      )
      if (level > SharingLevel.None) {
        const rule = subject.family === 'partner' ? 'R13.17' : 'R13.18'
        return [
          grantOf('SuperUser', level, rule, {
            via: [{ kind: 'user', name: userName(subject.compiled, fellow) }],
          }),
        ]
      }
    }
    return []
  },
}

export function isSuperUser(subject: Pick<Subject, 'compiled' | 'user' | 'family'>): boolean {
  const { compiled, user, family } = subject
  if (family !== 'partner' && family !== 'customerPlus') return false
  const permissions = compiled.permissions.classes[compiled.permissions.classOfUser[user] ?? -1]
  const hasFlag =
    compiled.org.users[user]?.isPortalSuperUser === true ||
    permissions?.system.has('PortalSuperUser') === true
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

/** Highest level first would need all of them; the fellows are few, so they are sorted by what they hold. */
function fellowsOf(subject: Subject): number[] {
  const { compiled, user, family } = subject
  const me = compiled.org.users[user]
  const role = compiled.roleOfUser[user] ?? -1
  const position = { object: subject.object.index, row: subject.row }
  return compiled.portal.externalUsers
    .filter((other) => {
      const fellow = compiled.org.users[other]
      if (
        other === user ||
        fellow === undefined ||
        me?.account === null ||
        fellow.account !== me?.account
      )
        return false
      if (compiled.families[other] !== family) return false
      const fellowRole = compiled.roleOfUser[other] ?? -1
      return fellowRole === role || isAncestorRole(compiled.roleTree, role, fellowRole)
    })
    .sort(
      (a, b) =>
        ownLevel(subjectOf(compiled, b, position)) - ownLevel(subjectOf(compiled, a, position)),
    )
}

/** What a user owns or was given, without defaults and sharing sets. */
function ownLevel(subject: Subject): SharingLevel {
  const doors = [ownershipDoor, queueDoor, roleHierarchyDoor, sharingRuleDoor, shareDoor]
  return doors
    .flatMap((door) => door.grants(subject))
    .filter((grant) => grant.isCertain)
    .reduce((level, grant) => maxSharingLevel(level, grant.level), SharingLevel.None)
}
