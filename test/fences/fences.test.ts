import { execFileSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ESLint } from 'eslint'
import ts from 'typescript'
import tsEslint from 'typescript-eslint'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = dirname(dirname(import.meta.dirname))
const offenders = join(import.meta.dirname, 'offenders')
const require = createRequire(import.meta.url)

type Fences = { forbidden: { name: string }[] }
type Cruise = { summary: { violations: { rule: { name: string }; from: string }[] } }

const ruleNames = (require('./imports.cjs') as Fences).forbidden.map(({ name }) => name)

/** Runs the import fence over the three sides in a folder; an exit code other than 0 only says that there are reports. */
function cruised(folder: string): Cruise['summary']['violations'] {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const settings = join(import.meta.dirname, 'imports.cjs')
  const sides = ['shared', 'src-main', 'src-renderer']
  const args = [program, '-c', settings, '--output-type', 'json', ...sides]
  const output = execFileSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  return (JSON.parse(output) as Cruise).summary.violations
}

/** A tree of its own in which the offenders are the product, with the least of each library behind a door. */
function offendingTree(): string {
  const tree = realpathSync(mkdtempSync(join(tmpdir(), 'tripod-offenders-')))
  cpSync(offenders, tree, { recursive: true })
  cpSync(join(root, 'tsconfig.json'), join(tree, 'tsconfig.json'))
  for (const module of ['electron/index', 'dexie/index', 'echarts/core', 'monaco-editor/index']) {
    const file = join(tree, 'node_modules', `${module}.js`)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, '')
  }
  return tree
}

describe('the import fence', () => {
  let tree: string
  let reported: Set<string>
  beforeAll(() => {
    tree = offendingTree()
    reported = new Set(cruised(tree).map(({ rule }) => rule.name))
  }, 60_000)
  afterAll(() => rmSync(tree, { recursive: true }))

  it.each(ruleNames)('reports an offence against “%s”', (name) => {
    expect([...reported]).toContain(name)
  })

  it('reports nothing in the product', { timeout: 60_000 }, () => {
    expect(cruised(root).map(({ rule, from }) => `${from}: ${rule.name}`)).toEqual([])
  })
})

describe('the lint fence', () => {
  const eslint = new ESLint({
    cwd: root,
    overrideConfig: tsEslint.configs.disableTypeChecked as [],
  })
  const reports = async (offender: string, as: string) => {
    const text = readFileSync(join(offenders, 'lint', offender), 'utf8')
    const [result] = await eslint.lintText(text, { filePath: join(root, as) })
    return result?.messages.map(({ message }) => message).join('\n') ?? ''
  }

  it.each([
    ['random.ts', 'no randomness in shared/'],
    ['clock.ts', 'no clock in shared/'],
    ['argless-date.ts', 'no clock in shared/'],
    ['enum.ts', 'no enum'],
    ['class.ts', 'no class'],
    ['any.ts', '`any` needs a reason'],
    ['non-null.ts', 'non-null `!` needs a reason'],
    ['as.ts', '`as` needs a reason'],
    ['disable.ts', 'eslint-disable needs a reason'],
  ])('reports %s in shared/: %s', async (offender, message) => {
    expect(await reports(offender, `shared/model/${offender}`)).toContain(message)
  })

  it.each([
    ['enum.ts', 'no enum'],
    ['class.ts', 'no class'],
  ])('reports %s everywhere: %s', async (offender, message) => {
    expect(await reports(offender, `src-main/files/${offender}`)).toContain(message)
  })

  it('reports markup from a string in a component', async () => {
    expect(await reports('markup.vue', 'src-renderer/views/MarkupView.vue')).toContain('v-html')
  })

  it('reports nothing in a file that keeps the rules', async () => {
    expect(await reports('clean.ts', 'shared/model/clean.ts')).toBe('')
  })

  it('lets the sides that have a clock use it', async () => {
    expect(await reports('clock.ts', 'src-main/app/clock.ts')).toBe('')
  })
})

describe('the compiler fence around shared/', () => {
  const { config } = ts.readConfigFile(join(root, 'shared/tsconfig.json'), (path) =>
    ts.sys.readFile(path),
  ) as {
    config: object
  }
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(root, 'shared'))
  const errors = (offender: string) => {
    const files = [join(offenders, 'compile', offender), join(root, 'shared/ambient.d.ts')]
    const program = ts.createProgram(files, { ...options, composite: false, noEmit: true })
    return ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
      .join('\n')
  }

  it.each([
    ['page.ts', `Cannot find name 'window'`],
    ['node.ts', `Cannot find name 'node:fs'`],
    ['console.ts', `Cannot find name 'console'`],
  ])('refuses %s: %s', (offender, message) => {
    expect(errors(offender)).toContain(message)
  })

  it('accepts what every side’s runtime offers', () => {
    expect(errors('clean.ts')).toBe('')
  })
})
