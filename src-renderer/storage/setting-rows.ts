/** A change of the what-if list; one that is off stays in the list. */
export interface ScenarioChange {
  readonly text: string
  readonly isOn: boolean
  /** Why to try it, where it came with the org. */
  readonly about?: string
}

/** The changes that stand beside an org's base. */
export interface ScenarioRow {
  readonly orgId: string
  readonly changes: readonly ScenarioChange[]
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
