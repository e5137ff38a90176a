import { objectNamed } from '../engine/compile/compile-tables'
import { formatChange } from '../change/format-change'
import { formatName } from '../change/quoted-name'
import { isWider, sharingModelChoices } from '../change/sharing-model-choice'
import type { Change, NamedContainer } from '../change/change'
import { ruleMatch } from '../engine/compile/compiled-rule'
import { fieldPermission } from '../engine/permission/field-permissions'
import { ObjectBit } from '../engine/permission/object-bits'
import { sharingLevel } from '../engine/record/sharing-level'
import { subjectOf, type Subject } from '../engine/record/subject'
import type { ObjectPermissionKey, Permissions } from '../model/container'
import type { GroupId } from '../model/id'
import { SharingLevel, type AccessLevelName } from '../model/level'
import { namedField, type SharingModel } from '../model/object-config'
import type { Org } from '../model/org'
import type { ChangeText, Evaluation } from './opened-org'
import type { BrokenWish } from './wish-check'
import type { Wish } from './wish-types'
import { permissionClassOf } from '../engine/permission/permission-class'

/** One step towards a wish: changes that only make sense together. */
type Option = readonly ChangeText[]

interface Needed {
  readonly keys: readonly ObjectPermissionKey[]
  readonly bit: number
  readonly sharing: SharingLevel
}

/** What each level needs of the object and of the record leg. Rules R1.6–R1.12. */
const neededFor: Readonly<Record<AccessLevelName, Needed>> = {
  None: { keys: [], bit: 0, sharing: SharingLevel.None },
  Read: { keys: ['allowRead'], bit: ObjectBit.read, sharing: SharingLevel.Read },
  Edit: { keys: ['allowRead', 'allowEdit'], bit: ObjectBit.edit, sharing: SharingLevel.Edit },
  Delete: {
    keys: ['allowRead', 'allowEdit', 'allowDelete'],
    bit: ObjectBit.delete,
    sharing: SharingLevel.All,
  },
  Transfer: {
    keys: ['allowRead', 'allowEdit'],
    bit: ObjectBit.edit,
    sharing: SharingLevel.Transfer,
  },
  All: {
    keys: ['allowRead', 'allowEdit', 'allowDelete'],
    bit: ObjectBit.delete,
    sharing: SharingLevel.All,
  },
}

/** Ways to open the first leg that stands between a user and a level: object, then field, then record. */
export function openingOptions(
  { compiled }: Evaluation,
  wish: Wish,
  { user, row }: BrokenWish,
): Option[] {
  const object = objectNamed(compiled, wish.object)
  const permissions = permissionClassOf(compiled, user)
  if (object === undefined || permissions === undefined || row < 0) return []
  const needed = neededFor[wish.level]
  if (((permissions.bits[object.index] ?? 0) & needed.bit) === 0)
    return [
      ...objectOptions(compiled.org, wish, user, needed),
      ...overrides(compiled.org, wish, user),
    ]
  if (wish.field !== null) {
    const config = object.fields.find(({ name }) => name === wish.field) ?? namedField(wish.field)
    const given = fieldPermission(permissions, object, config)
    const flag = wish.level === 'Read' ? given.isReadable : given.isEditable
    if (!flag) return fieldOptions(compiled.org, wish, user)
  }
  const subject = subjectOf(compiled, user, { object: object.index, row })
  return [...recordOptions(subject, needed.sharing), ...overrides(compiled.org, wish, user)]
}

/** Sets and profile that the user holds by themselves, and sets that they do not hold. */
function containersOf({ profiles, permissionSets, assignments, users }: Org, at: number) {
  const user = users[at]
  const held = new Set<string>(
    assignments.flatMap((one) =>
      one.kind === 'permissionSet' && one.user === user?.id ? [one.permissionSet] : [],
    ),
  )
  const usable = permissionSets.filter(({ isMissing }) => !isMissing)
  const profile = profiles.find(({ id, isMissing }) => id === user?.profile && !isMissing)
  return {
    username: user?.username ?? '',
    own: [
      ...(profile === undefined ? [] : [{ kind: 'profile', name: profile.name } as const]),
      ...usable
        .filter(({ id }) => held.has(id))
        .map(({ name }) => ({ kind: 'permissionSet', name }) as const),
    ],
    others: usable.filter(({ id }) => !held.has(id)),
  }
}

