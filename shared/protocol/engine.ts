import type { Certainty } from '../engine/certainty'
import type { LegName, RecordAccess, Verdict } from '../engine/answer'
import type { HeatMapRows, Measure } from '../engine/heat-map/heat-map-types'
import type { Diagnostic } from '../model/diagnostic'
import type { FieldName, ObjectName, RecordId, UserId } from '../model/id'
import type { AccessLevel } from '../model/level'

// Every message between the window and the engine's worker, as types. Views take the engine's words from here.
export type { Certainty, HeatMapRows, LegName, Measure, RecordAccess, Verdict }

/**
 * One line of the engine's own words, made in the worker: lower case, no full stop, the user's names in backticks.
 *
 * `ui/NamedText.vue` draws it, with the names set in the mono font.
 */
export type Sentence = string

/** A change in the text language of the command line (`object:Account.sharingModel=Private`). */
export type ChangeText = string

/** One map of calls: the argument and the answer of each. A newer call of the same name supersedes the older. */
export interface EngineCalls {
  /** Runs in a worker of its own; cancelling ends that worker and leaves nothing behind. Reports progress. */
  importFiles: (query: ImportQuery) => ImportedOrg
  /** A sample org by its id in `listSamples`; as `importFiles`. */
  makeSample: (query: { readonly id: string }) => ImportedOrg
  listSamples: (query: Nothing) => readonly SampleEntry[]
  /** Makes this the org that every later call is about, and builds its lookups. */
  openOrg: (query: { readonly content: OrgContent }) => OrgSummary
  heatMap: (query: HeatMapQuery) => HeatMap
  /** The users behind a row (a role's, a set's …), so that one of them can be explained. */
  usersOfRow: (query: UsersOfRowQuery) => Page<UserEntry>
  /** The records behind a cell, highest level first. */
  recordsOfCell: (query: RecordsOfCellQuery) => Page<RecordEntry>
  explain: (query: ExplainQuery) => ExplainAnswer
  whatIf: (query: WhatIfQuery) => WhatIfAnswer
  /** Each change as words with its value before and after; a refused one says why. In the order given. */
  describeChanges: (query: {
    readonly changes: readonly ChangeText[]
  }) => readonly ChangeDescription[]
  /** May this change be made, on top of the given ones? */
  checkChange: (query: CheckChangeQuery) => ChangeDescription
  /** Ways to go on from what is typed in the change box, best first. */
  completeChange: (query: {
    readonly text: string
    readonly limit: number
  }) => readonly ChangeCompletion[]
  /** What can be flipped about an object, user, rule …, each with its value now and the changes to the others. */
  settingsOf: (query: SettingsQuery) => readonly FlippableSetting[]
  /** Users, objects, fields, rules, roles, profiles, sets and groups whose name fits the text. */
  search: (query: { readonly text: string; readonly limit: number }) => readonly SearchHit[]
  /** The open org with the changes applied, as new content: what "apply to the base" stores. */
  applyChanges: (query: { readonly changes: readonly ChangeText[] }) => AppliedChanges
  /** The org document (`*.tripod.json`) as UTF-8 text: of the given content, or with null of the open org. */
  exportOrgDocument: (query: ExportQuery) => Uint8Array
}

export type EngineCallName = keyof EngineCalls
export type EngineQuery<Name extends EngineCallName> = Parameters<EngineCalls[Name]>[0]
export type EngineAnswer<Name extends EngineCallName> = ReturnType<EngineCalls[Name]>
export type Nothing = Readonly<Record<string, never>>

export type EngineRequest =
  | {
      [Name in EngineCallName]: {
        readonly kind: 'call'
        readonly id: number
        readonly name: Name
        readonly query: EngineQuery<Name>
      }
    }[EngineCallName]
  | { readonly kind: 'cancel'; readonly id: number }

