import type { Grantee } from '@shared/model/group'
import { parseGroupId, parseUserId } from '@shared/model/id'
import type { ParsedGrantee } from '../metadata/parsed-sharing'
import type { Place } from './findings'
import { personaIdOf } from '@shared/model/personas'
import { reportCounted } from './findings'
import type { GroupRegistries } from './groups'
import { guestProfileOf } from './login'
import { keyNamed, resolveId, resolveName } from './registry'
import type { ProfileRegistry } from './profiles'
import type { RoleRegistry } from './roles'
import type { Row, Sources } from './sources'
import { cell, place } from './sources'
import type { TerritoryRegistry } from './territories'
import type { UserRegistry } from './users'

/** Everything a share, a rule or a membership may name. */
export interface Parties {
  readonly users: UserRegistry
  readonly profiles: ProfileRegistry
  readonly roles: RoleRegistry
  readonly groups: GroupRegistries
  readonly territories: TerritoryRegistry
  /** One object for equal grantees of share rows: a million rows name few different ones. */
  readonly known: Map<string, Grantee | null>
}

const unresolved = (text: string): Grantee => ({ kind: 'unresolved', text })

/** What a system group stands for, by its type and what it is related to. Source: import-formats 5.4, R5.2. */
function granteeOfSystemRow(sources: Sources, parties: Parties, row: Row): Grantee {
  const type = cell(row, 'Type') ?? ''
  const related = cell(row, 'RelatedId')
  const name = cell(row, 'DeveloperName') ?? cell(row, 'Related.Name') ?? ''
  const at = place(row)
  const role = () =>
    related === null
      ? resolveName(parties.roles, name, at, sources.findings)
      : resolveId(parties.roles, related, at, sources.findings)
  const territory = () =>
    related === null
      ? resolveName(parties.territories, name, at, sources.findings)
      : resolveId(parties.territories, related, at, sources.findings)
  switch (type.toLowerCase()) {
    case 'role':
      return { kind: 'role', role: role() }
    case 'roleandsubordinates':
      return { kind: 'roleAndSubordinates', role: role() }
    case 'roleandsubordinatesinternal':
      return { kind: 'roleAndSubordinatesInternal', role: role() }
    case 'territory':
      return { kind: 'territory', territory: territory() }
    case 'territoryandsubordinates':
      return { kind: 'territoryAndSubordinates', territory: territory() }
    case 'organization':
      return { kind: 'allInternalUsers' }
    case 'allcustomerportal':
      return { kind: 'allCustomerPortalUsers' }
    case 'prmorganization':
      return { kind: 'allPartnerUsers' }
    default:
      return granteeOfUserGroup(sources, parties, row, type, related)
  }
}

function granteeOfUserGroup(
  sources: Sources,
  parties: Parties,
  row: Row,
  type: string,
  related: string | null,
): Grantee {
  const text = `${type} ${cell(row, 'DeveloperName') ?? cell(row, 'Name') ?? ''}`.trim()
  if (related === null || !related.startsWith('005')) return unresolved(text)
  const user = resolveId(parties.users, related, place(row), sources.findings)
  if (!parties.users.entries.has(user)) return unresolved(text)
  switch (type.toLowerCase()) {
    case 'manager':
      return { kind: 'managers', user }
    case 'managerandsubordinatesinternal':
      return { kind: 'managerSubordinates', user }
    case 'guestusergroup':
      return { kind: 'user', user }
    default:
      return unresolved(text)
  }
}

/** A user of the import; null for one that is not in it, whose rows concern nobody here (reported). */
function granteeOfUser(sources: Sources, parties: Parties, id: string, at: Place): Grantee | null {
  const user = resolveId(parties.users, id, at, sources.findings)
  return parties.users.entries.has(user) ? { kind: 'user', user } : null
}

function granteeOfNewId(sources: Sources, parties: Parties, id: string, at: Place): Grantee | null {
  const { groups, queues, systemRows } = parties.groups
  const group = parseGroupId(id)
  const row = systemRows.get(group)
  if (row !== undefined) return granteeOfSystemRow(sources, parties, row)
  if (queues.entries.has(group) || groups.entries.has(group)) return { kind: 'group', group }
  if (parties.users.entries.has(parseUserId(id)) || id.startsWith('005'))
    return granteeOfUser(sources, parties, id, at)
  return { kind: 'group', group: resolveId(groups, id, at, sources.findings) }
}

