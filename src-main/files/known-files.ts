import { createHash } from 'node:crypto'
import { access, constants, readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import * as v from 'valibot'
import type { RecentFile } from '@shared/protocol/org-file'
import { writeFileAtomically } from './atomic-write'
import { errorCode } from './file-failure'

const KnownFile = v.object({
  path: v.string(),
  openedAt: v.number(),
  /** Whether it stands in the list of recent files; a file that was taken out is still known. */
  isListed: v.boolean(),
})
const KnownFileList = v.object({ files: v.array(KnownFile) })

type KnownFile = v.InferOutput<typeof KnownFile>

/** Most files that are remembered, and most that are listed. */
const knownCount = 500
const listedCount = 20

/**
 * The org files that the user opened or saved: the only ones that the window may name.
 *
 * Kept in a file of the program, so that an org can be saved to its file after a restart.
 */
export interface KnownFiles {
  /** Notes that the user opened or saved this file; answers its id. */
  readonly note: (path: string, now: number) => Promise<string>
  /** Null for an id that was never noted. */
  readonly pathOf: (id: string) => Promise<string | null>
  readonly recent: () => Promise<readonly RecentFile[]>
  readonly forget: (id: string) => Promise<void>
}

/** The same path has the same id; nobody can make a path of one. */
const idOf = (path: string): string => createHash('sha256').update(path).digest('hex').slice(0, 32)

export function knownFiles(store: string): KnownFiles {
  let queue: Promise<unknown> = Promise.resolve()
  let known: Promise<readonly KnownFile[]> | null = null
  const load = () => (known ??= readKnown(store))

  function change(edit: (files: readonly KnownFile[]) => readonly KnownFile[]): Promise<void> {
    const done = queue.then(async () => {
      const files = edit(await load())
      known = Promise.resolve(files)
      await writeFileAtomically(store, `${JSON.stringify({ files }, null, 2)}\n`)
    })
    queue = done.catch((error: unknown) =>
      console.error('the list of recent files could not be kept:', error),
    )
    return queue.then(() => undefined)
  }

  return {
    async note(given, now) {
      const path = resolve(given)
      await change((files) =>
        [
          { path, openedAt: now, isListed: true },
          ...files.filter((file) => file.path !== path),
        ].slice(0, knownCount),
      )
      return idOf(path)
    },
    async pathOf(id) {
      return (await load()).find(({ path }) => idOf(path) === id)?.path ?? null
    },
    async recent() {
      const listed = (await load()).filter(({ isListed }) => isListed).slice(0, listedCount)
      return Promise.all(
        listed.map(async ({ path, openedAt }) => ({
          id: idOf(path),
          path,
          openedAt,
          isMissing: !(await isReadable(path)),
        })),
      )
    },
    forget: (id) =>
      change((files) =>
        files.map((file) => (idOf(file.path) === id ? { ...file, isListed: false } : file)),
      ),
  }
}

async function readKnown(store: string): Promise<readonly KnownFile[]> {
  try {
    const text = await readFile(store, 'utf8')
    return v.parse(v.pipe(v.string(), v.parseJson(), KnownFileList), text).files
  } catch (error) {
    // A damaged list costs the list and nothing the user owns.
    if (errorCode(error) !== 'ENOENT') console.error('the list of recent files is damaged:', error)
    return []
  }
}

const isReadable = (path: string) =>
  access(path, constants.R_OK).then(
    () => true,
    () => false,
  )
