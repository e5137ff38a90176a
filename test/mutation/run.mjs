// `npm run mutate -- FILE…`: changes the engine one place at a time and names the changes that no test notices.
// FILE is a path or folder below the top, all of record, permission and restriction without any; `--tests FOLDER…` names
// the tests that are asked (below test/), `--budget MS` how long one change is tried at most, `--every N` takes each N-th.
import { fork } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const cache = join(root, 'node_modules/.cache/mutation')
const hangsAfterMs = 20_000

function wordsAfter(name, otherwise) {
  const from = process.argv.indexOf(name)
  if (from === -1) return otherwise
  const rest = process.argv.slice(from + 1)
  const to = rest.findIndex((word) => word.startsWith('--'))
  return to === -1 ? rest : rest.slice(0, to)
}

function filesBelow(paths, ending) {
  return paths.flatMap((path) => {
    const at = join(root, path)
    if (!existsSync(at)) throw new Error(`there is no ${path}`)
    return statSync(at).isDirectory()
      ? readdirSync(at, { recursive: true })
          .filter((name) => name.endsWith(ending))
          .map((name) => join(path, name))
          .sort()
      : [path]
  })
}

const [first] = process.argv.slice(2)
const named = first === undefined || first.startsWith('--') ? [] : wordsAfter(process.argv[1], [])
const engine = (folder) => `shared/engine/${folder}`
const files = filesBelow(
  named.length > 0 ? named : ['record', 'permission', 'restriction'].map(engine),
  '.ts',
)
const tests = filesBelow(
  wordsAfter('--tests', ['shared/engine']).map((path) => `test/${path}`),
  '.test.ts',
)
const [budgetMs] = wordsAfter('--budget', ['5000']).map(Number)
const [step] = wordsAfter('--every', ['1']).map(Number)

const { Instrumenter } = await import('@stryker-mutator/instrumenter').catch(() => {
  console.error('the tool is not installed: run `npm ci --prefix test/mutation` first')
  process.exit(2)
})
const silent = { debug() {}, info() {}, isDebugEnabled: () => false }
const sources = files.map((name) => ({
  name: join(root, name),
  mutate: true,
  content: readFileSync(join(root, name), 'utf8'),
}))
const result = await new Instrumenter(silent).instrument(sources, {
  plugins: null,
  ignorers: [],
  excludedMutations: ['StringLiteral'],
})
/** Rules that the lines around a place name. */
function rulesAt({ fileName, location }) {
  const lines = sources.find(({ name }) => name === fileName).content.split('\n')
  const near = lines.slice(Math.max(0, location.start.line - 15), location.end.line + 2).join(' ')
  return [...new Set(near.match(/\b(?:R\d+\.\d+|[A-Z]{3}-\d+[a-z]?)\b/g) ?? [])]
}

const mutants = result.mutants
  .filter(({ status }) => status === undefined)
  .filter((_, i) => i % step === 0)
mkdirSync(cache, { recursive: true })
const plan = join(cache, `plan-${process.pid}.json`)
writeFileSync(
  plan,
  JSON.stringify({
    sources: Object.fromEntries(result.files.map(({ name, content }) => [name, content])),
    mutants: mutants.map((one) => ({ id: one.id, file: one.fileName, rules: rulesAt(one) })),
    tests: tests.map((name) => join(root, name)),
    budgetMs,
  }),
)

/** Outcome by mutant: killed, hung, survived, unreached, or static (of a table that is made once and stays). */
const outcomes = new Map()
const startedAt = performance.now()
let isEnough = false

function tryRest() {
  return new Promise((resolve, reject) => {
    const done = JSON.stringify([...outcomes.keys()])
    const child = fork(join(import.meta.dirname, 'trial.mjs'), [plan, done], { cwd: root })
    let tried = null
    let watch
    const expect = (ms) => {
      clearTimeout(watch)
      watch = setTimeout(() => child.kill('SIGKILL'), ms)
    }
    for (const signal of ['SIGINT', 'SIGTERM'])
      process.once(signal, () => {
        isEnough = true
        child.kill('SIGKILL')
      })
    child.on('message', (message) => {
      expect(message.kind === 'trying' ? hangsAfterMs + budgetMs : 600_000)
      if (message.kind === 'trying') tried = message.id
      if (message.kind === 'outcome') outcomes.set(message.id, message.outcome)
      if (message.kind === 'broken') reject(new Error(message.text))
    })
    child.on('exit', (status) => {
      clearTimeout(watch)
      if (status === 0 || isEnough) return resolve()
      if (tried === null || outcomes.has(tried)) return reject(new Error('the trial broke off'))
      outcomes.set(tried, 'hung')
      resolve(tryRest())
    })
  })
}
await tryRest()

function lineOf({ fileName, location }) {
  const lines = sources.find(({ name }) => name === fileName).content.split('\n')
  return lines.slice(location.start.line, location.end.line + 1)
}

const counts = new Map()
for (const mutant of mutants) {
  const outcome = outcomes.get(mutant.id) ?? 'untried'
  const name = mutant.fileName.slice(root.length + 1)
  const count = counts.get(name) ?? {
    killed: 0,
    hung: 0,
    survived: 0,
    unreached: 0,
    static: 0,
    untried: 0,
  }
  count[outcome]++
  counts.set(name, count)
  if (outcome !== 'survived' && outcome !== 'unreached') continue
  const { line, column } = mutant.location.start
  const lines = lineOf(mutant)
  const end = lines.length === 1 ? mutant.location.end.column : lines[0].length
  console.log(`${name}:${line + 1}:${column + 1} ${outcome} ${mutant.mutatorName}`)
  console.log(`  ${lines[0].trim()}`)
  console.log(`  ${lines[0].slice(column, end)} -> ${mutant.replacement.replace(/\s+/g, ' ')}`)
}
const total = { file: 'all' }
const table = [...counts].map(([file, count]) => {
  for (const [outcome, n] of Object.entries(count)) total[outcome] = (total[outcome] ?? 0) + n
  return { file, ...count }
})
console.table([...table, total])
console.log(`${Math.round((performance.now() - startedAt) / 1000)} s, ${mutants.length} changes`)
