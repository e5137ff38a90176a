import { nodeAt, nodeOfPath, pathOf, type DocumentTree } from './document-tree'
import type { LineHunk } from './line-hunks'
import { entryName } from './source-symbols'

/** More are told by their sections alone. */
const namedCount = 2

/** What the hunks change of a text, in a few words: the entries by name, or the sections of the document. */
export function changedSubject(tree: DocumentTree, hunks: readonly LineHunk[]): string {
  const starts = [0]
  for (let at = tree.text.indexOf('\n'); at >= 0; at = tree.text.indexOf('\n', at + 1))
    starts.push(at + 1)
  const entries = new Set<string>()
  const sections = new Set<string>()
  let shift = 0
  for (const { line, removed, added } of hunks) {
    for (let at = 0; at < Math.max(1, added.length); at++) {
      const offset = (starts[line + shift + at] ?? 0) + 2
      const node = nodeAt(tree, offset)
      const [section, position] = node === null ? [] : pathOf(node)
      if (typeof section !== 'string') continue
      sections.add(section)
      const entry = typeof position === 'number' ? nodeOfPath(tree, [section, position]) : null
      entries.add((entry === null ? null : entryName(entry)) ?? section)
    }
    shift += added.length - removed.length
  }
  return [...(entries.size <= namedCount ? entries : sections)].join(', ')
}
