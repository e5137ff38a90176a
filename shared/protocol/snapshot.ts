import type { FileFailure } from './file-failure'

/** One backup of an org on disk: a whole org document of its own. */
export interface Snapshot {
  /** Path inside the backup folder, with `/`; names it for reading. */
  readonly name: string
  /** The first eight characters of the org's id. */
  readonly orgKey: string
  /** What the org was called, as far as file names can say it. */
  readonly orgName: string
  /** Milliseconds since 1970. */
  readonly takenAt: number
  readonly sizeBytes: number
}

export interface SnapshotToWrite {
  /** A UUID. */
  readonly orgId: string
  readonly orgName: string
  /** The org document as UTF-8 text. */
  readonly bytes: Uint8Array
}

export type SnapshotWritten =
  | { readonly kind: 'written'; readonly snapshot: Snapshot }
  /** The newest one says the same already. */
  | { readonly kind: 'unchanged'; readonly snapshot: Snapshot }
  | { readonly kind: 'failed'; readonly failure: FileFailure }

export type SnapshotList =
  /** Newest first. */
  | { readonly kind: 'listed'; readonly snapshots: readonly Snapshot[] }
  | { readonly kind: 'failed'; readonly failure: FileFailure }

export type SnapshotRead =
  | { readonly kind: 'read'; readonly bytes: Uint8Array }
  | { readonly kind: 'failed'; readonly failure: FileFailure }

export interface SnapshotFolder {
  /** Absolute, for showing. */
  readonly path: string
  /** Whether the user chose it; otherwise it is the program's own. */
  readonly isChosen: boolean
}

/** Calls about backups. */
export type SnapshotCalls = {
  /** Writes a backup whole or not at all, then thins the older ones of this org. */
  'write-snapshot': (snapshot: SnapshotToWrite) => SnapshotWritten
  'list-snapshots': () => SnapshotList
  'read-snapshot': (name: string) => SnapshotRead
  'snapshot-folder': () => SnapshotFolder
  /** Lets the user pick another folder; what is in the old one stays there. Null when nothing was picked. */
  'choose-snapshot-folder': () => SnapshotFolder | null
  /** Goes back to the program's own folder. */
  'reset-snapshot-folder': () => SnapshotFolder
  /** Shows the folder in the system's own file manager; null, or why it cannot. */
  'show-snapshot-folder': () => FileFailure | null
}
