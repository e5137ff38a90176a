import type { DraftHunk, SourceDraft } from '@shared/protocol/engine'

/** A draft as it comes from the disk; null when it is none. */
export function parseDraft(stored: unknown): SourceDraft | null {
  if (typeof stored !== 'object' || stored === null || !('hunks' in stored)) return null
  const { hunks } = stored
  return Array.isArray(hunks) && hunks.length > 0 && hunks.every(isHunk) ? { hunks } : null
}

function isHunk(stored: unknown): stored is DraftHunk {
  if (typeof stored !== 'object' || stored === null) return false
  const hunk: Partial<Record<keyof DraftHunk, unknown>> = stored
  const isText = (value: unknown) => typeof value === 'string'
  const areLines = (value: unknown) => Array.isArray(value) && value.every(isText)
  return (
    Number.isInteger(hunk.line) &&
    isText(hunk.above) &&
    areLines(hunk.removed) &&
    areLines(hunk.added)
  )
}