/** In each container that the user holds, in one that is made for it, or by a set that gives it to others. */
function permissionOptions(
  org: Org,
  user: number,
  named: string,
  granted: (container: NamedContainer) => readonly Change[],
  gives: (permissions: Permissions) => boolean,
): Option[] {
  const { username, own, others } = containersOf(org, user)
  const assigned = (name: string): Change => ({
    kind: 'add',
    item: { kind: 'permissionSet', name },
    property: 'assignments',
    element: `user:${username}`,
  })
  const made = freeName(named, new Set(org.permissionSets.map(({ name }) => name)))
  const fresh: readonly Change[] = [
    { kind: 'make', item: { kind: 'permissionSet', name: made }, like: null },
    ...granted({ kind: 'permissionSet', name: made }),
    assigned(made),
  ]
  return [
    ...others.filter(gives).map(({ name }) => [assigned(name)]),
    fresh,
    ...own.map(granted),
  ].map((changes) => changes.map(formatChange))
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  const plain = wanted
    .replace(/\W+|__c/g, '_')
    .replace(/_+/g, '_')
    .replace(/^_|_$/g, '')
  for (let number = 1; ; number++) {
    const name = number === 1 ? plain : `${plain}_${number}`
    if (!taken.has(name)) return name
  }
}

function objectOptions(org: Org, wish: Wish, user: number, { keys }: Needed): Option[] {
  return keysOptions(org, wish, user, `${wish.level} ${wish.object}`, keys)
}

/** Permissions on the object of the wish, all of them. */
function keysOptions(
  org: Org,
  { object }: Wish,
  user: number,
  named: string,
  keys: readonly ObjectPermissionKey[],
): Option[] {
  const granted = (container: NamedContainer) =>
    keys.map((permission): Change => ({
      kind: 'objectPermission',
      container,
      object,
      permission,
      isGranted: true,
    }))
  const gives = ({ objectPermissions }: Permissions) =>
    objectPermissions.some((one) => one.object === object && keys.every((key) => one[key]))
  return permissionOptions(org, user, named, granted, gives)
}

function fieldOptions(org: Org, wish: Wish, user: number): Option[] {
  const permission = wish.level === 'Read' ? 'read' : 'edit'
  const field = wish.field ?? ''
  const granted = (container: NamedContainer): readonly Change[] => [
    {
      kind: 'fieldPermission',
      container,
      object: wish.object,
      field,
      permission,
      isGranted: true,
    },
  ]
  const gives = ({ fieldPermissions }: Permissions) =>
    fieldPermissions.some(
      (one) =>
        one.object === wish.object &&
        one.field === field &&
        (permission === 'read' ? one.readable : one.editable),
    )
  return permissionOptions(org, user, `${wish.level} ${wish.object} ${field}`, granted, gives)
}

/** View All and Modify All stand in for record access. Rules R12.1, R12.2. */
function overrides(org: Org, wish: Wish, user: number): Option[] {
  const isRead = wish.level === 'Read'
  const keys: readonly ObjectPermissionKey[] = isRead
    ? ['allowRead', 'viewAllRecords']
    : ['allowRead', 'allowEdit', 'allowDelete', 'viewAllRecords', 'modifyAllRecords']
  return keysOptions(org, wish, user, `${isRead ? 'View' : 'Modify'} All ${wish.object}`, keys)
}

/** Doors of the record, or, where it follows another, of the one above it. */
function recordOptions(subject: Subject, level: SharingLevel): Option[] {
  const { compiled, object, table, row } = subject
  if (object.control === 'masterDetail' || object.control === 'controlledByParent')
    return object.parents.flatMap((link, i) => {
      const at = table.parentRows[i]?.[row] ?? -1
      if (at < 0) return []
      const parent = subjectOf(compiled, subject.user, { object: link.object, row: at })
      const needed = level > link.threshold ? level : link.threshold
      return sharingLevel(parent, 'certain') >= needed ? [] : recordOptions(parent, needed)
    })
  if (object.control !== 'own') return []
  return [
    ...shared(subject, level),
    ...membershipOptions(subject, level),
    ...widerDefault(subject, level),
    ...ruleOptions(subject, level),
    ...ownerOptions(subject),
    ...(object.hierarchy ? [] : [[`object:${formatName(object.name)}.hierarchyAccess=true`]]),
  ]
}

const nameOf = ({ compiled, user }: Subject) => compiled.org.users[user]?.username ?? ''
const idOf = ({ table, row }: Subject) => table.table.ids[row] ?? ''
const levelWord = (level: SharingLevel) => (level <= SharingLevel.Read ? 'Read' : 'Edit')

/** A manual row for this record alone. Rule R7.1. */
function shared(subject: Subject, level: SharingLevel): Option[] {
  if (level > SharingLevel.Edit) return []
  const item = { kind: 'share', name: `${idOf(subject)}/user:${nameOf(subject)}` } as const
  const made: Change = { kind: 'make', item, like: null }
  const raised: Change = { kind: 'set', item, property: 'accessLevel', value: levelWord(level) }
  return [[formatChange(made), formatChange(raised)], [formatChange(raised)]]
}

