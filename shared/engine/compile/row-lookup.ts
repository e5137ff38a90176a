import { rowsOfPiece, type Steps } from './steps'

/**
 * Rows of a table by the id of their record, in a hash table of numbers: eight to sixteen bytes a record, where a `Map`
 * takes about fifty. `slots` holds row + 1 at the place of an id's hash or the next free one, 0 where there is none.
 */
export interface RowLookup {
  readonly ids: readonly string[]
  readonly slots: Uint32Array
}

/** Of an id that stands twice the last row counts. O(ids). */
export function* compileRowLookup(ids: readonly string[]): Steps<RowLookup> {
  const lookup = { ids, slots: new Uint32Array(1 << (33 - Math.clz32(ids.length))) }
  for (let row = 0; row < ids.length; row++) {
    lookup.slots[slotOf(lookup, ids[row] ?? '')] = row + 1
    if (row % rowsOfPiece === rowsOfPiece - 1) yield null
  }
  return lookup
}

/** Row of a record by its id; undefined where no record has it. */
export function rowOf(lookup: RowLookup | undefined, id: string): number | undefined {
  const row = lookup === undefined ? 0 : (lookup.slots[slotOf(lookup, id)] ?? 0)
  return row === 0 ? undefined : row - 1
}

/** Where the id stands, or would stand. At most half of the slots are taken, so the search ends. */
function slotOf({ ids, slots }: RowLookup, id: string): number {
  const mask = slots.length - 1
  let slot = hashOf(id) & mask
  for (;;) {
    const row = slots[slot] ?? 0
    if (row === 0 || ids[row - 1] === id) return slot
    slot = (slot + 1) & mask
  }
}

/** FNV-1a over the characters, its high bits folded in. */
function hashOf(id: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193)
  return hash ^ (hash >>> 15)
}
