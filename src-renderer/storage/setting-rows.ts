import type { Design } from '@shared/model/design'

/** What people think about an org. */
export interface DesignRow {
  readonly orgId: string
  readonly design: Design
}

/** How the window stood when the org was left; every reader parses what it recalls. */
export interface SessionRow {
  readonly orgId: string
  readonly values: Readonly<Record<string, unknown>>
}

export interface SettingRow {
  readonly key: string
  readonly value: unknown
}
