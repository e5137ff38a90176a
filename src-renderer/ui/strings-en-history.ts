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

const words = {
  tab: 'History',
  list: 'Edits and checkpoints, the newest first',
  command: 'Show the history',
  checkpoint: 'Make a checkpoint',
  name: 'Name of the checkpoint',
  make: 'Make checkpoint',
  firstName: 'As it was at first',
  nameAfter: (label: string) => `After “${label}”`,
  made: (name: string) => `Checkpoint “${name}” made`,
  removed: (name: string) => `Checkpoint “${name}” removed`,
  remove: (name: string) => `Remove checkpoint ${name}`,
  backTo: (name: string) => `go back to checkpoint ${name}`,
  start: 'before the first edit',
  startKept: 'before the first edit that is kept',
  now: 'now',
  ahead: 'undone',
  elsewhere: 'beside this line of edits',
  emptyTitle: 'Nothing was edited yet',
  emptyText:
    'Every edit of this org is listed here with its time, also after a restart. Choose a line to go back to how the org was then, and forward again.',
  emptyLibrary:
    'Orgs that are added, renamed or deleted are listed here. Open an org to see its own edits.',
  hint: 'Enter goes to the line; what is undone can be done again until the next edit.',
  restore: 'Restore the newest backup',
  restoring: 'Looking for a backup …',
  restored: (name: string) => `${name} restored from a backup`,
  restoredClosed: (names: readonly string[]) =>
    `Damaged in the database, and restored from the newest backup: ${names.join(', ')}. The history keeps what was stored.`,
  damagedClosed: (names: readonly string[]) =>
    `Damaged in the database, without a backup that can be read, and kept as stored: ${names.join(', ')}. Where you saved a file of it, open that with Ctrl+O.`,
  restoreLabel: (when: string) => `restore the backup of ${when}`,
  noBackup:
    'there is no backup of this org that can be read; go back to an earlier state in History, or open its file with Ctrl+O',
  editedSince:
    'There were other edits since; Undo takes them back first, and History goes back to any of them.',
  lostText: (count: number) =>
    `The database was damaged and had to be begun anew. ${count === 1 ? '1 org has a backup' : `${count} orgs have backups`}.`,
  lostNothing:
    'The database was damaged and had to be begun anew; no backup was found. Open your saved files with Ctrl+O.',
  restoreAll: 'Restore them',
} as const

export const historyStrings = {
  writeFailure: (reason: Failure) =>
    reason.kind === 'other' ? `not saved: ${reason.detail}` : failures[reason.kind],
  words,
} as const
