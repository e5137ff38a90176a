import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, readdir, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const run = promisify(execFile)
const linux = join(import.meta.dirname, '../../src-main/package/linux')
const mimeType = 'application/x-tripod+json'

describe('associate.sh of the program', () => {
  let folder: string
  const data = () => join(folder, 'data')
  /** Of a desktop without a name, so that xdg-mime asks nobody but the files. */
  const environment = () => ({
    PATH: process.env.PATH,
    HOME: folder,
    XDG_DATA_HOME: data(),
    XDG_CONFIG_HOME: join(folder, 'config'),
  })
  const associate = async (program: string, more: NodeJS.ProcessEnv = {}) => {
    await cp(linux, program, { recursive: true })
    return run('/bin/sh', [join(program, 'associate.sh')], { env: { ...environment(), ...more } })
  }
  const entry = () => readFile(join(data(), 'applications/tripod.desktop'), 'utf8')
  const opener = async (type: string) =>
    (await run('xdg-mime', ['query', 'default', type], { env: environment() })).stdout.trim()

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tripod-associate-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it('makes a .tripod.json a type of its own, which this program opens, and leaves other JSON alone', async () => {
    await associate(join(folder, 'program'))
    const globs = (await readFile(join(data(), 'mime/globs2'), 'utf8')).split('\n')
    expect(globs.filter((line) => !line.startsWith('#') && line !== '')).toEqual([
      `80:${mimeType}:*.tripod.json`,
    ])
    expect(await opener(mimeType)).toBe('tripod.desktop')
    expect(await opener('application/json')).not.toBe('tripod.desktop')
  })

  it('writes an entry that names the program, of lines and keys that entries have, and again the same', async () => {
    const program = join(folder, 'program')
    await associate(program)
    const written = await entry()
    const [head, ...lines] = written.trimEnd().split('\n')
    expect(head).toBe('[Desktop Entry]')
    expect(lines.map((line) => line.split('=')[0]).toSorted()).toEqual([
      'Categories',
      'Comment',
      'Exec',
      'MimeType',
      'Name',
      'Type',
    ])
    expect(lines).toContain(`Exec="${program}/tripod" %f`)
    expect(lines).toContain(`MimeType=${mimeType};`)
    await associate(program)
    expect(await entry()).toBe(written)
  })

  it('finds the program in a folder whose name means something to a shell or an entry', async () => {
    await associate(join(folder, 'R&D | 50 % "$HOME" `x` \\'))
    expect(await entry()).toContain(
      String.raw`Exec="${folder}/R&D | 50 %% \\"\\$HOME\\" \\${'`'}x\\${'`'} \\\\/tripod" %f`,
    )
  })

  it('without the system’s tools says what to install, and writes nothing', async () => {
    const tools = join(folder, 'tools')
    await mkdir(tools)
    await symlink('/usr/bin/dirname', join(tools, 'dirname'))
    await expect(associate(join(folder, 'program'), { PATH: tools })).rejects.toMatchObject({
      code: 1,
      stderr:
        '`update-mime-database` is missing, nothing was changed: install the package `shared-mime-info` and run this again\n',
    })
    expect(await readdir(folder)).not.toContain('data')
  })
})
