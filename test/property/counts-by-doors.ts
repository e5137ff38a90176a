import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import { countDifferences } from '@shared/engine/heat-map/count-differences'
import { countedObjects } from '@shared/engine/heat-map/gated-counts'
import type { AccessCounts } from '@shared/engine/heat-map/heat-map-types'
import type { AccessFlags } from '@shared/engine/record/flag-bits'
import { maxAccessLevel, recordAccessBounds } from '@shared/engine/record/record-access'

const measures = ['read', 'edit', 'delete', 'transfer', 'all'] as const

/** Counts of one user on one object: by measure for certain and possibly, and by level. */
export interface CellCounts {
  readonly username: string
  readonly object: string
  readonly certain: readonly number[]
  readonly possible: readonly number[]
  readonly levels: readonly number[]
}

/** What adding up the doors of every record gives, cell by cell. */
export function countsByDoors(compiled: CompiledOrg): CellCounts[] {
  const cells: CellCounts[] = []
  compiled.org.users.forEach(({ username }, user) => {
    for (const object of countedObjects(compiled)) {
      const certain = measures.map(() => 0)
      const possible = measures.map(() => 0)
      const levels = [0, 0, 0, 0, 0, 0]
      for (let row = 0; row < (compiled.tables[object]?.rowCount ?? 0); row++) {
        const bounds = recordAccessBounds(compiled, user, { object, row })
        addFlags(certain, bounds.certain)
        addFlags(possible, bounds.possible)
        const level = maxAccessLevel(bounds.certain)
        levels[level] = (levels[level] ?? 0) + 1
      }
      cells.push({
        username,
        object: compiled.objects[object]?.name ?? '',
        certain,
        possible,
        levels,
      })
    }
  })
  return cells
}

function addFlags(into: number[], flags: AccessFlags): void {
  measures.forEach((measure, i) => {
    if (flags[measure]) into[i] = (into[i] ?? 0) + 1
  })
}

/** Every cell in which the count differs, as text; at most twelve. */
export function differences(expected: readonly CellCounts[], counted: AccessCounts): string[] {
  return expected
    .flatMap((cell, at) => {
      const certain = measures.map((measure) => counted.counts[measure][at])
      const possible = measures.map((measure) => counted.possible[measure][at])
      const levels = [...counted.levels.subarray(at * 6, at * 6 + 6)]
      const found = JSON.stringify([certain, possible, levels])
      const wanted = JSON.stringify([cell.certain, cell.possible, cell.levels])
      return found === wanted
        ? []
        : [`${cell.username} ${cell.object}: doors ${wanted}, compiled ${found}`]
    })
    .slice(0, 12)
}

/** Cells that differ, by measure and bound; empty when the two counts are equal. */
export function differingCells(a: AccessCounts, b: AccessCounts): string[] {
  const upper = (counts: AccessCounts): AccessCounts => ({ ...counts, counts: counts.possible })
  return [...measures, 'create' as const].flatMap((measure) => [
    ...Array.from(countDifferences(a, b, measure), (value) => `${measure} ${value}`),
    ...Array.from(
      countDifferences(upper(a), upper(b), measure),
      (value) => `possible ${measure} ${value}`,
    ),
  ])
}
