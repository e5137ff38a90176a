import type { OpenedFiles } from './opened-files'
import type {
  OrgFileCalls,
  OrgFileOnDisk,
  OrgFileToWrite,
  OrgFileWritten,
  RecentFile,
  RecentFileOpened,
} from './org-file'
import type { FileFailure } from './file-failure'
import type {
  SnapshotCalls,
  SnapshotFolder,
  SnapshotList,
  SnapshotRead,
  SnapshotToWrite,
  SnapshotWritten,
} from './snapshot'

/** A file that should be written where the user says. */
export type FileToSave = {
  /** Without a folder: `acme.tripod.json`. */
  readonly suggestedName: string
  readonly bytes: Uint8Array
}

export type SaveResult =
  | { readonly kind: 'saved'; readonly path: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly failure: FileFailure }

/** Every call from the window to the main process: one argument at most, and the answer. */
export type DesktopCalls = OrgFileCalls &
  SnapshotCalls & {
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
    /**
     * Sets the files of the database aside that were there at the start and that the system has deleted since; the
     * folder's path, or null when there are none.
     */
    'set-database-aside': () => string | null
    /** Says that the window wants to be asked before it is closed. */
    'listen-for-closing': () => null
    /** The window has finished what it had to; it may be closed now. */
    'ready-to-close': () => null
  }

/** Every message from the main process to the window. */
export type DesktopEvents = {
  /** Files that came from outside: by double-click, from a second start, or from the menu. */
  'files-opened': OpenedFiles
  /** The window is about to be closed: finish what is being written, then say `ready-to-close`. */
  closing: null
  /** A command of the application menu, by its id in the palette. */
  'menu-command': string
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
  setDatabaseAside(): Promise<string | null>
  /** Calls back for every file that comes from outside; the answer stops it. */
  onFilesOpened(listener: (opened: OpenedFiles) => void): () => void
  /** The window is closed only when `finish` has ended, or the user does not want to wait any longer. */
  onClosing(finish: () => Promise<unknown>): void
  onMenuCommand(listener: (id: string) => void): void

  recentFiles(): Promise<readonly RecentFile[]>
  openRecentFile(id: string): Promise<RecentFileOpened>
  forgetRecentFile(id: string): Promise<null>
  writeOrgFile(file: OrgFileToWrite): Promise<OrgFileWritten>
  saveOrgFileAs(file: FileToSave): Promise<OrgFileWritten>
  orgFileOnDisk(id: string): Promise<OrgFileOnDisk>

  writeSnapshot(snapshot: SnapshotToWrite): Promise<SnapshotWritten>
  listSnapshots(): Promise<SnapshotList>
  readSnapshot(name: string): Promise<SnapshotRead>
  snapshotFolder(): Promise<SnapshotFolder>
  chooseSnapshotFolder(): Promise<SnapshotFolder | null>
  resetSnapshotFolder(): Promise<SnapshotFolder>
  showSnapshotFolder(): Promise<FileFailure | null>
}
