import { ownerAt } from '../../compile/compiled-table'
import type { Grant } from '../../answer'
import { ownerDoors } from '../doors'
import { ownershipDoor } from '../ownership'
import { isSo } from '../reached'
import type { Bound } from '../sharing-level'
import { isAbove, type Subject } from '../subject'

/** Owner, owner's superior, member of the owning queue or such a member's superior. Rules R2.1, R2.4, R2.6, R4.2. */
export function isHeld(subject: Subject, bound: Bound): boolean {
  const { compiled, table, row, user, family, object } = subject
  const owner = ownerAt(table, row)
  if (owner < 0)
    return ownershipGrants(subject).some((grant) => bound === 'possible' || grant.isCertain)
  if (owner === user) return family !== 'guest'
  return object.hierarchy && isSo(isAbove(compiled, user, owner), bound)
}

/** The owner alone, or whoever it may be where the import does not say. Rules R2.1, R2.11. */
export function isOwner(subject: Subject, bound: Bound): boolean {
  const { table, row, user, family } = subject
  const owner = ownerAt(table, row)
  if (owner >= 0) return owner === user && family !== 'guest'
  return bound === 'possible' && ownershipDoor.grants(subject).length > 0
}

/** What `isHeld` says, as doors. */
export function ownershipGrants(subject: Subject): Grant[] {
  return ownerDoors.flatMap((door) => [...door.grants(subject)])
}