function widerDefault({ object, family }: Subject, level: SharingLevel): Option[] {
  const { config } = object
  if (config === null || level > SharingLevel.Edit) return []
  const isInside = family === 'internal'
  const now = isInside ? object.internalModel : object.externalModel
  const least: SharingModel = level <= SharingLevel.Read ? 'Read' : 'ReadWrite'
  const model = sharingModelChoices(config)
    .filter((one) => isWider(one, now) && !isWider(least, one))
    .sort((a, b) => (isWider(a, b) ? 1 : -1))[0]
  if (model === undefined) return []
  const name = formatName(object.name)
  const inside = `object:${name}.sharingModel=${model}`
  const outside = `object:${name}.externalSharingModel=${model}`
  if (isInside) return [[inside]]
  return isWider(model, object.internalModel) ? [[inside, outside]] : [[outside]]
}

/** The user into a group or queue that is let in, as far as rules that match go. Rules R6.4, R6.5, R2.4. */
function membershipOptions(subject: Subject, level: SharingLevel): Option[] {
  const { compiled, object, table, row } = subject
  const into = (id: GroupId) => {
    const group = compiled.groupById.get(id)
    if (group === undefined || group.members === null) return []
    const kind = group.type === 'Queue' ? 'queue' : 'group'
    return [[`${kind}:${formatName(group.developerName)}+=user:${nameOf(subject)}`]]
  }
  const ofRules = (compiled.rules[object.index] ?? [])
    .filter((rule) => rule.level >= level && ruleMatch(rule, table, row) === 'yes')
    .flatMap(({ rule }) =>
      rule.sharedTo.flatMap((one) => (one.kind === 'group' ? into(one.group) : [])),
    )
  const ofShares = (table.sharesByRow.get(row) ?? []).flatMap(({ grantee, level: given }) =>
    grantee.kind === 'group' && (given !== 'Read' || level <= SharingLevel.Read)
      ? into(grantee.group)
      : [],
  )
  const queue = compiled.org.groups[table.ownerQueue[row] ?? -1]
  return [...ofRules, ...ofShares, ...(queue === undefined ? [] : into(queue.id))]
}

/** Rules that match: switched on, raised, or opened to the user's role; and a new one between the two roles. */
function ruleOptions(subject: Subject, level: SharingLevel): Option[] {
  const { compiled, object, table, row } = subject
  const { org } = compiled
  if (level > SharingLevel.Edit) return []
  const roleOf = (at: number) =>
    org.roles.find(({ id }) => id === org.users[at]?.role)?.developerName ?? null
  const mine = roleOf(subject.user)
  const named = (name: string) => `sharingRule:${formatName(object.name)}.${formatName(name)}`
  const known = (compiled.rules[object.index] ?? [])
    .filter((rule) => rule.rule.kind !== 'guest' && ruleMatch(rule, table, row) === 'yes')
    .flatMap(({ rule, level: given }): Option[] => {
      const raised = given < level ? [`${named(rule.name)}.accessLevel=${levelWord(level)}`] : []
      const opened =
        mine === null ? [] : [[...raised, `${named(rule.name)}.sharedTo+=role:${formatName(mine)}`]]
      return [...(raised.length > 0 ? [raised] : []), ...opened]
    })
  const off = org.sharingRules
    .filter(({ object: of, isActive }) => of === object.name && !isActive)
    .map(({ name }) => [`${named(name)}=on`])
  const theirs = roleOf(table.ownerUser[row] ?? -1)
  if (mine === null || theirs === null) return [...known, ...off]
  const made = freeName(
    `${theirs} to ${mine}`,
    new Set(org.sharingRules.flatMap((one) => (one.object === object.name ? [one.name] : []))),
  )
  const fresh = [
    `sharingRule+=${formatName(object.name)}.${made}`,
    `${named(made)}.kind=owner`,
    `${named(made)}.sharedFrom=role:${formatName(theirs)}`,
    `${named(made)}.sharedTo=role:${formatName(mine)}`,
    `${named(made)}.accessLevel=${levelWord(level)}`,
  ]
  return [...known, ...off, fresh]
}

function ownerOptions(subject: Subject): Option[] {
  const owner: Change = {
    kind: 'recordOwner',
    record: idOf(subject),
    owner: { kind: 'user', name: nameOf(subject) },
  }
  return subject.object.hasOwner ? [[formatChange(owner)]] : []
}
