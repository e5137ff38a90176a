// One process that tries changes: the engine is loaded once with every change in it, each switched on in turn while the
// tests that reach it run, quickest first, until one fails. What a test module keeps is made anew for every change.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createServer, createServerModuleRunner } from 'vite'

const [planPath, done] = process.argv.slice(2)
const plan = JSON.parse(readFileSync(planPath, 'utf8'))
const isDone = new Set(JSON.parse(done))
const root = process.cwd()
const slowestMs = 3_000
process.on('disconnect', () => process.exit(1))

const server = await createServer({
  configFile: false,
  root,
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, watch: null, ws: false },
  optimizeDeps: { noDiscovery: true },
  resolve: {
    alias: { '@shared': join(root, 'shared'), vitest: join(import.meta.dirname, 'test-frame.mjs') },
  },
  plugins: [{ name: 'mutants', enforce: 'pre', load: (id) => plan.sources[id] }],
})
const runner = createServerModuleRunner(server.environments.ssr, { hmr: false })
const state = (globalThis.__stryker__ ??= {})
const frame = await runner.import(join(import.meta.dirname, 'test-frame.mjs'))

/** The tests of a file, from fresh test modules; the engine stays. */
async function testsOf(file) {
  for (const [id, module] of runner.evaluatedModules.idToModuleMap)
    if (id.startsWith(join(root, 'test/')) && !id.endsWith('test-frame.mjs'))
      runner.evaluatedModules.invalidateModule(module)
  return frame.collect(() => runner.import(file))
}

/** Runs one test; what went wrong, or null. */
async function failureOf(test) {
  try {
    for (const before of test.before) await before()
    await test.run()
    return null
  } catch (error) {
    return error
  }
}

/** Per mutant: the tests that reach it, as file and positions, and how often it is met; the time and name of every test. */
async function coverage() {
  const reached = new Map()
  const note = (key, hits) => {
    for (const [id, count] of Object.entries(hits ?? {})) {
      const entry = reached.get(id) ?? { keys: [], hits: 0 }
      entry.keys.push(key)
      entry.hits += count
      reached.set(id, entry)
    }
  }
  const times = new Map()
  const names = new Map()
  for (const file of plan.tests) {
    process.send({ kind: 'reading' })
    await runner.import(file) // loads the engine, so that what is static is not taken for the test's
    state.currentTestId = file
    const tests = await testsOf(file)
    state.currentTestId = undefined
    const ofFile = state.mutantCoverage?.perTest[file]
    for (const [position, test] of tests.entries()) {
      const key = `${file}#${position}`
      state.currentTestId = key
      const from = performance.now()
      const failure = await failureOf(test)
      if (failure !== null) throw new Error(`${test.name} fails as it is: ${failure}`)
      times.set(key, performance.now() - from)
      names.set(key, test.name)
      state.currentTestId = undefined
      note(key, state.mutantCoverage?.perTest[key])
      note(key, ofFile)
    }
  }
  return { reached, times, names }
}

/**
 * `kills`: how many changes of the same file each test has noticed so far; those that notice much are asked first, and those
 * that have a rule of the changed place in their name.
 */
async function outcomeOf({ id, rules }, { keys, hits }, { times, names }, kills) {
  const wanted = keys.filter((key) => times.get(key) < slowestMs)
  const said = rules.map((rule) => new RegExp(`\\b${rule.replace('.', '\\.')}(?![\\d.])`))
  const isNamed = (key) => said.some((rule) => rule.test(names.get(key)))
  const worth = (key) => ((kills.get(key) ?? 0) + (isNamed(key) ? 5 : 0.1)) / (times.get(key) + 5)
  wanted.sort((a, b) => worth(b) - worth(a))
  const until = performance.now() + plan.budgetMs
  const byFile = new Map()
  for (const key of wanted) {
    if (performance.now() > until) break
    const [file, position] = key.split('#')
    Object.assign(state, { activeMutant: id, hitCount: 0, hitLimit: hits * 100 + 10_000 })
    let failure = null
    try {
      if (!byFile.has(file)) byFile.set(file, await testsOf(file))
    } catch (error) {
      failure = error
    }
    failure ??= await failureOf(byFile.get(file)[position])
    state.activeMutant = undefined
    if (failure === null) continue
    kills.set(key, (kills.get(key) ?? 0) + 1)
    return state.hitCount > state.hitLimit ? 'hung' : 'killed'
  }
  return 'survived'
}

try {
  const { reached, ...tests } = await coverage()
  const killsByFile = new Map()
  for (const mutant of plan.mutants) {
    const { id, file } = mutant
    if (isDone.has(id)) continue
    process.send({ kind: 'trying', id })
    const of = reached.get(id)
    const isStatic = state.mutantCoverage.static[id] !== undefined
    if (!killsByFile.has(file)) killsByFile.set(file, new Map())
    const outcome =
      of === undefined
        ? isStatic
          ? 'static'
          : 'unreached'
        : await outcomeOf(mutant, of, tests, killsByFile.get(file))
    process.send({ kind: 'outcome', id, outcome })
  }
  process.send({ kind: 'reading' }, () => process.exit(0))
} catch (error) {
  process.send({ kind: 'broken', text: String(error.stack) }, () => process.exit(1))
}
