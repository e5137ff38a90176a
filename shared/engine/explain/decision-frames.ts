import type { FieldName } from '../../model/id'
import { AccessLevel, SharingLevel } from '../../model/level'
import type { CompiledOrg } from '../compile/compile-org'
import type { RecordPosition } from '../compile/compiled-table'
import { subjectOf } from '../record/subject'
import { answerSteps } from './answer-steps'
import type { DecisionFrame, DecisionValue, Step } from './decision-frame'
import { fieldOf } from './explain'
import { fieldSteps } from './field-steps'
import { objectSteps, organizationSteps } from './object-steps'
import { recordSteps } from './record-steps'

const nothing: DecisionValue = {
  mayLogIn: false,
  permissions: 0,
  possiblePermissions: 0,
  sharing: SharingLevel.None,
  possibleSharing: SharingLevel.None,
  flags: 0,
  possibleFlags: 0,
  access: AccessLevel.None,
  possibleAccess: AccessLevel.None,
  field: 0,
  possibleField: 0,
  effective: null,
}

/**
 * One answer, step by step: organization, every container, licence and prerequisites, every door in the order in which
 * the doors are asked, the actions, the field, what is left of it. Rules R1.2, R1.19, PRM-20.
 *
 * The steps are told by the functions that answer; the value of the last frame is the answer of `recordAccess`, of
 * `fieldPermission` within it, and of `effectiveAccess`. Doors only widen `sharing` (R1.4), containers `permissions`
 * until the licence (PRM-02), and nothing raises `effective` above `access` (R1.5).
 */
export function decisionFrames(
  compiled: CompiledOrg,
  user: number,
  position: RecordPosition,
  field: FieldName | null = null,
): readonly DecisionFrame[] {
  const subject = subjectOf(compiled, user, position)
  const record = recordSteps(subject)
  const steps: readonly Step[] = [
    ...organizationSteps(subject),
    ...objectSteps(subject),
    ...record.steps,
    ...answerSteps(
      subject,
      record.bounds,
      field === null ? [] : fieldSteps(subject, fieldOf(subject, field), record.bounds),
    ),
  ]
  let value = nothing
  return steps.map(({ leg, at, door = null, inputs = [], grants = [], change }) => {
    value = { ...value, ...change }
    return { leg, at, door, inputs, grants, value }
  })
}
