import type { FieldName } from '../../model/id'
import { SharingLevel } from '../../model/level'
import { namedField, type FieldConfig } from '../../model/object-config'
import type { Explanation, Grant, Reason } from '../answer'
import type { CompiledOrg } from '../compile/compile-org'
import { hasOtherParent, isTicked, type RecordPosition } from '../compile/compiled-table'
import { ObjectBit } from '../permission/object-bits'
import { doors } from '../record/doors'
import {
  answerOf,
  askThrough,
  boundsOfGrants,
  maxAccessLevel,
  specialBounds,
} from '../record/record-access'
import { effectiveAccess, restrictionLeg } from '../restriction/effective-access'
import { bitsOf, grantsOf, levelOfGrants } from '../record/sharing-level'
import { specialObjectOf } from '../record/special/special-objects'
import { askDoor, subjectOf, type AskDoor, type Door, type Subject } from '../record/subject'
import { closedDoors } from './closed-doors'
import { fieldLeg } from './field-leg'
import { objectLeg, organizationLeg, recordLeg } from './legs'
import { membershipPath, stepOf } from './membership-path'
import { missingForNextLevel } from './missing'
import { undeleteScope } from './undelete'
import { isOutsideUserRecordAccess } from './user-record-access'

/**
 * Why a user has what access to a record, and to one of its fields: every leg, all open doors with level, RowCause, path
 * and rule, the closed ones, and what the next level needs. Rules R1.19, R17.3, R19.1.
 *
 * A field name that the object does not have is explained as a field that nobody declared: by its permissions alone.
 */
export function explain(
  compiled: CompiledOrg,
  user: number,
  position: RecordPosition,
  field: FieldName | null = null,
): Explanation {
  const subject = subjectOf(compiled, user, position)
  const isSpecial = subject.object.control === 'special'
  const ask = askingOnce()
  const doorGrants = isSpecial
    ? specialObjectOf(subject.object).grants(subject, askThrough(compiled))
    : grantsOf(subject, doors, ask)
  const bounds = isSpecial
    ? specialBounds(subject, askThrough(compiled))
    : boundsOfGrants(subject, doorGrants)
  const access = answerOf(compiled, user, position, bounds)
  const grants = [
    ...overrideGrants(subject),
    ...doorGrants.map((grant) => withPath(subject, grant)),
  ]
  const restriction = restrictionLeg(subject)
  const owner = compiled.org.users[user]
  const record = subject.table.table.ids[subject.row]
  if (owner === undefined || record === undefined)
    throw new Error('a subject without user or record')
  return {
    user: owner.id,
    object: subject.object.name,
    record,
    field,
    access,
    isOutsideUserRecordAccess: isOutsideUserRecordAccess(subject.object),
    undelete: undeleteScope(compiled, user, subject.object),
    effective: maxAccessLevel(effectiveAccess(compiled, user, position, bounds).certain),
    legs: [
      organizationLeg(subject),
      objectLeg(subject),
      recordLeg(subject, access, levelOfGrants(doorGrants, 'possible')),
      ...(field === null ? [] : [fieldLeg(subject, fieldOf(subject, field))]),
      ...(restriction === null ? [] : [restriction]),
    ],
    grants: grants.sort((a, b) => b.level - a.level || Number(b.isCertain) - Number(a.isCertain)),
    closed: closedDoors(subject, doorGrants, ask),
    missing: missingForNextLevel(subject, access),
    assumptions: assumptionsOf(subject),
  }
}

/** Each door is asked once about the one subject that is explained. */
function askingOnce(): AskDoor {
  const told = new Map<Door, readonly Grant[]>()
  return (door, subject) => {
    const grants = told.get(door) ?? askDoor(door, subject)
    told.set(door, grants)
    return grants
  }
}

function fieldOf(subject: Subject, name: FieldName): FieldConfig {
  const declared = subject.object.fields.find(
    (field) => field.name.toLowerCase() === name.toLowerCase(),
  )
  return declared ?? namedField(name)
}

/** Overriding permissions, shown as the doors they replace. Rules R1.3, R12.1–R12.3. */
function overrideGrants(subject: Subject): Grant[] {
  const { compiled, user, object } = subject
  // Content has its own limits for them and shows them among its doors.
  if (object.standard?.isContent === true) return []
  const bits = bitsOf(compiled, user, object.index, 'certain')
  const permissions = compiled.permissions.classes[compiled.permissions.classOfUser[user] ?? -1]
  const overrides = [
    {
      name: 'ModifyAllData',
      rule: 'R12.3',
      level: SharingLevel.All,
      isHeld: permissions?.system.has('ModifyAllData') === true,
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
      isHeld: permissions?.system.has('ViewAllData') === true,
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
  const permissions = compiled.permissions.classes[compiled.permissions.classOfUser[user] ?? -1]
  const bit =
    override === 'ModifyAllRecords'
      ? ObjectBit.modifyAll
      : override === 'ViewAllRecords'
        ? ObjectBit.viewAll
        : 0
  return (permissions?.grants ?? [])
    .filter(
      (grant) =>
        grant.system.has(override) ||
        ((grant.bitsByObject.get(object.name.toLowerCase()) ?? 0) & bit) !== 0,
    )
    .map((grant) => grant.name)
}

/** A grant with the memberships that carry it from its grantee to the user. */
function withPath(subject: Subject, grant: Grant): Grant {
  if (grant.grantee === null) return grant
  const path = membershipPath(subject.compiled, grant.grantee, subject.user)
  return {
    ...grant,
    via: [...grant.via, ...(path.length === 0 ? [stepOf(subject.compiled, grant.grantee)] : path)],
  }
}

/** Platform defaults and decisions that the answer rests on. Rules R19.1; product 5. */
function assumptionsOf(subject: Subject): Reason[] {
  const { object, compiled } = subject
  const assumptions: Reason[] = []
  if (isOutsideUserRecordAccess(object)) {
    const args = { object: object.name }
    assumptions.push({ code: 'outside-user-record-access', rule: 'R1.13', args })
  }
  if (object.isDefaultAssumed)
    assumptions.push({
      code: 'assumed-default',
      rule: 'R3.19',
      args: { object: object.name, model: object.internalModel },
    })
  if (object.isHierarchyAssumed)
    assumptions.push({ code: 'assumed-hierarchy', rule: 'R4.7', args: { object: object.name } })
  if (hasOtherParent(object, subject.table))
    assumptions.push({ code: 'assumed-no-parent', rule: 'R15.29', args: { object: object.name } })
  if (isTicked(subject.table, subject.row, 'IsLocked'))
    assumptions.push({ code: 'approval-lock', rule: 'R15.35', args: {} })
  if (object.control === 'notModelled')
    assumptions.push({ code: 'not-modelled', rule: 'R19.1', args: { object: object.name } })
  if (object.control === 'special')
    assumptions.push(...(specialObjectOf(object).assumptions?.(subject) ?? []))
  if (compiled.org.users[subject.user]?.isActive === false)
    assumptions.push({ code: 'hypothetical', rule: 'R16.2', args: {} })
  return assumptions
}
