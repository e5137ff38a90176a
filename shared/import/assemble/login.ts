import type { PermissionSetId, ProfileId } from '@shared/model/id'
import type { ConnectedApp, IpRange, Network } from '@shared/model/login'
import type { ParsedSite } from '../metadata/parsed'
import { reportCounted, type Place } from './findings'
import { sortedBy } from './order'
import type { SetRows } from './permission-rows'
import type { PermissionSetRegistry } from './permission-sets'
import type { ProfileRegistry } from './profiles'
import { keyNamed, resolveId, resolveName } from './registry'
import type { Row, Sources } from './sources'
import { cell, eachRow, flag, place } from './sources'

/** What may be let into a site or an app. */
export interface LoginParties {
  readonly profiles: ProfileRegistry
  readonly sets: PermissionSetRegistry
  readonly setRows: SetRows
}

/** Profiles and sets that are let in, while they are collected. */
interface Members {
  readonly profiles: Set<ProfileId>
  readonly permissionSets: Set<PermissionSetId>
}

const noMembers = (): Members => ({ profiles: new Set(), permissionSets: new Set() })

const inOrder = (members: Members) => ({
  profiles: [...members.profiles].sort(),
  permissionSets: [...members.permissionSets].sort(),
})

function membersNamed(
  sources: Sources,
  parties: LoginParties,
  names: { readonly profiles: readonly string[]; readonly permissionSets: readonly string[] },
  at: Place,
): Members {
  const members = noMembers()
  for (const name of names.profiles)
    members.profiles.add(resolveName(parties.profiles, name, at, sources.findings))
  for (const name of names.permissionSets)
    members.permissionSets.add(resolveName(parties.sets, name, at, sources.findings))
  return members
}

/** Adds whom a row's `ParentId` lets in: a profile, a set, or a profile by the set that it owns. */
function addParent(sources: Sources, parties: LoginParties, members: Members, row: Row): void {
  const id = cell(row, 'ParentId')
  if (id === null) return
  const owner = parties.setRows.byId.get(parties.sets.parseKey(id))?.owner
  if (owner?.kind === 'profile') {
    if (owner.profile !== null) members.profiles.add(owner.profile)
  } else if (id.startsWith('00e'))
    members.profiles.add(resolveId(parties.profiles, id, place(row), sources.findings))
  else members.permissionSets.add(resolveId(parties.sets, id, place(row), sources.findings))
}

const idKey = (id: string | null) => id?.slice(0, 15) ?? ''

/** The guest profile that a site states, else the one named after it. Source: import-formats 3.13. */
export function guestProfileOf(profiles: ProfileRegistry, site: ParsedSite): ProfileId | null {
  return keyNamed(profiles, site.guestProfile ?? `${site.label ?? site.name} Profile`)
}

const statuses = ['UnderConstruction', 'Live', 'DownForMaintenance'] as const

function statusOf(sources: Sources, text: string | null, at: Place): Network['status'] {
  const known = statuses.find((status) => status.toLowerCase() === text?.toLowerCase()) ?? null
  if (text !== null && known === null)
    reportCounted(
      sources.findings,
      'warning',
      'unknown-value',
      at,
      `\`${text}\` is no status of a site; it was taken as not stated`,
    )
  return known
}

