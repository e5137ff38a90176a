import { compileOrg, type CompiledOrg } from '@shared/engine/compile/compile-org'
import { accessCounts } from '@shared/engine/heat-map/access-counts'
import type { AccessCounts } from '@shared/engine/heat-map/heat-map-types'
import { compileIndex } from '@shared/engine/index/compile-index'
import type { Counted } from '@shared/scenario/closing-door'
import { changedOrg } from '@shared/scenario/opened-org'

/** The org with these changes, or null when one of them is refused. */
export function triedChanges(
  compiled: CompiledOrg,
  changes: readonly string[],
): CompiledOrg | null {
  if (changes.length === 0) return compiled
  const { org, refused } = changedOrg(compiled.org, changes)
  return refused.length > 0 ? null : compileOrg(org, compiled.options, compiled)
}

/** An org that is counted at the first question. */
export function countedOrg(compiled: CompiledOrg): Counted {
  let known: AccessCounts | null = null
  return { compiled, counts: () => (known ??= accessCounts(compileIndex(compiled))) }
}
