import type { OrgCounts } from '@shared/protocol/engine'
import type { ScenarioChange } from './setting-rows'

/** One edit with both its sides, so that it can be undone and done again, after a restart too. */
export type Step =
  | { readonly kind: 'createOrg'; readonly orgId: string }
  | { readonly kind: 'deleteOrg'; readonly orgId: string }
  | {
      readonly kind: 'renameOrg'
      readonly orgId: string
      readonly before: string
      readonly after: string
    }
  | {
      readonly kind: 'changeScenario'
      readonly orgId: string
      readonly before: readonly ScenarioChange[]
      readonly after: readonly ScenarioChange[]
    }
  /** The changes became part of the base. */
  | {
      readonly kind: 'replaceContent'
      readonly orgId: string
      readonly before: ContentState
      readonly after: ContentState
    }

export interface ContentState {
  readonly contentId: string
  readonly counts: OrgCounts
  readonly changes: readonly ScenarioChange[]
}

export type Direction = 'forward' | 'back'

/** Edits of one org are undone while it is open, the others in the library. */
export interface JournalRow {
  readonly position: number
  /** An org's id, or `library`. */
  readonly scope: string
  readonly label: string
  readonly step: Step
  readonly isUndone: boolean
}
