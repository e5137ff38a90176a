import type { Diagnostic } from '@shared/model/diagnostic'
import type { RecordId } from '@shared/model/id'
import { parseRecordId } from '@shared/model/id'
import { emptyOrg, type Org } from '@shared/model/org'
import type { RecordTable } from '@shared/model/record-table'
import type { User } from '@shared/model/user'
import { isSetupObject, isShareTable } from '../data/known-objects'
import { assembleAssignments } from './assignments'
import { breakGroupCycles, breakMasterCycles, breakTreeCycles } from './break-cycles'
import { nowhere, report, sortedDiagnostics } from './findings'
import type { Parties } from './grantees'
import { assembleGroups } from './groups'
import { reportOddFlags } from './flag-columns'
import { checkedTables } from './id-columns'
import { limitMasters } from './master-limits'
import { assembleMembers } from './members'
import { addNamedObjects } from './named-objects'
import type { ObjectRegistry } from './object-registry'
import { assembleObjects, finishedObjects } from './objects'
import { withPersonas } from '@shared/model/personas'
import { sortedBy } from './order'
import { orgName } from './org-name'
import { assembleRestrictionRules, assembleSharingSets } from './other-rules'
import { permissionRowsOf, setRowsOf } from './permission-rows'
import { assemblePermissionSetGroups } from './permission-set-groups'
import { assembleMutingSets, assemblePermissionSets } from './permission-sets'
import type { ProfileRegistry } from './profiles'
import { assembleProfiles } from './profiles'
import { recordTable } from './records'
import { assembleRoles } from './roles'
import { assembleSettings } from './settings'
import { assembleShares } from './shares'
import { assembleSharingRules } from './sharing-rules'
import type { Sources } from './sources'
import { assembleSurroundings } from './surroundings'
import { addTerritoryMembers } from './territory-members'
import { assembleTerritories } from './territories'
import type { UserRegistry } from './users'
import { assembleUsers } from './users'

function recordTables(sources: Sources, registry: ObjectRegistry, parties: Parties): RecordTable[] {
  const tables = [...sources.tables]
    .filter(([name]) => !isSetupObject(name) && !isShareTable(name))
    .map(([, table]) => recordTable(sources, registry, table, parties))
  return sortedBy(tables, (table) => table.object)
}

/** The account of an external user whose export leaves it out is that of the contact. */
function withAccounts(users: readonly User[], records: readonly RecordTable[]): User[] {
  const contacts = records.find((table) => table.object === 'Contact')
  const accounts = contacts?.columns.find((column) => column.field === 'AccountId')?.values
  const accountByContact = new Map<string, RecordId>()
  if (users.some((user) => user.contact !== null && user.account === null))
    contacts?.ids.forEach((id, at) => {
      const account = accounts?.[at] ?? null
      if (account !== null) accountByContact.set(id, parseRecordId(account))
    })
  return users.map((user) => {
    const account = user.contact === null ? null : (accountByContact.get(user.contact) ?? null)
    return user.account === null && account !== null ? { ...user, account } : user
  })
}

function usersOf(
  sources: Sources,
  users: UserRegistry,
  profiles: ProfileRegistry,
  records: readonly RecordTable[],
): User[] {
  if (users.entries.size === 0 && profiles.entries.size > 0) {
    report(
      sources.findings,
      'note',
      'personas',
      nowhere,
      'this import holds no users; each profile was given a synthetic one',
    )
  }
  return sortedBy(withAccounts([...users.entries.values()], records), (user) => user.id)
}

/**
 * One org out of everything an import says, in the order of import-formats 8: names are resolved, data joins metadata,
 * loops are broken, gaps become placeholders, all lists are in canonical order.
 *
 * Data wins for who has what, metadata for definitions; differences are diagnostics. The result does not depend on the
 * order of files.
 */
export function assembleOrg(given: Sources): { org: Org; diagnostics: Diagnostic[] } {
  const sources = { ...given, tables: checkedTables(given.tables, given.findings) }
  reportOddFlags(sources.tables, given.findings)
  const roles = assembleRoles(sources)
  const setRows = setRowsOf(sources)
  const permissionRows = permissionRowsOf(sources, setRows)
  const profiles = assembleProfiles(sources, permissionRows)
  const sets = assemblePermissionSets(sources, setRows, permissionRows)
  const muting = assembleMutingSets(sources)
  const setGroups = assemblePermissionSetGroups(sources, sets, muting)
  const users = assembleUsers(sources, roles, profiles)
  const groups = assembleGroups(sources)
  const territories = assembleTerritories(sources)
  addTerritoryMembers(sources, territories, users)
  const parties: Parties = { users, roles, groups, profiles, territories, known: new Map() }
  assembleMembers(sources, parties)
  const registry = assembleObjects(sources)
  const assignments = assembleAssignments(sources, users, { setRows, sets, groups: setGroups })
  const shares = assembleShares(sources, parties, registry)
  const sharingRules = assembleSharingRules(sources, parties, registry)
  const sharingSets = assembleSharingSets(sources, profiles, registry)
  const restrictionRules = assembleRestrictionRules(sources, registry)
  const surroundings = assembleSurroundings(sources, parties, { sets, setRows }, registry)
  const records = recordTables(sources, registry, { ...parties })
  breakTreeCycles(roles, sources.findings)
  breakTreeCycles(territories, sources.findings)
  breakGroupCycles(groups, sources.findings)
  breakMasterCycles(registry, sources.findings)
  limitMasters(registry, sources.findings)
  const org: Org = {
    ...emptyOrg(orgName(sources)),
    ...surroundings,
    settings: assembleSettings(sources),
    users: usersOf(sources, users, profiles, records),
    roles: sortedBy(
      roles.entries.values(),
      (role) => role.developerName,
      (role) => role.id,
    ),
    groups: sortedBy(
      [...groups.groups.entries.values(), ...groups.queues.entries.values()],
      (group) => group.developerName,
      (group) => group.type,
      (group) => group.id,
    ),
    profiles: sortedBy(
      profiles.entries.values(),
      (profile) => profile.name,
      (profile) => profile.id,
    ),
    permissionSets: sortedBy(
      sets.entries.values(),
      (set) => set.name,
      (set) => set.id,
    ),
    permissionSetGroups: sortedBy(
      setGroups.entries.values(),
      (group) => group.name,
      (group) => group.id,
    ),
    mutingPermissionSets: sortedBy(
      muting.entries.values(),
      (set) => set.name,
      (set) => set.id,
    ),
    assignments,
    sharingRules,
    sharingSets,
    territories: sortedBy(
      territories.entries.values(),
      (territory) => territory.model,
      (territory) => territory.developerName,
      (territory) => territory.id,
    ),
    restrictionRules,
    shares,
    records,
    notRead: sources.metadata.counts
      .filter((entry) => !entry.isRead)
      .map(({ type, count }) => ({ type, count })),
  }
  const withRecords = new Set(records.map((table) => table.object.toLowerCase()))
  addNamedObjects(registry, org, withRecords, sources.findings)
  const isWhole = org.profiles.every((profile) => !profile.isPartial)
  const objects = finishedObjects(registry, withRecords, isWhole)
  const populated = withPersonas({ ...org, objects })
  return { org: populated, diagnostics: sortedDiagnostics(sources.findings) }
}
