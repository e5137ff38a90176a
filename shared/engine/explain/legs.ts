import { nameOfObject } from '../compile/compile-tables'
import type { LegVerdict, Reason, RecordAccess } from '../answer'
import { hasParentsPermissions, isWithoutPermissions } from '../permission/implied-bits'
import { ObjectBit, wordsOfBits } from '../permission/object-bits'
import { permissionNotes } from '../permission/permission-notes'
import { isReadOnlyConverted } from '../record/record-access'
import { bitsOf } from '../record/sharing-level'
import { SharingLevel, sharingLevelName } from '../../model/level'
import type { Subject } from '../record/subject'
import { permissionsInForce } from '../permission/permission-class'

/** May the user have a session at all? Rules LAY-01, R16.1, R16.2. */
export function organizationLeg(subject: Subject): LegVerdict {
  const user = subject.compiled.org.users[subject.user]
  if (user?.isActive === false) {
    const reasons = [{ code: 'user-inactive', rule: 'R16.2', args: { user: user.username } }]
    return { leg: 'organization', verdict: 'closed', reasons }
  }
  if (user?.isFrozen === true) {
    const reasons = [{ code: 'user-frozen', rule: 'R16.1', args: { user: user.username } }]
    return { leg: 'organization', verdict: 'closed', reasons }
  }
  return {
    leg: 'organization',
    verdict: 'open',
    reasons: [{ code: 'user-active', rule: 'LAY-01', args: {} }],
  }
}

/** Object permissions in force, with every container that gives them. Rules PRM-20, R1.16. */
export function objectLeg(subject: Subject): LegVerdict {
  const { compiled, user, object } = subject
  const certain = bitsOf(compiled, user, object.index, 'certain')
  const possible = bitsOf(compiled, user, object.index, 'possible')
  const verdict =
    (certain & ObjectBit.read) !== 0
      ? 'open'
      : (possible & ObjectBit.read) !== 0
        ? 'unknown'
        : 'closed'
  const permissions = wordsOfBits(certain)
  // R15.16: what everybody has on users comes from no container either.
  if (isWithoutPermissions(object) || object.standard?.name === 'User') {
    const reason = { code: 'permissions-elsewhere', rule: 'R11.19', args: { object: object.name } }
    return { leg: 'object', verdict, reasons: [reason] }
  }
  if (hasParentsPermissions(object)) {
    const parents = object.parents.map((link) => nameOfObject(compiled, link.object))
    const args = { object: object.name, parent: parents.join(', ') }
    return {
      leg: 'object',
      verdict,
      reasons: [{ code: 'permissions-of-parent', rule: 'R11.19', args }],
    }
  }
  const reasons: Reason[] = [
    permissions.length === 0
      ? verdict === 'unknown'
        ? unknownReason(subject)
        : { code: 'permissions-none', rule: 'R1.17', args: { object: object.name } }
      : {
          code: 'permissions-held',
          rule: 'PRM-20',
          args: {
            object: object.name,
            permissions: permissions.join(', '),
            containers: containersOf(subject).join(', '),
          },
        },
    ...permissionNotes(compiled, user, object),
  ]
  return { leg: 'object', verdict, reasons }
}

/**
 * What is given may lie above the licence, which a permission set licence that nobody exported would lift; or no file could
 * say what the container gives on the object, or only a piece of the container was imported.
 */
function unknownReason({ compiled, user, object }: Subject): Reason {
  const permissions = permissionsInForce(compiled, user)
  const { grants } = permissions
  const key = object.name.toLowerCase()
  const isStated = grants.some(
    (grant) => ((grant.bitsByObject.get(key) ?? 0) & ObjectBit.read) !== 0,
  )
  if (isStated) {
    const licence = permissions.licenceName ?? ''
    return {
      code: 'permissions-unknown-licence',
      rule: 'LIC-06',
      args: { object: object.name, licence },
    }
  }
  const pieces = grants.filter((grant) => !grant.isSystemKnown).map(({ name }) => name)
  const isObjectUnknown = grants.some((grant) => grant.possibleBits(object) !== 0)
  return isObjectUnknown || pieces.length === 0
    ? { code: 'permissions-unknown', rule: 'R1.17', args: { object: object.name } }
    : {
        code: 'permissions-unknown-all-data',
        rule: 'R12.3',
        args: { object: object.name, containers: pieces.join(', ') },
      }
}

function containersOf(subject: Subject): string[] {
  const { compiled, user, object } = subject
  const permissions = permissionsInForce(compiled, user)
  const giving = ['ViewAllData', 'ModifyAllData']
  return permissions.grants
    .filter(
      (grant) =>
        (grant.bitsByObject.get(object.name.toLowerCase()) ?? 0) !== 0 ||
        giving.some((name) => grant.system.has(name)),
    )
    .map((grant) => grant.name)
}

/** The record leg: the sharing level, or an overriding permission in its place. Rules R1.1, R1.3. */
export function recordLeg(
  subject: Subject,
  access: RecordAccess,
  possible: SharingLevel,
): LegVerdict {
  const bits = bitsOf(subject.compiled, subject.user, subject.object.index, 'certain')
  const override =
    subject.object.standard?.isContent === true
      ? null
      : (bits & ObjectBit.modifyAll) !== 0
        ? 'Modify All'
        : (bits & ObjectBit.viewAll) !== 0
          ? 'View All'
          : null
  // R15.22: the level is that of any lead, and what may be done with it is not.
  const converted = isReadOnlyConverted(subject)
    ? [{ code: 'action-converted', rule: 'R15.22', args: {} }]
    : []
  if (override !== null) {
    const args = { permission: override, object: subject.object.name }
    const reason = { code: 'record-override', rule: 'R1.3', args }
    return { leg: 'record', verdict: 'open', reasons: [reason, ...converted] }
  }
  if (access.sharingLevel > SharingLevel.None) {
    const args = { level: sharingLevelName(access.sharingLevel) }
    const reason = { code: 'record-level', rule: 'R1.4', args }
    return { leg: 'record', verdict: 'open', reasons: [reason, ...converted] }
  }
  return possible > SharingLevel.None
    ? {
        leg: 'record',
        verdict: 'unknown',
        reasons: [{ code: 'record-unknown', rule: 'R19.1', args: {} }],
      }
    : {
        leg: 'record',
        verdict: 'closed',
        reasons: [{ code: 'record-no-door', rule: 'R17.3', args: {} }],
      }
}
