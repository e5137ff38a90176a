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
import { assembleMembers } from './members'
import type { ObjectRegistry } from './object-registry'
import { objectOf } from './object-registry'
import { assembleObjects, finishedObjects } from './objects'
import { withPersonas } from '@shared/model/personas'
import { sortedBy } from './order'
import { assembleRestrictionRules, assembleSettings, assembleSharingSets } from './other-rules'
import { permissionRowsOf, setRowsOf } from './permission-rows'
import { assemblePermissionSetGroups } from './permission-set-groups'
import { assembleMutingSets, assemblePermissionSets } from './permission-sets'
import type { ProfileRegistry } from './profiles'
import { assembleProfiles } from './profiles'
import { recordTable } from './records'
import { assembleRoles } from './roles'
import { assembleShares } from './shares'
import { assembleSharingRules } from './sharing-rules'
import type { Sources } from './sources'
import { cell, eachRow } from './sources'
import { addTerritoryMembers, assembleTerritories } from './territories'
import type { UserRegistry } from './users'
import { assembleUsers } from './users'

function recordTables(sources: Sources, registry: ObjectRegistry, parties: Parties): RecordTable[] {
  const tables = [...sources.tables]
    .filter(([name]) => !isSetupObject(name) && !isShareTable(name))
    .map(([, table]) => recordTable(sources, registry, table, parties))
  return sortedBy(tables, (table) => table.object)
}

/** Objects that permissions, rules, shares, territories and queues name stand in the org too, undeclared. */
function addNamedObjects(registry: ObjectRegistry, org: Org): void {
  for (const container of [...org.profiles, ...org.permissionSets, ...org.mutingPermissionSets]) {
    for (const entry of container.objectPermissions) objectOf(registry, entry.object)
    for (const entry of container.fieldPermissions) objectOf(registry, entry.object)
  }
  for (const named of [
    ...org.sharingRules,
    ...org.restrictionRules,
    ...org.shares,
    ...org.sharingSets.flatMap((set) => set.accessMappings),
    ...org.territories.flatMap((territory) => territory.records),
  ])
    objectOf(registry, named.object)
  for (const group of org.groups)
    for (const object of group.queueObjects) objectOf(registry, object)
  for (const fields of [...registry.fields.values()])
    for (const field of fields.values())
      if (field.type === 'MasterDetail')
        for (const master of field.referenceTo) objectOf(registry, master)
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

/** Name of the org as `Organization` or the project has it; rows of several orgs in one import are a warning. */
function nameOf(sources: Sources): string {
  const names = new Map<string, string>()
  for (const row of eachRow(sources, 'Organization')) {
    const [id, name] = [cell(row, 'Id') ?? '', cell(row, 'Name')]
    if (name !== null) names.set(id.slice(0, 15), name)
  }
  if (names.size > 1)
    report(
      sources.findings,
      'warning',
      'mixed-orgs',
      nowhere,
      `this import holds data of several orgs (${[...names.values()].map((name) => `\`${name}\``).join(', ')}); import them apart`,
    )
  const [first] = names.values()
  return first ?? sources.metadata.project.name ?? 'Imported org'
}

/**
 * One org out of everything an import says, in the order of import-formats 8: names are resolved, data joins metadata,
 * loops are broken, gaps become placeholders, all lists are in canonical order.
 *
 * Data wins for who has what, metadata for definitions; differences are diagnostics. The result does not depend on the
 * order of files.
 */
export function assembleOrg(sources: Sources): { org: Org; diagnostics: Diagnostic[] } {
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
  const records = recordTables(sources, registry, { ...parties })
  breakTreeCycles(roles, sources.findings)
  breakTreeCycles(territories, sources.findings)
  breakGroupCycles(groups, sources.findings)
  breakMasterCycles(registry, sources.findings)
  const org: Org = {
    ...emptyOrg(nameOf(sources)),
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
  addNamedObjects(registry, org)
  const withRecords = new Set(records.map((table) => table.object.toLowerCase()))
  const isWhole = org.profiles.every((profile) => !profile.isPartial)
  const objects = finishedObjects(registry, withRecords, isWhole)
  const populated = withPersonas({ ...org, objects })
  return { org: populated, diagnostics: sortedDiagnostics(sources.findings) }
}
