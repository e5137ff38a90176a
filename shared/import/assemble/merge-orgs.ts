import type { ObjectConfig } from '@shared/model/object-config'
import type { Grantee } from '@shared/model/group'
import type { Org, OrgSettings } from '@shared/model/org'
import type { Share, SharingRule } from '@shared/model/sharing'
import type { User } from '@shared/model/user'
import { isBareProfile } from '@shared/model/personas'
import { defaultSettings } from '@shared/model/org'
import type { RecordTable } from '@shared/model/record-table'
import { isPlatformId } from '@shared/model/id'
import { canonicalOrg } from './canonical-org'
import { merged } from './merged'
import { granteeKey } from './grantee-key'

/** Lists whose entries have an id and an API name, and the name of each. */
const named: readonly (readonly [keyof Org, (entry: never) => string])[] = [
  ['users', (user: Org['users'][number]) => user.username],
  ['roles', (role: Org['roles'][number]) => role.developerName],
  ['groups', (group: Org['groups'][number]) => `${group.type} ${group.developerName}`],
  ['profiles', (profile: Org['profiles'][number]) => profile.name],
  ['permissionSets', (set: Org['permissionSets'][number]) => set.name],
  ['permissionSetGroups', (group: Org['permissionSetGroups'][number]) => group.name],
  ['mutingPermissionSets', (set: Org['mutingPermissionSets'][number]) => set.name],
  [
    'territories',
    (territory: Org['territories'][number]) => `${territory.model} ${territory.developerName}`,
  ],
]

/** Ids that must change so that entries with one API name have one id: the platform's where either has one. */
function renamedIds(earlier: Org, later: Org): Map<string, string> {
  const renamed = new Map<string, string>()
  for (const [list, nameOf] of named) {
    const name = nameOf as (entry: unknown) => string // each is paired with its own list above
    const entries = (org: Org) => org[list] as readonly { readonly id: string }[] // only lists with ids stand above
    const idsByName = new Map(
      entries(earlier).map((entry) => [name(entry).toLowerCase(), entry.id]),
    )
    for (const entry of entries(later)) {
      const known = idsByName.get(name(entry).toLowerCase())
      if (known === undefined || known === entry.id) continue
      if (isPlatformId(known) && !isPlatformId(entry.id)) renamed.set(entry.id, known)
      else renamed.set(known, entry.id)
    }
  }
  return renamed
}

/** A copy in which every text that is a renamed id is the new one. */
function withIds<T>(value: T, renamed: ReadonlyMap<string, string>): T {
  const mapped = (inner: unknown): unknown => {
    if (typeof inner === 'string') return renamed.get(inner) ?? inner
    if (Array.isArray(inner)) return inner.map(mapped)
    if (typeof inner !== 'object' || inner === null) return inner
    return Object.fromEntries(Object.entries(inner).map(([key, entry]) => [key, mapped(entry)]))
  }
  return mapped(value) as T // mapping keeps the shape
}

/** A placeholder never takes the place of what the other input states. */
const declaredOf = <T extends { readonly isMissing: boolean }>(a: T, b: T): T =>
  b.isMissing && !a.isMissing ? a : b

function joinedObject(a: ObjectConfig, b: ObjectConfig): ObjectConfig {
  const sharingModelReason = b.sharingModelReason ?? a.sharingModelReason
  return {
    ...(b.isDeclared || !a.isDeclared ? b : a),
    ...(sharingModelReason === undefined ? {} : { sharingModelReason }),
    isDeclared: a.isDeclared || b.isDeclared,
    sharingModel: b.sharingModel ?? a.sharingModel,
    externalSharingModel: b.externalSharingModel ?? a.externalSharingModel,
    grantAccessUsingHierarchies: b.grantAccessUsingHierarchies ?? a.grantAccessUsingHierarchies,
    keyPrefix: b.keyPrefix ?? a.keyPrefix,
    recordTypes: merged(a.recordTypes, b.recordTypes, byNameOf),
    fields: merged(
      a.fields,
      b.fields,
      (field) => field.name.toLowerCase(),
      (x, y) => (y.isDeclared || !x.isDeclared ? y : x),
    ),
  }
}

/** Rows of both tables, a later row in the place of the earlier one with its id; what it has no column for stays. */
function joinedTable(a: RecordTable, b: RecordTable): RecordTable {
  const replaced = new Set<string>(b.ids)
  const rowInA = new Map<string, number>(a.ids.map((id, at) => [id, at]))
  const before = (at: number) => rowInA.get(b.ids[at] ?? '') ?? -1
  const kept = a.ids.flatMap((id, at) => (replaced.has(id) ? [] : [at]))
  const fields = [...new Set([...a.columns, ...b.columns].map((column) => column.field))]
  const cells = (table: RecordTable, field: string) =>
    table.columns.find((column) => column.field === field)?.values
  const valueOf = (field: string, at: number) => {
    const stated = cells(b, field)
    return (stated === undefined ? cells(a, field)?.[before(at)] : stated[at]) ?? null
  }
  return {
    object: b.object,
    ids: [...kept.flatMap((at) => a.ids.slice(at, at + 1)), ...b.ids],
    owners: [
      ...kept.map((at) => a.owners[at] ?? null),
      ...b.owners.map((owner, at) => owner ?? a.owners[before(at)] ?? null),
    ],
    columns: fields.map((field) => ({
      field,
      values: [
        ...kept.map((at) => cells(a, field)?.[at] ?? null),
        ...b.ids.map((_, at) => valueOf(field, at)),
      ],
    })),
    matchedRules:
      a.matchedRules === null && b.matchedRules === null
        ? null
        : [
            ...kept.map((at) => a.matchedRules?.[at] ?? []),
            ...b.ids.map((_, at) => b.matchedRules?.[at] ?? []),
          ],
  }
}

