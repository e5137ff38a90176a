import type { SourceHover } from '@shared/protocol/source'
import { ruleCatalogue } from '@shared/engine/rule-catalogue'
import { keyMeaning } from '@shared/report/document-keys-en'
import { sourceKinds } from '@shared/report/source-messages-en'
import type { Node } from 'jsonc-parser'
import { nodeAt, pathOf, type DocumentTree } from './document-tree'
import { definitionsOf, placesOfSame, type NamedPlace, type NamedPlaces } from './named-places'
import { entryWords } from './suggest-names'

/** What a key means, with the rules that read it; for a name, what it stands for. Null where nothing is to be said. */
export function sourceHover(
  tree: DocumentTree,
  places: NamedPlaces,
  offset: number,
): SourceHover | null {
  const node = nodeAt(tree, offset)
  if (node === null || node.children !== undefined) return null
  const named = places.byNode.get(node)
  const key = keyOf(node)
  const meaning = key === null ? null : keyMeaning(pathOf(key))
  const nameLines = named === undefined ? [] : nameWords(places, named)
  const keyLines = meaning === null ? [] : [meaning.sense, ...meaning.rules.map(ruleWords)]
  const lines = [...nameLines, ...keyLines]
  if (lines.length === 0) return null
  const title = named === undefined ? String(key?.value ?? '') : named.name
  return { offset: node.offset, length: node.length, title, lines }
}

/** The key that a node is, or is the value of, or stands in the list of. */
function keyOf(node: Node): Node | null {
  let inner = node
  while (inner.parent?.type === 'array') inner = inner.parent
  return inner.parent?.type === 'property' ? (inner.parent.children?.[0] ?? null) : null
}

function nameWords(places: NamedPlaces, named: NamedPlace): string[] {
  const [kind = 'record'] = named.kinds
  const [made] = definitionsOf(places, named)
  const { name, label } = made === undefined ? { name: '', label: '' } : entryWords(made.node)
  const uses = placesOfSame(places, named).filter(({ role }) => role === 'refers').length
  const called = [name === named.name ? '' : name, label].filter((text) => text !== '')
  const one = sourceKinds[made?.kinds[0] ?? kind].one
  const count = uses === 1 ? 'named in 1 place' : `named in ${uses} places`
  return [[one, ...called].join(' · '), count]
}

/** A rule's number, its sense and where the platform documents it. */
function ruleWords(id: string): string {
  const rule = ruleCatalogue.get(id)
  return rule === undefined ? id : `${id}: ${rule.sense} (${rule.source})`
}
