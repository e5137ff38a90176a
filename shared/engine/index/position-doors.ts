import type { Steps } from '../compile/steps'
import type { DoorRows } from './door-rows'
import type { KeyedRows } from './keyed-rows'
import { forEachRow } from './row-set'
import { addUp, countOne, startOf } from '../compile/starts'

/**
 * The doors of one object looked at from the record: whom does this one let in? Dense grants are tested by their bits.
 *
 * The entries of position p are `entries[starts[p]] … entries[starts[p + 1] − 1]`, of all kinds behind one another, each
 * one number: a single question of many records waits for memory, and reads two lines of it here.
 */
export interface PositionDoors {
  readonly starts: Uint32Array
  /** Read by `entryKind`, `entryLevel` and `entryValue`. */
  readonly entries: Uint32Array
  /** By position of a sharing rule in `org.sharingRules`: indices of the grants that it gives. */
  readonly grantsOfRule: ReadonlyMap<number, readonly number[]>
}

/** What an entry's value is: the rank of a user, who passes it on or not, or the index of a sparse grant. */
export const EntryKind = { inherited: 0, alone: 1, sparse: 2 } as const

export const entryLevel = (entry: number): number => entry & 7
export const entryKind = (entry: number): number => (entry >>> 3) & 3
export const entryValue = (entry: number): number => entry >>> 5

/** Turns the entries round, in two passes over each kind. */
export function* compilePositionDoors(doors: DoorRows, rowCount: number): Steps<PositionDoors> {
  const kinds: readonly [kind: number, (visit: EntryVisitor) => void][] = [
    [EntryKind.inherited, keyedVisitor(doors.inherited)],
    [EntryKind.alone, keyedVisitor(doors.alone)],
    [EntryKind.sparse, sparseVisitor(doors)],
  ]
  const starts = new Uint32Array(rowCount + 1)
  for (const [, forEachEntry] of kinds) {
    forEachEntry((position) => {
      countOne(starts, position + 1)
    })
    yield null
  }
  addUp(starts)
  const next = starts.slice()
  const entries = new Uint32Array(startOf(starts, rowCount))
  for (const [kind, forEachEntry] of kinds) {
    forEachEntry((position, value, level) => {
      const at = startOf(next, position)
      next[position] = at + 1
      entries[at] = (value << 5) | (kind << 3) | level
    })
    yield null
  }
  return { starts, entries, grantsOfRule: grantsOfRule(doors) }
}

function grantsOfRule({ grants }: DoorRows): Map<number, number[]> {
  const byRule = new Map<number, number[]>()
  grants.forEach(({ source }, index) => {
    if (source < 0) return
    const others = byRule.get(source)
    if (others === undefined) byRule.set(source, [index])
    else others.push(index)
  })
  return byRule
}

type EntryVisitor = (position: number, value: number, level: number) => void

function keyedVisitor(rows: KeyedRows): (visit: EntryVisitor) => void {
  return (visit) => {
    for (let rank = 0; rank + 1 < rows.starts.length; rank++) {
      const end = startOf(rows.starts, rank + 1)
      for (let at = startOf(rows.starts, rank); at < end; at++)
        visit(rows.positions[at] ?? 0, rank, rows.levels[at] ?? 0)
    }
  }
}

function sparseVisitor({ grants, denseCount }: DoorRows): (visit: EntryVisitor) => void {
  return (visit) => {
    grants.slice(denseCount).forEach(({ rows, level }, i) => {
      forEachRow(rows, (position) => {
        visit(position, denseCount + i, level)
      })
    })
  }
}
