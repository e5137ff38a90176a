import type { SourceSymbol } from '@shared/protocol/source'
import type { Node } from 'jsonc-parser'
import { nodeOfPath, textOf, type DocumentTree } from './document-tree'

/** Keys by which an entry is called in an outline, best first. */
const calling = ['username', 'developerName', 'name', 'object', 'user', 'label', 'type', 'start']

/** The outline: the sections of the document, below each its entries, below an object its fields. */
export function sourceSymbols({ root }: DocumentTree): readonly SourceSymbol[] {
  return (root?.children ?? []).flatMap((property) => {
    const [key, value] = property.children ?? []
    if (key === undefined || value?.children === undefined) return []
    return [
      {
        name: String(key.value),
        detail: value.type === 'array' ? String(value.children.length) : '',
        kind: 'section' as const,
        offset: property.offset,
        length: property.length,
        nameOffset: key.offset,
        nameLength: key.length,
        children: value.type === 'array' ? value.children.flatMap(entrySymbol) : [],
      },
    ]
  })
}

function entrySymbol(node: Node): SourceSymbol[] {
  const name = entryName(node)
  if (name === null) return []
  const fields = nodeOfPath({ root: node, text: '', errors: [] }, ['fields'])
  return [
    {
      name,
      detail: textOf(node, 'kind') ?? textOf(node, 'id') ?? '',
      kind: 'entry',
      offset: node.offset,
      length: node.length,
      nameOffset: node.offset,
      nameLength: 1,
      children: fields?.type === 'array' ? (fields.children ?? []).flatMap(entrySymbol) : [],
    },
  ]
}

/** What an entry is called; null when it has no name. */
export function entryName(node: Node): string | null {
  if (node.type !== 'object') return null
  for (const key of calling) {
    const text = textOf(node, key)
    if (text !== null) return text
  }
  return null
}
