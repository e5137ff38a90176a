import type { Node } from 'jsonc-parser'
import { textOf, type DocumentTree } from './document-tree'
import {
  namePaths,
  scopedKinds,
  stepBelow,
  type NameKind,
  type NamePlace,
  type PathStep,
} from './name-paths'

/** A place of the text that makes or names something. */
export interface NamedPlace {
  readonly role: NamePlace['role']
  readonly kinds: readonly NameKind[]
  /** The object (or group of categories) that the name is unique in; empty for names that are unique in the org. */
  readonly scope: string
  readonly name: string
  readonly node: Node
}

/** Every place of a document that makes or names something, with lookups by name. */
export interface NamedPlaces {
  readonly all: readonly NamedPlace[]
  readonly byNode: ReadonlyMap<Node, NamedPlace>
  /** Places that make a name, by kind and then by `nameKey`. */
  readonly made: ReadonlyMap<NameKind, ReadonlyMap<string, readonly NamedPlace[]>>
}

/** A name with its scope, as one key; names may hold any character, so the parts stand as JSON. */
export const nameKey = (scope: string, name: string): string =>
  scope === '' ? name : JSON.stringify([scope, name])

const scopeFor = (kinds: readonly NameKind[], scope: string) =>
  kinds.some((kind) => scopedKinds.has(kind)) ? scope : ''

/** Walks a document along the table of paths. */
export function namedPlaces({ root }: DocumentTree): NamedPlaces {
  const all: NamedPlace[] = []
  if (root !== null) walk(root, namePaths, '', all)
  const made = new Map<NameKind, Map<string, NamedPlace[]>>()
  for (const place of all) {
    const [kind] = place.kinds
    if (place.role !== 'defines' || kind === undefined) continue
    const names = made.get(kind) ?? new Map<string, NamedPlace[]>()
    made.set(kind, names)
    const key = nameKey(place.scope, place.name)
    const known = names.get(key)
    if (known === undefined) names.set(key, [place])
    else known.push(place)
  }
  return { all, byNode: new Map(all.map((place) => [place.node, place])), made }
}

function walk(node: Node, step: PathStep, scope: string, all: NamedPlace[]): void {
  if (step.place !== null && node.type === 'string') {
    const { role, kinds } = step.place
    all.push({ role, kinds, scope: scopeFor(kinds, scope), name: String(node.value), node })
    return
  }
  if (step.next.size === 0) return
  if (node.type === 'array') {
    for (const [at, item] of (node.children ?? []).entries()) {
      const below = stepBelow(step, at)
      if (below !== undefined) walk(item, below, scope, all)
    }
  }
  if (node.type === 'object') {
    const inner = scopeOf(node, step, scope)
    for (const property of node.children ?? []) {
      const [key, value] = property.children ?? []
      const below = key === undefined ? undefined : stepBelow(step, String(key.value))
      if (below !== undefined && value !== undefined) walk(value, below, inner, all)
    }
  }
}

/** An entry that names an object speaks of that object; a declared object, or a group of categories, of itself. */
export function scopeOf(node: Node, step: PathStep, scope: string): string {
  const made = step.next.get('name')?.place
  const [kind] = made?.kinds ?? []
  if (kind === 'object' || kind === 'dataCategoryGroup') return textOf(node, 'name') ?? scope
  return textOf(node, 'object') ?? textOf(node, 'dataCategoryGroup') ?? scope
}

/** The places that mean the same as this one: same name, one of its kinds, same scope. */
export function placesOfSame({ all }: NamedPlaces, one: NamedPlace): readonly NamedPlace[] {
  return all.filter(
    ({ name, scope, kinds }) =>
      name === one.name && scope === one.scope && kinds.some((kind) => one.kinds.includes(kind)),
  )
}

/** Where the name at a place is made. */
export function definitionsOf({ made }: NamedPlaces, one: NamedPlace): readonly NamedPlace[] {
  return one.kinds.flatMap((kind) => made.get(kind)?.get(nameKey(one.scope, one.name)) ?? [])
}
