import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ruleIds from './rule-ids.json'
import notes from './rule-notes.json'
import { rulesIn, testNames } from './named-rules'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** What the product says of a rule that has no test of its own. */
export interface RuleNote {
  readonly status: 'computed' | 'partly' | 'not' | 'no answer'
  readonly why: string
}

export interface RuleLine {
  readonly id: string
  readonly status: RuleNote['status']
  readonly why: string
  /** Files that name it in code, and test files that name it in a test. */
  readonly sources: readonly string[]
  readonly tests: readonly string[]
}

const noteOf = (id: string): RuleNote | undefined =>
  (notes as Readonly<Record<string, RuleNote>>)[id] // the file holds nothing else

const order = new Map(
  [...ruleIds.recordAccess, ...ruleIds.permissionsAndOrg, ...ruleIds.facts].map((id, at) => [
    id,
    at,
  ]),
)

const filesBelow = (folder: string) =>
  readdirSync(`${root}${folder}`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|vue)$/.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(root.length))
    .filter((path) => !path.startsWith('test/conformance/'))
    .sort()

function filesByRule(folders: readonly string[], textsOf: (source: string) => readonly string[]) {
  const files = new Map<string, string[]>()
  for (const path of folders.flatMap(filesBelow)) {
    const named = textsOf(readFileSync(`${root}${path}`, 'utf8')).flatMap((text) =>
      rulesIn(text, order),
    )
    for (const id of new Set(named)) files.set(id, [...(files.get(id) ?? []), path])
  }
  return files
}

/** Every rule of both access specifications: how far it is computed, where it stands, and its tests. */
export function conformance(): {
  readonly rules: readonly RuleLine[]
  readonly facts: readonly RuleLine[]
} {
  const sources = filesByRule(['shared', 'src-main'], (text) => [text])
  const tests = filesByRule(['test'], testNames)
  const lineOf = (id: string): RuleLine => {
    const note = noteOf(id)
    const own = tests.get(id) ?? []
    return {
      id,
      status: note?.status ?? (own.length > 0 ? 'computed' : 'not'),
      why: note?.why ?? '',
      sources: sources.get(id) ?? [],
      tests: own,
    }
  }
  return {
    rules: [...ruleIds.recordAccess, ...ruleIds.permissionsAndOrg].map(lineOf),
    facts: ruleIds.facts.map(lineOf),
  }
}

/** The page, as Markdown. */
export function conformancePage(): string {
  const { rules, facts } = conformance()
  const count = (status: RuleNote['status']) =>
    rules.filter((rule) => rule.status === status).length
  const withTest = facts.filter(({ tests }) => tests.length > 0).length
  const cells = ({ id, status, why, sources, tests }: RuleLine) =>
    `| ${id} | ${status}${why === '' ? '' : `: ${why}`} | ${shown(sources)} | ${shown(tests)} |`
  return [
    '# Conformance',
    '',
    'Every rule of the two access specifications, how far it is computed, the code that names it and the tests that name it.',
    'Made by `npm run conformance`; a test compares it with the tree.',
    '',
    `${rules.length} rules: ${count('computed')} computed, ${count('partly')} partly, ${count('not')} not, ${count('no answer')} without an answer to compute. ` +
      `${withTest} of ${facts.length} facts on access have a test.`,
    '',
    '| rule | | code | tests |',
    '|---|---|---|---|',
    ...rules.map(cells),
    '',
    '## Facts',
    '',
    '| fact | tests |',
    '|---|---|',
    ...facts.map(({ id, why, tests }) => `| ${id} | ${tests.length === 0 ? why : shown(tests)} |`),
    '',
  ].join('\n')
}

/** The first three, by their names below the common folders. */
function shown(paths: readonly string[]): string {
  const names = paths.map((path) => path.replace(/^(?:test\/)?shared\/(?:engine\/)?/, ''))
  const more = names.length > 3 ? ` +${names.length - 3}` : ''
  return (
    names
      .slice(0, 3)
      .map((name) => `\`${name}\``)
      .join(' ') + more
  )
}
