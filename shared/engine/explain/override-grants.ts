import { SharingLevel } from '../../model/level'
import type { Grant } from '../answer'
import { ObjectBit } from '../permission/object-bits'
import { bitsOf } from '../record/sharing-level'
import type { Subject } from '../record/subject'
import { permissionsInForce } from '../permission/permission-class'

/** Overriding permissions, shown as the doors they replace. Rules R1.3, R12.1–R12.3. */
export function overrideGrants(subject: Subject): Grant[] {
  const { compiled, user, object } = subject
  // Content has its own limits for them and shows them among its doors.
  if (object.standard?.isContent === true) return []
  const bits = bitsOf(compiled, user, object.index, 'certain')
  const permissions = permissionsInForce(compiled, user)
  const overrides = [
    {
      name: 'ModifyAllData',
      rule: 'R12.3',
      level: SharingLevel.All,
      isHeld: permissions.system.has('ModifyAllData'),
    },
    {
      name: 'ModifyAllRecords',
      rule: 'R12.2',
      level: SharingLevel.All,
      isHeld: (bits & ObjectBit.modifyAll) !== 0,
    },
    {
      name: 'ViewAllData',
      rule: 'R12.3',
      level: SharingLevel.Read,
      isHeld: permissions.system.has('ViewAllData'),
    },
    {
      name: 'ViewAllRecords',
      rule: 'R12.1',
      level: SharingLevel.Read,
      isHeld: (bits & ObjectBit.viewAll) !== 0,
    },
  ]
  return (
    overrides
      .filter((override) => override.isHeld && (bits & ObjectBit.viewAll) !== 0)
      .map(({ name, rule, level }) => ({
        rowCause: name,
        level,
        rule,
        isCertain: true,
        grantee: null,
        childLevels: null,
        via: containersGiving(subject, name).map(
          (container) => ({ kind: 'permission', name, container }) as const,
        ),
      }))
      // What no container states follows from a wider right, which tells it.
      .filter(({ via }, i) => i === 0 || via.length > 0)
  )
}

function containersGiving(subject: Subject, override: string): string[] {
  const { compiled, user, object } = subject
  const permissions = permissionsInForce(compiled, user)
  const bit =
    override === 'ModifyAllRecords'
      ? ObjectBit.modifyAll
      : override === 'ViewAllRecords'
        ? ObjectBit.viewAll
        : 0
  return permissions.grants
    .filter(
      (grant) =>
        grant.system.has(override) ||
        ((grant.bitsByObject.get(object.name.toLowerCase()) ?? 0) & bit) !== 0,
    )
    .map((grant) => grant.name)
}
