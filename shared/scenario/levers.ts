import { applyChange } from '../change/apply-changes'
import { formatChange } from '../change/format-change'
import { recount } from '../engine/heat-map/recount'
import type { EvaluatedOrg } from '../engine/heat-map/step'
import type { Org } from '../model/org'
import {
  addCells,
  addFieldCells,
  areComparable,
  hasEffect,
  noEffect,
  type CountedEffect,
  type LeverEffect,
} from './lever-effect'
import { leverBatches } from './lever-batches'
import type { ChangeText, OpenedOrg } from './opened-org'
import { permissionLevers, type PermissionLever } from './permission-levers'
import { leverKinds, singleLevers, type Lever, type LeverKind } from './single-levers'
import type { Steps } from '../engine/compile/steps'

/** One setting turned, and what that moves. */
interface RankedLever extends LeverEffect {
  readonly kind: LeverKind
  readonly change: ChangeText
}

/** Every single setting of an org, by what turning it alone moves. */
export interface LeverRanking {
  /** Those that move any cell, the most cells first. */
  readonly ranked: readonly RankedLever[]
  /** Settings that move nothing, by kind. */
  readonly dead: readonly { readonly kind: LeverKind; readonly changes: readonly ChangeText[] }[]
  /** Settings that cannot be turned so (another setting forbids it). */
  readonly refusedCount: number
  /** Settings left untried when the bound was reached. */
  readonly untriedCount: number
}

interface LeverQuery {
  readonly kinds: readonly LeverKind[]
  /** Evaluations at most. */
  readonly bound: number
}

export const everyLever: LeverQuery = { kinds: leverKinds, bound: 5_000 }

/**
 * Turns every single setting of the base, one at a time, and counts what it moves. One evaluation for each, but one for
 * many permissions at once that cannot concern the same cell, and none for what nobody holds.
 */
export function* leverRanking(
  { base, options }: Pick<OpenedOrg, 'base' | 'options'>,
  query = everyLever,
): Steps<LeverRanking> {
  const { compiled } = base
  const isWanted = ({ kind }: Lever) => query.kinds.includes(kind)
  const trial = trialOf({ base, options }, query.bound)
  const singles = singleLevers(compiled).filter(isWanted)
  const permissions = permissionLevers(compiled).filter(isWanted)
  const held = permissions.filter(({ holders }) => holders.size > 0)
  const total = singles.length + permissions.length
  for (const lever of permissions) if (lever.holders.size === 0) trial.settle(lever, noEffect())
  for (const lever of singles) {
    trySingle(trial, lever)
    yield { done: trial.settledCount(), total }
  }
  const everywhere = held.filter(({ kind }) => kind === 'systemPermission')
  const likely = everywhere.filter(isOftenDecisive)
  const others = held.filter(({ kind }) => kind !== 'systemPermission')
  for (const batch of [...leverBatches(others), ...leverBatches(likely)])
    yield* tryBatch(trial, batch, total)
  for (const isWidening of [true, false])
    yield* tryTogether(
      trial,
      everywhere.filter((one) => !likely.includes(one) && widens(one) === isWidening),
      total,
    )
  return trial.ranking()
}

/** Permissions that decide often; it only saves the search for them: every other is tried as well. */
const oftenDecisive: ReadonlySet<string> = new Set([
  'ViewAllData',
  'ModifyAllData',
  'TransferAnyEntity',
  'TransferAnyCase',
  'TransferAnyLead',
  'EditTask',
  'EditEvent',
  'ActivitiesAccess',
  'ViewAllUsers',
  'ManageUsers',
  'ManageInternalUsers',
  'QueryAllFiles',
  'ContentAdministrator',
  'ViewAndEditConvertedLeads',
  'AllowViewKnowledge',
])

const isOftenDecisive = ({ change }: Lever) =>
  change.kind === 'systemPermission' && oftenDecisive.has(change.permission)

/** In a muting set "true" takes away. */
const widens = ({ change }: Lever) =>
  change.kind === 'systemPermission' &&
  change.isGranted !== (change.container.kind === 'mutingPermissionSet')

/** What is known so far, and the means to know more. */
interface Trial {
  readonly base: EvaluatedOrg
  readonly evaluate: (org: Org) => EvaluatedOrg | null
  readonly settle: (lever: Lever, effect: LeverEffect) => void
  readonly refuse: () => void
  readonly leave: (levers: readonly Lever[]) => void
  readonly settledCount: () => number
  readonly ranking: () => LeverRanking
}

