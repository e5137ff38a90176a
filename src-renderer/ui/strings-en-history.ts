// Every word of the history, its checkpoints, and what is said when something cannot be saved.

/** Why a write left nothing behind; the storage gives the reasons. */
type Failure =
  | { readonly kind: 'stale' | 'full' | 'partsMissing' | 'damaged' }
  | { readonly kind: 'other'; readonly detail: string }

const failures = {
  stale:
    'this org was changed in another window; it is shown now as it is there, make the edit again',
  full: 'the disk is full, so nothing was changed; free some space or delete orgs, then try again',
  partsMissing: 'parts of this org are missing in the database; open it again',
  damaged: 'what is stored of that state is damaged, so nothing was changed',
} as const

export const historyStrings = {
  writeFailure: (reason: Failure) =>
    reason.kind === 'other' ? `not saved: ${reason.detail}` : failures[reason.kind],
} as const
