import { recordPosition } from '../engine/compile/compile-org'
import type { Reason } from '../engine/answer'
import { explain } from '../engine/explain/explain'
import { accessLevelNames } from '../model/level'
import { changedCells, type ChangedCells } from './changed-cells'
import type { ChangeText, Evaluation, OpenedOrg } from './opened-org'
import { brokenWish, type BrokenWish } from './wish-check'
import { closingOptions, type Leg } from './wish-close'
import { openingOptions } from './wish-open'
import type { Proposal, Wish, WishAnswer, WishQuery } from './wish-types'
import type { Steps } from '../engine/compile/steps'

export const usualSearch: WishQuery = { bound: 160, proposalCount: 8, stepCount: 4 }

/** Changes made so far on the way to the wish. */
interface Node {
  readonly changes: readonly ChangeText[]
  readonly steps: number
  /** Which leg is to be closed; null where the wish is to open. */
  readonly leg: Leg | null
  readonly cost: number
}

/**
 * Sets of changes that fulfil a wish, on top of the given ones: those with the fewest side effects first.
 *
 * Looks for them in what decides: closed doors and missing permissions for "at least", open ones for "at most", step by
 * step, the cheapest set first. Each step is at least one evaluation.
 */
export function* changeSetsFor(
  opened: OpenedOrg,
  wish: Wish,
  given: readonly ChangeText[] = [],
  query: WishQuery = usualSearch,
): Steps<WishAnswer> {
  const start = opened.tried(given)
  if (brokenWish(start, wish) === null) return { kind: 'fulfilled' }
  const first = { changes: [], steps: 0, cost: 0 }
  const waiting: Node[] =
    wish.bound === 'atLeast'
      ? [{ ...first, leg: null }]
      : (['object', 'field', 'record'] as const).map((leg) => ({ ...first, leg }))
  const seen = new Set<string>()
  const found = new Map<string, Proposal>()
  const reasons = new Map<string, Reason>()
  let tried = 0
  for (let node = waiting.shift(); node !== undefined; node = waiting.shift()) {
    if (tried >= query.bound || found.size >= query.proposalCount) break
    const evaluation = opened.tried([...given, ...node.changes])
    const broken = brokenWish(evaluation, wish)
    if (broken === null) {
      const least = smallest(opened, wish, given, node.changes)
      if (least.length > 0) found.set(keyOf(least), proposalOf(opened, wish, given, least))
      yield { done: tried, total: query.bound }
      continue
    }
    const options = optionsFor(evaluation, wish, broken, node.leg)
    if (options.length === 0 || node.steps >= query.stepCount)
      for (const reason of whyNot(evaluation, wish, broken))
        reasons.set(JSON.stringify(reason), reason)
    if (node.steps >= query.stepCount) continue
    for (const option of options) {
      const changes = [...new Set([...node.changes, ...option])]
      const key = `${node.leg ?? ''} ${keyOf(changes)}`
      if (seen.has(key) || tried >= query.bound) continue
      seen.add(key)
      const next = opened.tried([...given, ...changes])
      tried++
      yield { done: tried, total: query.bound }
      if (next.refused.length > start.refused.length) continue
      const cost = costOf(start, next, wish) + changes.length / 10
      waiting.push({ changes, steps: node.steps + 1, leg: node.leg, cost })
    }
    waiting.sort((a, b) => a.cost - b.cost)
  }
  const isComplete = waiting.length === 0
  if (found.size === 0) return { kind: 'impossible', reasons: [...reasons.values()], isComplete }
  const proposals = [...found.values()].sort((a, b) => weightOf(a) - weightOf(b))
  return { kind: 'proposals', proposals, isComplete }
}

const keyOf = (changes: readonly ChangeText[]) => JSON.stringify([...changes].sort())

