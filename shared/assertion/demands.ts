import { addBit, bitset } from '../engine/compile/bitset'
import { isForbidding, isPermissionVerb } from './assertion'
import type { BoundAssertion } from './bind-assertion'
import { sizeOf } from './held-rows'
import type { JudgedOrg } from './judged-org'
import type { Ownership } from './ownership'
import { allRows, bothOf, eitherOf, noRows, type RowBounds } from './rows'
import { rowsOfSubject, without } from './subjects'
import { conditionRows } from './target-rows'

/** What a requirement asks of one user: records on which they must be able, and on which they must not. */
export interface Demand {
  readonly required: RowBounds
  readonly forbidden: RowBounds
}

/** What a requirement asks of whom, ready to be compared with what they can. */
export interface Demands {
  readonly bound: BoundAssertion
  readonly size: number
  /** Records that the sentence is about, whoever the user. */
  readonly target: RowBounds
  readonly of: (user: number) => Demand
}

/** What the sentence demands of everybody. */
export function demandsOf(judged: JudgedOrg, bound: BoundAssertion): Demands {
  const { assertion, object, people, except } = bound
  const { quantifier } = assertion
  const size = sizeOf(judged, bound)
  const target = targetOf(judged, bound, size)
  const isOwnershipAsked =
    [people, except].some(({ isOwner, isSuperior }) => isOwner || isSuperior) ||
    assertion.target.records.kind === 'own'
  const ownership = isOwnershipAsked ? judged.ownership(object.index) : null
  const { users } = judged.compiled.org
  const of = (user: number): Demand => {
    const own =
      assertion.target.records.kind === 'own' && ownership !== null
        ? ownAmong(target, ownership, user)
        : target
    const within = (rows: RowBounds): RowBounds => ({
      sure: bothOf(own.sure, rows.sure),
      maybe: bothOf(own.maybe, rows.maybe),
    })
    const named = rowsOfSubject(people, ownership, user)
    const left = rowsOfSubject(except, ownership, user)
    const subject = without(named, left, size)
    // Everybody else is everybody who is active; nobody asks what is left to who left.
    const isActive = users[user]?.isActive === true
    const others = (those: RowBounds) => (isActive ? within(without(allRows, those, size)) : noRows)
    switch (quantifier) {
      case 'each':
      case 'at least one of':
        return isForbidding(assertion)
          ? { required: noRows, forbidden: within(subject) }
          : { required: within(subject), forbidden: noRows }
      case 'only':
        return { required: noRows, forbidden: others(subject) }
      case 'exactly':
        return { required: within(subject), forbidden: others(subject) }
      case 'nobody':
        return { required: noRows, forbidden: others(left) }
    }
  }
  return { bound, size, target, of }
}

function ownAmong({ sure, maybe }: RowBounds, ownership: Ownership, user: number): RowBounds {
  const owned = ownership.ownedBy(user)
  return { sure: bothOf(sure, owned), maybe: bothOf(maybe, eitherOf(owned, ownership.unknown)) }
}

function targetOf(judged: JudgedOrg, bound: BoundAssertion, size: number): RowBounds {
  const of = judged.index.objects[bound.object.index]
  if (isPermissionVerb(bound.assertion.verb) || of === undefined) return allRows
  const matching =
    bound.condition === null ? allRows : conditionRows(judged.compiled, of, bound.condition)
  if (bound.row === null) return matching
  const named = bitset(size)
  addBit(named, of.order.positionOf[bound.row] ?? 0)
  return { sure: bothOf(matching.sure, named), maybe: bothOf(matching.maybe, named) }
}
