// Bundles the bench and runs it in a process of its own: `npm run bench -- [users records]…`.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))
const outDir = `${root}node_modules/.cache/bench`

await build({
  configFile: false,
  root,
  logLevel: 'error',
  resolve: { alias: { '@shared': `${root}shared` } },
  build: {
    ssr: `${root}test/bench/bench.ts`,
    outDir,
    minify: false,
    rollupOptions: { output: { entryFileNames: 'bench.mjs' } },
  },
})
const { status } = spawnSync(
  process.execPath,
  ['--expose-gc', '--max-old-space-size=4096', `${outDir}/bench.mjs`, ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
  },
)
process.exit(status ?? 1)
