// `npm test`: every check and test, then one line that sums them up. Goes on after a failure, so that one run says all.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const root = dirname(import.meta.dirname)
const reports = mkdtempSync(join(tmpdir(), 'tripod-results-'))
const stepLimitMs = 25 * 60_000
const totals = { passed: 0, failed: 0 }

/** Runs a command of node_modules to its end; `isLive` shows its output at once, else when it has ended. */
function ended([command, ...args], isLive) {
  const program = join(root, 'node_modules/.bin', command)
  return new Promise((resolve) => {
    const startedAt = performance.now()
    const child = spawn(program, args, {
      cwd: root,
      stdio: ['ignore', isLive ? 'inherit' : 'pipe', isLive ? 'inherit' : 'pipe'],
      timeout: stepLimitMs,
    })
    const output = []
    child.stdout?.on('data', (chunk) => output.push(chunk))
    child.stderr?.on('data', (chunk) => output.push(chunk))
    child.on('error', (error) => output.push(Buffer.from(`${error.message}\n`)))
    child.on('close', (code) => {
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
      resolve({ isGood: code === 0, output: Buffer.concat(output).toString(), seconds })
    })
  })
}

/** One check: counts as one, and shows its output only when it fails. */
async function check(name, ...command) {
  const { isGood, output, seconds } = await ended(command, false)
  totals[isGood ? 'passed' : 'failed']++
  console.log(`${isGood ? 'ok' : 'FAILED'}  ${name} (${seconds} s)`)
  if (!isGood) console.log(output)
}

/** One run of vitest: counts every test; a file that does not load, and a skipped test, count as failed. */
async function tests(name, config, ...options) {
  console.log(`\n${name}`)
  const file = join(reports, `${name}.json`)
  const reporting = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const command = ['vitest', 'run', '--config', config, ...reporting, ...options]
  const { isGood, seconds } = await ended(command, true)
  const { passed, failed } = counted(file)
  totals.passed += passed
  totals.failed += failed
  // Whatever vitest complains of besides single tests: an error outside them, a run that ended early, no test at all.
  if (failed === 0 && (!isGood || passed === 0)) totals.failed++
  console.log(`${isGood && failed === 0 ? 'ok' : 'FAILED'}  ${name} (${seconds} s)`)
}

/** How much of the engine the unit tests run; the figures of one file for `npm run coverage`. */
const coverage = [
  '--coverage',
  '--coverage.include=shared/engine/**',
  '--coverage.reporter=json-summary',
  '--coverage.reportOnFailure',
  `--coverage.reportsDirectory=${join(reports, 'coverage')}`,
]

/** One line; nothing is left out when the run failed, since what is missing is told as such. */
function sayCoverage() {
  try {
    const summary = readFileSync(join(reports, 'coverage', 'coverage-summary.json'), 'utf8')
    const { branches, lines } = JSON.parse(summary).total
    const told = ({ covered, total, pct }) => `${pct} % (${covered} of ${total})`
    console.log(`engine: ${told(branches)} of branches run, ${told(lines)} of lines`)
  } catch {
    console.log('engine: how much of it ran is not known, since the unit tests left no report')
  }
}

function counted(file) {
  let report
  try {
    report = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return { passed: 0, failed: 0 } // the run ended before its report; the caller counts that as failed
  }
  const outcomes = report.testResults.flatMap(({ status, assertionResults }) =>
    assertionResults.length === 0 && status === 'failed'
      ? ['failed']
      : assertionResults.map((r) => r.status),
  )
  const passed = outcomes.filter((outcome) => outcome === 'passed').length
  return { passed, failed: outcomes.length - passed }
}

const folders = ['shared', 'src-main', 'src-renderer', 'test']

async function staticChecks() {
  await check('types', 'vue-tsc', '--build')
  await check('imports', 'depcruise', '-c', 'test/fences/imports.cjs', ...folders)
  await check('format', 'prettier', '--check', '.')
  await check('dead code', 'knip', '--no-progress')
  await check('build', 'electron-vite', 'build')
}

// Two lanes, as long as nothing is measured: lint takes as long as all the others.
await Promise.all([staticChecks(), check('lint', 'eslint', '.')])
await tests('unit', 'test/vitest.config.ts', ...coverage)
sayCoverage()
await tests('command line', 'test/cli/vitest.config.ts')
await tests('window', 'test/app/vitest.config.ts')

rmSync(reports, { recursive: true })
console.log(`\n${totals.passed} passed, ${totals.failed} failed`)
process.exitCode = totals.failed === 0 ? 0 : 1
