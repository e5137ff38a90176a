import type { Node } from 'jsonc-parser'
import type { SourcePlace } from '@shared/protocol/source'
import { textOf, valueOf, type DocumentTree } from './document-tree'
import type { NamedPlace } from './named-places'

/** Where texts name a thing as one of their words: filters of restriction rules (R14.6), paths of sharing sets (R13.9). */
export interface Mentions {
  readonly places: readonly SourcePlace[]
  /** Words that go through a field to the record it points at (`Port__r`), which another name cannot take the place of. */
  readonly throughCount: number
}

/** A field goes by the name of its relationship where a path leads through it. */
const relationshipOf = (field: string) => field.replace(/__c$/i, '__r').replace(/(?<=\w)Id$/, '')

export function mentionsOf({ root, text }: DocumentTree, named: NamedPlace): Mentions {
  const texts = textsAbout(root ?? undefined, named)
  const count = (word: string) => texts.flatMap((node) => wordsIn(text, node, word))
  const [kind] = named.kinds
  const relationship = relationshipOf(named.name)
  return {
    places: count(kind === 'customPermission' ? `$Permission.${named.name}` : named.name).map(
      ({ offset, length }) => ({
        offset: offset + length - named.name.length,
        length: named.name.length,
      }),
    ),
    throughCount: kind === 'field' && relationship !== named.name ? count(relationship).length : 0,
  }
}

function textsAbout(root: Node | undefined, { kinds, scope }: NamedPlace): readonly Node[] {
  const [kind] = kinds
  if (kind !== 'field' && kind !== 'customPermission') return []
  const listed = (node: Node | undefined, key: string) =>
    (node === undefined ? null : valueOf(node, key))?.children ?? []
  const isOfObject = (node: Node) => kind === 'customPermission' || textOf(node, 'object') === scope
  const rules = listed(root, 'restrictionRules').filter(isOfObject)
  const mappings = listed(root, 'sharingSets').flatMap((set) => listed(set, 'accessMappings'))
  const found = [
    ...rules.map((rule) => valueOf(rule, 'recordFilter')),
    ...(kind === 'customPermission' ? rules.map((rule) => valueOf(rule, 'userCriteria')) : []),
    ...mappings.filter(isOfObject).map((mapping) => valueOf(mapping, 'objectField')),
  ]
  return found.flatMap((node) => (node?.type === 'string' ? [node] : []))
}

/** Places of a word within a text, outside quotes of the text's own and not as a later step of a path. */
function wordsIn(text: string, { offset, length }: Node, word: string): readonly SourcePlace[] {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const inner = text.slice(offset + 1, offset + length - 1)
  return [...inner.matchAll(new RegExp(`(?<![\\w.$'"])${escaped}(?![\\w'"])`, 'g'))].map(
    ({ index }) => ({ offset: offset + 1 + index, length: word.length }),
  )
}
