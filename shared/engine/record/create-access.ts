import { SharingLevel } from '../../model/level'
import type { Reason, Verdict } from '../answer'
import type { CompiledOrg } from '../compile/compile-org'
import type { CompiledObject } from '../compile/compiled-object'
import type { RecordPosition } from '../compile/compiled-table'
import type { ParentLink } from '../compile/parent-links'
import { ObjectBit } from '../permission/object-bits'
import { nameOfObject } from '../compile/compile-tables'
import { readsMasters, recordAccessBounds } from './record-access'
import { bitsOf, overrideLevel, sharingLevel, type Bound } from './sharing-level'
import { subjectOf } from './subject'

/** May a record be created, and what decides on each leg? */
export interface CreateAccess {
  readonly verdict: Verdict
  readonly legs: readonly {
    readonly leg: 'object' | 'record'
    readonly verdict: Verdict
    readonly reasons: readonly Reason[]
  }[]
}

/**
 * May the user create a record of the object below these parents? Rules R1.15, R10.12, R11.7, LAY-14.
 *
 * A detail needs every master that its relations name, each at its relation's level; where one is not among `parents` the
 * answer is unknown. A child of an account needs Read on the account that is named. Parents of other objects count for nothing.
 */
export function createAccess(
  compiled: CompiledOrg,
  user: number,
  object: CompiledObject,
  parents: readonly RecordPosition[],
): CreateAccess {
  const objectVerdict = verdictOf((bound) => mayCreate(compiled, user, object, bound))
  const objectReason: Reason = {
    code: `create-${objectVerdict}`,
    rule: 'R1.15',
    args: { object: object.name },
  }
  const asked = { compiled, user, object }
  const records = object.parents.map((link) => parentLeg(asked, link, parents))
  const told = records.filter((leg) => leg !== null)
  const legs: CreateAccess['legs'] = [
    { leg: 'object', verdict: objectVerdict, reasons: [objectReason] },
    ...(told.length === 0
      ? []
      : [
          {
            leg: 'record',
            verdict: allOf(told),
            reasons: told.map(({ reason }) => reason),
          } as const,
        ]),
  ]
  return { verdict: allOf(legs), legs }
}

interface Asked {
  readonly compiled: CompiledOrg
  readonly user: number
  readonly object: CompiledObject
}

function mayCreate(
  compiled: CompiledOrg,
  user: number,
  object: CompiledObject,
  bound: Bound,
): boolean {
  const has = (bits: number, flag: number) => (bits & flag) !== 0
  if (!has(bitsOf(compiled, user, object.index, bound), ObjectBit.create)) return false
  return object.control !== 'masterDetail' || readsMasters(compiled, user, object, bound)
}

interface ParentLeg {
  readonly verdict: Verdict
  readonly reason: Reason
}

/** Null where the relation asks for nothing: a lookup that no record is named for. */
function parentLeg(
  asked: Asked,
  link: ParentLink,
  parents: readonly RecordPosition[],
): ParentLeg | null {
  const { compiled, object } = asked
  const isMaster = object.control === 'masterDetail'
  const named = parents.filter((position) => position.object === link.object)
  const args = {
    object: object.name,
    parent: nameOfObject(compiled, link.object),
    level: isMaster && link.threshold > SharingLevel.Read ? 'Read/Write' : 'Read',
  }
  const rule = isMaster ? 'R11.7' : 'R10.12'
  if (named.length === 0)
    return isMaster
      ? { verdict: 'unknown', reason: { code: 'create-parent-unnamed', rule, args } }
      : null
  const verdict = verdictOf((bound) =>
    named.every((position) =>
      isMaster ? reaches(asked, link, position, bound) : isRead(asked, position, bound),
    ),
  )
  return { verdict, reason: { code: `create-parent-${verdict}`, rule, args } }
}

/** R11.7, R11.11: the master's sharing level against the relation's threshold. */
function reaches(
  { compiled, user, object }: Asked,
  link: ParentLink,
  position: RecordPosition,
  bound: Bound,
): boolean {
  const level = sharingLevel(subjectOf(compiled, user, position), bound)
  const override = object.isCustom ? overrideLevel(compiled, user, link.object, bound) : level
  return Math.max(level, override) >= link.threshold
}

function isRead({ compiled, user }: Asked, position: RecordPosition, bound: Bound): boolean {
  return recordAccessBounds(compiled, user, position)[bound].read
}

function verdictOf(holds: (bound: Bound) => boolean): Verdict {
  if (holds('certain')) return 'open'
  return holds('possible') ? 'unknown' : 'closed'
}

function allOf(parts: readonly { readonly verdict: Verdict }[]): Verdict {
  if (parts.some(({ verdict }) => verdict === 'closed')) return 'closed'
  return parts.some(({ verdict }) => verdict === 'unknown') ? 'unknown' : 'open'
}
