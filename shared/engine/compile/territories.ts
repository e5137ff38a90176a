import type { RecordId, UserId } from '../../model/id'
import type { Org } from '../../model/org'
import type { Territory } from '../../model/sharing'
import { userFamily } from '../../model/user'
import { addBit, bitset, type Bitset } from './bitset'
import { territoryAncestors } from './territory-groups'

/**
 * Territories of the active model with whom they reach. Rules R9.1–R9.7.
 *
 * `users`: users assigned to the territory, inactive ones with the entitlement they keep (LAY-04, R16.4); `above`: those of
 * its ancestors. Sets over `org.users`.
 */
export interface CompiledTerritory {
  readonly territory: Territory
  readonly users: Bitset
  readonly above: Bitset
  /** False when no data says whether the model is active. */
  readonly isCertain: boolean
}

export interface CompiledTerritories {
  readonly all: readonly CompiledTerritory[]
  /** Record (account or lead) -> the territories it is in. */
  readonly byRecord: ReadonlyMap<RecordId, readonly CompiledTerritory[]>
  readonly byId: ReadonlyMap<string, CompiledTerritory>
}

export function compileTerritories(
  org: Org,
  userIndexById: ReadonlyMap<UserId, number>,
): CompiledTerritories {
  const usersOf = (territory: Territory, into: Bitset) => {
    for (const id of territory.users) {
      const index = userIndexById.get(id)
      const user = org.users[index ?? -1]
      if (index === undefined || user === undefined) continue
      const family = userFamily(user.userType)
      if (family === 'internal' || family === 'partner' || family === 'customerPlus')
        addBit(into, index)
    }
    return into
  }
  const all = org.territories
    .filter((territory) => territory.isActive !== false)
    .map((territory) => {
      const above = bitset(org.users.length)
      for (const ancestor of territoryAncestors(org, territory)) usersOf(ancestor, above)
      return {
        territory,
        users: usersOf(territory, bitset(org.users.length)),
        above,
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
  return { all, byRecord, byId: new Map(all.map((compiled) => [compiled.territory.id, compiled])) }
}
