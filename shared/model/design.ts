/** What people think about an org, kept beside it: the engine never reads it. All lists are in the order of their author. */
export interface Design {
  readonly scenarios: readonly Scenario[]
  readonly requirements: readonly Requirement[]
  readonly watches: readonly Watch[]
}

/** A named list of changes on the base or on another scenario. */
export interface Scenario {
  /** Unique in the design: a text names the scenario so. */
  readonly name: string
  /** Name of the scenario that it stands on; null: the base. */
  readonly on: string | null
  readonly note: string
  readonly changes: readonly ScenarioChange[]
}

/** A change of a scenario; one that is off stays in the list. */
export interface ScenarioChange {
  readonly text: string
  readonly isOn: boolean
  /** Why to try it, in one sentence. */
  readonly about?: string
  /**
   * The value that it was made to, where what the scenario stands on has another one now: not made until somebody settles
   * it. Null: there was none; absent: there is nothing to settle.
   */
  readonly before?: string | null
}

export interface Requirement {
  /** One sentence of the language of requirements. */
  readonly text: string
  readonly note: string
}

/** An answer that is kept in sight: named as a text names them. */
export interface Watch {
  readonly user: string
  readonly object: string
  readonly record: string | null
  readonly field: string | null
}

export const emptyDesign: Design = { scenarios: [], requirements: [], watches: [] }

export const isEmptyDesign = ({ scenarios, requirements, watches }: Design): boolean =>
  scenarios.length + requirements.length + watches.length === 0
