import { accessLevelName, sharingLevelName, SharingLevel } from '../../model/level'
import type { Reason } from '../answer'
import { ObjectBit } from '../permission/object-bits'
import { bitsOfFlags, FlagBit, flagsOfBits } from '../record/flag-bits'
import {
  isReadOnlyConverted,
  maxAccessLevel,
  type RecordAccessBounds,
} from '../record/record-access'
import { bitsOf } from '../record/sharing-level'
import type { Subject } from '../record/subject'
import { effectiveAccess, restrictionLeg } from '../restriction/effective-access'
import { reasonOf, type DecisionValue, type Step } from './decision-frame'
import { effectiveName } from './effective-name'

type Action = 'read' | 'edit' | 'delete' | 'transfer' | 'all'

interface Needs {
  readonly action: Action
  /** Of records with sharing of their own, and of details. */
  readonly rule: string
  readonly detailRule: string
  /** The object permission; none for full access, which sharing alone may give. */
  readonly permission: { readonly word: string; readonly bit: number } | null
  readonly sharing: SharingLevel
  readonly detailSharing: SharingLevel
}

const { Read, Edit, Transfer, All } = SharingLevel
const needs: readonly Needs[] = [
  {
    action: 'read',
    rule: 'R1.6',
    detailRule: 'R11.2',
    permission: { word: 'Read', bit: ObjectBit.read },
    sharing: Read,
    detailSharing: Read,
  },
  {
    action: 'edit',
    rule: 'R1.7',
    detailRule: 'R11.4',
    permission: { word: 'Edit', bit: ObjectBit.edit },
    sharing: Edit,
    detailSharing: Edit,
  },
  {
    action: 'delete',
    rule: 'R1.8',
    detailRule: 'R11.5',
    permission: { word: 'Delete', bit: ObjectBit.delete },
    sharing: All,
    detailSharing: Edit,
  },
  {
    action: 'transfer',
    rule: 'R1.9',
    detailRule: 'R11.8',
    permission: { word: 'Edit', bit: ObjectBit.edit },
    sharing: Transfer,
    detailSharing: All,
  },
  {
    action: 'all',
    rule: 'R1.11',
    detailRule: 'R11.8',
    permission: null,
    sharing: All,
    detailSharing: All,
  },
]

/** Both legs together, action by action; then the field, when one was asked for, and what is left. Rules R1.1, R1.6–R1.12. */
export function answerSteps(
  subject: Subject,
  bounds: RecordAccessBounds,
  fieldSteps: readonly Step[],
): Step[] {
  const certain = bitsOfFlags(bounds.certain)
  const possible = bitsOfFlags(bounds.possible)
  let seen = 0
  const actions = needs.map((need): Step => {
    seen |= FlagBit[need.action]
    const isDetail = subject.object.control === 'masterDetail'
    return {
      leg: 'record',
      at: reasonOf('at-action', isDetail ? need.detailRule : need.rule, { action: need.action }),
      inputs: actionInputs(subject, bounds, need, isDetail),
      change: flagsChange(certain & seen, possible & seen),
    }
  })
  return [...actions, ...fieldSteps, restrictionStep(subject), endStep(subject, bounds)]
}

function flagsChange(
  flags: number,
  possibleFlags: number,
): Pick<DecisionValue, 'flags' | 'possibleFlags' | 'access' | 'possibleAccess'> {
  return {
    flags,
    possibleFlags,
    access: maxAccessLevel(flagsOfBits(flags)),
    possibleAccess: maxAccessLevel(flagsOfBits(possibleFlags)),
  }
}

function actionInputs(
  subject: Subject,
  bounds: RecordAccessBounds,
  { action, permission, sharing, detailSharing }: Needs,
  isDetail: boolean,
): Reason[] {
  const { compiled, user, object } = subject
  const bits = bitsOf(compiled, user, object.index, 'certain')
  const outcome = bounds.certain[action] ? 'yes' : bounds.possible[action] ? 'maybe' : 'no'
  const result = reasonOf(`action-${outcome}`, 'R1.1', { action })
  if (action !== 'read' && isReadOnlyConverted(subject))
    return [reasonOf('action-converted', 'R15.22'), result]
  const override =
    (bits & ObjectBit.modifyAll) !== 0
      ? 'Modify All'
      : action === 'read' && (bits & ObjectBit.viewAll) !== 0
        ? 'View All'
        : null
  if (override !== null && object.standard?.isContent !== true) {
    const args = { permission: override, object: object.name }
    return [reasonOf('record-override', 'R1.3', args), result]
  }
  if (object.control === 'special') return [result]
  const needed = isDetail ? detailSharing : sharing
  const level = { needed: sharingLevelName(needed), level: sharingLevelName(bounds.certainLevel) }
  const held = permission !== null && (bits & permission.bit) !== 0
  return [
    ...(permission === null
      ? []
      : [
          reasonOf(held ? 'action-permitted' : 'action-not-permitted', 'R1.17', {
            permission: permission.word,
            object: object.name,
          }),
        ]),
    reasonOf(bounds.certainLevel >= needed ? 'action-shared' : 'action-not-shared', 'R1.4', level),
    ...(action === 'transfer' && !object.hasOwner
      ? [reasonOf('action-no-owner', 'R1.14', { object: object.name })]
      : []),
    result,
  ]
}

/** Rules R14.1–R14.8. */
function restrictionStep(subject: Subject): Step {
  const leg = restrictionLeg(subject)
  return {
    leg: 'restriction',
    at: reasonOf('at-restriction', 'R14.1', { object: subject.object.name }),
    inputs: leg?.reasons ?? [
      reasonOf('restriction-none', 'R14.1', { object: subject.object.name }),
    ],
    change: {},
  }
}

function endStep(subject: Subject, bounds: RecordAccessBounds): Step {
  const { compiled, user, object, row } = subject
  const left = effectiveAccess(compiled, user, { object: object.index, row }, bounds)
  const level = maxAccessLevel(bounds.certain)
  const effective = maxAccessLevel(left.certain)
  const effectiveAtMost = maxAccessLevel(left.possible)
  const args = {
    level: accessLevelName(level),
    effective: effectiveName({ effective, effectiveAtMost }),
  }
  return {
    leg: 'restriction',
    at: reasonOf('at-end', 'R1.12', args),
    inputs: [
      reasonOf('end-level', 'R1.12', args),
      ...(left.narrowing?.kind === 'inactive' ? [reasonOf('end-inactive', 'R16.2', args)] : []),
      ...(level === effective ? [] : [reasonOf('end-effective', 'R14.5', args)]),
    ],
    change: { effective },
  }
}
