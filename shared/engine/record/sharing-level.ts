import { maxSharingLevel, SharingLevel } from '../../model/level'
import type { Grant } from '../answer'
import type { CompiledOrg } from '../compile/compile-org'
import { permissionOnlyRule, type CompiledObject } from '../compile/compiled-object'
import type { ParentLink } from '../compile/parent-links'
import { absentParent, cellOf, parentAt } from '../compile/compiled-table'
import { ObjectBit } from '../permission/object-bits'
import { doors, doorsOn, onlyOwnerDoor, ownerDoors } from './doors'
import { levelOfGrants, type Bound } from './grant-levels'
import { tableAt } from '../compile/compile-tables'
import { personAccountSubject, throughOtherHalf } from './person-accounts'
import { recordStep } from './record-step'
import { shareGroupDoor } from './sharing-sets'
import {
  askDoor,
  grantOf,
  isPrivateOpportunity,
  subjectOf,
  type AskDoor,
  type Door,
  type Subject,
} from './subject'
import { permissionClassOf } from '../permission/permission-class'

export { levelOfGrants, type Bound }

/** Object permission bits of the user on an object. */
export function bitsOf(compiled: CompiledOrg, user: number, object: number, bound: Bound): number {
  const permissions = permissionClassOf(compiled, user)
  const bits = bound === 'certain' ? permissions?.bits : permissions?.possibleBits
  return bits?.[object] ?? 0
}

/** Every grant that the record leg leaves for the user, from all open doors. Rules R1.4, R1.19. */
export function grantsOf(
  subject: Subject,
  openDoors: readonly Door[] = doors,
  ask: AskDoor = askDoor,
): Grant[] {
  switch (subject.object.control) {
    case 'own': {
      const half = personAccountSubject(subject)
      // R15.23: the contact of a person has whatever opens the account.
      if (half !== null)
        return grantsOf(half, openDoors).map((grant) => throughOtherHalf(half, grant))
      if (isPrivateRecord(subject)) {
        const left = privateDoors(subject).filter((door) => openDoors.includes(door))
        return grantsThrough(subject, left, ask)
      }
      const mayOpen = openDoors === doors ? doorsOn(subject.compiled, subject.object) : openDoors
      return grantsThrough(subject, mayOpen, ask)
    }
    case 'controlledByParent':
      return controlledByParentGrants(subject, openDoors, ask)
    case 'masterDetail':
      return masterDetailGrants(subject, openDoors)
    case 'permissionOnly':
      // R3.18, R13.21: what has no sharing settings is Private to guests all the same.
      return subject.family === 'guest'
        ? []
        : [grantOf('OrgWideDefault', SharingLevel.All, permissionOnlyRule(subject.object))]
    // What hangs on a record with a model of its own is not known (`special-access` answers for that record itself).
    case 'special':
    case 'notModelled':
      return [grantOf('OrgWideDefault', SharingLevel.All, 'R19.1', { isCertain: false })]
  }
}

function grantsThrough(subject: Subject, openDoors: readonly Door[], ask: AskDoor): Grant[] {
  const found: Grant[] = []
  for (const door of openDoors) for (const grant of ask(door, subject)) found.push(grant)
  return found
}

/** Sharing level of the record leg under one reading. Rule 0.4 B. */
export function sharingLevel(
  subject: Subject,
  bound: Bound,
  openDoors: readonly Door[] = doors,
): SharingLevel {
  return levelOfGrants(grantsOf(subject, openDoors), bound)
}

/** R15.24: a contact without account; R15.27: a private opportunity. */
export function isPrivateRecord(subject: Subject): boolean {
  const { known } = subject.compiled
  if (subject.object.index === known.contact) return isWithoutAccount(subject)
  return isPrivateOpportunity(subject)
}

function isWithoutAccount(subject: Subject): boolean {
  const account = cellOf(subject.table, subject.row, 'AccountId')
  return account === null || account === ''
}

/** The doors that a private record keeps; a contact without account has no hierarchy either. Rules R15.24, R15.27. */
export function privateDoors(subject: Subject): readonly Door[] {
  return subject.object.index === subject.compiled.known.contact ? onlyOwnerDoor : ownerDoors
}

/** The child's owner and the owner's superiors (D-37), else the level of the parent. Rules R3.9, R3.10, R10.9–R10.11. */
function controlledByParentGrants(
  subject: Subject,
  openDoors: readonly Door[],
  ask: AskDoor,
): Grant[] {
  const { compiled, object } = subject
  if (object.index === compiled.known.contact && isWithoutAccount(subject))
    return grantsThrough(subject, onlyOwnerDoor, ask)
  const keepsOwner =
    object.hasOwner &&
    (compiled.org.settings.cbpOwnerKeepsFullAccess || object.index === compiled.known.contract)
  const own = keepsOwner ? ownerDoors.filter((door) => openDoors.includes(door)) : []
  const others = openDoors.includes(shareGroupDoor) ? [shareGroupDoor] : []
  const grants = grantsThrough(subject, [...own, ...others], ask)
  // R15.30: a contract has the account's default even where it names no account.
  if (object.index === compiled.known.contract)
    grants.push(
      ...grantsThrough(
        subject,
        openDoors.filter((door) => door.name === 'OrgWideDefault'),
        ask,
      ),
    )
  return [...grants, ...parentGrants(subject, openDoors)]
}

