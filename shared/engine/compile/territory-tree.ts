import type { Org } from '../../model/org'
import type { Territory } from '../../model/sharing'

/** Every territory of an org by its id. */
export type TerritoriesById = ReadonlyMap<string, Territory>

export const territoriesById = (org: Org): TerritoriesById =>
  new Map(org.territories.map((territory) => [territory.id, territory]))

/** Ancestors of a territory, nearest first; a loop ends it after as many steps as there are territories. */
export function* territoryAncestors(byId: TerritoriesById, territory: Territory) {
  let above = byId.get(territory.parent ?? '')
  for (let step = 1; above !== undefined && above !== territory && step < byId.size; step++) {
    yield above
    above = byId.get(above.parent ?? '')
  }
}

/**
 * Territories that might stand above this one besides its ancestors: all other trees of its model, where the import only names
 * the territory at the top of its own tree. Rules R9.6, R19.1.
 */
export function possibleAncestors(byId: TerritoriesById, territory: Territory): Territory[] {
  const tops = topsOf(byId)
  const top = tops.get(territory)
  return top !== undefined && isOpenAbove(byId, top)
    ? [...tops].flatMap(([other, above]) =>
        above !== top && areOfOneModel(other, territory) ? [other] : [],
      )
    : []
}

/** Territories that might stand below this one besides its descendants. Rules R5.2, R19.1. */
export function possibleDescendants(byId: TerritoriesById, territory: Territory): Territory[] {
  const tops = topsOf(byId)
  const top = tops.get(territory)
  return [...tops].flatMap(([other, above]) =>
    above !== top && isOpenAbove(byId, above) && areOfOneModel(other, territory) ? [other] : [],
  )
}

/** The top of the territory's tree, where the import does not say what stands above that; null elsewhere. */
export function openTopOf(byId: TerritoriesById, territory: Territory): Territory | null {
  const top = topsOf(byId).get(territory)
  return top !== undefined && isOpenAbove(byId, top) ? top : null
}

const knownTops = new WeakMap<TerritoriesById, ReadonlyMap<Territory, Territory>>()

/** The top of each territory's tree; in a loop, some territory of it. */
function topsOf(byId: TerritoriesById): ReadonlyMap<Territory, Territory> {
  const known = knownTops.get(byId)
  if (known !== undefined) return known
  const tops = new Map<Territory, Territory>()
  for (const territory of byId.values()) {
    const way = [territory]
    let top = territory
    for (top of territoryAncestors(byId, territory)) {
      const found = tops.get(top)
      if (found !== undefined) {
        top = found
        break
      }
      way.push(top)
    }
    for (const each of way) tops.set(each, top)
  }
  knownTops.set(byId, tops)
  return tops
}

/** A territory that the import only names has no model; nor does anything say what stands above it. */
const isOpenAbove = (byId: TerritoriesById, { parent, model, isActive }: Territory): boolean =>
  parent === null ? model === '' && isActive === null : !byId.has(parent)

const areOfOneModel = (a: Territory, b: Territory): boolean =>
  a.model === b.model || a.model === '' || b.model === ''

/** A territory and all below it. Rule R5.2. */
export function withDescendants(byId: TerritoriesById, territory: Territory): Territory[] {
  const children = new Map<string, Territory[]>()
  for (const other of byId.values()) {
    if (other.parent === null) continue
    const siblings = children.get(other.parent)
    if (siblings === undefined) children.set(other.parent, [other])
    else siblings.push(other)
  }
  const found = new Set([territory])
  for (const each of found) for (const child of children.get(each.id) ?? []) found.add(child)
  return [...found]
}
