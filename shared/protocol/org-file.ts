import type { FileFailure } from './file-failure'
import type { OpenedFiles, OrgFile } from './opened-files'

export interface RecentFile {
  readonly id: string
  readonly path: string
  /** Milliseconds since 1970. */
  readonly openedAt: number
  /** It cannot be read where it was: deleted, moved, or its drive is away. */
  readonly isMissing: boolean
}

/** The content for a known file. */
export interface OrgFileToWrite {
  readonly id: string
  readonly bytes: Uint8Array
  /** As it was last read or written by us; compared before writing unless `overwrite` or `beside` is asked for. */
  readonly stamp: string
  readonly mode: 'ifUnchanged' | 'overwrite' | 'beside'
}

export type OrgFileWritten =
  | { readonly kind: 'saved'; readonly file: OrgFile }
  | { readonly kind: 'cancelled' }
  /** Somebody else changed the file; nothing was written. */
  | { readonly kind: 'changed' }
  /** Nothing was written; what was there is as it was. */
  | { readonly kind: 'failed'; readonly failure: FileFailure }

export type OrgFileOnDisk =
  { readonly kind: 'present'; readonly stamp: string } | { readonly kind: 'missing' }

export type RecentFileOpened =
  | { readonly kind: 'opened'; readonly files: OpenedFiles }
  | { readonly kind: 'failed'; readonly failure: FileFailure }

/** Calls about files of orgs. */
export type OrgFileCalls = {
  /** Last opened or saved first. */
  'recent-files': () => readonly RecentFile[]
  'open-recent-file': (id: string) => RecentFileOpened
  /** Takes a file out of the list; the file itself stays, and so does the link of an org to it. */
  'forget-recent-file': (id: string) => null
  /** Writes a known file whole or not at all. */
  'write-org-file': (file: OrgFileToWrite) => OrgFileWritten
  /** Asks where, then writes the file whole or not at all. */
  'save-org-file-as': (file: {
    readonly suggestedName: string
    readonly bytes: Uint8Array
  }) => OrgFileWritten
  'org-file-on-disk': (id: string) => OrgFileOnDisk
}
