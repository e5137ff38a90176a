import type { Diagnostic } from '@shared/model/diagnostic'
import type { ImportCount, OrgCounts } from '@shared/protocol/engine'

/** What the library shows of an org; nothing of its content is loaded for it. */
export interface OrgRow {
  readonly id: string
  readonly name: string
  readonly counts: OrgCounts
  /** Orgs may share one content: a duplicate does until one of them is changed. */
  readonly contentId: string
  /** Milliseconds since 1970. */
  readonly createdAt: number
  readonly changedAt: number
  /** Deleted orgs are kept for `keptDays`, so that deleting can be undone. */
  readonly deletedAt: number | null
}

export interface DiagnosticsRow {
  readonly orgId: string
  readonly diagnostics: readonly Diagnostic[]
  readonly report: readonly ImportCount[]
}
