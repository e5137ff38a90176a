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

const hasTerritories = ({ territories }: CompiledOrg) => territories.all.length > 0
const hasSharingSets = ({ org }: CompiledOrg) => org.sharingSets.length > 0
const hasExternalUsers = ({ portal }: CompiledOrg) => portal.externalUsers.length > 0

/** Doors that stay shut in an org that lacks what opens them. */
const needsOfDoors: ReadonlyMap<Door, (compiled: CompiledOrg) => boolean> = new Map([
  [territoryDoor, hasTerritories],
  [opportunityTerritoryDoor, hasTerritories],
  [caseContactDoor, hasExternalUsers],
  [superUserDoor, hasExternalUsers],
  [sharingSetDoor, hasSharingSets],
  [shareGroupDoor, hasSharingSets],
  [shareGroupParentDoor, hasSharingSets],
])

const doorsByOrg = new WeakMap<CompiledOrg, (readonly Door[] | undefined)[]>()

/** Those of `doors` that a record of the object may have in this org. O(1) but for the first time. */
export function doorsOn(compiled: CompiledOrg, object: CompiledObject): readonly Door[] {
  let byObject = doorsByOrg.get(compiled)
  if (byObject === undefined) doorsByOrg.set(compiled, (byObject = []))
  return (byObject[object.index] ??= doors.filter((door) => {
    const isOnObject = objectsOfDoors
      .get(door)
      ?.some((name) => compiled.known[name] === object.index)
    return isOnObject !== false && needsOfDoors.get(door)?.(compiled) !== false
  }))
}

/** Doors of ownership alone: all that a private record has (R15.24, R15.27), and what a child keeps beside its parent (R10.11). */
export const ownerDoors: readonly Door[] = [ownershipDoor, queueDoor, roleHierarchyDoor]
export const onlyOwnerDoor: readonly Door[] = [ownershipDoor]