export type EngineReply =
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress }
  | {
      readonly kind: 'done'
      readonly id: number
      readonly answer: unknown
      readonly elapsedMs: number
    }
  /** Something the user can understand (a refused file), or a defect; `detail` is for the log. */
  | {
      readonly kind: 'failed'
      readonly id: number
      readonly message: Sentence
      readonly detail: string
    }

export interface Progress {
  readonly phase: 'read' | 'parse' | 'assemble' | 'evaluate' | 'encode'
  readonly done: number
  /** Null while the size of the work is not known. */
  readonly total: number | null
  /** What is being worked on (a file's path), or empty. */
  readonly subject: string
}

// ── Content ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A file as the page gives it; `content` is a `Blob`, read by the worker and by nobody else. */
export interface InputFile {
  /** Path inside the import, with `/`. */
  readonly path: string
  readonly content: { readonly size: number; arrayBuffer: () => Promise<ArrayBuffer> }
}

export interface ImportQuery {
  readonly name: string
  readonly files: readonly InputFile[]
}

/** An org in the form in which it is stored and handed to the worker: bytes that the window never looks into. */
export interface OrgContent {
  /** Everything but the records: UTF-8 JSON. */
  readonly head: Uint8Array
  readonly chunks: readonly RecordChunk[]
}

/** Some records of one object in columns: UTF-8 JSON of a slice of a `RecordTable`. */
export interface RecordChunk {
  readonly object: ObjectName
  readonly recordCount: number
  readonly bytes: Uint8Array
}

export interface OrgCounts {
  readonly userCount: number
  readonly personaCount: number
  readonly roleCount: number
  readonly profileCount: number
  readonly permissionSetCount: number
  readonly objectCount: number
  readonly sharingRuleCount: number
  readonly recordCount: number
}

export interface OrgSummary {
  readonly name: string
  readonly counts: OrgCounts
  /** Readings in force where the specifications leave the answer open (`D-03`), each as a sentence. */
  readonly readings: readonly { readonly id: string; readonly sentence: Sentence }[]
}

export interface ImportedOrg {
  readonly name: string
  readonly content: OrgContent
  readonly counts: OrgCounts
  readonly diagnostics: readonly Diagnostic[]
  readonly report: readonly ImportCount[]
}

export interface AppliedChanges {
  readonly content: OrgContent
  readonly counts: OrgCounts
}

export interface ExportQuery {
  readonly content: OrgContent | null
  readonly changes: readonly ChangeText[]
}

/** How much of one type was in the import, and whether it was understood. */
export interface ImportCount {
  readonly type: string
  readonly count: number
  readonly read: boolean
}

export interface SampleEntry {
  readonly id: string
  readonly name: string
  /** What it is good for, in one sentence. */
  readonly about: Sentence
  readonly userCount: number
  readonly recordCount: number
}

// ── Heat-map ───────────────────────────────────────────────────────────────────────────────────────────────────────

export type HeatMapRowKind = HeatMapRows | 'persona'

export interface HeatMapQuery {
  readonly rows: HeatMapRowKind
  /** Objects whose fields stand beside them as columns of their own. */
  readonly openedObjects: readonly ObjectName[]
  /** Changes in force, in order; empty for the base. */
  readonly changes: readonly ChangeText[]
  /** Adds the base's values beside the changed ones (before and difference). */
  readonly withBase: boolean
  /** `axes.key` of the axes that the window already holds, or null; equal axes are not sent again. */
  readonly axesKey: string | null
}

/**
 * A whole heat-map. The cell of row r and column c is at r * columnCount + c in every array.
 */
export interface HeatMap {
  /** Null when they are the ones named by `axesKey`. */
  readonly axes: HeatMapAxes | null
  readonly rowCount: number
  readonly columnCount: number
  readonly values: HeatMapValues
  /** The values without the changes, when `withBase` asked for them and there are changes. */
  readonly base: HeatMapValues | null
  /** Changes that could not be applied; the picture leaves them out. */
  readonly refused: readonly ChangeDescription[]
}

