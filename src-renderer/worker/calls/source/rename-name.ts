import { standardObjects } from '@shared/model/standard-objects'
import type { SourceRename } from '@shared/protocol/source'
import { sourceMessages as words } from '@shared/report/source-messages-en'
import { nodeAt, type DocumentTree } from './document-tree'
import { mentionsOf } from './mentions'
import { definitionsOf, placesOfSame, type NamedPlace, type NamedPlaces } from './named-places'

/** The place at an offset that makes or names something. */
export function namedAt(
  tree: DocumentTree,
  places: NamedPlaces,
  offset: number,
): NamedPlace | null {
  const node = nodeAt(tree, offset)
  return node === null ? null : (places.byNode.get(node) ?? null)
}

/** Every place that a new name must be written to, or why this one keeps its name. */
export function renamedPlaces(
  tree: DocumentTree,
  places: NamedPlaces,
  offset: number,
): SourceRename {
  const named = namedAt(tree, places, offset)
  if (named === null) return { kind: 'refused', reason: words.unnamed }
  const [kind = 'record'] = named.kinds
  const isPlatform =
    kind === 'systemPermission' ||
    (kind === 'object' && standardObjects.some(({ name }) => name === named.name))
  if (isPlatform) return { kind: 'refused', reason: words.notOwn(kind) }
  const [made] = definitionsOf(places, named)
  const same = placesOfSame(places, made ?? named)
  const mentions = mentionsOf(tree, made ?? named)
  if (mentions.throughCount > 0)
    return { kind: 'refused', reason: words.namedThrough(named.name, mentions.throughCount) }
  const whole = same.map(({ node }) => ({ offset: node.offset + 1, length: node.length - 2 }))
  return { kind: 'ok', name: named.name, places: [...whole, ...mentions.places] }
}
