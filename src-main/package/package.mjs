// `npm run package [FOLDER]`: the built window as a program of its own. Nothing is fetched: Electron is the one that
// `npm start` has fetched, or that ELECTRON_OVERRIDE_DIST_PATH names.
import { createPackage } from '@electron/asar'
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = join(import.meta.dirname, '../..')
const { platform, arch } = process
const target = resolve(process.argv[2] ?? join(root, `dist/tripod-${platform}-${arch}`))
const electron = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(root, 'node_modules/electron/dist')
const suffix = platform === 'win32' ? '.exe' : ''
/** Parts of the build that the window consists of; the command line is not among them. */
const parts = ['main', 'preload', 'renderer', 'chunks']

/** Why it cannot be packed; null where it can. */
function obstacle() {
  if (platform === 'darwin')
    return 'packing for macOS is not there yet; `npm start` opens the window'
  if (!existsSync(join(root, 'out/renderer/index.html')))
    return 'the window is not built: run `npm run build`'
  if (!existsSync(join(electron, `electron${suffix}`)))
    return `there is no Electron in \`${electron}\`: start the window once with \`npm start\``
  if (existsSync(target))
    return `\`${target}\` is there already: move it away, or name another folder`
  return null
}

/** The window's files as one archive. */
async function packApp(archive) {
  const staging = mkdtempSync(join(tmpdir(), 'tripod-package-'))
  const { name, version, description, type, main } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  )
  writeFileSync(
    join(staging, 'package.json'),
    JSON.stringify({ name, version, description, type, main }),
  )
  for (const part of parts)
    cpSync(join(root, 'out', part), join(staging, 'out', part), { recursive: true })
  await createPackage(staging, archive)
  rmSync(staging, { recursive: true })
}

/** The program runs this archive and nothing else: it is no Node, and takes no orders from its environment. */
const lockUp = (program) =>
  flipFuses(program, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  })

const reason = obstacle()
if (reason !== null) {
  console.error(reason)
  process.exit(1)
}
mkdirSync(target, { recursive: true })
cpSync(electron, target, { recursive: true, verbatimSymlinks: true })
const program = join(target, `tripod${suffix}`)
renameSync(join(target, `electron${suffix}`), program)
rmSync(join(target, 'resources/default_app.asar'), { force: true })
await packApp(join(target, 'resources/app.asar'))
await lockUp(program)
if (platform === 'linux') cpSync(join(import.meta.dirname, 'linux'), target, { recursive: true })
console.log(program)