function parentGrants(subject: Subject, openDoors: readonly Door[]): Grant[] {
  const levels = (['certain', 'possible'] as const).map((bound) =>
    lowestParentLevel(subject, bound, openDoors),
  )
  const [certain = SharingLevel.None, possible = SharingLevel.None] = levels
  const parent = subject.object.parents[0]
  const name = subject.compiled.objects[parent?.object ?? -1]?.name ?? ''
  const grants: Grant[] = []
  const step =
    subject.object.control === 'controlledByParent' ? 'ControlledByParent' : 'MasterDetail'
  const rule = step === 'MasterDetail' ? 'R11.1' : 'R3.9'
  if (certain > SharingLevel.None)
    grants.push(grantOf(`${step}(${name})`, certain, rule, { via: parentSteps(subject) }))
  if (possible > certain)
    grants.push(
      grantOf(`${step}(${name})`, possible, rule, { isCertain: false, via: parentSteps(subject) }),
    )
  return grants
}

function parentSteps({ compiled, object, table, row }: Subject) {
  return object.parents.flatMap((link, i) => {
    const at = parentAt(table, i, row)
    return at < 0 ? [] : [recordStep(tableAt(compiled, link.object), at)]
  })
}

/** R3.10, D-59: the lowest level over the parents that the record names; none named opens nothing. */
function lowestParentLevel(
  subject: Subject,
  bound: Bound,
  openDoors: readonly Door[],
): SharingLevel {
  if (subject.object.control === 'masterDetail')
    return derivedLevel(mastersOf(subject, bound, openDoors), subject.object)
  const levels = subject.object.parents.flatMap((link, i) => {
    const row = parentAt(subject.table, i, subject.row)
    if (row === -1) return []
    if (row === absentParent) return [bound === 'possible' ? SharingLevel.All : SharingLevel.None]
    if (!mayReadParent(subject, link, bound)) return [SharingLevel.None]
    return [
      sharingLevel(
        subjectOf(subject.compiled, subject.user, { object: link.object, row }),
        bound,
        openDoors,
      ),
    ]
  })
  return levels.length === 0
    ? SharingLevel.None
    : levels.reduce((lowest, level) => (level < lowest ? level : lowest))
}

/** D-11: Read on the parent object is needed, but for a contract (R15.30). */
export function mayReadParent(subject: Subject, link: ParentLink, bound: Bound): boolean {
  const { compiled, user, object } = subject
  if (object.index === compiled.known.contract) return true
  return (bitsOf(compiled, user, link.object, bound) & ObjectBit.read) !== 0
}

/** A master record as its details see it. */
export interface MasterLevel {
  readonly level: SharingLevel
  readonly threshold: SharingLevel
}

/**
 * Levels of all masters of a detail, raised by View All and Modify All on the master object for custom details.
 *
 * A master that the record does not name is at None. Rules R11.2, R11.11 (D-39), R11.12, R11.14.
 */
export function mastersOf(
  subject: Subject,
  bound: Bound,
  openDoors: readonly Door[] = doors,
): MasterLevel[] {
  const { compiled, user, object, table, row } = subject
  return object.parents.map((link, i) => {
    const masterRow = parentAt(table, i, row)
    if (masterRow < 0) {
      const isUnknown = masterRow === absentParent && bound === 'possible'
      return { level: isUnknown ? SharingLevel.All : SharingLevel.None, threshold: link.threshold }
    }
    const master = subjectOf(compiled, user, { object: link.object, row: masterRow })
    const level = sharingLevel(master, bound, openDoors)
    return {
      level: object.isCustom
        ? maxSharingLevel(level, overrideLevel(compiled, user, link.object, bound))
        : level,
      threshold: link.threshold,
    }
  })
}

/** What View All and Modify All on a master object stand for on its custom details. Rule R11.11 (D-39). */
export function overrideLevel(
  compiled: CompiledOrg,
  user: number,
  object: number,
  bound: Bound,
): SharingLevel {
  const bits = bitsOf(compiled, user, object, bound)
  if ((bits & ObjectBit.modifyAll) !== 0) return SharingLevel.All
  return (bits & ObjectBit.viewAll) !== 0 ? SharingLevel.Read : SharingLevel.None
}

/** Level of a detail as its own details and its answer see it. Rule R11.14 (D-40). */
export function derivedLevel(
  masters: readonly MasterLevel[],
  object: CompiledObject,
): SharingLevel {
  if (object.parents.length === 0 || masters.length === 0) return SharingLevel.None
  if (masters.every((master) => master.level === SharingLevel.All)) return SharingLevel.All
  if (masters.every((master) => master.level >= master.threshold)) return SharingLevel.Edit
  return masters.every((master) => master.level >= SharingLevel.Read)
    ? SharingLevel.Read
    : SharingLevel.None
}

function masterDetailGrants(subject: Subject, openDoors: readonly Door[]): Grant[] {
  return parentGrants(subject, openDoors)
}