export interface HeatMapAxes {
  readonly key: string
  readonly rows: readonly HeatMapRow[]
  readonly columns: readonly HeatMapColumn[]
}

/** Numbers per cell, transferred and not copied. */
export interface HeatMapValues {
  /** Highest level on any record that is certain: `AccessLevel` ordinal 0–5. On a field column 0 none, 1 read, 2 edit. */
  readonly levels: Uint8Array
  /** Highest level that is possible; above `levels` where something is not known. */
  readonly possibleLevels: Uint8Array
  /** Records (for a row of several users: users × records) with the measure for certain; `create` counts users. */
  readonly counts: HeatMapCounts
  /** The same, as an upper bound. The same arrays when nothing is uncertain. */
  readonly possible: HeatMapCounts
  /** What the counts are a share of; 0 where there is nothing to count. */
  readonly totals: Uint32Array
  /** 0 exact, 1 assumed, 2 at most, 3 at least, 4 unknown: the ranks of `Certainty`. */
  readonly certainties: Uint8Array
}

/** For the distribution: records at exactly Edit are `edit - delete`, and so on; on a field column only read and edit. */
export type HeatMapCounts = { readonly [Name in Measure]: Uint32Array }

export interface HeatMapRow {
  /** Stable: a user's id, a role's id …; what `explain` and `recordsOfCell` take. */
  readonly id: string
  readonly name: string
  /** Role of a user, number of users of a role …; may be empty. */
  readonly detail: string
  /** Heading under which it stands (role branch, licence), or empty. */
  readonly group: string
  /** The row is one user (or persona), who may be explained directly. */
  readonly user: UserId | null
  readonly isActive: boolean
  /** Users that the row adds up. */
  readonly userCount: number
}

export interface HeatMapColumn {
  readonly object: ObjectName
  /** Null for the object itself. */
  readonly field: FieldName | null
  readonly label: string
  /** The default in force (`Private`), or a field's type; may be empty. */
  readonly detail: string
  readonly fieldCount: number
  readonly recordCount: number
  /** Record classes stand in for records that were not imported (product 4). */
  readonly basis: 'records' | 'record classes'
  readonly isAssumed: boolean
}

export interface UsersOfRowQuery {
  readonly rows: HeatMapRowKind
  readonly row: string
  readonly offset: number
  readonly limit: number
}

export interface RecordsOfCellQuery {
  readonly user: UserId
  readonly object: ObjectName
  readonly changes: readonly ChangeText[]
  /** Only records whose id, name or owner contains this; empty for all. */
  readonly filter: string
  readonly offset: number
  readonly limit: number
}

export interface Page<Entry> {
  readonly total: number
  readonly entries: readonly Entry[]
}

export interface UserEntry {
  readonly id: UserId
  readonly name: string
  readonly username: string
  readonly detail: string
  readonly isActive: boolean
}

export interface RecordEntry {
  readonly id: RecordId
  /** The record's name, or what its class stands for. */
  readonly name: string
  readonly owner: string
  readonly level: AccessLevel
  readonly certainty: Certainty
}

// ── Explain ────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface ExplainQuery {
  readonly user: UserId
  readonly object: ObjectName
  readonly record: RecordId
  readonly field: FieldName | null
  readonly changes: readonly ChangeText[]
}

/** A rule of the catalogue: number, its sense in one sentence, where it comes from. */
export interface RuleEntry {
  readonly id: string
  readonly sense: Sentence
  readonly source: string
}

export interface ExplainAnswer {
  readonly userName: string
  readonly userDetail: string
  readonly recordName: string
  readonly object: ObjectName
  readonly field: FieldName | null
  readonly ownerName: string
  readonly access: RecordAccess
  /** The level without the changes; null when there are none. */
  readonly baseLevel: AccessLevel | null
  /** Verdict of the field leg's reading and writing, when a field was asked for. */
  readonly fieldAccess: { readonly isReadable: boolean; readonly isEditable: boolean } | null
  readonly legs: readonly ExplainedLeg[]
  readonly open: readonly OpenDoor[]
  readonly closed: readonly ShutDoor[]
  readonly missing: readonly NextLevel[]
  readonly assumptions: readonly ExplainedReason[]
}

