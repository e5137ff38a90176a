import type { RecordTable } from '@shared/model/record-table'

// Long lists are cut where their own entries say so, so that an entry put in or taken out moves no other cut.

/** Entries of a piece, about; an entry that holds long lists itself counts for as many. */
const usualEntries = 64
/** Records of a piece, about, and at most. */
const usualRecords = 16_384
const mostRecords = 65_536

/** A list in pieces of whole entries, in order; an empty list has none. */
export function piecesOf<Entry extends object>(list: readonly Entry[]): readonly Entry[][] {
  const pieces: Entry[][] = []
  let piece: Entry[] = []
  let weight = 0
  // Coarser for longer lists: neither thousands of pieces nor pieces of megabytes.
  const usual = usualEntries * 2 ** Math.max(0, Math.floor(Math.log2(list.length / 4_096) / 2))
  for (const entry of list) {
    const { hash, size } = look(entry)
    if (piece.length > 0 && (hash % usual === 0 || weight >= usual * 4)) {
      pieces.push(piece)
      piece = []
      weight = 0
    }
    piece.push(entry)
    weight += size
  }
  return piece.length === 0 ? pieces : [...pieces, piece]
}

/** Ends of the pieces of a table of records, the last one its length; one piece at least. */
export function recordCuts({ ids }: RecordTable): readonly number[] {
  const ends: number[] = []
  let from = 0
  for (let row = 1; row < ids.length; row++) {
    if (row - from < usualRecords / 8) continue
    const id = ids[row] ?? ''
    const isCut = hashOf(id, Math.max(0, id.length - 8)) % usualRecords === 0
    if (!isCut && row - from < mostRecords) continue
    ends.push(row)
    from = row
  }
  return [...ends, ids.length]
}

/** What an entry is known by, and how much is in it. */
function look(entry: object): { readonly hash: number; readonly size: number } {
  let hash = 0
  let size = 1
  const values: readonly unknown[] = Object.values(entry)
  for (const value of values) {
    if (typeof value === 'string') hash = (Math.imul(hash, 31) + hashOf(value, 0)) >>> 0
    else if (Array.isArray(value)) size += value.length
  }
  return { hash, size }
}

/** FNV-1a of a text from a position on, its low bits mixed with the high ones. */
function hashOf(text: string, from: number): number {
  let hash = 0x811c9dc5
  for (let at = from; at < text.length; at++)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}
