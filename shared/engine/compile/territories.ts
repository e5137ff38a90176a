import type { RecordId } from '../../model/id'
import type { Territory } from '../../model/sharing'
import { addAll, addBit, bitset, isEmpty, type Bitset } from './bitset'
import type { ReachContext } from './reach-context'
import { openTopOf, possibleAncestors, territoriesById, territoryAncestors } from './territory-tree'

/**
 * Territories of the active model with whom they reach. Rules R9.1–R9.7.
 *
 * `users`: users assigned to the territory, inactive ones with the entitlement they keep (LAY-04, R16.4); `above`: those of
 * its ancestors; `possibleAbove`: those of territories that might be ancestors, and which territory at the
 * top is only named, null for none. Sets over `org.users`.
 */
export interface CompiledTerritory {
  readonly territory: Territory
  readonly users: Bitset
  readonly above: Bitset
  readonly possibleAbove: { readonly users: Bitset; readonly top: string } | null
  /** False when no data says whether the model is active. */
  readonly isCertain: boolean
}

export interface CompiledTerritories {
  readonly all: readonly CompiledTerritory[]
  /** Record (account or lead) -> the territories it is in. */
  readonly byRecord: ReadonlyMap<RecordId, readonly CompiledTerritory[]>
  readonly byId: ReadonlyMap<string, CompiledTerritory>
  /** True where the import does not say what stands above some territory. Rule R19.1. */
  readonly areOpenAbove: boolean
}

export function compileTerritories({
  org,
  userIndexById,
  families,
}: Pick<ReachContext, 'org' | 'userIndexById' | 'families'>): CompiledTerritories {
  const usersOf = (territory: Territory, into: Bitset) => {
    for (const id of territory.users) {
      const index = userIndexById.get(id)
      if (index === undefined) continue
      const family = families[index]
      if (family === 'internal' || family === 'partner' || family === 'customerPlus')
        addBit(into, index)
    }
    return into
  }
  const byId = territoriesById(org)
  const aboveById = new Map<string, Bitset>()
  /** Each parent's users and those above it are gathered once; in a loop, from all on the way. */
  const usersAbove = (territory: Territory): Bitset => {
    const way = [territory]
    for (const ancestor of territoryAncestors(byId, territory)) {
      if (aboveById.has(ancestor.id)) break
      way.push(ancestor)
    }
    for (const each of way.reverse()) {
      const above = bitset(org.users.length)
      const parent = byId.get(each.parent ?? '')
      const known = parent === undefined ? undefined : aboveById.get(parent.id)
      if (parent !== undefined && known !== undefined) addAll(usersOf(parent, above), known)
      else for (const ancestor of territoryAncestors(byId, each)) usersOf(ancestor, above)
      aboveById.set(each.id, above)
    }
    return aboveById.get(territory.id) ?? bitset(org.users.length)
  }
  const possibleByTop = new Map<string, Bitset>()
  const possibleAbove = (territory: Territory): CompiledTerritory['possibleAbove'] => {
    const top = openTopOf(byId, territory)
    if (top === null) return null
    const key = `${top.id} ${territory.model}`
    const users = possibleByTop.get(key) ?? bitset(org.users.length)
    if (!possibleByTop.has(key))
      for (const other of possibleAncestors(byId, territory)) usersOf(other, users)
    possibleByTop.set(key, users)
    return isEmpty(users) ? null : { users, top: top.developerName }
  }
  const all = org.territories
    .filter((territory) => territory.isActive !== false)
    .map((territory) => {
      return {
        territory,
        users: usersOf(territory, bitset(org.users.length)),
        above: usersAbove(territory),
        possibleAbove: possibleAbove(territory),
        isCertain: territory.isActive === true,
      }
    })
  const byRecord = new Map<RecordId, CompiledTerritory[]>()
  for (const compiled of all) {
    for (const { record } of compiled.territory.records) {
      const others = byRecord.get(record)
      if (others === undefined) byRecord.set(record, [compiled])
      else others.push(compiled)
    }
  }
  const compiledById = new Map(all.map((compiled) => [compiled.territory.id, compiled]))
  const areOpenAbove = org.territories.some((territory) => openTopOf(byId, territory) !== null)
  return { all, byRecord, byId: compiledById, areOpenAbove }
}
