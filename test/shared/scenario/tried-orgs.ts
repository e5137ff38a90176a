import { applyChange } from '@shared/change/apply-changes'
import { parseChange } from '@shared/change/parse-change'
import { compileOrg, type CompiledOrg } from '@shared/engine/compile/compile-org'
import { accessCounts } from '@shared/engine/heat-map/access-counts'
import { compileIndex } from '@shared/engine/index/compile-index'
import type { Org } from '@shared/model/org'

/** The org after these changes, compiled from nothing; null when one is refused. */
export function compiledWith(org: Org, changes: readonly string[]): CompiledOrg | null {
  let current = org
  for (const text of changes) {
    const parsed = parseChange(text)
    const edited = parsed.kind === 'ok' ? applyChange(current, parsed.change) : parsed
    if ('kind' in edited) return null
    current = edited
  }
  return compileOrg(current)
}

export const counted = (compiled: CompiledOrg) => ({
  compiled,
  counts: () => accessCounts(compileIndex(compiled)),
})
