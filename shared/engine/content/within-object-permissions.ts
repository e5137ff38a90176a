import { ObjectBit } from '../permission/object-bits'
import { FlagBit } from '../record/flag-bits'
import { bitsOf, type Bound } from '../record/sharing-level'
import type { Subject } from '../record/subject'

/**
 * What the record leg opens as far as object permissions let the user act; View All and Modify All open nothing here.
 *
 * Rules KNW-01, KNW-02, FLD-15.
 */
export function withinObjectPermissions(
  { compiled, user, object }: Subject,
  bound: Bound,
  leg: number,
): number {
  const bits = bitsOf(compiled, user, object.index, bound)
  if ((bits & ObjectBit.read) === 0 || (leg & FlagBit.read) === 0) return 0
  let flags: number = FlagBit.read
  if ((bits & ObjectBit.edit) !== 0)
    flags |= leg & (object.hasOwner ? FlagBit.edit | FlagBit.transfer : FlagBit.edit)
  if ((bits & ObjectBit.delete) !== 0) flags |= leg & FlagBit.delete
  const isWhole = (flags & FlagBit.edit) !== 0 && (flags & FlagBit.delete) !== 0
  const isFull = isWhole || compiled.org.settings.hasAllAccessMode === 'share'
  return isFull ? flags | (leg & FlagBit.all) : flags
}
