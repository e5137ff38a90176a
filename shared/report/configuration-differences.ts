import type { Org } from '@shared/model/org'

/** One setting that stands differently in two orgs; null where an org does not have it. */
export interface ConfigurationDifference {
  /** The list that it stands in (`profiles`, `sharingRules`, `settings`). */
  readonly kind: string
  /** API name of the entry. */
  readonly name: string
  /** Path within the entry (`objectPermissions.Account.allowRead`); empty for an entry that only one org has. */
  readonly property: string
  readonly before: string | null
  readonly after: string | null
}

/**
 * What differs in the configuration of two orgs, entries matched by API name, so that ids of different orgs do not
 * matter; in the order of the lists, then by name and property. Records and their shares are not configuration.
 */
export function configurationDifferences(before: Org, after: Org): ConfigurationDifference[] {
  const [a, b] = [flatLists(before), flatLists(after)]
  return [...a.keys()].flatMap((kind) =>
    listDifferences(kind, a.get(kind) ?? new Map(), b.get(kind) ?? new Map()),
  )
}

type FlatEntries = ReadonlyMap<string, ReadonlyMap<string, string>>

function listDifferences(
  kind: string,
  before: FlatEntries,
  after: FlatEntries,
): ConfigurationDifference[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort()
  return names.flatMap((name) => {
    const [a, b] = [before.get(name), after.get(name)]
    if (a === undefined) return [{ kind, name, property: '', before: null, after: 'present' }]
    if (b === undefined) return [{ kind, name, property: '', before: 'present', after: null }]
    const properties = [...new Set([...a.keys(), ...b.keys()])].sort()
    return properties
      .filter((property) => a.get(property) !== b.get(property))
      .map((property) => ({
        kind,
        name,
        property,
        before: a.get(property) ?? null,
        after: b.get(property) ?? null,
      }))
  })
}

const notConfiguration: readonly string[] = ['name', 'records', 'shares', 'notRead']
/** Properties that only say how an entry came to be known, or its id in one org. */
const incidental: readonly string[] = ['id', 'isDeclared', 'isPersona']

function flatLists(org: Org): Map<string, FlatEntries> {
  const names = namesById(org)
  const lists = new Map<string, FlatEntries>()
  for (const [kind, value] of Object.entries(org)) {
    if (notConfiguration.includes(kind)) continue
    if (!Array.isArray(value)) {
      lists.set(kind, new Map([['', flat(value, names)]]))
      continue
    }
    const entries = new Map<string, Map<string, string>>()
    const list: readonly unknown[] = value
    for (const entry of list) entries.set(entryName(entry, names), flat(entry, names))
    lists.set(kind, entries)
  }
  return lists
}

/** API names by id, so that a reference reads the same in both orgs. */
function namesById(org: Org): ReadonlyMap<string, string> {
  return new Map<string, string>([
    ...org.users.map((user) => [user.id, user.username] as const),
    ...org.roles.map((role) => [role.id, role.developerName] as const),
    ...org.groups.map((group) => [group.id, group.developerName] as const),
    ...org.territories.map((territory) => [territory.id, territory.developerName] as const),
    ...[
      ...org.profiles,
      ...org.permissionSets,
      ...org.permissionSetGroups,
      ...org.mutingPermissionSets,
    ].map((container) => [container.id, container.name] as const),
  ])
}

const namingKeys = [
  'type',
  'kind',
  'model',
  'object',
  'field',
  'recordType',
  'dataCategoryGroup',
  'username',
  'developerName',
  'name',
  'user',
  'permissionSet',
  'permissionSetGroup',
  'permissionSetLicense',
  'group',
  'role',
  'territory',
  'start',
]

/** What tells an entry from the others of its list: its naming properties, ids replaced by names. */
function entryName(entry: unknown, names: ReadonlyMap<string, string>): string {
  if (typeof entry !== 'object' || entry === null) return textOf(entry, names)
  const parts = new Map(Object.entries(entry))
  return namingKeysOf(entry)
    .flatMap((key) => {
      const value: unknown = parts.get(key)
      return typeof value === 'string' ? [textOf(value, names)] : []
    })
    .join('.')
}

function namingKeysOf(entry: object): readonly string[] {
  if ('username' in entry) return ['username']
  if (isPlainNamed(entry)) return namingKeys
  const label = 'developerName' in entry ? 'name' : ''
  return namingKeys.filter((key) => key !== 'kind' && key !== label)
}

const textOf = (value: unknown, names: ReadonlyMap<string, string>) =>
  typeof value === 'string' ? (names.get(value) ?? value) : JSON.stringify(value)

/** Every value of an entry by its path; members of lists stand by their names. */
function flat(entry: unknown, names: ReadonlyMap<string, string>): Map<string, string> {
  const values = new Map<string, string>()
  const walk = (value: unknown, path: readonly string[]) => {
    if (Array.isArray(value)) {
      const members: readonly unknown[] = value
      for (const member of members) {
        const name = entryName(member, names)
        // What has no name (a share of a folder) is told by all it says, whatever its place in the list.
        if (name === '') {
          const said = [...flat(member, names)].map(([key, text]) => `${key} ${text}`)
          values.set([...path, said.join(', ')].join('.'), 'present')
          continue
        }
        const at = [...path, name]
        if (typeof member === 'object' && member !== null && isPlainNamed(member))
          values.set(at.join('.'), 'present')
        else if (typeof member === 'object' && member !== null) walk(member, at)
        else values.set(at.join('.'), 'present')
      }
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value))
        if (!incidental.includes(key)) walk(inner, [...path, key])
    } else if (value !== null) values.set(path.join('.'), textOf(value, names))
  }
  walk(entry, [])
  return values
}

/** True when a member says nothing beyond its name: a grantee of a rule, a member of a group. */
function isPlainNamed(member: object): boolean {
  return Object.keys(member).every((key) => namingKeys.includes(key))
}
