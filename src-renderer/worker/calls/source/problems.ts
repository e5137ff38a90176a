import { closestNames } from '@shared/change/closest-names'
import { documentSchema } from '@shared/import/org-document/org-schema'
import type { ParsedDocument } from '@shared/import/org-document/parse-org-document'
import type { SourceProblem } from '@shared/protocol/source'
import { sourceMessages as words } from '@shared/report/source-messages-en'
import { getNodeValue, printParseErrorCode, type Node } from 'jsonc-parser'
import * as v from 'valibot'
import { lineFinder, nodeOfPath, type DocumentTree, type TreePath } from './document-tree'
import { declaredKinds, type NameKind } from './name-paths'
import { definitionsOf, type NamedPlace, type NamedPlaces } from './named-places'
import { orgCycles } from './org-cycles'

/** More are not told at once. */
const toldCount = 200

interface Found {
  readonly code: string
  readonly message: string
  readonly offset: number
  readonly length: number
}

/**
 * Everything wrong in a text, in order of place.
 *
 * Syntax, names and keys that stand twice are told of broken texts too; the shape of values once the syntax is right;
 * what the reader alone refuses (rows of records, loops) once all of that is.
 */
export function sourceProblems(
  tree: DocumentTree,
  places: NamedPlaces,
  parsed: () => ParsedDocument,
): readonly SourceProblem[] {
  const syntax = syntaxProblems(tree)
  const shape = syntax.length === 0 ? shapeProblems(tree) : []
  const found = [...syntax, ...shape, ...doubleKeys(tree), ...nameProblems(places)]
  const all = found.length > 0 ? found : readerProblems(tree, parsed())
  const lineOf = lineFinder(tree.text)
  return all
    .sort((a, b) => a.offset - b.offset)
    .slice(0, toldCount)
    .map((one) => ({ ...one, line: lineOf(one.offset) }))
}

function syntaxProblems({ errors, root }: DocumentTree): Found[] {
  if (root === null && errors.length === 0)
    return [{ code: 'broken-json', message: words.empty, offset: 0, length: 0 }]
  return errors.map(({ error, offset, length }) => ({
    code: 'broken-json',
    message: words.syntax(printParseErrorCode(error)),
    offset,
    length: Math.max(1, length),
  }))
}

/** A value that is left out of the text is a text instead of a list of rows; the reader checks it. */
function shapeProblems(tree: DocumentTree): Found[] {
  if (tree.root === null) return []
  const checked = v.safeParse(documentSchema, getNodeValue(tree.root), { abortEarly: false })
  if (checked.success) return []
  return checked.issues.flatMap((issue) => {
    const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)))
    const node = nodeOfPath(tree, path)
    if (node === null || isLeftOut(path, node)) return []
    return [{ code: 'wrong-shape', message: shapeMessage(issue, path), ...placeOf(node, path) }]
  })
}

const isLeftOut = (path: TreePath, node: Node) =>
  path.length === 3 && path[0] === 'records' && path[2] === 'rows' && node.type === 'string'

function shapeMessage(issue: v.BaseIssue<unknown>, path: TreePath): string {
  const key = path.findLast((step) => typeof step === 'string') ?? 'tripod'
  if (issue.expected === 'never') return words.unknownKey(key)
  if (issue.received === 'undefined') return words.missingKey(key)
  const values = (issue.expected ?? '').match(/"[^"]*"/g)
  if (values !== null)
    return words.wrongChoice(
      key,
      values.map((value) => value.slice(1, -1)),
    )
  return issue.expected === null ? words.otherShape(key) : words.wrongType(key, kindWords(issue))
}

const kindWords = ({ expected }: v.BaseIssue<unknown>) =>
  (expected ?? '')
    .replace(/[()]/g, '')
    .split(' | ')
    .map((one) => kinds[one] ?? one)
    .join(' or ')
const kinds: Readonly<Record<string, string>> = {
  string: 'a text in double quotes',
  boolean: '`true` or `false`',
  number: 'a number',
  Array: 'a list',
  Object: 'an entry in braces',
  null: '`null`',
}

/** A long value is marked at its beginning alone; a key that does not belong, at the key. */
function placeOf(node: Node, path: TreePath): { offset: number; length: number } {
  const key = node.parent?.type === 'property' ? node.parent.children?.[0] : undefined
  const isOwn = key !== undefined && key.value === path.at(-1)
  if (node.type === 'object' || node.type === 'array')
    return isOwn ? { offset: key.offset, length: key.length } : { offset: node.offset, length: 1 }
  return { offset: node.offset, length: node.length }
}

function doubleKeys({ root }: DocumentTree): Found[] {
  const found: Found[] = []
  const visit = (node: Node) => {
    if (node.type === 'object') {
      const seen = new Set<unknown>()
      for (const property of node.children ?? []) {
        const key = property.children?.[0]
        if (key !== undefined && seen.has(key.value))
          found.push({
            code: 'double-key',
            message: words.doubleKey(String(key.value)),
            offset: key.offset,
            length: key.length,
          })
        seen.add(key?.value)
      }
    }
    for (const child of node.children ?? []) if (child.children !== undefined) visit(child)
  }
  if (root !== null) visit(root)
  return found
}

function nameProblems(places: NamedPlaces): Found[] {
  const found: Found[] = []
  for (const [kind, names] of places.made)
    for (const [, [first, ...others]] of declaredKinds.has(kind) ? names : [])
      for (const other of first === undefined ? [] : others)
        found.push({ code: 'double-id', message: words.doubleName(kind, other.name), ...at(other) })
  for (const place of places.all) {
    if (place.role !== 'refers' || !place.kinds.every((kind) => declaredKinds.has(kind))) continue
    if (isOwnerCell(place) || definitionsOf(places, place).length > 0) continue
    const known = place.kinds.flatMap((kind) => [...(places.made.get(kind)?.keys() ?? [])])
    const [closest = null] = found.length < toldCount ? closestNames(place.name, known) : []
    found.push({
      code: `unknown-${codeOf(place.kinds)}`,
      message: words.unknownName(place.kinds, place.name, closest),
      ...at(place),
    })
  }
  return found
}

/** Owners of records may be unknown: users and queues are often not exported with them. */
const isOwnerCell = ({ kinds }: NamedPlace) => kinds.length === 2 && kinds.includes('group')

const at = ({ node }: NamedPlace) => ({ offset: node.offset, length: node.length })

const codeOf = ([kind = 'user']: readonly NameKind[]) =>
  kind.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

function readerProblems(tree: DocumentTree, parsed: ParsedDocument): Found[] {
  if (parsed.kind === 'refused') {
    const offset = offsetOfLine(tree.text, parsed.line ?? 1)
    const end = tree.text.indexOf('\n', offset)
    const length = (end < 0 ? tree.text.length : end) - offset
    return [{ code: 'refused-document', message: parsed.message, offset, length }]
  }
  return orgCycles(parsed.org).flatMap(({ kind, names, path }) => {
    const node = nodeOfPath(tree, path)
    const code = `${codeOf([kind])}-cycle`
    const message = words.cycle(kind, names)
    return node === null ? [] : [{ code, message, ...placeOf(node, path) }]
  })
}

function offsetOfLine(text: string, line: number): number {
  let offset = 0
  for (let passed = 1; passed < line; passed++) {
    const next = text.indexOf('\n', offset)
    if (next < 0) break
    offset = next + 1
  }
  return offset
}
