import type { RecordId } from '../../model/id'
import type { Org } from '../../model/org'
import { recordLabel } from '../../model/record-label'
import type { RecordTable } from '../../model/record-table'
import type { Named } from '../kind'
import { recordNamed } from '../naming'
import { mapped } from '../references'

/** One record, by where it stands. */
export interface RecordItem {
  readonly object: string
  readonly id: RecordId
  /** What people call it. */
  readonly name: string
  readonly table: RecordTable
  readonly row: number
}

export function recordAt(table: RecordTable, row: number): RecordItem | null {
  const id = table.ids[row]
  if (id === undefined) return null
  const name = recordLabel((field) => valueOf(table, row, field), id)
  return { object: table.object, id, name, table, row }
}

/** The value of a field, in any letter case; null for blank and for a field without column. */
export function valueOf(table: RecordTable, row: number, field: string): string | null {
  const wanted = field.toLowerCase()
  const column = table.columns.find((one) => one.field.toLowerCase() === wanted)
  return column?.values[row] ?? null
}

/** A record by id or unique name. */
export function recordOf(org: Org, text: string): Named<RecordItem> {
  const found = recordNamed(org, text)
  if (found.kind === 'refused') return found
  const item = recordAt(found.table, found.position)
  if (item === null) throw new Error('a record is found where none is')
  return { kind: 'found', item, position: found.position }
}

/** The record's id as a change names it; empty for none. */
export const recordNameOf = (id: RecordId | null): string => id ?? ''

/** Every record, of all objects. */
export function allRecords(org: Org): readonly RecordItem[] {
  return org.records.flatMap((table) =>
    table.ids.flatMap((_, row) => {
      const item = recordAt(table, row)
      return item === null ? [] : [item]
    }),
  )
}

/** How many records a user or queue owns. */
export function ownedCount(org: Org, owner: string): number {
  let count = 0
  for (const { owners } of org.records) for (const one of owners) if (one === owner) count++
  return count
}

/** The org with every cell blank that holds one of these ids. */
export function withoutValues(org: Org, ids: ReadonlySet<string>): Org {
  const isGone = (value: string | null) => value !== null && ids.has(value)
  const records = mapped(org.records, (table) => {
    const columns = mapped(table.columns, (column) => {
      if (!column.values.some(isGone)) return column
      return { ...column, values: column.values.map((value) => (isGone(value) ? null : value)) }
    })
    return columns === table.columns ? table : { ...table, columns }
  })
  return records === org.records ? org : { ...org, records }
}