/** Shares of one input without the stored rows of rules that only the other input states: the engine computes those. */
function sharesBeside(org: Org, other: Org): readonly Share[] {
  const ruled = ({ sharingRules }: Org) =>
    new Set(sharingRules.map(({ object }) => object.toLowerCase()))
  const [own, theirs] = [ruled(org), ruled(other)]
  return org.shares.filter(({ object, rowCause }) => {
    const key = object.toLowerCase()
    return !/^(?:rule|guestrule)$/i.test(rowCause) || own.has(key) || !theirs.has(key)
  })
}

/** Settings of the later input, but where it says no more than the default those of the earlier. */
function joinedSettings(a: OrgSettings, b: OrgSettings): OrgSettings {
  const defaults = new Map<string, unknown>(Object.entries(defaultSettings))
  const stated = Object.entries(b).filter(([key, value]) => value !== defaults.get(key))
  return { ...a, ...Object.fromEntries(stated) }
}

const byId = (entry: { readonly id: string }) => entry.id
const byNameOf = (entry: { readonly name: string }) => entry.name.toLowerCase()

/** A guest rule that named the persona of a site's guest profile names the real guest user of that profile instead. */
function withRealGuests(rule: SharingRule, users: readonly User[]): SharingRule {
  if (rule.kind !== 'guest') return rule
  const sharedTo = rule.sharedTo.map((to): Grantee => {
    const persona = users.find((user) => to.kind === 'user' && user.id === to.user)
    if (persona?.isPersona !== true) return to
    const real = users.find((user) => !user.isPersona && user.profile === persona.profile)
    return real === undefined
      ? { kind: 'unresolved', text: `guestUser of ${persona.name}` }
      : { kind: 'user', user: real.id }
  })
  return { ...rule, sharedTo }
}

/** Two orgs as one, the later over the earlier by API name or id; synthetic users and their bare profile go once there are real ones. */
export function mergedOrgs(first: Org, second: Org): Org {
  const renamed = renamedIds(first, second)
  const [earlier, later] =
    renamed.size === 0 ? [first, second] : [withIds(first, renamed), withIds(second, renamed)]
  const users = merged(earlier.users, later.users, byId)
  const hasReal = users.some((user) => !user.isPersona)
  const personas = new Set(users.filter((user) => user.isPersona).map((user) => user.id))
  return canonicalOrg({
    name: later.name,
    settings: joinedSettings(earlier.settings, later.settings),
    users: hasReal ? users.filter((user) => !user.isPersona) : users,
    roles: merged(earlier.roles, later.roles, byId, declaredOf),
    groups: merged(earlier.groups, later.groups, byId, (a, b) => ({
      ...declaredOf(a, b),
      members: b.members ?? a.members,
    })),
    profiles: merged(earlier.profiles, later.profiles, byId, declaredOf).filter(
      (profile) => !hasReal || !isBareProfile(profile),
    ),
    permissionSets: merged(earlier.permissionSets, later.permissionSets, byId, declaredOf),
    permissionSetGroups: merged(
      earlier.permissionSetGroups,
      later.permissionSetGroups,
      byId,
      declaredOf,
    ),
    mutingPermissionSets: merged(earlier.mutingPermissionSets, later.mutingPermissionSets, byId),
    assignments: merged(earlier.assignments, later.assignments, (entry) =>
      JSON.stringify(entry),
    ).filter((entry) => !hasReal || !personas.has(entry.user)),
    permissionSetLicenseAssignments:
      later.permissionSetLicenseAssignments ?? earlier.permissionSetLicenseAssignments,
    customPermissions: merged(earlier.customPermissions, later.customPermissions, byNameOf),
    objects: merged(earlier.objects, later.objects, byNameOf, joinedObject),
    layouts: merged(earlier.layouts, later.layouts, (layout) =>
      `${layout.object} ${layout.name}`.toLowerCase(),
    ),
    sharingRules: merged(earlier.sharingRules, later.sharingRules, (rule) =>
      `${rule.object} ${rule.name}`.toLowerCase(),
    ).map((rule) => (hasReal ? withRealGuests(rule, users) : rule)),
    sharingSets: merged(earlier.sharingSets, later.sharingSets, byNameOf),
    territories: merged(earlier.territories, later.territories, byId),
    restrictionRules: merged(earlier.restrictionRules, later.restrictionRules, byNameOf),
    folders: merged(earlier.folders, later.folders, byId),
    dataCategoryGroups: merged(earlier.dataCategoryGroups, later.dataCategoryGroups, byNameOf),
    networks: merged(earlier.networks, later.networks, byNameOf),
    connectedApps: merged(earlier.connectedApps, later.connectedApps, byNameOf),
    trustedIpRanges: merged(
      earlier.trustedIpRanges,
      later.trustedIpRanges,
      (range) => `${range.start} ${range.end}`,
    ),
    shares: merged(sharesBeside(earlier, later), sharesBeside(later, earlier), (share) =>
      JSON.stringify([share.object, share.record, granteeKey(share.grantee), share.rowCause]),
    ),
    records: merged(
      earlier.records,
      later.records,
      (table) => table.object.toLowerCase(),
      joinedTable,
    ),
    notRead: merged(
      earlier.notRead,
      later.notRead,
      (entry) => entry.type,
      (a, b) => ({ ...b, count: a.count + b.count }),
    ),
  })
}
