// Bundles the fuzzer and runs it: `npm run fuzz [seconds [first seed]]`. Exit status 1 when a law does not hold.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))
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
