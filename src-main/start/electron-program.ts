import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Electron's program, or the sentence that says why there is none. */
export type ElectronProgram = { readonly path: string } | { readonly missing: string }

/**
 * Finds Electron's program; fetches it from its vendor at the first start.
 *
 * `ELECTRON_OVERRIDE_DIST_PATH` names an unpacked one instead.
 */
export function electronProgram(root: string): ElectronProgram {
  const named = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (named) return existing(join(named, programName()))
  const electron = join(root, 'node_modules/electron')
  if (!existsSync(electron))
    return { missing: 'the package `electron` is not installed (`npm ci` installs it)' }
  const installed = installedProgram(electron)
  if (installed) return { path: installed }
  process.stderr.write('fetching Electron from its vendor, once (about 120 MB) …\n')
  spawnSync(process.execPath, [join(electron, 'install.js')], { stdio: 'ignore' })
  const fetched = installedProgram(electron)
  if (fetched) return { path: fetched }
  return { missing: 'Electron could not be fetched from its vendor' }
}

const programName = () => (process.platform === 'win32' ? 'electron.exe' : 'electron')

const existing = (path: string): ElectronProgram =>
  existsSync(path) ? { path } : { missing: `there is no Electron at \`${path}\`` }

function installedProgram(electron: string): string | null {
  const pathFile = join(electron, 'path.txt')
  if (!existsSync(pathFile)) return null
  const path = join(electron, 'dist', readFileSync(pathFile, 'utf8'))
  return existsSync(path) ? path : null
}
