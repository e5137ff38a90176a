import type { Grant } from '../answer'
import type { CompiledOrg } from '../compile/compile-org'
import { ObjectBit } from '../permission/object-bits'
import { bitsOfFlags } from '../record/flag-bits'
import { boundsOfGrants } from '../record/record-access'
import type { Subject } from '../record/subject'

/**
 * Is the answer the same in all five flags, certain and possible, when this one of the open doors is closed? Rule R1.4.
 *
 * Found by answering again without it. Where another leg refuses, every door would leave the answer as it is, and doors
 * of a record with a model of its own have no answer that leaves one out: there a door is redundant when another
 * opens the same level or more.
 */
export function isRedundant(
  subject: Subject,
  grant: Grant,
  overrides: readonly Grant[],
  doorGrants: readonly Grant[],
): boolean {
  const now = subject.object.control === 'special' ? null : flagsThrough(subject, doorGrants)
  if (now === null || (now & certainFlags) === 0)
    return [...overrides, ...doorGrants].some(
      (other) => other !== grant && other.level >= grant.level && other.isCertain,
    )
  return overrides.includes(grant)
    ? now === flagsThrough(withOverrides(subject, overrides, grant), doorGrants)
    : now ===
        flagsThrough(
          subject,
          doorGrants.filter((other) => other !== grant),
        )
}

const flagCount = 5
const certainFlags = (1 << flagCount) - 1

/** The certain flags in the lower bits, the possible ones above them. */
function flagsThrough(subject: Subject, grants: readonly Grant[]): number {
  const { certain, possible } = boundsOfGrants(subject, grants)
  return bitsOfFlags(certain) | (bitsOfFlags(possible) << flagCount)
}

/** The subject with the rights to all records that the overriding permissions but one still bring. Rules R1.3, PRM-25. */
function withOverrides(subject: Subject, overrides: readonly Grant[], closed: Grant): Subject {
  const left = overrides.filter((other) => other !== closed).map(({ rowCause }) => rowCause)
  const brought = left.some((cause) => cause.startsWith('Modify'))
    ? ObjectBit.viewAll | ObjectBit.modifyAll
    : left.some((cause) => cause.startsWith('View'))
      ? ObjectBit.viewAll
      : 0
  const narrowed = (bits: Uint8Array) =>
    bits.map((held, object) =>
      object === subject.object.index
        ? (held & ~(ObjectBit.viewAll | ObjectBit.modifyAll)) | (held & brought)
        : held,
    )
  const { permissions, ...rest } = subject.compiled
  const index = permissions.classOfUser[subject.user] ?? -1
  const classes = permissions.classes.map((one, at) =>
    at === index
      ? { ...one, bits: narrowed(one.bits), possibleBits: narrowed(one.possibleBits) }
      : one,
  )
  const compiled: CompiledOrg = { ...rest, permissions: { ...permissions, classes } }
  return { ...subject, compiled }
}