/** The user or group that an id of `UserOrGroupId` stands for; null for a user who is not in the import (reported). */
export function granteeOfId(
  sources: Sources,
  parties: Parties,
  id: string,
  at: Place,
): Grantee | null {
  const known = parties.known.get(id)
  if (known !== undefined) return known
  const grantee = granteeOfNewId(sources, parties, id, at)
  parties.known.set(id, grantee)
  return grantee
}

/** The guest user whom a rule names by nickname, else by the name of the site. Source: import-formats 3.9. */
function guestNamed(sources: Sources, parties: Parties, named: ParsedGrantee): Grantee {
  const lower = named.name.toLowerCase()
  const guests = [...parties.users.entries.values()].filter((user) => user.userType === 'Guest')
  const site = sources.metadata.sites.find(
    (entry) => entry.name.toLowerCase() === lower || entry.label?.toLowerCase() === lower,
  )
  const profile =
    site === undefined
      ? keyNamed(parties.profiles, `${named.name} Profile`)
      : guestProfileOf(parties.profiles, site)
  const guest =
    guests.find((user) => user.nickname?.toLowerCase() === lower) ??
    guests.find((user) => profile !== null && user.profile === profile)
  if (guest !== undefined) return { kind: 'user', user: guest.id }
  // Without users each profile stands for one: the site's guest is the persona of its guest profile.
  const stated = profile === null ? undefined : parties.profiles.entries.get(profile)
  if (parties.users.entries.size === 0 && stated !== undefined && !stated.isMissing)
    return { kind: 'user', user: personaIdOf(stated.name) }
  const message = `no guest user has the nickname \`${named.name}\`, and no site of that name has one`
  reportCounted(sources.findings, 'warning', 'unknown-guest-user', named, message)
  return unresolved(`guestUser ${named.name}`)
}

/** Whom a rule, a queue file or a folder names. */
export function granteeNamed(sources: Sources, parties: Parties, named: ParsedGrantee): Grantee {
  const { findings } = sources
  const { roles, territories, users } = parties
  const role = () => resolveName(roles, named.name, named, findings)
  const territory = () => resolveName(territories, named.name, named, findings)
  switch (named.element) {
    case 'allInternalUsers':
    case 'allPartnerUsers':
    case 'allCustomerPortalUsers':
      return { kind: named.element }
    case 'group':
      return keyNamed(parties.groups.groups, named.name) === null &&
        /^allinternalusers$/i.test(named.name)
        ? { kind: 'allInternalUsers' }
        : { kind: 'group', group: resolveName(parties.groups.groups, named.name, named, findings) }
    case 'queue':
      return {
        kind: 'group',
        group: resolveName(parties.groups.queues, named.name, named, findings),
      }
    case 'role':
    case 'portalRole':
      return { kind: 'role', role: role() }
    case 'roleAndSubordinates':
    case 'portalRoleAndSubordinates':
      return { kind: 'roleAndSubordinates', role: role() }
    case 'roleAndSubordinatesInternal':
      return { kind: 'roleAndSubordinatesInternal', role: role() }
    case 'territory':
      return { kind: 'territory', territory: territory() }
    case 'territoryAndSubordinates':
      return { kind: 'territoryAndSubordinates', territory: territory() }
    case 'managers':
    case 'managerSubordinates':
    case 'user': {
      const user = resolveName(users, named.name, named, findings)
      return users.entries.has(user)
        ? { kind: named.element, user }
        : unresolved(`${named.element} ${named.name}`)
    }
    case 'guestUser':
      return guestNamed(sources, parties, named)
    case 'allRestrictedEmployeeUsers':
    case 'channelProgramGroup':
    case null:
      reportCounted(
        findings,
        'note',
        'unresolved-grantee',
        named,
        `whom \`${named.element ?? ''} ${named.name}\` reaches is not modelled`,
      )
      return unresolved(`${named.element ?? ''} ${named.name}`.trim())
  }
}
