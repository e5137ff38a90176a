import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))
const sides = ['shared', 'src-main', 'property', 'conformance', 'fences']

export default defineConfig({
  root,
  plugins: [vue()],
  resolve: { alias: { '@shared': `${root}shared` } },
  test: {
    maxWorkers: 2,
    testTimeout: 20_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: sides.map((side) => `test/${side}/**/*.test.ts`),
        },
      },
      {
        extends: true,
        test: {
          name: 'window',
          environment: 'happy-dom',
          include: ['test/src-renderer/**/*.test.ts'],
        },
      },
    ],
  },
})
