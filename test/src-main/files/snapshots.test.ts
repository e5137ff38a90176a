import { mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { WriteDraft } from '../../../src-main/files/atomic-write'
import { listSnapshots, readSnapshot, writeSnapshot } from '../../../src-main/files/snapshots'

const orgId = '1a2b3c4d-0000-4000-8000-000000000000'
const otherId = '9f8e7d6c-0000-4000-8000-000000000000'
const now = Date.parse('2026-11-22T10:15:03.250Z')
const minute = 60_000
const bytesOf = (text: string) => new TextEncoder().encode(text)

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'tripod-backups-'))
})
afterEach(() => rm(root, { recursive: true }))

const folder = () => ({ path: root, mayBeMade: false })
const write = (text: string, at = now, id = orgId, orgName = 'Acme') =>
  writeSnapshot(folder(), { orgId: id, orgName, bytes: bytesOf(text) }, at)
const files = async () => (await readdir(root, { recursive: true })).filter((f) => f.includes('/'))

/** As a disk does that is full half-way. */
const fullDisk: WriteDraft = async (file, content) => {
  await file.writeFile(content.slice(0, 1))
  throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
}

describe('writing backups', () => {
  it('puts each into the folder of its org, under its moment, and lists them newest first', async () => {
    await write('{"a":1}')
    await write('{"a":2}', now + minute)
    const listed = await listSnapshots(folder())
    expect(listed).toEqual({
      kind: 'listed',
      snapshots: [
        {
          name: 'Acme (1a2b3c4d)/Acme.2026-11-22T10-16-03Z.tripod.json',
          orgKey: '1a2b3c4d',
          orgName: 'Acme',
          takenAt: now - 250 + minute,
          sizeBytes: 7,
        },
        expect.objectContaining({ takenAt: now - 250 }),
      ],
    })
  })

  it('writes none when the newest says the same, and one when the content comes back later', async () => {
    await write('a')
    expect(await write('a', now + minute)).toMatchObject({ kind: 'unchanged' })
    expect(await write('b', now + 2 * minute)).toMatchObject({ kind: 'written' })
    expect(await write('a', now + 3 * minute)).toMatchObject({ kind: 'written' })
    expect(await files()).toHaveLength(3)
  })

  it('keeps two of the same second, and two orgs of one name, apart', async () => {
    await write('a')
    await write('b')
    await write('a', now, otherId)
    expect((await files()).sort()).toEqual([
      'Acme (1a2b3c4d)/Acme.2026-11-22T10-15-03Z.tripod.json',
      'Acme (1a2b3c4d)/Acme.2026-11-22T10-15-04Z.tripod.json',
      'Acme (9f8e7d6c)/Acme.2026-11-22T10-15-03Z.tripod.json',
    ])
  })

  it('stays in the folder of an org that was renamed', async () => {
    await write('a')
    await write('b', now + minute, orgId, 'Umbrella')
    expect((await files()).sort()).toEqual([
      'Acme (1a2b3c4d)/Acme.2026-11-22T10-15-03Z.tripod.json',
      'Acme (1a2b3c4d)/Umbrella.2026-11-22T10-16-03Z.tripod.json',
    ])
  })

  it('thins the older ones of this org, and removes nothing else', async () => {
    const day = 24 * 60 * minute
    await write('a', now - 2 * day)
    await write('b', now - 2 * day + minute)
    await write('c', now - 2 * day, otherId)
    await writeFile(join(root, 'Acme (1a2b3c4d)', 'my notes.txt'), 'mine')
    await write('d')
    expect((await files()).sort()).toEqual([
      'Acme (1a2b3c4d)/Acme.2026-11-20T10-16-03Z.tripod.json',
      'Acme (1a2b3c4d)/Acme.2026-11-22T10-15-03Z.tripod.json',
      'Acme (1a2b3c4d)/my notes.txt',
      'Acme (9f8e7d6c)/Acme.2026-11-20T10-15-03Z.tripod.json',
    ])
  })

  it('clears away what a killed program left behind, but not what is being written', async () => {
    await write('a')
    const home = join(root, 'Acme (1a2b3c4d)')
    const [old, fresh] = ['1', '2'].map((n) =>
      join(home, `.tripod-${n}1111111-1111-4111-8111-111111111111.tmp`),
    ) as [string, string]
    await writeFile(old, 'half')
    await writeFile(fresh, 'half')
    await utimes(old, 1, now / 1000 - 7200)
    await utimes(fresh, 1, now / 1000)
    await write('b', now + minute)
    const left = await readdir(home)
    expect(left.filter((name) => name.endsWith('.tmp'))).toHaveLength(1)
  })

  it('leaves nothing half-written on a full disk, and keeps what there was', async () => {
    await write('a')
    const snapshot = { orgId, orgName: 'Acme', bytes: bytesOf('longer') }
    const end = await writeSnapshot(folder(), snapshot, now + minute, fullDisk)
    expect(end).toMatchObject({ kind: 'failed', failure: { reason: 'full', path: root } })
    expect(await files()).toEqual(['Acme (1a2b3c4d)/Acme.2026-11-22T10-15-03Z.tripod.json'])
    expect(await write('longer', now + minute)).toMatchObject({ kind: 'written' })
  })

  it('makes the program’s own folder, and never one that the user chose and that is gone', async () => {
    const path = join(root, 'gone')
    const snapshot = { orgId, orgName: 'Acme', bytes: bytesOf('a') }
    expect(await writeSnapshot({ path, mayBeMade: false }, snapshot, now)).toMatchObject({
      kind: 'failed',
      failure: { reason: 'missing', path },
    })
    expect(await listSnapshots({ path, mayBeMade: false })).toMatchObject({ kind: 'failed' })
    expect(await listSnapshots({ path, mayBeMade: true })).toEqual({
      kind: 'listed',
      snapshots: [],
    })
    expect(await writeSnapshot({ path, mayBeMade: true }, snapshot, now)).toMatchObject({
      kind: 'written',
    })
  })
})

describe('reading backups', () => {
  it('reads one that is listed', async () => {
    const end = await write('content')
    const name = end.kind === 'failed' ? '' : end.snapshot.name
    const read = await readSnapshot(folder(), name)
    expect(read.kind === 'read' && new TextDecoder().decode(read.bytes)).toBe('content')
  })

  it('refuses names of anything else, and links that lead outside', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'tripod-outside-'))
    const secret = join(outside, 'secret')
    await writeFile(secret, 'secret')
    await mkdir(join(root, 'Acme (1a2b3c4d)'))
    const link = 'Acme (1a2b3c4d)/Acme.2026-11-22T10-15-03Z.tripod.json'
    await symlink(secret, join(root, link))
    expect(await readSnapshot(folder(), link)).toMatchObject({ kind: 'failed' })
    expect(await readSnapshot(folder(), '../secret')).toMatchObject({ kind: 'failed' })
    expect(await listSnapshots(folder())).toEqual({ kind: 'listed', snapshots: [] })
    expect(await readFile(secret, 'utf8')).toBe('secret')
    await rm(outside, { recursive: true })
  })

  it('lists nothing that it did not name itself', async () => {
    await mkdir(join(root, 'Holiday pictures'))
    await writeFile(join(root, 'Holiday pictures', 'Acme.2026-11-22T10-15-03Z.tripod.json'), '{}')
    await writeFile(join(root, 'org.tripod.json'), '{}')
    expect(await listSnapshots(folder())).toEqual({ kind: 'listed', snapshots: [] })
  })
})
