import type { Org } from '../../model/org'
import type { CompiledOrg } from '../compile/compile-org'
import type { Steps } from '../compile/steps'
import type { AccessIndex } from '../index/access-index'
import type { LazyPoints } from '../index/level-at'
import { heldContainerLookup } from '../permission/held-containers'
import { assignmentLookup } from '../permission/standing'
import { countInto, type CountScope } from './access-counts'
import type { GatedCounts, TouchedCells } from './gated-counts'
import type { LevelCache } from './level-cache'

/** An org with its index and counts: what a what-if starts from. */
export interface EvaluatedOrg {
  readonly index: AccessIndex
  /** The same index looked at from the record. */
  readonly fromRecords: LazyPoints
  readonly counts: GatedCounts
  readonly levels: LevelCache
}

/** An index that fits the changed org, its levels, and the cells that may differ. */
export interface Step {
  readonly index: AccessIndex
  readonly levels: LevelCache
  readonly touched: TouchedCells
}

/** Levels with those in scope counted anew. */
export function* countedLevelSteps(
  index: AccessIndex,
  levels: LevelCache,
  scope: CountScope,
): Steps<LevelCache> {
  const counted = new Map(levels)
  yield* countInto(index, counted, scope)
  return counted
}

/** The index with the changed org in it. */
export function withOrg(
  index: AccessIndex,
  org: Org,
  parts: Partial<CompiledOrg> = {},
): AccessIndex {
  const { compiled } = index
  const heldBy = heldContainerLookup(org, compiled.options)
  const assignmentsOf =
    org.assignments === compiled.org.assignments
      ? compiled.assignmentsOf
      : assignmentLookup(org.assignments)
  return { ...index, compiled: { ...compiled, heldBy, assignmentsOf, ...parts, org } }
}

/** The objects and all whose records follow theirs; those with a model of their own may follow any. */
export function withFollowers(compiled: CompiledOrg, objects: ReadonlySet<number>): Set<number> {
  const all = new Set(objects)
  for (let size = -1; size !== all.size;) {
    size = all.size
    for (const { control, parents, index } of compiled.objects) {
      const isFollower =
        control === 'special'
          ? all.size > 0
          : control !== 'own' && parents.some((link) => all.has(link.object))
      if (isFollower) all.add(index)
    }
  }
  return all
}
