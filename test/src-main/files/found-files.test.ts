import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readPaths } from '../../../src-main/files/read-files'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tripod-files-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function write(path: string, content = ''): Promise<string> {
  const file = join(folder, path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, content)
  return file
}

const codes = (read: Awaited<ReturnType<typeof readPaths>>) =>
  read.diagnostics.map(({ code, file }) => `${code} ${file}`)

it('reads a folder with its folders, in order of path', async () => {
  await write('b/User.csv', 'Id')
  await write('a.csv', 'Name')
  const read = await readPaths([folder])
  expect(read.files.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)])).toEqual([
    ['a.csv', 'Name'],
    ['b/User.csv', 'Id'],
  ])
  expect(read.diagnostics).toEqual([])
})

it('reads single files under their own name', async () => {
  const read = await readPaths([await write('deep/Group.csv'), await write('User.csv')])
  expect(read.name).toBe('Group.csv')
  expect(read.files.map(({ path }) => path)).toEqual(['Group.csv', 'User.csv'])
})

it('skips the folders of tools, and says so', async () => {
  await write('node_modules/x/User.csv')
  await write('.git/config')
  await write('modules/User.csv')
  const read = await readPaths([folder])
  expect(read.files.map(({ path }) => path)).toEqual(['modules/User.csv'])
  expect(codes(read)).toEqual(['skipped-folder .git', 'skipped-folder node_modules'])
})

it('follows no link, neither to a file nor to a folder, and says so', async () => {
  const outside = await mkdtemp(join(tmpdir(), 'tripod-outside-'))
  await writeFile(join(outside, 'secret.csv'), 'x')
  await symlink(outside, join(folder, 'linked'))
  await symlink(join(outside, 'secret.csv'), join(folder, 'secret.csv'))
  const read = await readPaths([folder])
  await rm(outside, { recursive: true })
  expect(read.files).toEqual([])
  expect(codes(read)).toEqual(['link-not-followed linked', 'link-not-followed secret.csv'])
})

it('counts what says nothing about access instead of reading it', async () => {
  await write('logo.png')
  await write('Trigger.trigger')
  await write('Trigger.trigger-meta.xml')
  const read = await readPaths([folder])
  expect(read.files.map(({ path }) => path)).toEqual(['Trigger.trigger-meta.xml'])
  expect(read.diagnostics[0]?.message).toBe('2 files say nothing about access and were not read')
})

it('says which given path is not there, and reads the rest', async () => {
  const read = await readPaths([join(folder, 'absent.csv'), await write('User.csv')])
  expect(read.files.map(({ path }) => path)).toEqual(['User.csv'])
  expect(codes(read)).toEqual(['unreadable absent.csv'])
})

it('leaves out what is beyond the limits, and says so', async () => {
  await write('a.csv', '12345')
  await write('b.csv', '123')
  await write('c.csv', '12')
  const read = await readPaths([folder], { fileBytes: 4, totalBytes: 4 })
  expect(read.files.map(({ path }) => path)).toEqual(['b.csv'])
  expect(codes(read)).toEqual(['file-too-large a.csv', 'file-too-large c.csv'])
})
