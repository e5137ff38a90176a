/** A file as somebody dropped or picked it: its path within what was picked, and what it holds (not read yet). */
export interface PickedFile {
  readonly path: string
  readonly content: File
}

export interface Picked {
  /** Name of the folder or file; of the first when there were several. */
  readonly name: string
  readonly files: readonly PickedFile[]
}

/** Folders of tools and of version control, which hold nothing of an org. */
const isSkipped = (name: string) => name.startsWith('.') || name === 'node_modules'

/** The files of a file input, folders included; null when nothing was picked. */
export function pickedFiles(input: HTMLInputElement): Picked | null {
  const files = [...(input.files ?? [])].map((content) => ({
    path: content.webkitRelativePath === '' ? content.name : content.webkitRelativePath,
    content,
  }))
  return pickedOf(files.filter(({ path }) => !path.split('/').some(isSkipped)))
}

/**
 * The files of a drop, folders walked. Null when no file was dropped.
 *
 * The entries must be taken before the first `await`: after it the browser forgets them.
 */
export async function droppedFiles(transfer: DataTransfer): Promise<Picked | null> {
  const entries = [...transfer.items].flatMap((item) => {
    const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null
    return entry === null ? [] : [entry]
  })
  const found = await Promise.all(entries.map(filesOfEntry))
  return pickedOf(found.flat())
}

/** Files are looked at for this long before the window does something else. */
const sliceMs = 8

/**
 * Asks the disk how large each file is, a few at a time, and answers the bytes of all. The browser asks by itself when a file
 * is first sent to a worker, for all of them at once: the window stood still for a second by some thousand files.
 */
export async function sizeOf(
  contents: readonly Pick<Blob, 'size'>[],
  signal: AbortSignal,
): Promise<number> {
  let bytes = 0
  let begun = performance.now()
  for (const { size } of contents) {
    if (signal.aborted) return bytes
    bytes += size
    if (performance.now() - begun < sliceMs) continue
    await new Promise((resolve) => setTimeout(resolve))
    begun = performance.now()
  }
  return bytes
}

function pickedOf(files: readonly PickedFile[]): Picked | null {
  const first = files[0]
  if (first === undefined) return null
  return { name: orgNameOf(first.path), files }
}

/** What an org is called that a file or folder of this path says no name of. */
export const orgNameOf = (path: string): string =>
  (path.split('/')[0] ?? path).replace(/\.(tripod\.json|zip|json|csv)$/i, '')

async function filesOfEntry(entry: FileSystemEntry): Promise<readonly PickedFile[]> {
  if (isSkipped(entry.name)) return []
  if (isFile(entry)) {
    const content = await new Promise<File>((resolve, reject) => entry.file(resolve, reject))
    return [{ path: entry.fullPath.replace(/^\//, ''), content }]
  }
  if (!isFolder(entry)) return []
  const children = await entriesOf(entry.createReader())
  return (await Promise.all(children.map(filesOfEntry))).flat()
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

/** A reader gives its folder in portions, the last one empty. */
async function entriesOf(reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> {
  const all: FileSystemEntry[] = []
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (portion.length === 0) return all
    all.push(...portion)
  }
}
