import type { CompiledOrg } from '../engine/compile/compile-org'
import { runThrough, type Steps } from '../engine/compile/steps'
import { isPermissionVerb } from './assertion'
import type { BoundAssertion } from './bind-assertion'
import { demandsOf, type Demands } from './demands'
import { heldCounts, heldRows } from './held-rows'
import type { JudgedOrg } from './judged-org'
import {
  allBut,
  bothOf,
  countOf,
  eitherOf,
  firstOf,
  isSome,
  noRows,
  type RowBounds,
  type Rows,
} from './rows'

/**
 * How a requirement stands. `undecided`: an answer that it rests on is not known, and depending on it the requirement is
 * met or broken; never counted as met.
 */
export type Verdict = 'met' | 'broken' | 'undecided'

export interface Judgement {
  readonly verdict: Verdict
  /** `assumed`: it rests on a default that nobody stated. */
  readonly certainty: 'exact' | 'assumed'
  /** What was looked at: records of the org, record classes that stand for records (product 4), or a permission. */
  readonly over: 'records' | 'classes' | 'permissions'
  /** Users that the sentence is about, and the records; with 0 of either it is met because there is nothing to break it. */
  readonly userCount: number
  readonly recordCount: number
  /** Users for whom it is broken; with `at least one of`, records that nobody among them reaches. */
  readonly brokenCount: number
  readonly undecidedCount: number
  /** Cells that break it, or, when none does, that leave it open; one of each user, at most as many as asked for. */
  readonly counterexamples: readonly Counterexample[]
}

export interface Counterexample {
  /** Position in `org.users`; null where nobody among the people reaches the record. */
  readonly user: number | null
  /** Row in the object's table; null for a permission on the object. */
  readonly row: number | null
  /** `held`: can what must not be; `missing`: cannot what must be. */
  readonly kind: 'held' | 'missing'
  readonly isCertain: boolean
}

/** Judges one requirement for everybody at once; `limit` counterexamples at most. O(users × records / 32) at worst. */
export function judge(judged: JudgedOrg, bound: BoundAssertion, limit?: number): Judgement {
  return runThrough(judgeSteps(judged, bound, limit))
}

/** The same in steps: one for each user whose records are looked at. */
export function* judgeSteps(judged: JudgedOrg, bound: BoundAssertion, limit = 3): Steps<Judgement> {
  const demands = demandsOf(judged, bound)
  const found =
    bound.assertion.quantifier === 'at least one of'
      ? yield* uncovered(judged, demands, limit)
      : yield* offenders(judged, demands, limit)
  const verdict = found.brokenCount > 0 ? 'broken' : found.undecidedCount > 0 ? 'undecided' : 'met'
  const { object, assertion } = bound
  const hasClasses = judged.compiled.tables[object.index]?.hasClasses === true
  const isPermission = isPermissionVerb(assertion.verb)
  return {
    ...found,
    verdict,
    counterexamples: found.counterexamples.filter(
      ({ isCertain }) => isCertain === (verdict === 'broken'),
    ),
    certainty:
      !isPermission && isAssumed(judged.compiled, object.index, new Set()) ? 'assumed' : 'exact',
    over: isPermission ? 'permissions' : hasClasses ? 'classes' : 'records',
    recordCount: countOf(demands.target.maybe, demands.size),
  }
}

type Found = Pick<Judgement, 'brokenCount' | 'undecidedCount' | 'counterexamples' | 'userCount'>

