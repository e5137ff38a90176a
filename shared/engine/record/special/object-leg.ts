import { ObjectBit } from '../../permission/object-bits'
import { allFlagBits, FlagBit } from '../flag-bits'
import { bitsOf, type Bound } from '../sharing-level'
import type { Subject } from '../subject'

/** Both legs must allow an action, as R1.6–R1.11 have it; no permission beside the leg transfers a record (R15.1). */
export function withObjectPermissions(subject: Subject, bound: Bound, leg: number): number {
  const { compiled, user, object } = subject
  const bits = bitsOf(compiled, user, object.index, bound)
  const withTransfer = object.hasOwner ? allFlagBits : allFlagBits & ~FlagBit.transfer
  if ((bits & ObjectBit.modifyAll) !== 0) return withTransfer
  const isReadable = (bits & ObjectBit.read) !== 0 && (leg & FlagBit.read) !== 0
  if (!isReadable && (bits & ObjectBit.viewAll) === 0) return 0
  let flags: number = FlagBit.read
  if ((bits & ObjectBit.edit) !== 0) flags |= leg & (FlagBit.edit | FlagBit.transfer)
  if ((bits & ObjectBit.delete) !== 0) flags |= leg & FlagBit.delete
  flags &= withTransfer
  const needed = withTransfer & ~FlagBit.all
  const isShareMode = compiled.org.settings.hasAllAccessMode === 'share'
  const isFull = isShareMode || (flags & needed) === needed
  return isFull ? flags | (leg & FlagBit.all) : flags
}
