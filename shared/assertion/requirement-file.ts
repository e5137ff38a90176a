import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  stringify,
  type Node,
} from 'yaml'
import { closestNames } from '../change/closest-names'
import { parseAssertion } from './parse-assertion'

/** A requirement as a file states it. */
export interface FiledRequirement {
  readonly text: string
  /** What others call it, unique in the file. */
  readonly id: string | null
  readonly note: string
  /** Who vouches for it where the answer is not known; null: nobody, and what is undecided has failed. */
  readonly assured: string | null
  /** Of the sentence, from 1. */
  readonly line: number
}

/** What is wrong in a file, at its place, with what to do. */
export interface FileProblem {
  readonly line: number
  readonly column: number
  readonly message: string
}

export type RequirementFile =
  | { readonly kind: 'ok'; readonly requirements: readonly FiledRequirement[] }
  | { readonly kind: 'unusable'; readonly problems: readonly FileProblem[] }

const keys = ['text', 'id', 'note', 'assured'] as const
type Key = (typeof keys)[number]

/** More text than this is no list of requirements. */
const largestText = 4 << 20

/**
 * Reads `*.tripod-test.yaml`: one map with `requirements`, a list of sentences, each alone or as `text` with `id`, `note`
 * and `assured`. Sentences are parsed, names are not looked up. Every problem of the file is told, not only the first.
 */
export function parseRequirementFile(text: string): RequirementFile {
  if (text.length > largestText)
    return {
      kind: 'unusable',
      problems: [{ line: 1, column: 1, message: 'the file is larger than 4 MB; divide it' }],
    }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, merge: false })
  const problems: FileProblem[] = []
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  const problem = (node: Node | null, message: string, within = 0) => {
    const place = at(node?.range?.[0] ?? 0)
    problems.push({ line: place.line, column: place.column + within, message })
  }
  for (const { message, pos } of [...document.errors, ...document.warnings])
    problems.push({ ...at(pos[0]), message: firstLine(message) })
  if (problems.length > 0) return { kind: 'unusable', problems }
  const list = listIn(document.contents, problem)
  const requirements = list.flatMap((node) => requirementIn(node, text, problem, at) ?? [])
  const seen = new Map<string, number>()
  for (const { id, line } of requirements) {
    const first = id === null ? undefined : seen.get(id)
    if (first !== undefined)
      problems.push({
        line,
        column: 1,
        message: `the id \`${id ?? ''}\` stands in line ${String(first)} already; give each its own`,
      })
    if (id !== null) seen.set(id, first ?? line)
  }
  return problems.length > 0 ? { kind: 'unusable', problems } : { kind: 'ok', requirements }
}

type Tell = (node: Node | null, message: string, within?: number) => void

function listIn(contents: Node | null, problem: Tell): readonly Node[] {
  if (!isMap(contents)) {
    problem(
      contents,
      'the file has to begin with `requirements:`, and the sentences as a list below it',
    )
    return []
  }
  let list: readonly Node[] | null = null
  for (const { key, value } of contents.items) {
    const [keyNode, valueNode] = [key as Node, value as Node | null] // a parsed map holds nodes
    const name = isScalar(keyNode) ? String(keyNode.value) : ''
    if (name !== 'requirements')
      problem(keyNode, `\`${name}\` is not known here; the file holds \`requirements\` alone`)
    else if (isSeq(valueNode))
      list = valueNode.items as Node[] // a parsed list holds nodes
    else problem(valueNode ?? keyNode, '`requirements` is no list; put `- ` before each sentence')
  }
  if (list === null)
    problem(contents, 'there is no list `requirements`; put the sentences below it')
  return list ?? []
}

function requirementIn(
  node: Node,
  source: string,
  problem: Tell,
  at: (offset: number) => { readonly line: number },
): FiledRequirement | null {
  const values = isMap(node) ? valuesOf(node, problem) : new Map([['text' as const, node]])
  if (values === null) return null
  const textOf = (key: Key): string | null => {
    const value = values.get(key)
    if (value === undefined) return null
    if (isScalar(value) && typeof value.value === 'string') return value.value
    problem(
      value,
      `\`${key}\` is no text; put it in quotes${isAlias(value) ? ', aliases are not read' : ''}`,
    )
    return null
  }
  const textNode = values.get('text')
  const [text, id, note, assured] = keys.map(textOf)
  if (textNode === undefined) {
    problem(node, 'a requirement needs `text`, the sentence')
    return null
  }
  if (typeof text !== 'string') return null
  const parsed = parseAssertion(text)
  if (parsed.kind === 'refused') {
    problem(textNode, parsed.message, columnWithin(textNode, source, text, parsed.column))
    return null
  }
  const { line } = at(textNode.range?.[0] ?? 0)
  return { text, id: id ?? null, note: note ?? '', assured: assured ?? null, line }
}

function valuesOf(node: Node, problem: Tell): ReadonlyMap<Key, Node> | null {
  if (!isMap(node)) return null
  const values = new Map<Key, Node>()
  for (const { key, value } of node.items) {
    const keyNode = key as Node // a parsed map holds nodes
    const name = isScalar(keyNode) ? String(keyNode.value) : ''
    const known = keys.find((one) => one === name)
    if (known !== undefined)
      values.set(known, value as Node) // as above
    else {
      const near = closestNames(name, keys)
      const hint =
        near.length === 0
          ? `use ${keys.map((one) => `\`${one}\``).join(', ')}`
          : `did you mean \`${near.join('`, `')}\`?`
      problem(keyNode, `\`${name}\` is not known here; ${hint}`)
    }
  }
  return values
}

/** How far a column of the sentence is from where its text begins in the file; 0 where the text is folded or escaped. */
function columnWithin(node: Node, source: string, text: string, column: number): number {
  const start = node.range?.[0] ?? 0
  if (source.startsWith(text, start)) return column - 1
  return source.startsWith(text, start + 1) ? column : 0
}

const firstLine = (message: string) => (message.split('\n')[0] ?? '').replace(/:$/, '')

/** The text of a file with these requirements; reading it gives them again. */
export function formatRequirementFile(
  requirements: readonly Pick<FiledRequirement, 'text' | 'note'>[],
): string {
  const list = requirements.map(({ text, note }) => ({ text, ...(note === '' ? {} : { note }) }))
  return stringify({ requirements: list }, { lineWidth: 0 })
}
