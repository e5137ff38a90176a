import type { ObjectName } from '../../../model/id'
import { SharingLevel } from '../../../model/level'
import type { ClosedDoor, Grant, Reason } from '../../answer'
import type { CompiledOrg } from '../../compile/compile-org'
import type { CompiledTable, RecordPosition } from '../../compile/compiled-table'
import { FlagBit } from '../flag-bits'
import type { Bound } from '../sharing-level'
import type { Subject } from '../subject'

/** `FlagBit`s of a user on another record under one reading: how a special object asks about the records that decide. */
export type AskFlags = (user: number, position: RecordPosition, bound: Bound) => number

/** One object with an access model of its own (section 15), as plain functions. */
export interface SpecialObject {
  readonly name: ObjectName
  /** `FlagBit`s that the record leg opens for one user and one record, before object permissions. */
  readonly leg: (subject: Subject, bound: Bound, ask: AskFlags) => number
  /** `FlagBit`s of the answer. */
  readonly flags: (subject: Subject, bound: Bound, leg: number) => number
  /** Every open door, as `grantsOf` gives them for other objects; together they say what `leg` says. Rule R1.19. */
  readonly grants: (subject: Subject, ask: AskFlags) => readonly Grant[]
  /** Doors that stay closed, beside those of ownership. Rule R17.3. */
  readonly closed: (subject: Subject, ask: AskFlags) => readonly ClosedDoor[]
  /** What would open a higher level of the record leg; null where the default, rules and rows do, as on other objects. */
  readonly missing: (subject: Subject) => Reason | null
  /** Records with equal signatures have equal flags for every user, so that they are counted together. */
  readonly signature: (table: CompiledTable, row: number, compiled: CompiledOrg) => string
  /** Records, beside its references, whose defaults the answer rests on. Product 5. */
  readonly restsOn?: (subject: Subject) => readonly RecordPosition[]
  /** What the answer takes for granted because the import does not say. Product 5. */
  readonly assumptions?: (subject: Subject) => readonly Reason[]
}

/** The level of the record leg that opened actions come to, for display. Rule R1.12. */
export function levelOfLeg(leg: number): SharingLevel {
  if ((leg & FlagBit.all) !== 0) return SharingLevel.All
  if ((leg & FlagBit.transfer) !== 0) return SharingLevel.Transfer
  if ((leg & FlagBit.edit) !== 0) return SharingLevel.Edit
  return (leg & FlagBit.read) !== 0 ? SharingLevel.Read : SharingLevel.None
}

/** Actions that a level of the record leg opens. Rules R1.6–R1.11. */
export function legOfLevel(level: SharingLevel): number {
  const { Read, Edit, Transfer, All } = SharingLevel
  return (
    (level >= Read ? FlagBit.read : 0) |
    (level >= Edit ? FlagBit.edit : 0) |
    (level >= Transfer ? FlagBit.transfer : 0) |
    (level >= All ? FlagBit.delete | FlagBit.all : 0)
  )
}
