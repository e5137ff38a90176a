// `npm run mutate -- FILE…`: changes the engine one place at a time and names the changes that no test notices.
// Without files all of record and permission, which takes hours; `--tests PATTERN…` narrows the tests that are asked.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const stryker = join(import.meta.dirname, 'node_modules/.bin/stryker')
if (!existsSync(stryker)) {
  console.error('the tool is not installed: run `npm ci --prefix test/mutation` first')
  process.exit(2)
}
const words = process.argv.slice(2)
const at = words.indexOf('--tests')
const files = at === -1 ? words : words.slice(0, at)
const tests = at === -1 ? [] : words.slice(at + 1)
const everything = ['shared/engine/record/**/*.ts', 'shared/engine/permission/**/*.ts']
const mutated = files.length === 0 ? everything : files
const { status } = spawnSync(
  stryker,
  ['run', 'test/mutation/stryker.config.mjs', '--mutate', mutated.join(',')],
  { cwd: root, stdio: 'inherit', env: { ...process.env, MUTATE_TESTS: tests.join(',') } },
)
process.exitCode = status ?? 1
