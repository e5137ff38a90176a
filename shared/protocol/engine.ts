import type { CauseCalls } from './causes'
import type { CriteriaCalls } from './criteria'
import type { RestrictionCalls } from './restriction'
import type { ComparisonCalls } from './comparison'
import type { DecisionCalls } from './decision'
import type { DefaultsCalls } from './defaults'
import type { EditedContent, EditQuery } from './edit'
import type { DocumentPreview, PreviewQuery } from './document-preview'
import type { ExplainAnswer, ExplainQuery, RuleEntry } from './explain'
import type { HeatMap, HeatMapQuery } from './heat-map'
import type { HierarchyKind, HierarchyNode } from './hierarchy'
import type { Labels } from './labels'
import type { ItemRef, ModelCalls } from './model'
import type {
  ExportQuery,
  ImportedOrg,
  ImportQuery,
  OpenAnswer,
  OpenQuery,
  SampleEntry,
} from './org-content'
import type { PermissionGridCalls } from './permission-grid'
import type { PastedRowsCalls } from './pasted-rows'
import type { RequirementCalls } from './requirements'
import type { ScenarioCalls } from './scenario'
import type { Sentence } from './sentence'
import type { FlippableSetting, SettingsQuery } from './settings'
import type { SourceCalls } from './source'
import type {
  FieldEntry,
  FieldsOfQuery,
  Page,
  RecordEntry,
  RecordsOfCellQuery,
  SearchHit,
  SearchKind,
  UserEntry,
  UsersOfRowQuery,
} from './subjects'
import type {
  ChangeCompletion,
  ChangeDescription,
  CheckChangeQuery,
  WhatIfAnswer,
  WhatIfQuery,
} from './what-if'

// Every message between the window and the engine's worker, as types. Views take the engine's words from here.
export type * from './causes'
export type * from './criteria'
export type * from './comparison'
export type * from './decision'
export type * from './defaults'
export type * from './edit'
export type * from './document-preview'
export type * from './explain'
export type * from './heat-map'
export type * from './hierarchy'
export type * from './labels'
export type * from './model'
export type * from './org-content'
export type * from './pasted-rows'
export type * from './permission-grid'
export type * from './requirements'
export type * from './restriction'
export type * from './scenario'
export type * from './scenario-comparison'
export type * from './sentence'
export type * from './settings'
export type * from './source'
export type * from './subjects'
export type * from './what-if'

/** One map of calls: the argument and the answer of each. A newer call of the same name supersedes the older. */
export interface EngineCalls
  extends
    CauseCalls,
    CriteriaCalls,
    RestrictionCalls,
    ComparisonCalls,
    DecisionCalls,
    DefaultsCalls,
    PermissionGridCalls,
    SourceCalls,
    ModelCalls,
    PastedRowsCalls,
    RequirementCalls,
    ScenarioCalls {
  /** Runs in a worker of its own; cancelling ends that worker and leaves nothing behind. Reports progress. */
  importFiles: (query: ImportQuery) => ImportedOrg
  /** A template or sample by its kind and id in `listSamples`; as `importFiles`. */
  makeSample: (query: Pick<SampleEntry, 'kind' | 'id'>) => ImportedOrg
  listSamples: (query: Nothing) => readonly SampleEntry[]
  /** An org with nothing in it. */
  newOrg: (query: { readonly name: string }) => ImportedOrg
  /** Makes this the org that every later call is about, and builds its lookups; the last few are at hand again at once. */
  openOrg: (query: OpenQuery) => OpenAnswer
  heatMap: (query: HeatMapQuery) => HeatMap
  /** The users behind a row (a role's, a set's …), so that one of them can be explained. */
  usersOfRow: (query: UsersOfRowQuery) => Page<UserEntry>
  /** The records behind a cell, highest level first. */
  recordsOfCell: (query: RecordsOfCellQuery) => Page<RecordEntry>
  /** The fields of an object with what a user's permissions give on them. */
  fieldsOf: (query: FieldsOfQuery) => readonly FieldEntry[]
  explain: (query: ExplainQuery) => ExplainAnswer
  whatIf: (query: WhatIfQuery) => WhatIfAnswer
  /** May this change be made, on top of the given ones? */
  checkChange: (query: CheckChangeQuery) => ChangeDescription
  /** Ways to go on from what is typed in the change box, best first. */
  completeChange: (query: {
    readonly text: string
    readonly limit: number
  }) => readonly ChangeCompletion[]
  /** What can be flipped about an object, user, rule …, each with its value now and the changes to the others. */
  settingsOf: (query: SettingsQuery) => readonly FlippableSetting[]
  /** The roles or territories of the base, each with the one above it. */
  hierarchyOf: (query: { readonly kind: HierarchyKind }) => readonly HierarchyNode[]
  /** What things are called beside their API names. */
  labels: (query: Nothing) => Labels
  /** Users, objects, fields, rules, roles, profiles, sets and groups whose name fits the text. */
  search: (query: { readonly text: string; readonly limit: number }) => readonly SearchHit[]
  /** What a row of the heat-map, or a found name, stands for in the Model view; null where the base has no such thing. */
  itemOfId: (query: { readonly kind: SearchKind; readonly id: string }) => ItemRef | null
  /** What the heat-map shows of a thing; null for what has neither row nor column. */
  hitOfItem: (query: { readonly item: ItemRef }) => SearchHit | null
  /** Entries of the catalogue of rules, in the order asked for. */
  rulesOf: (query: { readonly ids: readonly string[] }) => readonly RuleEntry[]
  /** The open org as the edit leaves it, all of it or nothing; what is stored then. */
  editOrg: (query: EditQuery) => EditedContent
  /** The org document (`*.tripod.json`) as UTF-8 text: of the given content, or with null of the open org. */
  exportOrgDocument: (query: ExportQuery) => Uint8Array
  /** What is in an org document that is not opened, and what differs from an org. Runs in a worker of its own. */
  previewDocument: (query: PreviewQuery) => DocumentPreview
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