/** Users of whom something is demanded that is not so. */
function* offenders(judged: JudgedOrg, demands: Demands, limit: number): Steps<Found> {
  const { bound, size } = demands
  const examples: Counterexample[] = []
  let [userCount, brokenCount, undecidedCount] = [0, 0, 0]
  for (let user = 0; user < judged.compiled.org.users.length; user++) {
    const { required, forbidden } = demands.of(user)
    const wanted = eitherOf(required.maybe, forbidden.maybe)
    if (!isSome(wanted, size)) continue
    userCount++
    const isExampleWanted = brokenCount < limit
    const counted = heldCounts(judged, bound, user)
    if (counted !== null) {
      const isMet =
        (!isSome(forbidden.maybe, size) || counted.possible === 0) &&
        (!isSome(required.maybe, size) || counted.certain === size)
      if (isMet) continue
      const isBroken =
        (forbidden.sure === 'all' && counted.certain > 0) ||
        (required.sure === 'all' && counted.possible < size)
      if (isBroken && !isExampleWanted) {
        brokenCount++
        continue
      }
    }
    const held = heldRows(judged, bound, user, wanted)
    yield null
    const broken = offences(held, required, forbidden, size, 'certain')
    const open = broken.some(({ rows }) => isSome(rows, size))
      ? []
      : offences(held, required, forbidden, size, 'possible')
    const offence = [...broken, ...open].find(({ rows }) => isSome(rows, size))
    if (offence === undefined) continue
    const isCertain = broken.includes(offence)
    if (isCertain) brokenCount++
    else undecidedCount++
    if ((isCertain ? brokenCount : undecidedCount) <= limit)
      examples.push({
        user,
        row: rowOf(judged, bound, offence.rows, size),
        kind: offence.kind,
        isCertain,
      })
  }
  return { userCount, brokenCount, undecidedCount, counterexamples: examples }
}

function offences(
  held: RowBounds,
  required: RowBounds,
  forbidden: RowBounds,
  size: number,
  bound: 'certain' | 'possible',
): readonly { readonly kind: Counterexample['kind']; readonly rows: Rows }[] {
  return bound === 'certain'
    ? [
        { kind: 'held', rows: bothOf(forbidden.sure, held.sure) },
        { kind: 'missing', rows: bothOf(required.sure, allBut(held.maybe, size)) },
      ]
    : [
        { kind: 'held', rows: bothOf(forbidden.maybe, held.maybe) },
        { kind: 'missing', rows: bothOf(required.maybe, allBut(held.sure, size)) },
      ]
}

/** Records that nobody among the people reaches. */
function* uncovered(judged: JudgedOrg, demands: Demands, limit: number): Steps<Found> {
  const { bound, size, target } = demands
  let covered: RowBounds = noRows
  let userCount = 0
  for (let user = 0; user < judged.compiled.org.users.length; user++) {
    const { required } = demands.of(user)
    if (!isSome(required.maybe, size)) continue
    userCount++
    const missing = bothOf(required.maybe, allBut(covered.sure, size))
    if (!isSome(missing, size)) continue
    const held = heldRows(judged, bound, user, missing)
    yield null
    covered = {
      sure: eitherOf(covered.sure, bothOf(required.sure, held.sure)),
      maybe: eitherOf(covered.maybe, bothOf(required.maybe, held.maybe)),
    }
  }
  const broken = bothOf(target.sure, allBut(covered.maybe, size))
  const open = bothOf(target.maybe, allBut(covered.sure, size))
  const brokenCount = countOf(broken, size)
  const example =
    (isCertain: boolean) =>
    (position: number): Counterexample => ({
      user: null,
      row: rowAt(judged, bound, position),
      kind: 'missing',
      isCertain,
    })
  return {
    userCount,
    brokenCount,
    undecidedCount: brokenCount > 0 ? 0 : countOf(open, size),
    counterexamples: [
      ...firstOf(broken, size, limit).map(example(true)),
      ...firstOf(open, size, limit).map(example(false)),
    ],
  }
}

function rowOf(judged: JudgedOrg, bound: BoundAssertion, rows: Rows, size: number): number | null {
  return rowAt(judged, bound, firstOf(rows, size, 1)[0] ?? 0)
}

function rowAt({ index }: JudgedOrg, { assertion, object }: BoundAssertion, position: number) {
  if (isPermissionVerb(assertion.verb)) return null
  return index.objects[object.index]?.order.rowAt[position] ?? null
}

/** A default or hierarchy switch that nobody stated, of the object or of one that it follows. Product 5. */
function isAssumed(
  { objects }: Pick<CompiledOrg, 'objects'>,
  at: number,
  seen: Set<number>,
): boolean {
  const object = objects[at]
  if (object === undefined || seen.has(at)) return false
  seen.add(at)
  if (object.isDefaultAssumed || object.isHierarchyAssumed) return true
  return (
    object.control !== 'own' &&
    object.parents.some((link) => isAssumed({ objects }, link.object, seen))
  )
}
