import type { Difference, RecordDifferences } from '../scenario/record-differences'
import type { FieldName, ObjectName, RecordId, UserId } from '../model/id'
import type { HeatMapRowKind, Measure } from './heat-map'
import type { ChangeText } from './sentence'

// Two or more scenarios beside each other, cell by cell.

export interface CompareScenariosQuery {
  /** The changes of each side, in order; none: the base. The first is what the others are compared with. */
  readonly sides: readonly (readonly ChangeText[])[]
  readonly rows: HeatMapRowKind
  /** Objects whose fields are compared as well. */
  readonly openedObjects: readonly ObjectName[]
  /** Cells of these alone; null: every differing one. */
  readonly show: Difference | null
  /** Null: of everybody, on everything. */
  readonly only: Concerned | null
  /** Most cells in the answer. */
  readonly limit: number
}

/** Against the first side, over all others: `both` where one gained and one lost, or a cell did both. */
export type { Difference }

/** What a group of cells is about: these users, and of one object its own column, its fields, or both. */
export interface Concerned {
  readonly users: readonly UserId[]
  readonly object: ObjectName
  readonly isOfObject: boolean
  readonly fields: readonly FieldName[]
}

export interface ComparedCell {
  readonly row: string
  readonly rowName: string
  readonly user: UserId | null
  readonly object: ObjectName
  readonly field: FieldName | null
  readonly label: string
  readonly difference: Difference
  /** In the order of the sides. */
  readonly sides: readonly ComparedSide[]
}

export interface ComparedSide {
  /** As in the heat-map: certain and possible. */
  readonly level: number
  readonly possibleLevel: number
  /** Records with each measure for certain, for a row of several users added up. */
  readonly counts: { readonly [Name in Measure]: number }
  readonly total: number
}

export interface ScenarioComparison {
  /** By difference, whatever is shown. */
  readonly differing: { readonly [Name in Difference]: number }
  /** The first of those that are shown, by row and column. */
  readonly cells: readonly ComparedCell[]
  readonly cellCount: number
}

export type CompareRecordsQuery = Pick<CompareScenariosQuery, 'sides' | 'show' | 'only' | 'limit'>

/** Pairs of user and record whose level is not the same on all sides; pair i is at i of every array. */
export interface RecordComparison {
  readonly differing: RecordDifferences['differing']
  /** Pairs that are shown, with those beyond the limit. */
  readonly pairCount: number
  readonly users: readonly { readonly id: UserId; readonly name: string }[]
  readonly records: readonly ComparedRecord[]
  /** Positions in `users` and `records`. */
  readonly user: Uint32Array
  readonly record: Uint32Array
  /** By pair and side: `AccessLevel` ordinal, or 6 for what may be open and may be not. */
  readonly levels: Uint8Array
}

export interface ComparedRecord {
  readonly object: ObjectName
  readonly id: RecordId
  readonly name: string
}

export interface ScenarioComparisonCalls {
  /** Long. */
  compareRecords: (query: CompareRecordsQuery) => RecordComparison
  /** All of them as CSV in UTF-8, with the sides under these titles; long. */
  exportRecords: (
    query: Omit<CompareRecordsQuery, 'limit'> & { readonly titles: readonly string[] },
  ) => Uint8Array
  compareScenarios: (query: CompareScenariosQuery) => ScenarioComparison
}
