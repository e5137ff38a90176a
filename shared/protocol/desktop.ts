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
}

/** A file that should be written where the user says. */
export type FileToSave = {
  /** Without a folder: `acme.tripod.json`. */
  readonly suggestedName: string
  readonly bytes: Uint8Array
}

export type SaveResult =
  | { readonly kind: 'saved'; readonly path: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string }

/** Every call from the window to the main process: one argument at most, and the answer. */
export type DesktopCalls = {
  /** Lets the user pick files; null when nothing was picked. */
  'open-files': () => OpenedFiles | null
  /** Lets the user pick one folder; null when nothing was picked. */
  'open-folder': () => OpenedFiles | null
  /** Reads files and folders by their absolute paths. */
  'read-paths': (paths: readonly string[]) => OpenedFiles
  /** Asks where, then writes the file whole or not at all. */
  'save-file': (file: FileToSave) => SaveResult
  /** How many requests the program refused since its start, of itself or of the page. */
  'network-request-count': () => number
  /** Says that the window listens for opened files; what waited for it is sent now. */
  'listen-for-files': () => null
}

/** Every message from the main process to the window. */
export type DesktopEvents = {
  /** Files that came from outside: by double-click, from a second start, or from the menu. */
  'files-opened': OpenedFiles
}

/** What the page's `File` shows of itself; the preload knows its path on disk. */
export type DroppedFile = { readonly name: string; readonly size: number }

/** The verbs that the window finds as `window.desktop`; absent in the browser mode. */
export type Desktop = {
  openFiles(): Promise<OpenedFiles | null>
  openFolder(): Promise<OpenedFiles | null>
  /** Reads dropped or picked files of the page, and folders among them, from disk. */
  readDropped(files: readonly DroppedFile[]): Promise<OpenedFiles>
  saveFile(file: FileToSave): Promise<SaveResult>
  networkRequestCount(): Promise<number>
  /** Calls back for every file that comes from outside; the answer stops it. */
  onFilesOpened(listener: (opened: OpenedFiles) => void): () => void
}
