import { getCurrentFuseWire, FuseV1Options } from '@electron/fuses'
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatOrgDocument } from '@shared/import/org-document/format-org-document'
import { emptyOrg } from '@shared/model/org'
import { programEnvironment, programUnderTest } from './window'

const run = promisify(execFile)
/** How the program writes a fuse down: the digits 0 and 1. */
const [off, on] = [48, 49]
const script = join(import.meta.dirname, '../../src-main/package/package.mjs')

describe('the window as a program of its own', () => {
  let folder: string
  const packed = () => join(folder, 'packed')
  const program = () => join(packed(), 'tripod')
  const pack = () => {
    const electron = { ELECTRON_OVERRIDE_DIST_PATH: dirname(programUnderTest()) }
    return run(process.execPath, [script, packed()], { env: { ...process.env, ...electron } })
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tripod-package-'))
    await pack()
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('is no Node, takes no orders from its environment and runs its own archive alone', async () => {
    const fuses = await getCurrentFuseWire(program())
    expect(fuses[FuseV1Options.RunAsNode]).toBe(off)
    expect(fuses[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(off)
    expect(fuses[FuseV1Options.EnableNodeCliInspectArguments]).toBe(off)
    expect(fuses[FuseV1Options.OnlyLoadAppFromAsar]).toBe(on)
    expect(existsSync(join(packed(), 'resources/default_app.asar'))).toBe(false)
  })

  it('opens the file that it is started with, and backs it up', async () => {
    const file = join(folder, 'Ranch.tripod.json')
    await writeFile(file, formatOrgDocument(emptyOrg('Ranch')))
    const userData = join(folder, 'user-data')
    const started = spawn(program(), ['--no-sandbox', `--user-data-dir=${userData}`, file], {
      env: programEnvironment(),
      stdio: 'ignore',
      detached: true,
    })
    const backups = () => readdir(join(userData, 'Backups')).catch(() => [])
    await expect.poll(backups).toContainEqual(expect.stringContaining('Ranch'))
    const ended = once(started, 'exit')
    if (started.pid !== undefined) process.kill(-started.pid, 'SIGKILL')
    await ended
  })

  it('is not written over another folder', async () => {
    await expect(pack()).rejects.toThrow(/is there already: move it away/)
  })
})
