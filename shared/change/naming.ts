import type {
  MutingPermissionSet,
  PermissionSet,
  PermissionSetGroup,
  Profile,
} from '../model/container'
import type { Group } from '../model/group'
import { isPlatformId, normalizeId } from '../model/id'
import type { FieldConfig, ObjectConfig } from '../model/object-config'
import type { Org } from '../model/org'
import type { RecordTable } from '../model/record-table'
import type { Role } from '../model/role'
import type { RestrictionRule, SharingRule, Territory } from '../model/sharing'
import type { User } from '../model/user'
import { changeRefusal, type ChangeRefusal } from './change'
import { closestNames } from './closest-names'
import type { Named } from './kind'

/** How the things of one list may be named: each tier is tried whole before the next, the first is what is suggested. */
interface Naming<Item> {
  readonly noun: string
  /** What the list belongs to, when it is not the org. */
  readonly of?: string
  readonly items: readonly Item[]
  readonly tiers: readonly ((item: Item) => string | null)[]
}

/** What to do about a name that is like none of those there are. */
export function cureOf(names: readonly string[]): string {
  const [first] = names
  return first === undefined ? 'there is none' : `write one that is there, such as \`${first}\``
}

/** The one thing that `text` names: exactly, then without regard to case; two of them are a refusal, not a guess. */
function named<Item>(text: string, naming: Naming<Item>): Named<Item> {
  const wanted = isPlatformId(text) ? normalizeId(text) : text
  for (const spelling of [(name: string) => name, (name: string) => name.toLowerCase()]) {
    for (const tier of naming.tiers) {
      const key = spelling(wanted)
      const original = spelling(text)
      const positions: number[] = []
      naming.items.forEach((item, position) => {
        const name = tier(item)
        if (name === null || name === '') return
        const known = spelling(name)
        if (known === original || known === key) positions.push(position)
      })
      const [position] = positions
      const item = position === undefined ? undefined : naming.items[position]
      if (position === undefined || item === undefined) continue
      return positions.length === 1
        ? { kind: 'found', item, position }
        : ambiguous(text, positions, naming)
    }
  }
  const names = naming.items.flatMap((item) =>
    naming.tiers.slice(0, 1).map((tier) => tier(item) ?? ''),
  )
  const closest = closestNames(text, names)
  const cure = closest.length > 0 ? '' : `; ${cureOf(names)}`
  return changeRefusal(
    `unknown-${naming.noun.replaceAll(' ', '-')}`,
    `no ${naming.noun}${naming.of === undefined ? '' : ` of \`${naming.of}\``} is named \`${text}\`${cure}`,
    closest,
  )
}

