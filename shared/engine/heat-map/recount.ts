import type { Org } from '../../model/org'
import { withPartsOf } from '../../model/parts-kept'
import { compileOrgSteps, type CompileOptions } from '../compile/compile-org'
import { runThrough, type Steps } from '../compile/steps'
import type { AccessIndex } from '../index/access-index'
import { withinEdition } from '../edition/within-edition'
import { compileIndexSteps } from '../index/compile-index'
import { lazyPoints } from '../index/level-at'
import { everything } from './access-counts'
import { defaultStep } from './default-step'
import { gatedCounts, type TouchedCells } from './gated-counts'
import { indexStep } from './index-step'
import type { PermissionDelta } from './permission-delta'
import { keepTheirPlace, permissionStep, stepWithPermissions } from './permission-step'
import { ruleStep } from './rule-step'
import { countedLevelSteps, withOrg, type EvaluatedOrg, type Step } from './step'

/** Compiles and counts an org from nothing. */
export function evaluateOrg(org: Org, options: CompileOptions): EvaluatedOrg {
  return runThrough(evaluateOrgSteps(org, options))
}

/** The same in steps. */
export function* evaluateOrgSteps(org: Org, options: CompileOptions): Steps<EvaluatedOrg> {
  return yield* evaluateIndexSteps(yield* compileIndexSteps(yield* compileOrgSteps(org, options)))
}

/** Counts an index whole. */
export function evaluateIndex(index: AccessIndex): EvaluatedOrg {
  return runThrough(evaluateIndexSteps(index))
}

function* evaluateIndexSteps(index: AccessIndex): Steps<EvaluatedOrg> {
  const levels = yield* countedLevelSteps(index, new Map(), everything)
  const fromRecords = lazyPoints(index, null)
  // Worked out now, so that the first rule that is switched off does not wait for it.
  yield* fromRecords.pointSteps()
  return {
    index,
    fromRecords,
    counts: gatedCounts(index, levels, null),
    levels,
  }
}

/**
 * The same as `evaluateOrg(after)`, counting only what the change concerns where that is known.
 *
 * `after` must come from the org of `before` by changes that keep untouched lists as they are (`applyChanges` does).
 * Sharing rules switched on or off, permissions, assignments, defaults, and users frozen, deactivated or given another
 * profile are counted by difference; of any other change the index is compiled again as far as the change concerns it.
 */
export function recount(before: EvaluatedOrg, after: Org, options: CompileOptions): EvaluatedOrg {
  return runThrough(recountSteps(before, after, options))
}

/** The same in steps. */
export function* recountSteps(
  before: EvaluatedOrg,
  stated: Org,
  options: CompileOptions,
): Steps<EvaluatedOrg> {
  const org = before.index.compiled.org
  const within = withinEdition(stated)
  const after = within === stated ? stated : withPartsOf(org, within)
  const changed = (Object.keys(after) as (keyof Org)[]).filter((part) => org[part] !== after[part]) // an Org has no other keys
  const step =
    (yield* stepOf(before, after, changed, options)) ?? (yield* indexStep(before, after, options))
  const { index, levels, touched } = step
  if (levels === null) return yield* evaluateIndexSteps(index)
  return {
    index,
    fromRecords: lazyPoints(index, before.fromRecords),
    counts: gatedCounts(index, levels, { counts: before.counts, touched }),
    levels,
  }
}

/**
 * The same org with other permissions in force for some users, in whatever way they came to hold them: only the cells
 * named are counted. Null where super users are made or unmade.
 */
export function recountPermissions(
  before: EvaluatedOrg,
  delta: PermissionDelta,
  touched: TouchedCells,
): EvaluatedOrg | null {
  const step = runThrough(stepWithPermissions(before, before.index.compiled.org, delta))
  if (step === null) return null
  const { index, levels } = step
  return {
    index,
    fromRecords: lazyPoints(index, before.fromRecords),
    counts: gatedCounts(index, levels, { counts: before.counts, touched }),
    levels,
  }
}

const permissionParts: readonly (keyof Org)[] = [
  'profiles',
  'permissionSets',
  'permissionSetGroups',
  'mutingPermissionSets',
  'assignments',
]

function* stepOf(
  before: EvaluatedOrg,
  after: Org,
  changed: readonly (keyof Org)[],
  options: CompileOptions,
): Steps<Step | null> {
  if (changed.every((part) => part === 'name'))
    return { index: withOrg(before.index, after), levels: before.levels, touched: new Map() }
  if (changed.every((part) => part === 'sharingRules')) return yield* ruleStep(before, after)
  const arePermissions = changed.every((part) => part === 'users' || permissionParts.includes(part))
  if (arePermissions && keepTheirPlace(before.index.compiled, after))
    return yield* permissionStep(before, after, options)
  if (changed.every((part) => part === 'objects')) return yield* defaultStep(before, after)
  return null
}
