import type { Diagnostic } from '../model/diagnostic'

/** One file as it was read: its path inside what was opened, with `/`, and its bytes. */
export type FileContent = { readonly path: string; readonly bytes: Uint8Array }

/** What was read of the files and folders that somebody opened or dropped, and what was left out and why. */
export type OpenedFiles = {
  /** Name of the file or folder that was opened; of the first when there were several. */
  readonly name: string
  /** In order of path, whatever the order on disk. */
  readonly files: readonly FileContent[]
  readonly diagnostics: readonly Diagnostic[]
  /** When it is one `*.tripod.json` and nothing else: the file that the org is saved to again. */
  readonly orgFile: OrgFile | null
}

/** A `*.tripod.json` on disk that the user opened or saved; the window names it by its id, never by a path of its own. */
export interface OrgFile {
  readonly id: string
  /** Absolute, for showing. */
  readonly path: string
  /** Tells one content from another (SHA-256, hex): of the file when it was last read or written. */
  readonly stamp: string
}