/** Sites with members of files and of `Network` and `NetworkMemberGroup` rows, joined by name. Rule LOG-10. */
export function assembleNetworks(sources: Sources, parties: LoginParties): Network[] {
  const networks = new Map<string, Network & { readonly members: Members }>()
  const keysById = new Map<string, string>()
  for (const row of eachRow(sources, 'Network')) {
    const name = cell(row, 'Name')
    if (name === null) continue
    const status = statusOf(sources, cell(row, 'Status'), place(row))
    const enableGuestFileAccess = flag(row, 'OptionsGuestFileAccessEnabled') ?? false
    const members = noMembers()
    keysById.set(idKey(cell(row, 'Id')), name.toLowerCase())
    networks.set(name.toLowerCase(), {
      name,
      status,
      guestProfile: null,
      enableGuestFileAccess,
      members,
      ...inOrder(members),
    })
  }
  for (const parsed of sources.metadata.networks) {
    const known = networks.get(parsed.name.toLowerCase())
    const names = { profiles: parsed.memberProfiles, permissionSets: parsed.memberPermissionSets }
    const members = membersNamed(sources, parties, names, parsed)
    const lower = parsed.site?.toLowerCase()
    const site = sources.metadata.sites.find((each) => each.name.toLowerCase() === lower)
    networks.set(parsed.name.toLowerCase(), {
      name: parsed.name,
      status: statusOf(sources, parsed.status, parsed) ?? known?.status ?? null,
      guestProfile: site === undefined ? null : guestProfileOf(parties.profiles, site),
      enableGuestFileAccess: parsed.enableGuestFileAccess ?? known?.enableGuestFileAccess ?? false,
      members,
      ...inOrder(members),
    })
  }
  for (const row of eachRow(sources, 'NetworkMemberGroup')) {
    const key =
      cell(row, 'Network.Name')?.toLowerCase() ?? keysById.get(idKey(cell(row, 'NetworkId')))
    const network = networks.get(key ?? '')
    if (network !== undefined) addParent(sources, parties, network.members, row)
    else
      reportCounted(
        sources.findings,
        'warning',
        'unknown-network',
        place(row),
        'members of sites that are not in this import were left out; export Network',
      )
  }
  const whole = [...networks.values()].map(({ members, ...network }) => ({
    ...network,
    ...inOrder(members),
  }))
  return sortedBy(whole, (network) => network.name)
}

/** Connected apps of files and of `ConnectedApplication` rows, joined by name. Rules LOG-09, LOG-15. */
export function assembleConnectedApps(sources: Sources, parties: LoginParties): ConnectedApp[] {
  const apps = new Map<string, ConnectedApp & { readonly members: Members }>()
  const keysById = new Map<string, string>()
  for (const row of eachRow(sources, 'ConnectedApplication')) {
    const name = cell(row, 'Name')
    if (name === null) continue
    const isAdminApproved = flag(row, 'OptionsAllowAdminApprovedUsersOnly') === true
    const members = noMembers()
    keysById.set(idKey(cell(row, 'Id')), name.toLowerCase())
    apps.set(name.toLowerCase(), {
      name,
      label: name,
      permittedUsers: isAdminApproved ? 'AdminApproved' : 'AllUsers',
      ipRelaxation: 'ENFORCE',
      isBlocked: false,
      highAssurance: flag(row, 'OptionsHasSessionLevelPolicy') === true ? 'Block' : 'None',
      ipRanges: [],
      members,
      ...inOrder(members),
    })
  }
  for (const { file, line, profiles, permissionSets, ...parsed } of sources.metadata
    .connectedApps) {
    const lower = [parsed.name, parsed.label].map((name) => name.toLowerCase())
    const rowKey = lower.find((key) => apps.has(key)) ?? parsed.name.toLowerCase()
    const members = membersNamed(sources, parties, { profiles, permissionSets }, { file, line })
    apps.set(rowKey, { ...parsed, isBlocked: false, members, ...inOrder(members) })
  }
  for (const row of eachRow(sources, 'SetupEntityAccess')) {
    if (cell(row, 'SetupEntityType')?.toLowerCase() !== 'connectedapplication') continue
    const app = apps.get(keysById.get(idKey(cell(row, 'SetupEntityId'))) ?? '')
    if (app !== undefined) addParent(sources, parties, app.members, row)
  }
  const whole = [...apps.values()].map(({ members, ...app }) => ({ ...app, ...inOrder(members) }))
  return sortedBy(whole, (app) => app.name)
}

/** Trusted ranges of the Security settings. Rule LOG-04. */
export function assembleTrustedRanges(sources: Sources): IpRange[] {
  const ranges = sources.metadata.settings.trustedIpRanges.map(
    ({ start, end, description }): IpRange => ({ start, end, description }),
  )
  return sortedBy(
    ranges,
    (range) => range.start,
    (range) => range.end,
  )
}
