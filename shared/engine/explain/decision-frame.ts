import type { AccessLevel, SharingLevel } from '../../model/level'
import type { Grant, LegName, Reason } from '../answer'

/**
 * The answer so far. Each number is what is certain; beside it stands what is possible where the import does not say.
 *
 * What no frame has looked at yet is at its lowest, but `effective`, which is null until the answer stands.
 */
export interface DecisionValue {
  readonly mayLogIn: boolean
  /** `ObjectBit`s on the record's object. */
  readonly permissions: number
  readonly possiblePermissions: number
  readonly sharing: SharingLevel
  readonly possibleSharing: SharingLevel
  /** `FlagBit`s of the answer. */
  readonly flags: number
  readonly possibleFlags: number
  /** The highest of `flags`. Rule R1.12. */
  readonly access: AccessLevel
  readonly possibleAccess: AccessLevel
  /** `FieldBit`s; both stay 0 where no field was asked for. */
  readonly field: number
  readonly possibleField: number
  /** What restriction rules and activity leave of the level. Rules R14.5, R16.2. */
  readonly effective: AccessLevel | null
}

/** One step of a decision: what is looked at, by which rule, what is found there, and the value after it. */
export interface DecisionFrame {
  readonly leg: LegName
  /** What is looked at; its `rule` decides here. */
  readonly at: Reason
  /** Name of the door, where one is asked (`RoleHierarchy`); a breakpoint stands on it. */
  readonly door: string | null
  readonly inputs: readonly Reason[]
  /** What the door leaves, with the path to the user. */
  readonly grants: readonly Grant[]
  readonly value: DecisionValue
}

/** A frame that is still to have its value: `change` is what it does to the one before. */
export interface Step {
  readonly leg: LegName
  readonly at: Reason
  readonly door?: string
  readonly inputs?: readonly Reason[]
  readonly grants?: readonly Grant[]
  readonly change: Partial<DecisionValue>
}

export const reasonOf = (
  code: string,
  rule: string,
  args: Readonly<Record<string, string>> = {},
): Reason => ({ code, rule, args })
