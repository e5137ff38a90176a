import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { writeFileAtomically } from '../../../src-main/files/atomic-write'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tripod-write-'))
})
afterEach(() => rm(folder, { recursive: true }))

it('replaces a file and leaves nothing beside it', async () => {
  const file = join(folder, 'org.tripod.json')
  await writeFileAtomically(file, 'old')
  await writeFileAtomically(file, new TextEncoder().encode('new'))
  expect(await readFile(file, 'utf8')).toBe('new')
  expect(await readdir(folder)).toEqual(['org.tripod.json'])
})

it('keeps the old file when the new one cannot take its place', async () => {
  // A folder stands where the file should go.
  await expect(writeFileAtomically(folder, 'new')).rejects.toThrow()
  expect(await readdir(folder)).toEqual([])
})
