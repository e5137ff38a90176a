import { findNodeAtOffset, getNodePath, parseTree, type Node, type ParseError } from 'jsonc-parser'

/** A text read as JSON as far as it can be; every value knows its place. */
export interface DocumentTree {
  readonly text: string
  /** Null for an empty text. */
  readonly root: Node | null
  readonly errors: readonly ParseError[]
}

export type TreePath = readonly (string | number)[]

/** Reads a text, broken or not. */
export function documentTree(text: string): DocumentTree {
  const errors: ParseError[] = []
  const root = parseTree(text, errors, { disallowComments: true }) ?? null
  return { text, root, errors }
}

/** The value or key at an offset, its end included. */
export const nodeAt = ({ root }: DocumentTree, offset: number): Node | null =>
  root === null ? null : (findNodeAtOffset(root, offset, true) ?? null)

/** Keys and positions from the root to a value. */
export const pathOf = (node: Node): TreePath => getNodePath(node)

/** The value of a key of an object that stands once in it; null when it is not there. */
export function valueOf(node: Node | undefined, key: string): Node | null {
  if (node?.type !== 'object') return null
  for (const property of node.children ?? []) {
    const [name, value] = property.children ?? []
    if (name?.value === key) return value ?? null
  }
  return null
}

/** The text of a key of an object; null when it holds none. */
export function textOf(node: Node | undefined, key: string): string | null {
  const value: unknown = valueOf(node, key)?.value
  return typeof value === 'string' ? value : null
}

/** The node by its path; that of the nearest value above when the path leads nowhere. */
export function nodeOfPath({ root }: DocumentTree, path: TreePath): Node | null {
  let node = root
  for (const key of path) {
    const below: Node | null | undefined =
      typeof key === 'number' ? node?.children?.[key] : valueOf(node ?? undefined, key)
    if (below == null) break
    node = below
  }
  return node
}

/** Answers the line of an offset, from 1, without walking through the text each time. */
export function lineFinder(text: string): (offset: number) => number {
  const breaks: number[] = []
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks.push(at)
  return (offset) => {
    let [low, high] = [0, breaks.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((breaks[middle] ?? 0) < offset) low = middle + 1
      else high = middle
    }
    return low + 1
  }
}
