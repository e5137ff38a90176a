import { systemPermissionNames } from '@shared/change/system-permissions'
import type { Org } from '@shared/model/org'
import { standardFieldsOf } from '@shared/model/standard-fields'
import { standardObjects } from '@shared/model/standard-objects'
import type { NameSuggestion, NameSuggestions } from '@shared/protocol/source'
import { sourceKinds } from '@shared/report/source-messages-en'
import { getLocation, type Node } from 'jsonc-parser'
import { nodeAt, nodeOfPath, textOf, type DocumentTree, type TreePath } from './document-tree'
import { namePaths, namePlaceAt, scopedKinds, stepBelow, type NameKind } from './name-paths'
import { scopeOf, type NamedPlaces } from './named-places'

/**
 * Names that may stand at an offset: those that the document makes, those that it uses and never makes (licences), and
 * the platform's own (standard objects and fields, system permissions). Null where no name belongs.
 */
export function nameSuggestions(
  tree: DocumentTree,
  places: NamedPlaces,
  offset: number,
  base: Org,
): NameSuggestions | null {
  const location = getLocation(tree.text, offset)
  const place = location.isAtPropertyKey ? null : namePlaceAt(location.path)
  if (place === null) return null
  const scope = scopeAt(tree, location.path)
  const known = new Map<string, NameSuggestion>()
  for (const kind of place.kinds)
    for (const one of [
      ...madeNames(places, kind, scope),
      ...usedNames(places, kind, scope),
      ...platformNames(kind, scope, base),
    ])
      if (!known.has(one.name + one.text)) known.set(one.name + one.text, one)
  const names = [...known.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  return { ...replacedAt(tree, offset), names }
}

/** The text or word at the offset, which a suggestion replaces. */
function replacedAt(tree: DocumentTree, offset: number): { offset: number; length: number } {
  const node = nodeAt(tree, offset)
  const isValue = node !== null && node.children === undefined && offset > node.offset
  if (isValue) return { offset: node.offset, length: endOf(tree.text, node) - node.offset }
  const word = /[\w.:-]*$/.exec(tree.text.slice(Math.max(0, offset - 100), offset))?.[0] ?? ''
  return { offset: offset - word.length, length: word.length }
}

/** A text without its closing quote would take the rest of the line with it. */
function endOf(text: string, { offset, length, type }: Node): number {
  const written = text.slice(offset, offset + length)
  if (type !== 'string' || /^"(?:[^"\\]|\\.)*"$/.test(written)) return offset + length
  return offset + (/^"?[^",\]}\n]*/.exec(written)?.[0].length ?? length)
}

function scopeAt(tree: DocumentTree, path: TreePath): string {
  let step = namePaths
  let scope = ''
  for (const [depth, key] of path.entries()) {
    const below = stepBelow(step, key)
    if (below === undefined) break
    const node = nodeOfPath(tree, path.slice(0, depth))
    if (node?.type === 'object') scope = scopeOf(node, step, scope)
    step = below
  }
  return scope
}

function* madeNames(places: NamedPlaces, kind: NameKind, scope: string): Generator<NameSuggestion> {
  for (const [, [place]] of places.made.get(kind) ?? []) {
    if (place === undefined || (scopedKinds.has(kind) && scope !== '' && place.scope !== scope))
      continue
    yield suggestion(place.name, entryWords(place.node), sourceKinds[kind].one)
  }
}

/** What people call an entry, from its own keys: the developer name, the name, the label. */
export function entryWords(idNode: Node): { readonly name: string; readonly label: string } {
  const entry = idNode.parent?.parent
  const called = ['username', 'developerName', 'name', 'label']
    .map((key) => textOf(entry, key))
    .filter((text) => text !== null)
  const name = called[0] ?? String(idNode.value)
  return { name, label: called.find((text, at) => at > 0 && text !== name) ?? '' }
}

function suggestion(
  id: string,
  { name, label }: { readonly name: string; readonly label: string },
  kind: string,
): NameSuggestion {
  const detail = [label, name === id ? '' : id, kind].filter((text) => text !== '').join(' · ')
  return { name, detail, text: JSON.stringify(id) }
}

/** Names that nothing declares: whatever stands elsewhere can stand here. */
function* usedNames(places: NamedPlaces, kind: NameKind, scope: string): Generator<NameSuggestion> {
  if (places.made.has(kind) || kind === 'record') return
  for (const place of places.all)
    if (place.kinds.includes(kind) && (scope === '' || place.scope === '' || place.scope === scope))
      yield suggestion(place.name, { name: place.name, label: '' }, sourceKinds[kind].one)
}

function* platformNames(kind: NameKind, scope: string, base: Org): Generator<NameSuggestion> {
  const one = sourceKinds[kind].one
  if (kind === 'systemPermission')
    for (const name of systemPermissionNames(base)) yield suggestion(name, { name, label: '' }, one)
  if (kind === 'object')
    for (const { name, label } of standardObjects)
      yield suggestion(name, { name, label: label === name ? '' : label }, one)
  if (kind === 'field' && scope !== '')
    for (const [name, { label }] of standardFieldsOf(scope))
      yield suggestion(name, { name, label: label === name ? '' : label }, one)
}
