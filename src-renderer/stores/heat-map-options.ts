import type { ObjectName } from '@shared/model/id'
import type { HeatMapRowKind, Measure } from '@shared/protocol/engine'
import { farthestZoom } from '../ui/heat-map-grid/grid-layout'

/** How somebody looks at the heat-map; kept with the org. */
export interface HeatMapOptions {
  readonly rows: HeatMapRowKind
  readonly measure: ShownMeasure
  readonly phase: Phase
  readonly openedObjects: readonly ObjectName[]
  readonly foldedGroups: readonly string[]
  readonly filter: string
  readonly isOnlySet: boolean
  /** Rows that show the same stand as one. */
  readonly isAlikeFolded: boolean
  /** Ids of the first rows of those that are unfolded all the same. */
  readonly unfoldedAlike: readonly string[]
  readonly isOnlyDifferent: boolean
  readonly sort: { readonly column: string; readonly isDown: boolean } | null
  /** From 0 (cells are read) to `farthestZoom`, fractions included. */
  readonly zoom: number
  readonly isSummary: boolean
  readonly summary: Summary
  /** In rem. */
  readonly summaryHeight: number
}

/** What of the options decides what is drawn, as against how large. */
export type HeatMapLook = Omit<HeatMapOptions, 'zoom' | 'isSummary' | 'summary' | 'summaryHeight'>

export type ShownMeasure = Measure | 'level'
export type Phase = 'before' | 'after' | 'difference'

export const rowKinds = ['user', 'persona', 'role', 'profile', 'permissionset', 'group'] as const
export const shownMeasures = [
  'level',
  'read',
  'edit',
  'delete',
  'transfer',
  'all',
  'create',
] as const
export const summaries = ['objects', 'distribution', 'roles'] as const
export type Summary = (typeof summaries)[number]
export const phases = ['before', 'after', 'difference'] as const

/** What was remembered, as far as it still makes sense. */
export function parseHeatMapOptions(stored: unknown, rows: HeatMapRowKind): HeatMapOptions {
  const row = isRow(stored) ? stored : {}
  const { sort } = row
  return {
    rows: rowKinds.find((one) => one === row['rows']) ?? rows,
    measure: shownMeasures.find((one) => one === row['measure']) ?? 'level',
    phase: phases.find((one) => one === row['phase']) ?? 'after',
    openedObjects: textsOf(row['openedObjects']),
    foldedGroups: textsOf(row['foldedGroups']),
    filter: typeof row['filter'] === 'string' ? row['filter'] : '',
    isOnlySet: row['isOnlySet'] === true,
    isAlikeFolded: row['isAlikeFolded'] === true,
    unfoldedAlike: textsOf(row['unfoldedAlike']),
    isOnlyDifferent: row['isOnlyDifferent'] === true,
    sort:
      isRow(sort) && typeof sort['column'] === 'string'
        ? { column: sort['column'], isDown: sort['isDown'] === true }
        : null,
    zoom: sizeOf(row['zoom'], 0, farthestZoom) ?? 0,
    isSummary: row['isSummary'] === true,
    summary: summaries.find((one) => one === row['summary']) ?? 'objects',
    summaryHeight: sizeOf(row['summaryHeight'], 8, 60) ?? 15,
  }
}

const isRow = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []

const sizeOf = (value: unknown, least: number, most: number): number | null =>
  typeof value === 'number' && value >= least && value <= most ? value : null
