import type { HeatMapValues } from '@shared/protocol/engine'

/** The heat-map that was shown last, as long as the same question would be answered alike. */
export interface PictureRow {
  readonly orgId: string
  /** What was asked, of which content, by which program. */
  readonly question: string
  /** ISO 8601; null: for ever. */
  readonly holdsUntil: string | null
  /** `HeatMapAxes` as JSON: ten thousand rows are written and read several times as fast as objects. */
  readonly axes: string
  readonly values: HeatMapValues
  readonly base: HeatMapValues | null
}
