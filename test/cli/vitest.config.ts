import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// The built program, each call a process of its own: run after `npm run build`.
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: { include: ['test/cli/**/*.test.ts'], testTimeout: 60_000, maxWorkers: 2 },
})