function optionsFor(
  evaluation: Evaluation,
  wish: Wish,
  broken: BrokenWish,
  leg: Leg | null,
): readonly (readonly ChangeText[])[] {
  return leg === null
    ? openingOptions(evaluation, wish, broken)
    : closingOptions(evaluation, wish, broken, leg)
}

/** The changes without those that the wish does not need. */
function smallest(
  opened: OpenedOrg,
  wish: Wish,
  given: readonly ChangeText[],
  changes: readonly ChangeText[],
): readonly ChangeText[] {
  const fulfils = (some: readonly ChangeText[]) => {
    const evaluation = opened.tried([...given, ...some])
    return evaluation.refused.length === 0 && brokenWish(evaluation, wish) === null
  }
  if (!fulfils(changes)) return []
  let least = changes
  for (let size = -1; size !== least.length;) {
    size = least.length
    for (const change of [...least].reverse()) {
      const less = least.filter((other) => other !== change)
      if (fulfils(less)) least = less
    }
  }
  return least
}

function proposalOf(
  opened: OpenedOrg,
  wish: Wish,
  given: readonly ChangeText[],
  changes: readonly ChangeText[],
): Proposal {
  const [before, after] = [opened.tried(given), opened.tried([...given, ...changes])]
  return { changes, ...sideEffects(changedCells(before, after), wish) }
}

const weightOf = (one: Omit<Proposal, 'changes'> & { readonly changes?: readonly ChangeText[] }) =>
  one.gainedCellCount +
  one.lostCellCount +
  one.recordCount / 1_000 +
  (one.changes?.length ?? 0) / 10

function costOf(before: Evaluation, after: Evaluation, wish: Wish): number {
  return weightOf(sideEffects(changedCells(before, after), wish))
}

/** What differs beyond the wish: other users, objects, fields and levels, and other records of the wished cell. */
function sideEffects(cells: ChangedCells, wish: Wish): Omit<Proposal, 'changes'> {
  const users = new Set<string>(wish.users)
  const most = accessLevelNames.indexOf(wish.level)
  let [gainedCellCount, lostCellCount, recordCount] = [0, 0, 0]
  for (const [cell, user] of cells.user.entries()) {
    const column = cells.columns[cells.column[cell] ?? -1]
    const measure = cells.measure[cell] ?? 0
    const moved = (cells.after[cell] ?? 0) - (cells.before[cell] ?? 0)
    const isWished =
      users.has(cells.users[user] ?? '') &&
      column?.object === wish.object &&
      (column.field === null || column.field === wish.field) &&
      (wish.bound === 'atLeast' ? measure < most : measure >= most)
    const wished = isWished ? (wish.record === null ? Infinity : 1) : 0
    const more = Math.max(0, Math.abs(moved) - wished)
    if (column?.field === null && measure === 0) recordCount += more
    if (more === 0) continue
    if (moved > 0) gainedCellCount++
    else lostCellCount++
  }
  return { gainedCellCount, lostCellCount, recordCount }
}

/** What stands against the wish where no step is left. */
function whyNot(evaluation: Evaluation, wish: Wish, { user, row }: BrokenWish): Reason[] {
  const { compiled } = evaluation
  const object = compiled.objectIndexByName.get(wish.object.toLowerCase()) ?? -1
  const id = compiled.tables[object]?.table.ids[row]
  const position = id === undefined ? undefined : recordPosition(compiled, id)
  if (position === undefined)
    return [{ code: 'wish-no-record', rule: 'R1.1', args: { object: wish.object } }]
  const { grants, missing, legs } = explain(compiled, user, position, wish.field)
  if (wish.bound === 'atLeast')
    return [
      ...missing.map(({ reason }) => reason),
      ...legs.filter(({ verdict }) => verdict !== 'open').flatMap(({ reasons }) => reasons),
    ]
  return grants.map(({ rowCause, rule, level }) => ({
    code: 'wish-door-open',
    rule,
    args: { rowCause, level: String(level), object: wish.object },
  }))
}
