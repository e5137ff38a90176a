// Bundles the bench and the command line and runs the bench:
// `npm run bench -- [users records]… [--sizes-only] [--window] [--window-only]`; the window must be built.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))
const outDir = `${root}node_modules/.cache/bench`

for (const [name, entry] of [
  ['bench', 'test/bench/bench.ts'],
  ['tripod', 'src-main/cli/tripod.ts'],
])
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    resolve: { alias: { '@shared': `${root}shared` } },
    build: {
      ssr: `${root}${entry}`,
      outDir,
      emptyOutDir: false,
      minify: false,
      rollupOptions: {
        output: { entryFileNames: `${name}.mjs`, chunkFileNames: `${name}-[name].mjs` },
      },
    },
  })

// What runs in the page of the built window, as one script.
await build({
  configFile: false,
  root,
  logLevel: 'error',
  define: { 'process.env.NODE_ENV': '"production"' },
  resolve: { alias: { '@shared': `${root}shared` } },
  build: {
    outDir,
    emptyOutDir: false,
    lib: {
      entry: `${root}test/bench/page.ts`,
      formats: ['iife'],
      name: 'page',
      fileName: () => 'page.js',
    },
  },
})

const { status } = spawnSync(process.execPath, [`${outDir}/bench.mjs`, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
process.exit(status ?? 1)
