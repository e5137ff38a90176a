import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('../..', import.meta.url))
const asked = (process.env.MUTATE_TESTS ?? '').split(',').filter((pattern) => pattern !== '')
const folders = ['explain', 'facts', 'permission', 'record', 'restriction', 'rules']

/** The tests that name rules of permissions and record access, without those that look at whole generated orgs. */
export default defineConfig({
  root,
  resolve: { alias: { '@shared': `${root}shared` } },
  test: {
    environment: 'node',
    include: (asked.length > 0 ? asked : folders.map((folder) => `${folder}/**/*`)).map(
      (pattern) => `test/shared/engine/${pattern}.test.ts`,
    ),
  },
})
