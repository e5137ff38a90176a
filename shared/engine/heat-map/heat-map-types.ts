import type { ObjectName } from '../../model/id'

export type HeatMapRows = 'user' | 'role' | 'profile' | 'permissionset' | 'group'
/** What is counted, from the least to the most; creating apart. */
export const measures = ['read', 'edit', 'delete', 'transfer', 'all', 'create'] as const
export type Measure = (typeof measures)[number]

/**
 * Counts per user and object, the raw material of every heat-map: position u * objectCount + o.
 *
 * `counts[m]` holds, for measure m, the records of object o on which user u has it (lower bound: certain doors only);
 * `possible` the upper bound, the same arrays when nothing is uncertain. `create` is 0 or 1 and no count (R1.15).
 */
export interface AccessCounts {
  readonly userCount: number
  readonly objects: readonly ObjectName[]
  /** Records of each object. */
  readonly totals: Uint32Array
  readonly counts: MeasureCounts
  readonly possible: MeasureCounts
  /**
   * Records of object o that user u has at each `AccessLevel`, for certain: position (u * objectCount + o) * 6 + level.
   * The six add up to the object's total.
   */
  readonly levels: Uint32Array
  /** Per object: bit 0 default assumed, bit 1 hierarchy switch assumed, bit 2 mechanism not modelled. */
  readonly objectMarks: Uint8Array
}

export interface MeasureCounts {
  readonly read: Uint32Array
  readonly edit: Uint32Array
  readonly delete: Uint32Array
  readonly transfer: Uint32Array
  readonly all: Uint32Array
  readonly create: Uint8Array
}

/** One row of the `heatmap` command and one square of the picture. */
export interface HeatMapCell {
  readonly row: string
  readonly column: string
  readonly count: number
  readonly possible: number
  readonly total: number
}
