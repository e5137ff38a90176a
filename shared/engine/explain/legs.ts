import type { FieldConfig } from '../../model/object-config'
import type { LegVerdict, Reason, RecordAccess } from '../answer'
import { fieldPermission, hasNoFieldPermissions } from '../permission/field-permissions'
import { ObjectBit } from '../permission/object-bits'
import { fieldKey, FieldBit } from '../permission/raw-grants'
import { bitsOf } from '../record/sharing-level'
import { SharingLevel, sharingLevelName } from '../../model/level'
import type { Subject } from '../record/subject'

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

const permissionWords: readonly (readonly [number, string])[] = [
  [ObjectBit.read, 'Read'],
  [ObjectBit.create, 'Create'],
  [ObjectBit.edit, 'Edit'],
  [ObjectBit.delete, 'Delete'],
  [ObjectBit.viewAll, 'View All'],
  [ObjectBit.modifyAll, 'Modify All'],
  [ObjectBit.viewAllFields, 'View All Fields'],
]

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
  const permissions = permissionWords
    .filter(([bit]) => (certain & bit) !== 0)
    .map(([, word]) => word)
  const reasons: Reason[] = [
    permissions.length === 0
      ? {
          code: verdict === 'unknown' ? 'permissions-unknown' : 'permissions-none',
          rule: 'R1.17',
          args: { object: object.name },
        }
      : {
          code: 'permissions-held',
          rule: 'PRM-20',
          args: {
            object: object.name,
            permissions: permissions.join(', '),
            containers: containersOf(subject).join(', '),
          },
        },
  ]
  return { leg: 'object', verdict, reasons }
}

function containersOf(subject: Subject): string[] {
  const { compiled, user, object } = subject
  const permissions = compiled.permissions.classes[compiled.permissions.classOfUser[user] ?? -1]
  const overrides = (name: string) => name === 'ViewAllData' || name === 'ModifyAllData'
  return (permissions?.grants ?? [])
    .filter(
      (grant) =>
        (grant.bitsByObject.get(object.name.toLowerCase()) ?? 0) !== 0 ||
        [...grant.system].some(overrides),
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
    (bits & ObjectBit.modifyAll) !== 0
      ? 'Modify All'
      : (bits & ObjectBit.viewAll) !== 0
        ? 'View All'
        : null
  if (override !== null) {
    const reasons = [
      {
        code: 'record-override',
        rule: 'R1.3',
        args: { permission: override, object: subject.object.name },
      },
    ]
    return { leg: 'record', verdict: 'open', reasons }
  }
  const level = sharingLevelName(access.sharingLevel)
  if (access.sharingLevel > SharingLevel.None) {
    return {
      leg: 'record',
      verdict: 'open',
      reasons: [{ code: 'record-level', rule: 'R1.4', args: { level } }],
    }
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

/** The field leg. Rules FLS-10–FLS-15, FLS-20. */
export function fieldLeg(subject: Subject, field: FieldConfig): LegVerdict {
  const permissions =
    subject.compiled.permissions.classes[
      subject.compiled.permissions.classOfUser[subject.user] ?? -1
    ]
  if (permissions === undefined)
    throw new Error(`user ${String(subject.user)} has no permission class`)
  const permission = fieldPermission(permissions, subject.object, field)
  const args = {
    field: `${subject.object.name}.${field.name}`,
    containers: fieldContainers(subject, field).join(', '),
  }
  if (permission.isReadable) {
    const code = hasNoFieldPermissions(subject.object, field)
      ? 'field-without-permissions'
      : permission.isEditable
        ? 'field-editable'
        : 'field-readable'
    return {
      leg: 'field',
      verdict: 'open',
      reasons: [{ code, rule: code === 'field-without-permissions' ? 'FLS-15' : 'FLS-10', args }],
    }
  }
  const verdict = permission.mayBeReadable ? 'unknown' : 'closed'
  return {
    leg: 'field',
    verdict,
    reasons: [
      { code: verdict === 'unknown' ? 'field-unknown' : 'field-hidden', rule: 'FLS-10', args },
    ],
  }
}

function fieldContainers(subject: Subject, field: FieldConfig): string[] {
  const permissions =
    subject.compiled.permissions.classes[
      subject.compiled.permissions.classOfUser[subject.user] ?? -1
    ]
  const key = fieldKey(subject.object.name, field.name)
  return (permissions?.grants ?? [])
    .filter((grant) => ((grant.fields.get(key) ?? 0) & FieldBit.readable) !== 0)
    .map((grant) => grant.name)
}
