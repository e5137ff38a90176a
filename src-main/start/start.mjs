// `npm start`: builds the window when its sources are newer than the build, then opens it.
import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const built = join(root, 'out/start/start.js')

const sources = ['shared', 'src-main', 'src-renderer', 'package.json', 'electron.vite.config.ts']

/** When the newest of a file, or of what is in a folder, was changed; 0 when it is not there. */
function changedAt(path) {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats) return 0
  if (!stats.isDirectory()) return stats.mtimeMs
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => changedAt(join(path, name))))
}

function buildWhenNeeded() {
  // The page is built last: when it is newer than every source, so is the rest.
  const builtAt = Math.min(changedAt(join(root, 'out/renderer/index.html')), changedAt(built))
  if (builtAt > Math.max(...sources.map((name) => changedAt(join(root, name))))) return
  console.error('building the window …')
  const electronVite = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  const { status } = spawnSync(process.execPath, [electronVite, 'build', '--logLevel', 'error'], {
    cwd: root,
    stdio: 'inherit',
  })
  if (status === 0) return
  console.error('the window could not be built; the reason is above (after a fresh copy: `npm ci`)')
  process.exit(1)
}

buildWhenNeeded()
await import(built)