function ambiguous<Item>(
  text: string,
  positions: readonly number[],
  { noun, items, tiers }: Naming<Item>,
): ChangeRefusal {
  const names = positions.slice(0, 3).flatMap((position) => {
    const item = items[position]
    return item === undefined ? [] : tiers.slice(0, 1).map((tier) => tier(item) ?? '')
  })
  return changeRefusal(
    `ambiguous-${noun.replaceAll(' ', '-')}`,
    `${positions.length} of kind ${noun} answer to \`${text}\`, for example ${names.map((name) => `\`${name}\``).join(', ')}; use one of these names or the id`,
  )
}

interface NamedLikeContainer {
  readonly id: string
  readonly name: string
  readonly label: string
}

const containerTiers = [
  (item: NamedLikeContainer) => item.name,
  (item: NamedLikeContainer) => item.id,
  (item: NamedLikeContainer) => item.label,
]

/** A user by username, id or alias. */
export function userNamed(org: Org, text: string): Named<User> {
  const tiers = [(user: User) => user.username, (user: User) => user.id, (user: User) => user.alias]
  return named(text, { noun: 'user', items: org.users, tiers })
}

/** A role by developer name, id or name. */
export function roleNamed(org: Org, text: string): Named<Role> {
  const tiers = [
    (role: Role) => role.developerName,
    (role: Role) => role.id,
    (role: Role) => role.name,
  ]
  return named(text, { noun: 'role', items: org.roles, tiers })
}

/** A public group or a queue by developer name, id or name; the position is that in `org.groups`. */
export function groupNamed(org: Org, text: string, type: 'Regular' | 'Queue'): Named<Group> {
  const ofType = (key: (group: Group) => string) => (group: Group) =>
    (group.type === 'Queue') === (type === 'Queue') ? key(group) : null
  const tiers = [
    ofType((group) => group.developerName),
    ofType((group) => group.id),
    ofType((group) => group.name),
  ]
  return named(text, { noun: type === 'Queue' ? 'queue' : 'group', items: org.groups, tiers })
}

export function profileNamed(org: Org, text: string): Named<Profile> {
  return named(text, { noun: 'profile', items: org.profiles, tiers: containerTiers })
}

export function permissionSetNamed(org: Org, text: string): Named<PermissionSet> {
  return named(text, { noun: 'permission set', items: org.permissionSets, tiers: containerTiers })
}

export function permissionSetGroupNamed(org: Org, text: string): Named<PermissionSetGroup> {
  const items = org.permissionSetGroups
  return named(text, { noun: 'permission set group', items, tiers: containerTiers })
}

export function mutingPermissionSetNamed(org: Org, text: string): Named<MutingPermissionSet> {
  const items = org.mutingPermissionSets
  return named(text, { noun: 'muting permission set', items, tiers: containerTiers })
}

/** An object by API name. */
export function objectNamed(org: Org, text: string): Named<ObjectConfig> {
  return named(text, { noun: 'object', items: org.objects, tiers: [(object) => object.name] })
}

/** A field of an object by API name. */
export function fieldNamed(
  object: Pick<ObjectConfig, 'name' | 'fields'>,
  text: string,
): Named<FieldConfig> {
  const tiers = [(field: FieldConfig) => field.name]
  return named(text, { noun: 'field', of: object.name, items: object.fields, tiers })
}

/** A sharing rule of an object by developer name. */
export function sharingRuleNamed(org: Org, object: string, text: string): Named<SharingRule> {
  const isOfObject = (rule: SharingRule) => rule.object.toLowerCase() === object.toLowerCase()
  const tiers = [(rule: SharingRule) => (isOfObject(rule) ? rule.name : null)]
  return named(text, { noun: 'sharing rule', of: object, items: org.sharingRules, tiers })
}

export function restrictionRuleNamed(org: Org, text: string): Named<RestrictionRule> {
  const tiers = [(rule: RestrictionRule) => rule.name]
  return named(text, { noun: 'restriction rule', items: org.restrictionRules, tiers })
}

/** A record: its table, the table's place in `org.records` and its own place in the table. */
export interface FoundRecord {
  readonly kind: 'found'
  readonly table: RecordTable
  readonly tablePosition: number
  readonly position: number
}

/** A record by its id (15 or 18 characters) or, when no id matches, by a Name that only one record bears. */
export function recordNamed(org: Org, text: string): FoundRecord | ChangeRefusal {
  const ids: readonly string[] = isPlatformId(text) ? [normalizeId(text), text] : [text]
  for (const [tablePosition, table] of org.records.entries()) {
    for (const id of ids) {
      // A search for text among ids: what is no id of this table is simply not found.
      const position = (table.ids as readonly string[]).indexOf(id) // ids are text; only the brand is dropped
      if (position >= 0) return { kind: 'found', table, tablePosition, position }
    }
  }
  const found: FoundRecord[] = []
  for (const [tablePosition, table] of org.records.entries()) {
    const names = table.columns.find(({ field }) => field === 'Name')?.values ?? []
    for (let at = names.indexOf(text); at >= 0; at = names.indexOf(text, at + 1))
      found.push({ kind: 'found', table, tablePosition, position: at })
  }
  const [only] = found
  if (only === undefined)
    return changeRefusal(
      'unknown-record',
      `no record has the id or name \`${text}\`; use an id of the import`,
    )
  if (found.length === 1) return only
  const examples = found
    .slice(0, 3)
    .map(({ table, position }) => `\`${table.ids[position] ?? ''}\``)
  return changeRefusal(
    'ambiguous-record',
    `${found.length} records are named \`${text}\`, for example ${examples.join(', ')}; use the id`,
  )
}

/** A territory by developer name, id or name. */
export function territoryNamed(org: Org, text: string): Named<Territory> {
  const tiers = [
    (territory: Territory) => territory.developerName,
    (territory: Territory) => territory.id,
    (territory: Territory) => territory.name,
  ]
  return named(text, { noun: 'territory', items: org.territories, tiers })
}
