import type { Diagnostic } from '@shared/model/diagnostic'

/**
 * One file of an import, wherever it lies: a folder on disk, an entry of a zip, a file dropped on the window.
 *
 * `path` is inside the import, with `/` and without a leading one. `open` may be called more than once; each call
 * yields the bytes from the start and throws what the outside threw (the importer reports `unreadable-file`).
 */
export interface SourceFile {
  readonly path: string
  /** As the outside states it; readers count real bytes themselves. */
  readonly sizeBytes: number
  open(): AsyncIterable<Uint8Array>
}

/** An `AbortSignal` has this shape. */
export interface CancelSignal {
  readonly aborted: boolean
}

export interface ImportProgress {
  readonly phase: 'archive' | 'metadata' | 'data' | 'assemble'
  readonly doneBytes: number
  readonly totalBytes: number
  /** The file being read. */
  readonly file: string
}

export interface ReadingOptions {
  readonly signal?: CancelSignal
  readonly onProgress?: (progress: ImportProgress) => void
}

/** Thrown when the caller cancelled; never caught inside the importer. */
export class ImportCancelled extends Error {
  override readonly name = 'ImportCancelled'
}

/** Thrown by `open` when the bytes are there but must not be used; the code becomes the diagnostic's. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile'
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

/** What the owner reads about a file whose `open` threw; lets a cancelled import pass on. */
export function unreadableFile(file: SourceFile, error: unknown): Diagnostic {
  if (error instanceof ImportCancelled) throw error
  const at = { severity: 'error', file: file.path, line: null } as const
  if (error instanceof UnreadableFile) return { ...at, code: error.code, message: error.message }
  const reason = error instanceof Error ? error.message : String(error)
  const oneLine = reason.replaceAll(/\s+/g, ' ').trim()
  const message = `cannot be read (${oneLine}); it was left out, check the file and import again`
  return { ...at, code: 'unreadable-file', message }
}

/** Throws `ImportCancelled` once the signal is aborted. */
export function stopIfCancelled(signal: CancelSignal | undefined): void {
  if (signal?.aborted === true) throw new ImportCancelled('the import was cancelled')
}

/** A file made of bytes in memory, for tests and for text that never was a file. */
export function memoryFile(path: string, content: string | Uint8Array): SourceFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return {
    path,
    sizeBytes: bytes.byteLength,
    // eslint-disable-next-line @typescript-eslint/require-await -- a generator of one chunk that is already there
    async *open() {
      yield bytes
    },
  }
}

/** All bytes of a file, or null when it holds more than `limitBytes` (then reading stops there). */
export async function readBytes(file: SourceFile, limitBytes: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of file.open()) {
    size += chunk.byteLength
    if (size > limitBytes) return null
    chunks.push(chunk)
  }
  const only = chunks[0]
  if (only !== undefined && chunks.length === 1) return only
  const all = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    all.set(chunk, offset)
    offset += chunk.byteLength
  }
  return all
}
