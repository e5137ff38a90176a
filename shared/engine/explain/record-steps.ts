import { maxSharingLevel, sharingLevelName, SharingLevel } from '../../model/level'
import type { ClosedDoor, Grant } from '../answer'
import {
  askThrough,
  boundsOfGrants,
  specialBounds,
  type RecordAccessBounds,
} from '../record/record-access'
import { doors } from '../record/doors'
import { personAccountSubject } from '../record/person-accounts'
import { grantsOf } from '../record/sharing-level'
import { specialObjectOf } from '../record/special/special-objects'
import { askDoor, type AskDoor, type Door, type Subject } from '../record/subject'
import { nameOfObject } from '../compile/compile-tables'
import { permissionOnlyRule } from '../compile/compiled-object'
import { closedDoors } from './closed-doors'
import { reasonOf, type DecisionValue, type Step } from './decision-frame'
import { withPath } from './membership-path'
import { overrideGrants } from './override-grants'
import { withParentCauses } from './parent-grants'

/** The steps of the record leg, and what they come to. */
export interface RecordLeg {
  readonly steps: readonly Step[]
  readonly bounds: RecordAccessBounds
}

/** The rights that stand in for the record leg, then every door in the order in which it is asked. Rules R1.2–R1.4. */
export function recordSteps(subject: Subject): RecordLeg {
  return subject.object.control === 'special' ? specialSteps(subject) : doorSteps(subject)
}

/** What each door said while the level was worked out. */
function doorSteps(subject: Subject): RecordLeg {
  const asked = new Map<Door, readonly Grant[]>()
  const ask: AskDoor = (door, of) => {
    const grants = askDoor(door, of)
    asked.set(door, grants)
    return grants
  }
  const grants = grantsOf(subject, doors, ask)
  const told = [...asked]
  const ofDoors = new Set(told.flatMap(([, found]) => found))
  const others = grants.filter((grant) => !ofDoors.has(grant))
  const closed = closedDoors(subject, grants, (door, of) => asked.get(door) ?? askDoor(door, of))
  const widen = widening()
  const steps = told.map(([door, found]): Step => ({
    leg: 'record',
    at: reasonOf('at-door', found[0]?.rule ?? door.rule, { door: door.name }),
    door: door.name,
    inputs: found.length > 0 ? [] : [whyShut(closed, door)],
    grants: found.map((grant) => withPath(subject, grant)),
    change: widen(found),
  }))
  const whole = wholeStep(subject, others, widen)
  return {
    steps: [overrideStep(subject), ...steps, ...(whole === null ? [] : [whole])],
    bounds: boundsOfGrants(subject, grants),
  }
}

/** The doors of a record with a model of its own, and the level that they come to. Rules R15.1–R15.35. */
function specialSteps(subject: Subject): RecordLeg {
  const ask = askThrough(subject.compiled)
  const bounds = specialBounds(subject, ask)
  const widen = widening()
  const steps = specialObjectOf(subject.object)
    .grants(subject, ask)
    .map((grant): Step => ({
      leg: 'record',
      at: reasonOf('at-door', grant.rule, { door: grant.rowCause }),
      door: grant.rowCause,
      grants: [withPath(subject, grant)],
      change: widen([grant]),
    }))
  const args = { object: subject.object.name, level: sharingLevelName(bounds.certainLevel) }
  return {
    bounds,
    steps: [
      overrideStep(subject),
      ...steps,
      {
        leg: 'record',
        at: reasonOf('at-own-model', steps.length === 0 ? 'R17.3' : 'R1.4', args),
        inputs: steps.length === 0 ? [reasonOf('record-no-door', 'R17.3')] : [],
        change: { sharing: bounds.certainLevel, possibleSharing: bounds.possibleLevel },
      },
    ],
  }
}

type Widen = (grants: readonly Grant[]) => Pick<DecisionValue, 'sharing' | 'possibleSharing'>

/** R1.4: the level after these grants too. */
function widening(): Widen {
  let sharing: SharingLevel = SharingLevel.None
  let possibleSharing: SharingLevel = SharingLevel.None
  return (grants) => {
    for (const { level, isCertain } of grants) {
      if (isCertain) sharing = maxSharingLevel(sharing, level)
      possibleSharing = maxSharingLevel(possibleSharing, level)
    }
    return { sharing, possibleSharing }
  }
}

function whyShut(closed: readonly ClosedDoor[], door: Door) {
  return closed.find((one) => one.door === door.name)?.reason ?? reasonOf('door-silent', door.rule)
}

/** Rules R1.3, R12.1–R12.3. */
function overrideStep(subject: Subject): Step {
  const grants = overrideGrants(subject)
  const args = { object: subject.object.name }
  return {
    leg: 'record',
    at: reasonOf('at-override', 'R1.3', args),
    inputs: grants.length === 0 ? [reasonOf('override-none', 'R1.3', args)] : [],
    grants,
    change: {},
  }
}

/** What no door of the record opens itself: the parent's level, or a record that needs no sharing. Rules R3.9, R11.1, R15.34. */
function wholeStep(subject: Subject, grants: readonly Grant[], widen: Widen): Step | null {
  const { control, parents } = subject.object
  const names = parents.map((link) => nameOfObject(subject.compiled, link.object)).join(', ')
  const found = withParentCauses(subject, grants).map((grant) => withPath(subject, grant))
  const step = (code: string, rule: string): Step => ({
    leg: 'record',
    at: reasonOf(code, rule, { object: subject.object.name, parent: names }),
    door: found[0]?.rowCause ?? (names === '' ? 'OrgWideDefault' : `Parent ${names}`),
    inputs: found.length > 0 ? [] : [reasonOf('parents-closed', rule, { parent: names })],
    grants: found,
    change: widen(grants),
  })
  switch (control) {
    case 'masterDetail':
      return step('at-masters', 'R11.1')
    case 'controlledByParent':
      return step('at-parents', 'R3.9')
    case 'permissionOnly':
      return step('at-permission-only', permissionOnlyRule(subject.object))
    case 'notModelled':
      return step('at-not-modelled', 'R19.1')
    case 'own':
      return personAccountSubject(subject) === null ? null : step('at-parents', 'R15.23')
    case 'special':
      return null
  }
}
