import type { Grant, Reason } from '../engine/answer'
import type { CompiledOrg } from '../engine/compile/compile-org'
import { recordPosition } from '../engine/compile/compile-org'
import { granteeKey } from '../engine/compile/reach'
import { explain } from '../engine/explain/explain'
import { measures, type AccessCounts } from '../engine/heat-map/heat-map-types'
import type { RecordId, UserId } from '../model/id'
import type { AccessLevel } from '../model/level'
import { closingChanges } from './closing-changes'

/** What becomes of an answer when one of its open doors is closed by the smallest single change that does it. */
export type ClosedDoorOutcome =
  | {
      readonly kind: 'closes'
      /** In the language of changes. */
      readonly change: string
      readonly before: AccessLevel
      readonly after: AccessLevel
      /** Cells of user × object, beside this one, in which any measure differs. */
      readonly otherCellCount: number
    }
  /** No single change closes it: why. */
  | { readonly kind: 'stays'; readonly reason: Reason }

/** An org that is counted. */
export interface Counted {
  readonly compiled: CompiledOrg
  readonly counts: () => AccessCounts
}

/** The org with one change more, or null when it is refused. */
export type Evaluate = (change: string) => Counted | null

export interface ClosingQuery {
  readonly base: Counted
  readonly user: UserId
  readonly record: RecordId
  /** Which of the open doors, by its place in the explanation. */
  readonly door: number
}

/**
 * Tries every change that could close the door, keeps those after which it is closed, and takes the one that touches the
 * fewest other cells; of equals the first. Rules R1.4, R1.5.
 */
export function closingDoor(
  { base, user, record, door }: ClosingQuery,
  evaluate: Evaluate,
): ClosedDoorOutcome {
  const told = explained(base.compiled, user, record)
  const grant = told?.explanation.grants[door]
  if (told === null || grant === undefined) throw new Error('there is no such door')
  const { changes, reason } = closingChanges(base.compiled, told, grant)
  const tried = changes.flatMap((change) => {
    const after = evaluate(change)
    const then = after === null ? null : explained(after.compiled, user, record)
    if (after === null || then === null) return []
    const isClosed = !then.explanation.grants.some((one) => isSameDoor(one, grant))
    if (!isClosed) return []
    return [
      {
        change,
        after: then.explanation.access.maxAccessLevel,
        otherCellCount: otherCells(base, after, user, told.explanation.object),
      },
    ]
  })
  const [smallest] = tried.sort((a, b) => a.otherCellCount - b.otherCellCount)
  if (smallest === undefined) return { kind: 'stays', reason }
  const before = told.explanation.access.maxAccessLevel
  return { kind: 'closes', before, ...smallest }
}

function explained(compiled: CompiledOrg, user: UserId, record: RecordId) {
  const position = recordPosition(compiled, record)
  const index = compiled.userIndexById.get(user)
  if (position === undefined || index === undefined) return null
  return { user: index, position, explanation: explain(compiled, index, position) }
}

/** One door of two explanations: the same cause by the same rule, set or row. */
function isSameDoor(a: Grant, b: Grant): boolean {
  const nameOf = ({ grantee, via }: Grant) => {
    const rule = via.find(({ kind }) => kind === 'sharingRule' || kind === 'sharingSet')
    const key = grantee === null ? '' : granteeKey(grantee)
    return rule === undefined ? key : `${'name' in rule ? rule.name : ''} ${key}`
  }
  return a.rowCause === b.rowCause && nameOf(a) === nameOf(b)
}

function otherCells(before: Counted, after: Counted, user: UserId, object: string): number {
  if (before === after) return 0
  const [a, b] = [before.counts(), after.counts()]
  const columnOf = new Map(b.objects.map((name, column) => [name, column]))
  let count = 0
  before.compiled.org.users.forEach((one, row) => {
    const rowAfter = after.compiled.userIndexById.get(one.id)
    a.objects.forEach((name, column) => {
      if (one.id === user && name === object) return
      const columnAfter = columnOf.get(name)
      if (rowAfter === undefined || columnAfter === undefined) return
      const at = row * a.objects.length + column
      const then = rowAfter * b.objects.length + columnAfter
      if (measures.some((name) => a.counts[name][at] !== b.counts[name][then])) count++
    })
  })
  return count
}
