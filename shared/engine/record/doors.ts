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

/** Doors of ownership alone: all that a private record has (R15.24, R15.27), and what a child keeps beside its parent (R10.11). */
export const ownerDoors: readonly Door[] = [ownershipDoor, queueDoor, roleHierarchyDoor]
export const onlyOwnerDoor: readonly Door[] = [ownershipDoor]
