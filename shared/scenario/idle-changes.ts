import { measures } from '../engine/heat-map/heat-map-types'
import { formatChange } from '../change/format-change'
import { parseChange } from '../change/parse-change'
import type { Org } from '../model/org'
import { changedCells } from './changed-cells'
import { enablersOf } from './enablers'
import type { ChangeText, OpenedOrg } from './opened-org'
import type { Steps } from '../engine/compile/steps'

/** A change without any effect on who may do what. */
export interface IdleChange {
  readonly change: ChangeText
  readonly reason: IdleReason | null
}

/**
 * Why a change does nothing. Each reason has been tried: with what it names turned round, the change has an effect.
 *
 * `already`: the org says so without it. `beside`: another of the changes decides in its place.
 * `while`: it would have an effect if `enabler` were made; what `enabler` turns round is what decides now.
 */
export type IdleReason =
  | { readonly kind: 'already' }
  | { readonly kind: 'beside'; readonly other: ChangeText }
  | { readonly kind: 'while'; readonly enabler: ChangeText }

/** Settings that are turned round to find what keeps one change from having an effect. */
const triedCount = 24

/** The changes at these positions, each with the reason why it does nothing where one is found. */
export function* idleChanges(
  opened: OpenedOrg,
  changes: readonly ChangeText[],
  positions: readonly number[],
): Steps<IdleChange[]> {
  const found: IdleChange[] = []
  for (const [done, position] of positions.entries()) {
    const change = changes[position] ?? ''
    found.push({ change, reason: yield* idleReason(opened, changes, position) })
    yield { done, total: positions.length }
  }
  return found
}

function* idleReason(
  opened: OpenedOrg,
  changes: readonly ChangeText[],
  position: number,
): Steps<IdleReason | null> {
  const change = changes[position] ?? ''
  const before = opened.tried(changes.slice(0, position)).compiled.org
  const parsed = parseChange(change)
  if (parsed.kind !== 'ok') return null
  if (isSameOrg(before, opened.tried([...changes.slice(0, position), change]).compiled.org))
    return { kind: 'already' }
  for (const [at, other] of changes.entries()) {
    const whole = changes.toSpliced(at, 1)
    const without = whole.toSpliced(at < position ? position - 1 : position, 1)
    if (at !== position && hasEffect(opened, without, whole)) return { kind: 'beside', other }
    yield { done: at, total: changes.length }
  }
  const others = changes.toSpliced(position, 1)
  const enablers = enablersOf(opened.tried(changes).compiled.org, parsed.change)
  for (const [done, one] of enablers.slice(0, triedCount).entries()) {
    const enabler = formatChange(one)
    if (hasEffect(opened, [...others, enabler], [...changes, enabler]))
      return { kind: 'while', enabler }
    yield { done, total: null }
  }
  return null
}

/** Whether any cell differs between two lists of changes that can be made whole. */
function hasEffect(
  opened: OpenedOrg,
  without: readonly ChangeText[],
  whole: readonly ChangeText[],
): boolean {
  const [before, after] = [opened.tried(without), opened.tried(whole)]
  if (before.refused.length + after.refused.length > 0) return false
  const [a, b] = [before.counts(), after.counts()]
  const isOther = measures.some((measure) => !isEqual(a.counts[measure], b.counts[measure]))
  return isOther || changedCells(before, after).user.length > 0
}

function isEqual(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false
  return true
}

/** What a change leaves alone is the same object in both. */
function isSameOrg(a: Org, b: Org): boolean {
  const parts = Object.keys(b) as (keyof Org)[] // an Org has no other keys
  return parts.every(
    (part) => a[part] === b[part] || JSON.stringify(a[part]) === JSON.stringify(b[part]),
  )
}
