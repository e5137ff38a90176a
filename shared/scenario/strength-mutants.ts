import type { Change } from '../change/change'
import { formatChange } from '../change/format-change'
import type { CompiledOrg } from '../engine/compile/compile-org'
import type { Org } from '../model/org'
import type { ChangeText } from './opened-org'
import { permissionLevers, type PermissionLever } from './permission-levers'
import { singleLevers, type Lever } from './single-levers'

/** One setting of the model set otherwise: what somebody might do by mistake. */
export interface Mutation {
  readonly change: ChangeText
  /** The setting that it is about, without its value: what a requirement that notices it depends on. */
  readonly setting: string
  /** What it concerns alone, where that is one object, or one field of it. */
  readonly object: string | null
  readonly field: string | null
}

/**
 * The levers of an org that somebody may turn by mistake: each default up and down, each hierarchy switch, each rule off,
 * each assignment and membership taken away, each permission that somebody active holds or lacks; and each set given to
 * one user of every kind that lacks it. In a stable order.
 */
export function mutationsOf(compiled: CompiledOrg): readonly Mutation[] {
  return [
    ...singleLevers(compiled).filter((lever) => isLikely(compiled.org, lever)),
    ...assignmentsGiven(compiled.org).map((change) => ({ change })),
    ...permissionLevers(compiled).filter((lever) => isGuardable(compiled.org, lever)),
  ].map(({ change }) => mutationOf(change))
}

/** Settings of the org are turned by nobody in passing, and rules are switched off rather than on. */
function isLikely({ sharingRules }: Org, { kind, change }: Lever): boolean {
  if (kind === 'setting') return false
  if (kind !== 'rule' || change.kind !== 'set') return true
  return sharingRules.some(
    (rule) => rule.isActive && `${rule.object}.${rule.name}` === change.item.name,
  )
}

const wideRights: ReadonlySet<string> = new Set(['ViewAllData', 'ModifyAllData'])

/** Permissions in the hands of somebody active, of containers that are wholly known, that are counted or on fields. */
function isGuardable({ users, profiles }: Org, { change, holders }: PermissionLever): boolean {
  if (![...holders].some((at) => users[at]?.isActive === true)) return false
  if (!('container' in change) || change.container.kind === 'mutingPermissionSet') return false
  const { kind, name } = change.container
  if (kind === 'profile' && profiles.some((one) => one.name === name && one.isPartial)) return false
  switch (change.kind) {
    case 'systemPermission':
      return wideRights.has(change.permission)
    case 'objectPermission':
      return change.permission !== 'viewAllFields'
    case 'fieldPermission':
      return true
  }
}

/** Each set and group given to one active user of every profile and role that lacks it. */
function assignmentsGiven(org: Org): Change[] {
  const alike = new Map(
    org.users
      .filter(({ isActive }) => isActive)
      .map((user) => [JSON.stringify([user.profile, user.role]), user]),
  )
  const held = new Map<string, Set<string>>()
  for (const one of org.assignments) {
    const ofUser = held.get(one.user) ?? new Set()
    held.set(one.user, ofUser)
    ofUser.add(one.kind === 'permissionSet' ? one.permissionSet : one.permissionSetGroup)
  }
  const given = (kind: 'permissionSet' | 'permissionSetGroup', id: string, name: string) =>
    [...alike.values()]
      .filter((user) => held.get(user.id)?.has(id) !== true)
      .map(({ username }): Change => ({
        kind: 'add',
        item: { kind, name },
        property: 'assignments',
        element: `user:${username}`,
      }))
  return [
    ...org.permissionSets
      .filter(({ isMissing }) => !isMissing)
      .flatMap(({ id, name }) => given('permissionSet', id, name)),
    ...org.permissionSetGroups.flatMap(({ id, name }) => given('permissionSetGroup', id, name)),
  ]
}

function mutationOf(change: Change): Mutation {
  const text = formatChange(change)
  const isElement = change.kind === 'add' || change.kind === 'take'
  const setting = isElement ? text.replace(/[+-]=(?=[^=]*$)/, ' ') : text.replace(/=[^=]*$/, '')
  return { change: text, setting, ...placeOf(change) }
}

function placeOf(change: Change): Pick<Mutation, 'object' | 'field'> {
  switch (change.kind) {
    case 'objectPermission':
      return { object: change.object, field: null }
    case 'fieldPermission':
      return { object: change.object, field: change.field }
    case 'set':
      // Defaults and switches are of an object, a rule is `Object.Name`.
      return { object: change.item.name.replace(/\..*$/, ''), field: null }
    default:
      return { object: null, field: null }
  }
}
