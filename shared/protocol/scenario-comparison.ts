import type { FieldName, ObjectName, UserId } from '../model/id'
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
  /** Most cells in the answer. */
  readonly limit: number
}

/** Against the first side, over all others: `both` where one gained and one lost, or a cell did both. */
export type Difference = 'gained' | 'lost' | 'both'

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

export interface ScenarioComparisonCalls {
  compareScenarios: (query: CompareScenariosQuery) => ScenarioComparison
}
