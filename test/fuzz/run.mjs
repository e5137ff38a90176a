// Bundles the fuzzer and runs it: `npm run fuzz [seconds [first seed]]`. Exit status 1 when a law does not hold.
// `npm run fuzz crash [times [seed]]` kills the built window so often instead (`npm run build` first).
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))
const [mode, times = '300', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2)
if (mode === 'crash') {
  const config = ['run', '--config', 'test/app/vitest.config.ts', 'test/app/crash.test.ts']
  const { status } = spawnSync(`${root}node_modules/.bin/vitest`, config, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, CRASHES: times, CRASH_SEED: seed },
  })
  process.exit(status ?? 1)
}

const outDir = `${root}node_modules/.cache/fuzz`

await build({
  configFile: false,
  root,
  logLevel: 'error',
  resolve: { alias: { '@shared': `${root}shared` } },
  build: {
    ssr: `${root}test/fuzz/fuzz.ts`,
    outDir,
    minify: false,
    rollupOptions: { output: { entryFileNames: 'fuzz.mjs' } },
  },
})

const { status } = spawnSync(process.execPath, [`${outDir}/fuzz.mjs`, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
process.exit(status ?? 1)