export interface ExplainedReason {
  readonly sentence: Sentence
  readonly rule: RuleEntry
}

export interface ExplainedLeg {
  readonly leg: LegName
  readonly verdict: Verdict
  readonly reasons: readonly ExplainedReason[]
}

export interface OpenDoor {
  readonly title: Sentence
  /** From the user to the record, a sentence each. */
  readonly path: readonly Sentence[]
  readonly rowCause: string
  /** What this door alone gives, on the scale of the record leg (None 0 … All 4), as its name. */
  readonly levelName: 'None' | 'Read' | 'Edit' | 'Transfer' | 'All'
  readonly isCertain: boolean
  readonly rule: RuleEntry
}

export interface ShutDoor {
  readonly title: Sentence
  readonly sentence: Sentence
  readonly rule: RuleEntry
}

/** What would give the next level; `change` is null when no single setting does. */
export interface NextLevel {
  readonly level: AccessLevel
  readonly sentence: Sentence
  readonly rule: RuleEntry
  readonly change: ChangeText | null
}

// ── What-if ────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface WhatIfQuery {
  readonly changes: readonly ChangeText[]
  readonly rows: HeatMapRowKind
  /** Most consequences to put into words. */
  readonly limit: number
}

export interface WhatIfAnswer {
  /** Cells of user × object whose level or counts differ. */
  readonly changedCellCount: number
  readonly gainedCellCount: number
  readonly lostCellCount: number
  /** Pairs of user and record that are gained and lost at Read. */
  readonly gainedRecordCount: number
  readonly lostRecordCount: number
  readonly consequences: readonly Consequence[]
  /** Consequences beyond `limit`. */
  readonly omittedCount: number
  readonly refused: readonly ChangeDescription[]
}

export interface Consequence {
  readonly object: ObjectName
  /** Cells gained minus cells lost. */
  readonly cellCount: number
  readonly userCount: number
  readonly recordCount: number
  readonly sentence: Sentence
  /** The change that causes it, when it is one. */
  readonly change: ChangeText | null
}

export interface CheckChangeQuery {
  readonly text: ChangeText
  readonly changes: readonly ChangeText[]
}

export type ChangeDescription =
  | {
      readonly kind: 'ok'
      readonly change: ChangeText
      /** What is changed (`Account` default). */
      readonly subject: Sentence
      /** Value in the base and value after it; empty where a value has no words (an assignment is just added). */
      readonly before: string
      readonly after: string
    }
  | { readonly kind: 'refused'; readonly change: ChangeText; readonly reason: Sentence }

export interface ChangeCompletion {
  /** The whole text after taking it. */
  readonly text: string
  /** The part that is new to the reader. */
  readonly label: string
  readonly detail: string
  readonly isComplete: boolean
}

export type SettingsQuery =
  | {
      readonly about: 'object'
      readonly object: ObjectName
      readonly changes: readonly ChangeText[]
    }
  | { readonly about: 'user'; readonly user: UserId; readonly changes: readonly ChangeText[] }
  | {
      readonly about: 'cell'
      readonly user: UserId
      readonly object: ObjectName
      readonly field: FieldName | null
      readonly changes: readonly ChangeText[]
    }

export interface FlippableSetting {
  readonly subject: Sentence
  /** Heading under which it stands: default, rules, permissions, user. */
  readonly group: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly change: ChangeText }[]
}

export type SearchKind =
  'user' | 'object' | 'field' | 'sharingRule' | 'role' | 'profile' | 'permissionSet' | 'group'

export interface SearchHit {
  readonly kind: SearchKind
  readonly id: string
  readonly name: string
  readonly detail: string
  readonly object: ObjectName | null
  readonly field: FieldName | null
}
