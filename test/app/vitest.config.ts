import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('../..', import.meta.url))

export default defineConfig({
  root,
  resolve: { alias: { '@shared': `${root}shared` } },
  test: {
    environment: 'node',
    include: ['test/app/**/*.test.ts'],
    globalSetup: ['test/app/setup.ts'],
    // One window at a time: focus, clipboard and speed are the display's, not the test's.
    fileParallelism: false,
    // A page on a busy machine may take its time; what never comes still fails.
    expect: { poll: { timeout: 30_000 } },
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
})
