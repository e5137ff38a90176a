import type { Org } from '@shared/model/org'
import type { RecordTable } from '@shared/model/record-table'
import type { Feature } from '@shared/sample/org-shape'
import type { Random } from '@shared/sample/random'

/** Something that an org may hold: how a generated org comes to it, and how one tells that it has it. */
export interface OrgFeature {
  /** What the generator is asked for, this feature’s own and what it stands on. */
  readonly from?: readonly Feature[]
  readonly put?: (org: Org, random: Random) => Org
  readonly isIn: (org: Org) => boolean
}

export type OrgFeatures = Readonly<Record<string, OrgFeature>>

/** The list with one of its entries changed; an empty one as it is. */
export function oneChanged<T>(
  random: Random,
  list: readonly T[],
  change: (entry: T) => T,
  isWanted: (entry: T) => boolean = () => true,
): T[] {
  const wanted = list.filter(isWanted)
  const chosen = wanted.length === 0 ? null : random.pick(wanted)
  return list.map((entry) => (entry === chosen ? change(entry) : entry))
}

export const tableOf = (org: Org, object: string): RecordTable | undefined =>
  org.records.find((table) => table.object === object)

/** The table with another value of a field in each row. */
export function withColumn(
  table: RecordTable,
  field: string,
  valueOf: (row: number) => string | null,
): RecordTable {
  const others = table.columns.filter((column) => column.field !== field)
  return {
    ...table,
    columns: [...others, { field, values: table.ids.map((_, at) => valueOf(at)) }],
  }
}

/** Does a column of the object hold this text in some row? */
export const holds = (org: Org, object: string, field: string, value: string): boolean =>
  tableOf(org, object)
    ?.columns.find((column) => column.field === field)
    ?.values.includes(value) === true
