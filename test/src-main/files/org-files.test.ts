import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeFileAtomically } from '../../../src-main/files/atomic-write'
import { knownFiles, type KnownFiles } from '../../../src-main/files/known-files'
import {
  openPaths,
  openRecentFile,
  orgFileOnDisk,
  writeOrgFile,
  writeOrgFileAs,
} from '../../../src-main/files/org-files'

const now = Date.parse('2026-11-22T10:15:00Z')
const bytesOf = (text: string) => new TextEncoder().encode(text)

let root: string
let known: KnownFiles
let path: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'tripod-files-'))
  known = knownFiles(join(root, 'recent-files.json'))
  await mkdir(join(root, 'orgs'))
  path = join(root, 'orgs', 'acme.tripod.json')
})
afterEach(() => rm(root, { recursive: true }))

/** The file as the window knows it after it was opened with this content. */
async function opened(text: string) {
  await writeFile(path, text)
  const { orgFile } = await openPaths([path], known, now)
  if (orgFile === null) throw new Error('the file was not recognised')
  return orgFile
}
const save = async (
  text: string,
  mode: 'ifUnchanged' | 'overwrite' | 'beside',
  file: { id: string; stamp: string },
) => writeOrgFile({ id: file.id, stamp: file.stamp, bytes: bytesOf(text), mode }, known, now)

describe('opening', () => {
  it('knows one org file that is opened alone', async () => {
    const file = await opened('{}')
    expect(file.path).toBe(path)
    expect(file.stamp).toMatch(/^[0-9a-f]{64}$/)
  })

  it('knows none when it is opened with others, in a folder, or is something else', async () => {
    await writeFile(path, '{}')
    const csv = join(root, 'orgs', 'User.csv')
    await writeFile(csv, 'Id')
    for (const paths of [[path, csv], [join(root, 'orgs')], [csv]])
      expect((await openPaths(paths, known, now)).orgFile).toBeNull()
    expect(await known.recent()).toEqual([])
  })

  it('lists what was opened, the last first, marks what is gone, and forgets what is taken out', async () => {
    const { id } = await opened('{}')
    const other = join(root, 'orgs', 'other.tripod.json')
    await writeOrgFileAs(other, bytesOf('{}'), known, now + 1)
    await rm(path)
    expect(await known.recent()).toMatchObject([
      { path: other, isMissing: false },
      { path, isMissing: true },
    ])
    expect(await openRecentFile(id, known, now)).toMatchObject({
      kind: 'failed',
      failure: { reason: 'missing', path },
    })
    await known.forget(id)
    expect(await known.recent()).toMatchObject([{ path: other }])
    expect(await known.pathOf(id)).toBe(path)
  })

  it('remembers over a restart, and begins anew with a damaged list', async () => {
    const { id } = await opened('{}')
    const store = join(root, 'recent-files.json')
    expect(await knownFiles(store).pathOf(id)).toBe(path)
    await writeFile(store, '{"files": [{')
    expect(await knownFiles(store).recent()).toEqual([])
  })
})

describe('saving to the file that an org was opened from', () => {
  it('replaces it, and knows it by its new content', async () => {
    const file = await opened('old')
    const end = await save('new', 'ifUnchanged', file)
    expect(end.kind).toBe('saved')
    expect(await readFile(path, 'utf8')).toBe('new')
    expect(await readdir(join(root, 'orgs'))).toEqual(['acme.tripod.json'])
    const again = end.kind === 'saved' ? end.file : file
    expect(await orgFileOnDisk(file.id, known)).toEqual({ kind: 'present', stamp: again.stamp })
    expect((await save('newer', 'ifUnchanged', again)).kind).toBe('saved')
  })

  it('writes nothing over an edit of somebody else, unless asked to', async () => {
    const file = await opened('old')
    await writeFile(path, 'theirs')
    expect(await save('mine', 'ifUnchanged', file)).toEqual({ kind: 'changed' })
    expect(await readFile(path, 'utf8')).toBe('theirs')
    expect((await save('mine', 'overwrite', file)).kind).toBe('saved')
    expect(await readFile(path, 'utf8')).toBe('mine')
  })

  it('keeps both on request: the other takes the next free name', async () => {
    const file = await opened('old')
    await writeFile(path, 'theirs')
    const beside = join(root, 'orgs', 'acme 2.tripod.json')
    expect(await save('mine', 'beside', file)).toMatchObject({ file: { path: beside } })
    expect(await save('more', 'beside', file)).toMatchObject({
      file: { path: join(root, 'orgs', 'acme 3.tripod.json') },
    })
    expect(await readFile(path, 'utf8')).toBe('theirs')
    expect(await readFile(beside, 'utf8')).toBe('mine')
  })

  it('takes a file for unchanged that was only touched', async () => {
    const file = await opened('same')
    await writeFile(path, 'same')
    expect((await save('new', 'ifUnchanged', file)).kind).toBe('saved')
  })

  it('writes a deleted file anew, and says when its folder is gone', async () => {
    const file = await opened('old')
    await rm(path)
    expect(await orgFileOnDisk(file.id, known)).toEqual({ kind: 'missing' })
    expect((await save('new', 'ifUnchanged', file)).kind).toBe('saved')
    await rm(join(root, 'orgs'), { recursive: true })
    expect(await save('newer', 'ifUnchanged', file)).toMatchObject({
      kind: 'failed',
      failure: { reason: 'missing', path },
    })
  })

  it('refuses a file that nobody opened', async () => {
    const stamp = '0'.repeat(64)
    const stranger = { id: 'f'.repeat(32), stamp }
    expect(await save('x', 'overwrite', stranger)).toMatchObject({ kind: 'failed' })
  })

  it('keeps a link a link, and who may read the file', async () => {
    const target = join(root, 'target.tripod.json')
    await writeFile(target, 'old')
    await chmod(target, 0o600)
    await symlink(target, path)
    await writeFileAtomically(path, 'new')
    expect((await lstat(path)).isSymbolicLink()).toBe(true)
    expect(await readFile(target, 'utf8')).toBe('new')
    expect((await stat(target)).mode & 0o777).toBe(0o600)
  })
})

describe('saving as', () => {
  it('adds the ending to a name without one, beside what is there', async () => {
    const typed = join(root, 'orgs', 'acme')
    expect(await writeOrgFileAs(typed, bytesOf('1'), known, now)).toMatchObject({ file: { path } })
    const end = await writeOrgFileAs(typed, bytesOf('2'), known, now)
    expect(end).toMatchObject({ file: { path: join(root, 'orgs', 'acme 2.tripod.json') } })
    expect(await readFile(path, 'utf8')).toBe('1')
  })

  it('says that a folder is gone, and leaves nothing', async () => {
    const gone = join(root, 'gone', 'acme.tripod.json')
    expect(await writeOrgFileAs(gone, bytesOf('1'), known, now)).toMatchObject({
      kind: 'failed',
      failure: { reason: 'missing', path: gone },
    })
  })
})
