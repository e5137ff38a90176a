import type { CompiledObject } from '../compile/compiled-object'
import type { CompiledOrg, KnownObjects } from '../compile/compiled-org'
import { caseContactDoor } from './case-contact'
import { childImplicitDoor } from './implicit'
import { owdDoor } from './owd'
import { ownershipDoor, queueDoor, roleHierarchyDoor } from './ownership'
import { guestParentImplicitDoor, parentImplicitDoor } from './parent-implicit'
import { personAccountDoor } from './person-accounts'
import { portalImplicitDoor } from './portal-implicit'
import { shareGroupDoor, shareGroupParentDoor, sharingSetDoor } from './sharing-sets'
import { guestRuleDoor, sharingRuleDoor } from './sharing-rules'
import { shareDoor } from './shares'
import type { Door } from './subject'
import { superUserDoor } from './super-user'
import { opportunityTerritoryDoor, territoryDoor } from './territories'

/** Every door of a record with sharing of its own, in the order of record-access 0.4. Any order gives the same answer (R1.2). */
export const doors: readonly Door[] = [
  owdDoor,
  ownershipDoor,
  queueDoor,
  roleHierarchyDoor,
  sharingRuleDoor,
  guestRuleDoor,
  shareDoor,
  territoryDoor,
  opportunityTerritoryDoor,
  childImplicitDoor,
  parentImplicitDoor,
  guestParentImplicitDoor,
  personAccountDoor,
  portalImplicitDoor,
  caseContactDoor,
  sharingSetDoor,
  shareGroupDoor,
  shareGroupParentDoor,
  superUserDoor,
]

/** The objects of the doors that only some objects have; the others are on all. */
const objectsOfDoors: ReadonlyMap<Door, readonly (keyof KnownObjects)[]> = new Map([
  [territoryDoor, ['account', 'lead']],
  [opportunityTerritoryDoor, ['opportunity']],
  [childImplicitDoor, ['contact', 'opportunity', 'case']],
  [parentImplicitDoor, ['account']],
  [guestParentImplicitDoor, ['account']],
  [personAccountDoor, ['account', 'contact']],
  [portalImplicitDoor, ['account', 'contact']],
  [caseContactDoor, ['case']],
  [shareGroupParentDoor, ['account']],
])

const doorsByObject = new WeakMap<CompiledObject, readonly Door[]>()

/** Those of `doors` that the object may have. */
export function doorsOn(
  { known }: Pick<CompiledOrg, 'known'>,
  object: CompiledObject,
): readonly Door[] {
  const found = doorsByObject.get(object)
  if (found !== undefined) return found
  const isOn = (door: Door) =>
    objectsOfDoors.get(door)?.some((name) => known[name] === object.index) !== false
  const on = doors.filter(isOn)
  doorsByObject.set(object, on)
  return on
}

/** Doors of ownership alone: all that a private record has (R15.24, R15.27), and what a child keeps beside its parent (R10.11). */
export const ownerDoors: readonly Door[] = [ownershipDoor, queueDoor, roleHierarchyDoor]
export const onlyOwnerDoor: readonly Door[] = [ownershipDoor]
