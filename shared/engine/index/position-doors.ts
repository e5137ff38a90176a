import type { Steps } from '../compile/steps'
import type { DoorRows } from './door-rows'
import type { KeyedRows } from './keyed-rows'
import { forEachRow } from './row-set'
import { addUp, countOne, startOf } from '../compile/starts'

/** Numbers per record: those of position p are `starts[p] … starts[p + 1] − 1`. */
interface ByPosition {
  readonly starts: Uint32Array
  /** Rank of the user an entry is for, or index of a grant. */
  readonly values: Uint32Array
  readonly levels: Uint8Array
}

/** The doors of one object looked at from the record: whom does this one let in? Dense grants are tested by their bits. */
export interface PositionDoors {
  readonly inherited: ByPosition
  readonly alone: ByPosition
  readonly sparse: ByPosition
  /** By position of a sharing rule in `org.sharingRules`: indices of the grants that it gives. */
  readonly grantsOfRule: ReadonlyMap<number, readonly number[]>
}

export function* compilePositionDoors(doors: DoorRows, rowCount: number): Steps<PositionDoors> {
  const inherited = byPosition(rowCount, keyedVisitor(doors.inherited))
  yield null
  const alone = byPosition(rowCount, keyedVisitor(doors.alone))
  yield null
  const sparse = byPosition(rowCount, (visit) => {
    for (let grant = doors.denseCount; grant < doors.grants.length; grant++) {
      const { rows, level } = doors.grants[grant] ?? {
        rows: { kind: 'list', positions: new Uint32Array(0) },
        level: 0,
      }
      forEachRow(rows, (position) => {
        visit(position, grant, level)
      })
    }
  })
  yield null
  return { inherited, alone, sparse, grantsOfRule: grantsOfRule(doors) }
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

/** Turns entries round, in two passes over them. */
function byPosition(rowCount: number, forEachEntry: (visit: EntryVisitor) => void): ByPosition {
  const starts = new Uint32Array(rowCount + 1)
  forEachEntry((position) => {
    countOne(starts, position + 1)
  })
  addUp(starts)
  const next = starts.slice()
  const values = new Uint32Array(startOf(starts, rowCount))
  const levels = new Uint8Array(values.length)
  forEachEntry((position, value, level) => {
    const at = next[position] ?? 0
    next[position] = at + 1
    values[at] = value
    levels[at] = level
  })
  return { starts, values, levels }
}
