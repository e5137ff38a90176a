import { applyChange } from '../change/apply-changes'
import { formatChange } from '../change/format-change'
import type { CompileOptions } from '../engine/compile/compile-org'
import { touchedCells } from '../engine/heat-map/gated-counts'
import { recount } from '../engine/heat-map/recount'
import type { EvaluatedOrg } from '../engine/heat-map/step'
import {
  addCells,
  addFieldCells,
  areComparable,
  hasEffect,
  noEffect,
  type LeverEffect,
} from './lever-effect'
import type { PermissionLever } from './permission-levers'
import type { ChangeText, OpenedOrg } from './opened-org'
import { leverKinds, type Lever, type LeverKind } from './single-levers'

/** One setting turned, and what that moves. */
export interface RankedLever extends LeverEffect {
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

/** What is known so far, and the means to know more. */
export interface Trial {
  readonly base: EvaluatedOrg
  readonly options: CompileOptions
  /** Takes one evaluation of those allowed; false when none is left. */
  readonly mayEvaluate: () => boolean
  /** True when none is left. */
  readonly isOver: () => boolean
  readonly settle: (lever: Lever, effect: LeverEffect) => void
  readonly refuse: () => void
  readonly leave: (lever: Lever) => void
  readonly settledCount: () => number
  readonly ranking: () => LeverRanking
}

/** A trial of the base in which nothing is known yet; `bound`: evaluations at most. */
export function trialOf(
  { base, options }: Pick<OpenedOrg, 'base' | 'options'>,
  bound: number,
): Trial {
  const ranked: RankedLever[] = []
  const dead = new Map<LeverKind, ChangeText[]>()
  let [evaluationCount, deadCount, refusedCount, untriedCount] = [0, 0, 0, 0]
  return {
    base: base.evaluated,
    options,
    mayEvaluate: () => evaluationCount++ < bound,
    isOver: () => evaluationCount >= bound,
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
    leave() {
      untriedCount++
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

/** Turns one setting by itself. One evaluation. */
export function trySingle(trial: Trial, lever: Lever | PermissionLever): void {
  if (trial.isOver()) {
    trial.leave(lever)
    return
  }
  const { base, options } = trial
  const org = applyChange(base.index.compiled.org, lever.change)
  if ('kind' in org) trial.refuse()
  else if (!trial.mayEvaluate()) trial.leave(lever)
  else {
    const effect = noEffect()
    const after = recount(base, org, options)
    // No setting makes or takes users and objects; one that does is no setting of this list.
    if (areComparable(base, after)) {
      addCells(base, after, touchedCells(after.counts), effect)
      if ('fields' in lever) addFieldCells(permissionsTurned(base, after), lever, effect)
    }
    trial.settle(lever, effect)
  }
}

const permissionsTurned = (before: EvaluatedOrg, after: EvaluatedOrg) => ({
  objects: before.index.compiled.objects,
  before: before.index.compiled.permissions,
  after: after.index.compiled.permissions,
})
