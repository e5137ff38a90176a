import type { ScenarioComparisonCalls } from './scenario-comparison'
import type { ChangeText, Sentence } from './sentence'
import type { ChangeDescription } from './what-if'

// Scenarios beside the open org's base.

export interface DescribeScenarioQuery {
  /** Changes in force of what the scenario stands on, in order; empty for the base. */
  readonly under: readonly ChangeText[]
  /** Its own, in order; one that is not in force is described at its place and not made. */
  readonly changes: readonly { readonly text: ChangeText; readonly isInForce: boolean }[]
}

/** A change of a scenario at its place: after the changes before it. */
export interface DescribedChange {
  readonly description: ChangeDescription
  /** What it changes is so already: it does nothing there. */
  readonly isAlreadySo: boolean
  /** The value in what the scenario stands on; null: there is none. */
  readonly valueUnder: string | null
}

/** A scenario as it was read from a text. */
export interface ReadScenario {
  /** Null where the text does not say. */
  readonly name: string | null
  readonly on: string | null
  readonly note: string
  readonly changes: readonly { readonly text: ChangeText; readonly isOn: boolean }[]
  /** Lines that are no change, or one that cannot be made at its place. */
  readonly problems: readonly { readonly line: number; readonly message: Sentence }[]
}

export interface ScenarioCalls extends ScenarioComparisonCalls {
  describeScenario: (query: DescribeScenarioQuery) => readonly DescribedChange[]
  /** Reads the text of a scenario, or lines with changes as the command line takes them; nothing is changed. */
  readScenario: (query: {
    readonly text: string
    readonly under: readonly ChangeText[]
  }) => ReadScenario
}
