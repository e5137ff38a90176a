import { SharingLevel } from '../../model/level'
import type { Territory } from '../../model/sharing'
import type { Grant } from '../answer'
import { hasBit } from '../compile/bitset'
import type { CompiledOrg } from '../compile/compile-org'
import { levelOf } from '../compile/compiled-rule'
import { cellOf } from '../compile/compiled-table'
import type { CompiledTerritory } from '../compile/territories'
import { either, type Reached } from './reached'
import { grantOf, isAboveOneOf, takesPartInSharing, type Door, type Subject } from './subject'

/** Territories of the record's own, by assignment (accounts, leads). Rule R9.2. */
export function territoriesOf({
  compiled,
  table,
  row,
}: Pick<Subject, 'compiled' | 'table' | 'row'>): readonly CompiledTerritory[] {
  const { byRecord } = compiled.territories
  const record = byRecord.size === 0 ? undefined : table.table.ids[row]
  return record === undefined ? none : (byRecord.get(record) ?? none)
}

const none: readonly CompiledTerritory[] = []

/** Users of the territory and of its ancestors; of their superiors too only with D-32's switch. Rules R9.4, R9.6, R9.8. */
export function isInOrAbove(
  compiled: CompiledOrg,
  territory: CompiledTerritory,
  user: number,
): Reached {
  return hasBit(territory.users, user)
    ? 'yes'
    : either(isAbove(territory, user), rollsUpTo(compiled, territory, user))
}

/** Users of its ancestors; perhaps those of other trees, where nobody says what stands above its own. Rules R9.6, R19.1. */
function isAbove({ above, possibleAbove }: CompiledTerritory, user: number): Reached {
  if (hasBit(above, user)) return 'yes'
  return possibleAbove !== null && hasBit(possibleAbove.users, user) ? 'unknown' : 'no'
}

/** D-32. */
function rollsUpTo(compiled: CompiledOrg, territory: CompiledTerritory, user: number): Reached {
  if (!compiled.org.settings.territoryRollsUpRoles) return 'no'
  return isAboveOneOf(compiled, user, territory.users)
}

/** Through the territory, or perhaps one above it. */
function pathThrough({ territory, possibleAbove }: CompiledTerritory, isPerhapsAbove: boolean) {
  const own = { kind: 'territory', name: territory.developerName } as const
  return possibleAbove === null || !isPerhapsAbove
    ? [own]
    : [own, { kind: 'territoryPerhapsAbove', name: possibleAbove.top } as const]
}

/** Accounts and leads of a territory. Rules R9.3–R9.7, R9.10. */
export const territoryDoor: Door = {
  name: 'Territory',
  rule: 'R9.4',
  grants(subject): Grant[] {
    const { compiled, object, table, row, user } = subject
    if (!takesPartInSharing(subject.family)) return []
    if (object.index !== compiled.known.account && object.index !== compiled.known.lead) return []
    return territoriesOf(subject).flatMap((compiledTerritory) => {
      const reached = isInOrAbove(compiled, compiledTerritory, user)
      if (reached === 'no') return []
      const { territory } = compiledTerritory
      const isCertain = compiledTerritory.isCertain && reached === 'yes'
      const level = levelOf(
        object.index === compiled.known.account
          ? territory.accountAccessLevel
          : territory.leadAccessLevel,
      )
      if (level === SharingLevel.None) return []
      const cause =
        territory.records.find((entry) => entry.record === table.table.ids[row])?.cause ??
        'Territory'
      const [rowCause, rule] = hasBit(compiledTerritory.users, user)
        ? [cause, 'R9.4']
        : isAbove(compiledTerritory, user) === reached
          ? [`TerritoryHierarchy(of ${cause})`, 'R9.6']
          : [`RoleHierarchy(of ${cause})`, 'R9.8']
      return [
        grantOf(rowCause, level, rule, {
          isCertain,
          childLevels: object.index === compiled.known.account ? territory : null,
          via: pathThrough(compiledTerritory, rule === 'R9.6' && reached === 'unknown'),
        }),
      ]
    })
  },
}

/** The opportunity's own territory: members (D-33; their superiors with D-32's switch) and users of its ancestors. Rule R9.9. */
export const opportunityTerritoryDoor: Door = {
  name: 'Territory2Forecast',
  rule: 'R9.9',
  grants(subject): Grant[] {
    const { compiled, object, user } = subject
    if (object.index !== compiled.known.opportunity || !takesPartInSharing(subject.family))
      return []
    const own = opportunityTerritory(subject)
    if (own === undefined) return []
    const via = [{ kind: 'territory', name: own.territory.developerName } as const]
    const grants: Grant[] = []
    const memberLevel = levelOf(own.territory.opportunityAccessLevel)
    if (memberLevel > SharingLevel.None && opensToItsMembers(subject, own)) {
      const above = rollsUpTo(compiled, own, user)
      if (hasBit(own.users, user))
        grants.push(grantOf('Territory', memberLevel, 'R9.9', { isCertain: own.isCertain, via }))
      else if (above !== 'no')
        grants.push(
          grantOf('RoleHierarchy(of Territory)', memberLevel, 'R9.8', {
            isCertain: own.isCertain && above === 'yes',
            via,
          }),
        )
    }
    const forecast = levelOf(compiled.org.settings.t2ForecastAccessLevel)
    const above = isAbove(own, user)
    if (above !== 'no' && forecast > SharingLevel.None) {
      const isCertain = own.isCertain && above === 'yes'
      grants.push(
        grantOf('Territory2Forecast', forecast, 'R9.9', {
          isCertain,
          via: pathThrough(own, above === 'unknown'),
        }),
      )
    }
    return grants
  },
}

export function opportunityTerritory(
  subject: Pick<Subject, 'compiled' | 'table' | 'row'>,
): CompiledTerritory | undefined {
  const id = cellOf(subject.table, subject.row, 'Territory2Id') ?? ''
  return subject.compiled.territories.byId.get(id)
}

/**
 * Members have a row on the opportunity itself only while its account is not in the territory; else the account's row
 * carries their level. Rule R9.9 (D-33).
 */
export function opensToItsMembers(
  { compiled, table, row }: Pick<Subject, 'compiled' | 'table' | 'row'>,
  own: CompiledTerritory,
): boolean {
  const byAccount: ReadonlyMap<string, readonly CompiledTerritory[]> = compiled.territories.byRecord
  const ofAccount = byAccount.get(cellOf(table, row, 'AccountId') ?? '') ?? []
  return !ofAccount.includes(own)
}

/** Level that a territory gives on children of its accounts. Rule R9.4. */
export function territoryChildLevel(
  territory: Territory,
  child: 'contact' | 'opportunity' | 'case',
): SharingLevel {
  switch (child) {
    case 'contact':
      return levelOf(territory.contactAccessLevel)
    case 'opportunity':
      return levelOf(territory.opportunityAccessLevel)
    case 'case':
      return levelOf(territory.caseAccessLevel)
  }
}
