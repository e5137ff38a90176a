import type { Grantee } from '../model/group'
import type { FieldName, ObjectName, RecordId, UserId } from '../model/id'
import type { AccessLevel, SharingLevel } from '../model/level'
import type { AccountSettings } from '../model/sharing'
import type { Certainty } from './certainty'

/** The five flags of `UserRecordAccess` and the highest of them. Rules R1.6–R1.12. */
export interface RecordAccess {
  readonly hasReadAccess: boolean
  readonly hasEditAccess: boolean
  readonly hasDeleteAccess: boolean
  readonly hasTransferAccess: boolean
  readonly hasAllAccess: boolean
  readonly maxAccessLevel: AccessLevel
  /** What the record leg yields (0.4 B), before object permissions. */
  readonly sharingLevel: SharingLevel
  /** R7.3: may create manual rows. */
  readonly canShare: boolean
  /** `unknown` and `at least`: the flags that are false could be true; see `RecordBounds`. */
  readonly certainty: Certainty
}

/** Why a level is open: one door that lets the user in. Words of R17; `via` walks from the user to the record. */
export interface Grant {
  /** RowCause of R17, or a pseudo cause (`OrgWideDefault`, `RoleHierarchy(of Owner)`, `QueueMember` …). */
  readonly rowCause: string
  readonly level: SharingLevel
  /** Rule number (`R6.4`). */
  readonly rule: string
  /** False when the door may or may not be open (unknown membership, mechanism not modelled). */
  readonly isCertain: boolean
  /** Whom the row or rule names, when one does. */
  readonly grantee: Grantee | null
  /** Of a row on an account: what it gives on the account's contacts, opportunities and cases; null for other grants. Rule R17.2. */
  readonly childLevels: AccountSettings | null
  readonly via: readonly PathStep[]
}

/** One step of a path, as data; the message file turns it into words. */
export type PathStep =
  | { readonly kind: 'user'; readonly name: string }
  | { readonly kind: 'role'; readonly name: string }
  | { readonly kind: 'roleAbove'; readonly name: string; readonly below: string }
  /** `top`: the role of which the import does not say what stands above it. */
  | {
      readonly kind: 'rolePerhapsAbove'
      readonly name: string
      readonly below: string
      readonly top: string
    }
  | { readonly kind: 'group'; readonly name: string }
  | { readonly kind: 'queue'; readonly name: string }
  | { readonly kind: 'territory'; readonly name: string }
  /** `name`: the territory of which the import does not say what stands above it. */
  | { readonly kind: 'territoryPerhapsAbove'; readonly name: string }
  | { readonly kind: 'sharingRule'; readonly object: ObjectName; readonly name: string }
  | { readonly kind: 'sharingSet'; readonly name: string }
  | { readonly kind: 'share'; readonly rowCause: string }
  | { readonly kind: 'folder'; readonly name: string }
  | { readonly kind: 'everyone'; readonly name: string }
  | {
      readonly kind: 'record'
      readonly object: ObjectName
      readonly record: RecordId
      readonly name: string
    }
  | { readonly kind: 'default'; readonly object: ObjectName; readonly sharingModel: string }
  | { readonly kind: 'permission'; readonly name: string; readonly container: string }

export type Verdict = 'open' | 'closed' | 'unknown'
export type LegName = 'organization' | 'object' | 'record' | 'field' | 'restriction' | 'gate'

/** A reason as code and arguments: the message file of a language turns it into a sentence. */
export interface Reason {
  readonly code: string
  /** Rule number that decides. */
  readonly rule: string
  readonly args: Readonly<Record<string, string>>
}

export interface LegVerdict {
  readonly leg: LegName
  readonly verdict: Verdict
  readonly reasons: readonly Reason[]
}

/** A door that stays closed for this user and record, and why. Rule R17.3. */
export interface ClosedDoor {
  readonly door: string
  readonly rule: string
  readonly reason: Reason
}

/** A change (in the text language of cli.md) that would open the next level. */
export interface Missing {
  readonly nextLevel: AccessLevel
  readonly reason: Reason
  /** A change text that would do it, or null when no single setting does. */
  readonly change: string | null
}

export type UndeleteScope = 'none' | 'own' | 'all' | 'unknown'

/** An open door of an explanation. */
export interface OpenGrant extends Grant {
  /** The answer stays as it is when this door alone is closed; where there is no access, another door opens as much. Rule R1.4. */
  readonly isRedundant: boolean
}

/** Rule R1.19. */
export interface Explanation {
  readonly user: UserId
  readonly object: ObjectName
  readonly record: RecordId
  readonly field: FieldName | null
  readonly access: RecordAccess
  /** True where the platform's `UserRecordAccess` has no answer: the object is not among those with sharing settings. Rule R1.13. */
  readonly isOutsideUserRecordAccess: boolean
  /** Of this object, which deleted records the user may restore: none, those the user deleted, or all. Rule LAY-20. */
  readonly undelete: UndeleteScope
  /** What is left of the level after restriction rules and activity, for certain and at most: never more. Rules R14.5, R16.2. */
  readonly effective: AccessLevel
  readonly effectiveAtMost: AccessLevel
  readonly legs: readonly LegVerdict[]
  readonly grants: readonly OpenGrant[]
  readonly closed: readonly ClosedDoor[]
  readonly missing: readonly Missing[]
  /** Decision ids and assumptions that the answer rests on (`D-15`, `owd-assumed`). */
  readonly assumptions: readonly Reason[]
}
