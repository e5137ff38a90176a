import type { HeatMapRows, Measure } from '../engine/heat-map/heat-map-types'
import type { FieldName, ObjectName, UserId } from '../model/id'
import type { ChangeText } from './sentence'
import type { ChangeDescription } from './what-if'

export type { HeatMapRows, Measure }

export type HeatMapRowKind = HeatMapRows | 'persona'

export interface HeatMapQuery {
  readonly rows: HeatMapRowKind
  /** Objects whose fields stand beside them as columns of their own. */
  readonly openedObjects: readonly ObjectName[]
  /** Changes in force, in order; empty for the base. */
  readonly changes: readonly ChangeText[]
  /** Adds the base's values beside the changed ones (before and difference). */
  readonly withBase: boolean
  /** Changes of another scenario, whose values are added in place of the base's. */
  readonly beside?: readonly ChangeText[]
  /** `axes.key` of the axes that the window already holds, or null; equal axes are not sent again. */
  readonly axesKey: string | null
  /** Tells which rows show the same. */
  readonly withLikeness?: boolean
}

/**
 * A whole heat-map. The cell of row r and column c is at r * columnCount + c in every array.
 */
export interface HeatMap {
  /** Null when they are the ones named by `axesKey`. */
  readonly axes: HeatMapAxes | null
  readonly rowCount: number
  readonly columnCount: number
  readonly values: HeatMapValues
  /** The values without the changes, when `withBase` asked for them and there are changes. */
  readonly base: HeatMapValues | null
  /** By row: the first row that shows the same in every column; null when it was not asked for. */
  readonly likeness: Uint32Array | null
  /** Until when (ISO 8601) the same question has the same answer while nobody edits the org; null: for ever. */
  readonly holdsUntil: string | null
  /** Changes that could not be applied; the picture leaves them out. */
  readonly refused: readonly ChangeDescription[]
}

export interface HeatMapAxes {
  readonly key: string
  readonly rows: readonly HeatMapRow[]
  readonly columns: readonly HeatMapColumn[]
}

/** Numbers per cell, transferred and not copied. */
export interface HeatMapValues {
  /** Highest level on any record that is certain: `AccessLevel` ordinal 0–5. On a field column 0 none, 1 read, 2 edit. */
  readonly levels: Uint8Array
  /** Highest level that is possible; above `levels` where something is not known. */
  readonly possibleLevels: Uint8Array
  /** Records (for a row of several users: users × records) with the measure for certain; `create` counts users. */
  readonly counts: HeatMapCounts
  /** The same, as an upper bound. The same arrays when nothing is uncertain. */
  readonly possible: HeatMapCounts
  /** What the counts are a share of; 0 where there is nothing to count. */
  readonly totals: Uint32Array
  /** 0 exact, 1 assumed, 2 at most, 3 at least, 4 unknown: the ranks of `Certainty`. */
  readonly certainties: Uint8Array
}

/** For the distribution: records at exactly Edit are `edit - delete`, and so on; on a field column only read and edit. */
export type HeatMapCounts = { readonly [Name in Measure]: Uint32Array }

export interface HeatMapRow {
  /** Stable: a user's id, a role's id …; what `explain` and `recordsOfCell` take. */
  readonly id: string
  readonly name: string
  /** Role of a user, number of users of a role …; may be empty. */
  readonly detail: string
  /** Heading under which it stands (role branch, licence), or empty. */
  readonly group: string
  /** The row is one user (or persona), who may be explained directly. */
  readonly user: UserId | null
  /** Of a role: the row of the role above it. */
  readonly parent: string | null
  readonly isActive: boolean
  /** Users that the row adds up. */
  readonly userCount: number
}

export interface HeatMapColumn {
  readonly object: ObjectName
  /** Null for the object itself. */
  readonly field: FieldName | null
  readonly label: string
  /** The default in force (`Private`), or a field's type; may be empty. */
  readonly detail: string
  readonly fieldCount: number
  readonly recordCount: number
  /** Record classes stand in for records that were not imported (product 4). */
  readonly basis: 'records' | 'record classes'
  readonly isAssumed: boolean
}
