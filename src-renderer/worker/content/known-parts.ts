import type { RecordTable } from '@shared/model/record-table'
import type { PartId, PartRef } from '@shared/protocol/engine'

type Entries = readonly object[]
type EntriesRef = Extract<PartRef, { kind: 'entries' }>
type RecordsRef = Extract<PartRef, { kind: 'records' }>

/** Parts of orgs that were encoded or decoded: what is still the same value is neither encoded nor hashed again. */
export interface KnownParts {
  /** Parts whose bytes were given or read: they are taken to be stored. */
  readonly stored: Set<PartId>
  /** The part of these entries of a list, when they stood together in a part before. */
  readonly entries: (list: string, piece: Entries) => EntriesRef | null
  readonly noteEntries: (piece: Entries, ref: EntriesRef) => void
  /** The parts of a table with the rows of each. */
  readonly table: (table: RecordTable) => readonly RecordsRef[] | null
  /** The table of this object that was noted last. */
  readonly lastTable: (object: string) => NotedTable | null
  readonly noteTable: (table: RecordTable, refs: readonly RecordsRef[]) => void
}

interface NotedTable {
  readonly table: RecordTable
  readonly refs: readonly RecordsRef[]
}

export function knownParts(): KnownParts {
  const pieces = new WeakMap<object, { readonly piece: Entries; readonly ref: EntriesRef }>()
  const tables = new WeakMap<RecordTable, readonly RecordsRef[]>()
  const last = new Map<string, NotedTable>()
  return {
    stored: new Set(),
    entries(list, piece) {
      const known = piece[0] === undefined ? undefined : pieces.get(piece[0])
      if (known?.ref.list !== list || known.piece.length !== piece.length) return null
      return piece.every((entry, at) => entry === known.piece[at]) ? known.ref : null
    },
    noteEntries(piece, ref) {
      if (piece[0] !== undefined) pieces.set(piece[0], { piece, ref })
    },
    table: (table) => tables.get(table) ?? null,
    lastTable: (object) => last.get(object) ?? null,
    noteTable(table, refs) {
      tables.set(table, refs)
      last.set(table.object, { table, refs })
    },
  }
}

/** Whether the rows from `from` to `to` are the same values in both tables, which have the same columns. */
export function areSameRows(a: RecordTable, b: RecordTable, from: number, to: number): boolean {
  if (a.columns.length !== b.columns.length) return false
  if ((a.matchedRules === null) !== (b.matchedRules === null)) return false
  return (
    isSame(a.ids, b.ids, from, to) &&
    isSame(a.owners, b.owners, from, to) &&
    isSame(a.matchedRules ?? [], b.matchedRules ?? [], from, to) &&
    a.columns.every((column, at) => {
      const other = b.columns[at]
      return other?.field === column.field && isSame(column.values, other.values, from, to)
    })
  )
}

function isSame(a: readonly unknown[], b: readonly unknown[], from: number, to: number): boolean {
  if (a === b) return true
  for (let row = from; row < to; row++) if (a[row] !== b[row]) return false
  return true
}
