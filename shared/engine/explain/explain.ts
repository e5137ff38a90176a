import type { FieldName } from '../../model/id'
import { namedField, type FieldConfig } from '../../model/object-config'
import type { Explanation, Grant, Reason } from '../answer'
import type { CompiledOrg } from '../compile/compile-org'
import { hasOtherParent, idAt, isTicked, type RecordPosition } from '../compile/compiled-table'
import { doors } from '../record/doors'
import {
  answerOf,
  askThrough,
  boundsOfGrants,
  maxAccessLevel,
  specialBounds,
} from '../record/record-access'
import { effectiveAccess, restrictionLeg } from '../restriction/effective-access'
import { grantsOf, levelOfGrants } from '../record/sharing-level'
import { specialObjectOf } from '../record/special/special-objects'
import { askDoor, subjectOf, type AskDoor, type Door, type Subject } from '../record/subject'
import { userAt } from '../compile/reach-context'
import { closedDoors } from './closed-doors'
import { fieldLeg } from './field-leg'
import { objectLeg, organizationLeg, recordLeg } from './legs'
import { withPath } from './membership-path'
import { missingForNextLevel } from './missing'
import { undeleteScope } from './undelete'
import { isOutsideUserRecordAccess } from './user-record-access'
import { overrideGrants } from './override-grants'
import { withParentCauses } from './parent-grants'
import { isRedundant } from './redundant-grants'

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
  const overrides = overrideGrants(subject)
  const opened = withParentCauses(subject, doorGrants)
  const grants = [...overrides, ...opened].map((grant) => ({
    ...(overrides.includes(grant) ? grant : withPath(subject, grant)),
    isRedundant: isRedundant(subject, grant, overrides, opened),
  }))
  const restriction = restrictionLeg(subject)
  const effective = effectiveAccess(compiled, user, position, bounds)
  return {
    user: userAt(compiled, user).id,
    object: subject.object.name,
    record: idAt(subject.table, subject.row),
    field,
    access,
    isOutsideUserRecordAccess: isOutsideUserRecordAccess(subject.object),
    undelete: undeleteScope(compiled, user, subject.object),
    effective: maxAccessLevel(effective.certain),
    effectiveAtMost: maxAccessLevel(effective.possible),
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

export function fieldOf(subject: Subject, name: FieldName): FieldConfig {
  const declared = subject.object.fields.find(
    (field) => field.name.toLowerCase() === name.toLowerCase(),
  )
  return declared ?? namedField(name)
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
  if (!userAt(compiled, subject.user).isActive)
    assumptions.push({ code: 'hypothetical', rule: 'R16.2', args: {} })
  return assumptions
}
