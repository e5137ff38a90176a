import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const resolve = { alias: { '@shared': at('./shared') } }

const programs: Readonly<Record<string, string>> = {
  app: 'main/app.js',
  cli: 'cli/tripod.mjs',
  start: 'start/start.js',
}

export default defineConfig({
  main: {
    resolve,
    build: {
      // One build, three programs: the folder is `out` itself so that each lands in its own, and everything
      // is bundled so that all run without node_modules.
      outDir: 'out',
      // The other builds' folders lie inside it.
      emptyOutDir: false,
      externalizeDeps: false,
      minify: false,
      rolldownOptions: {
        input: {
          app: at('./src-main/app/main.ts'),
          cli: at('./src-main/cli/tripod.ts'),
          start: at('./src-main/start/start.ts'),
        },
        output: {
          format: 'es',
          entryFileNames: ({ name }) => programs[name] ?? '[name].js',
          chunkFileNames: 'chunks/[name].mjs',
        },
      },
    },
  },
  preload: {
    resolve,
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: at('./src-main/preload/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    resolve,
    plugins: [vue()],
    html: { cspNonce: '__NONCE__' },
    worker: { format: 'es' },
    build: {
      outDir: 'out/renderer',
      minify: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: at('./src-renderer/index.html'),
        output: {
          codeSplitting: {
            groups: [
              // A name that stays: a test proves that it is loaded only when a chart is asked for.
              { name: 'echarts', test: /node_modules\/(echarts|zrender)\//, priority: 1 },
              // One file to begin with: each costs a question to the main process.
              { name: 'start', tags: ['$initial'] },
            ],
          },
        },
      },
    },
  },
})