function trialOf({ base, options }: Pick<OpenedOrg, 'base' | 'options'>, bound: number): Trial {
  const ranked: RankedLever[] = []
  const dead = new Map<LeverKind, ChangeText[]>()
  let [evaluationCount, deadCount, refusedCount, untriedCount] = [0, 0, 0, 0]
  return {
    base: base.evaluated,
    evaluate(org) {
      if (evaluationCount >= bound) return null
      evaluationCount++
      return recount(base.evaluated, org, options)
    },
    settle({ kind, change }, effect) {
      const text = formatChange(change)
      if (hasEffect(effect)) ranked.push({ kind, change: text, ...effect })
      else {
        deadCount++
        const ofKind = dead.get(kind) ?? []
        ofKind.push(text)
        dead.set(kind, ofKind)
      }
    },
    refuse() {
      refusedCount++
    },
    leave(levers) {
      untriedCount += levers.length
    },
    settledCount: () => ranked.length + deadCount + refusedCount + untriedCount,
    ranking: () => ({
      ranked: ranked.toSorted((a, b) => cellCount(b) - cellCount(a)),
      dead: leverKinds.map((kind) => ({ kind, changes: dead.get(kind) ?? [] })),
      refusedCount,
      untriedCount,
    }),
  }
}

const cellCount = ({ gainedCellCount, lostCellCount }: LeverEffect) =>
  gainedCellCount + lostCellCount

function trySingle(trial: Trial, lever: Lever | PermissionLever): void {
  const org = applyChange(trial.base.index.compiled.org, lever.change)
  if ('kind' in org) {
    trial.refuse()
    return
  }
  const after = trial.evaluate(org)
  if (after === null) {
    trial.leave([lever])
    return
  }
  const effect = noEffect()
  // No setting makes or takes users and objects; one that does is no setting of this list.
  if (areComparable(trial.base, after)) addCells(trial.base, after, () => effect)
  if ('holders' in lever) addFieldsOf(trial, after, lever, effect)
  trial.settle(lever, effect)
}

function addFieldsOf(
  { base }: Trial,
  after: EvaluatedOrg,
  { holders, fields }: PermissionLever,
  effect: CountedEffect,
): void {
  if (fields.length > 0) addFieldCells(base, after, holders, fields, effect)
}

/** One evaluation for all; where a cell differs that none of them can concern, each half is tried. */
function* tryBatch(trial: Trial, batch: readonly PermissionLever[], total: number): Steps<void> {
  yield { done: trial.settledCount(), total }
  const { org } = trial.base.index.compiled
  const made: PermissionLever[] = []
  let changed = org
  for (const lever of batch) {
    const next = applyChange(changed, lever.change)
    if ('kind' in next) trial.refuse()
    else {
      changed = next
      made.push(lever)
    }
  }
  const after = trial.evaluate(changed)
  if (after === null) {
    trial.leave(made)
    return
  }
  const effects = made.map(noEffect)
  const owner = ownersOf(trial.base, made)
  let strayCount = areComparable(trial.base, after) ? 0 : 1
  if (strayCount === 0)
    addCells(trial.base, after, (user, column) => {
      const effect = effects[(owner[user * trial.base.counts.objects.length + column] ?? 0) - 1]
      if (effect === undefined) strayCount++
      return effect ?? null
    })
  if (strayCount > 0) {
    const half = made.length >> 1
    if (half === 0) for (const lever of made) trySingle(trial, lever)
    else {
      yield* tryBatch(trial, made.slice(0, half), total)
      yield* tryBatch(trial, made.slice(half), total)
    }
    return
  }
  for (const [at, lever] of made.entries()) {
    const effect = effects[at] ?? noEffect()
    addFieldsOf(trial, after, lever, effect)
    trial.settle(lever, effect)
  }
}

/** By cell: which of the levers can concern it, counted from 1; 0 for none. */
function ownersOf(base: EvaluatedOrg, levers: readonly PermissionLever[]): Uint16Array {
  const { objectIndexByName } = base.index.compiled
  const columnOf = new Map(
    base.counts.objects.map((name, column) => [objectIndexByName.get(name.toLowerCase()), column]),
  )
  const width = base.counts.objects.length
  const owners = new Uint16Array(base.counts.userCount * width)
  for (const [at, { holders, objects }] of levers.entries())
    for (const object of objects) {
      const column = columnOf.get(object)
      if (column !== undefined) for (const user of holders) owners[user * width + column] = at + 1
    }
  return owners
}

/**
 * Grants only widen and taking away only narrows: where many do nothing together, none does alone. Where they do, each half
 * is tried.
 */
function* tryTogether(
  trial: Trial,
  levers: readonly PermissionLever[],
  total: number,
): Steps<void> {
  if (levers.length === 0) return
  const [only] = levers
  if (levers.length === 1 && only !== undefined) trySingle(trial, only)
  else {
    let org = trial.base.index.compiled.org
    for (const { change } of levers) {
      const next = applyChange(org, change)
      if (!('kind' in next)) org = next
    }
    const after = trial.evaluate(org)
    const whole = noEffect()
    if (after !== null && areComparable(trial.base, after)) addCells(trial.base, after, () => whole)
    if (after !== null && !hasEffect(whole)) for (const one of levers) trial.settle(one, whole)
    else {
      const half = levers.length >> 1
      yield* tryTogether(trial, levers.slice(0, half), total)
      yield* tryTogether(trial, levers.slice(half), total)
    }
  }
  yield { done: trial.settledCount(), total }
}
