import type { ObjectName } from '../model/id'
import type { OrgContent, OrgCounts } from './org-content'

// An org document that is not opened yet: what is in it, and what differs from an org as it is now.

export interface PreviewQuery {
  /** The org document as UTF-8 text. */
  readonly document: Uint8Array
  /** The org as it is now; null when there is none to compare with. */
  readonly content: OrgContent | null
  /** Most differing settings in the answer. */
  readonly limit: number
}

export interface DocumentPreview {
  readonly name: string
  readonly counts: OrgCounts
  /** From the org as it is now to the document; null when there was nothing to compare with. */
  readonly differences: DocumentDifferences | null
}

export interface DocumentDifferences {
  readonly settingCount: number
  /** The first of them. */
  readonly settings: readonly SettingDifference[]
  /** Objects whose records differ. */
  readonly records: readonly RecordDifference[]
  /** Rows of sharing that only the document has, or only the org. */
  readonly addedShareCount: number
  readonly removedShareCount: number
}

export interface SettingDifference {
  /** The list that it stands in (`profiles`, `sharingRules`, `settings`). */
  readonly kind: string
  readonly name: string
  /** Empty for an entry that only one side has. */
  readonly property: string
  readonly before: string | null
  readonly after: string | null
}

export interface RecordDifference {
  readonly object: ObjectName
  readonly addedCount: number
  readonly removedCount: number
  readonly changedCount: number
}
