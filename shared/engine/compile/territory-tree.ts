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
