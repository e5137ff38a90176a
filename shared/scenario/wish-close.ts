import type { Change, NamedContainer } from '../change/change'
import { formatChange } from '../change/format-change'
import { granteeTexts } from '../change/grantee-text'
import { formatName } from '../change/quoted-name'
import { isWider, sharingModelChoices } from '../change/sharing-model-choice'
import { recordPosition } from '../engine/compile/compile-org'
import { explain } from '../engine/explain/explain'
import type { Grant } from '../engine/answer'
import type { Group } from '../model/group'
import type { ObjectPermissionKey, Permissions } from '../model/container'
import type { AccessLevelName } from '../model/level'
import type { Org } from '../model/org'
import type { ChangeText, Evaluation } from './opened-org'
import { levelAbove, type BrokenWish } from './wish-check'
import type { Wish } from './wish-types'

/** Any leg that is shut is enough. */
export type Leg = 'object' | 'field' | 'record'

type Option = readonly ChangeText[]

/** Ways to shut the first door of a leg that still lets a user beyond the level. */
export function closingOptions(
  evaluation: Evaluation,
  wish: Wish,
  { user, row }: BrokenWish,
  leg: Leg,
): Option[] {
  switch (leg) {
    case 'object':
      return objectOptions(evaluation, wish, user)
    case 'field':
      return wish.field === null ? [] : fieldOptions(evaluation, wish, user, wish.field)
    case 'record':
      return recordOptions(evaluation, wish, user, row)
  }
}

const keyOf: Readonly<Record<AccessLevelName, ObjectPermissionKey>> = {
  None: 'allowRead',
  Read: 'allowRead',
  Edit: 'allowEdit',
  Delete: 'allowDelete',
  Transfer: 'allowEdit',
  All: 'allowDelete',
}

/** Containers in the user's hands, with how to take each away; null for the profile, which stays. */
function heldBy({ org }: Evaluation['compiled'], at: number) {
  const user = org.users[at]
  const named = `user:${user?.username ?? ''}`
  const own = org.assignments.filter((one) => one.user === user?.id)
  const sets = org.permissionSets.flatMap((set) => {
    const direct = own.some((one) => one.kind === 'permissionSet' && one.permissionSet === set.id)
    const groups = org.permissionSetGroups.filter(
      (group) =>
        group.permissionSets.includes(set.id) &&
        own.some((one) => one.kind === 'permissionSetGroup' && one.permissionSetGroup === group.id),
    )
    if (!direct && groups.length === 0) return []
    const taken = [
      ...(direct ? [`permissionSet:${formatName(set.name)}-=${named}`] : []),
      ...groups.map(({ name }) => `permissionSetGroup:${formatName(name)}-=${named}`),
    ]
    const container: NamedContainer = { kind: 'permissionSet', name: set.name }
    const permissions: Permissions = set
    return [{ container, permissions, taken }]
  })
  const profile = org.profiles.find(({ id }) => id === user?.profile)
  const container: NamedContainer = { kind: 'profile', name: profile?.name ?? '' }
  return profile === undefined ? sets : [{ container, permissions: profile, taken: null }, ...sets]
}

/** The first container that gives a permission: the permission taken out of it, or it from the user. */
function firstGiving(
  evaluation: Evaluation,
  user: number,
  gives: (permissions: Permissions) => readonly ((container: NamedContainer) => Change)[],
): Option[] {
  for (const { container, permissions, taken } of heldBy(evaluation.compiled, user)) {
    const changes = gives(permissions).map((change) => formatChange(change(container)))
    if (changes.length > 0) return [changes, ...(taken === null ? [] : [taken])]
  }
  return []
}

function objectOptions(evaluation: Evaluation, wish: Wish, user: number): Option[] {
  const key = keyOf[levelAbove(wish.level)]
  return [
    ...firstGiving(evaluation, user, ({ objectPermissions }) =>
      objectPermissions.some((one) => one.object === wish.object && one[key])
        ? [
            (container) => ({
              kind: 'objectPermission',
              container,
              object: wish.object,
              permission: key,
              isGranted: false,
            }),
          ]
        : [],
    ),
    ...firstGiving(evaluation, user, ({ userPermissions }) =>
      (['ModifyAllData', 'ViewAllData'] as const)
        .filter((name) => userPermissions.includes(name))
        .map((permission) => (container: NamedContainer): Change => ({
          kind: 'systemPermission',
          container,
          permission,
          isGranted: false,
        })),
    ),
  ]
}

function fieldOptions(evaluation: Evaluation, wish: Wish, user: number, field: string): Option[] {
  const isRead = wish.level === 'None'
  return [
    ...firstGiving(evaluation, user, ({ fieldPermissions }) =>
      fieldPermissions.some(
        (one) =>
          one.object === wish.object &&
          one.field === field &&
          (isRead ? one.readable : one.editable),
      )
        ? [
            (container) => ({
              kind: 'fieldPermission',
              container,
              object: wish.object,
              field,
              permission: isRead ? 'read' : 'edit',
              isGranted: false,
            }),
          ]
        : [],
    ),
    ...firstGiving(evaluation, user, ({ objectPermissions }) =>
      objectPermissions.some((one) => one.object === wish.object && one.viewAllFields)
        ? [
            (container) => ({
              kind: 'objectPermission',
              container,
              object: wish.object,
              permission: 'viewAllFields',
              isGranted: false,
            }),
          ]
        : [],
    ),
  ]
}

function recordOptions({ compiled }: Evaluation, wish: Wish, user: number, row: number): Option[] {
  const object = compiled.objectIndexByName.get(wish.object.toLowerCase()) ?? -1
  const id = compiled.tables[object]?.table.ids[row]
  const position = id === undefined ? undefined : recordPosition(compiled, id)
  if (position === undefined) return []
  const allowed = { None: 0, Read: 1, Edit: 3, Delete: 3, Transfer: 3, All: 4 }[wish.level]
  const { grants } = explain(compiled, user, position)
  // Every door above the level has to be shut: one that nothing shuts makes the others needless to try.
  const grant = grants.find((one) => one.level > allowed)
  const name = compiled.objects[object]?.name ?? ''
  return grant === undefined || id === undefined
    ? []
    : doorOptions(compiled.org, wish, { user, record: id, grant, object: name })
}

interface OpenDoor {
  readonly user: number
  readonly record: string
  readonly object: string
  readonly grant: Grant
}

function doorOptions(org: Org, wish: Wish, { user, record, object, grant }: OpenDoor): Option[] {
  const { rowCause, via, grantee } = grant
  const name = org.users[user]?.username ?? ''
  const cause = /^RoleHierarchy/.test(rowCause) ? 'RoleHierarchy' : rowCause
  const rule = via.find((step) => step.kind === 'sharingRule')
  const ofRule =
    rule?.kind === 'sharingRule'
      ? [[`sharingRule:${formatName(rule.object)}.${formatName(rule.name)}=off`]]
      : []
  const ofGroup = grantee?.kind === 'group' ? membership(org, grantee.group, name) : []
  switch (cause) {
    case 'OrgWideDefault':
      return lowerDefault(org, wish, object)
    case 'Rule':
    case 'GuestRule':
      return [...ofRule, ...ofGroup]
    case 'QueueMember':
      return ofGroup
    case 'RoleHierarchy':
      return [
        [`object:${formatName(object)}.hierarchyAccess=false`],
        [`user:${formatName(name)}.role=`],
      ]
    case 'ViewAllRecords':
    case 'ModifyAllRecords':
      return overrideOptions(org, grant, object)
    case 'ViewAllData':
    case 'ModifyAllData':
      return overrideOptions(org, grant, null)
    case 'Team':
      return [[`teamMember-=${record}/${name}`]]
    case 'Manual':
      return grantee === null
        ? []
        : [[`share-=${record}/${granteeTexts(org)(grantee)}`], ...ofGroup]
    default:
      return [...ofRule, ...ofGroup]
  }
}

function membership(org: Org, id: string, username: string): Option[] {
  const group: Group | undefined = org.groups.find((one) => one.id === id)
  if (group === undefined) return []
  const kind = group.type === 'Queue' ? 'queue' : 'group'
  return [[`${kind}:${formatName(group.developerName)}-=user:${username}`]]
}

/** The widest default, inside or outside, that lets nobody beyond the level. Rule R3.1. */
function lowerDefault(org: Org, wish: Wish, name: string): Option[] {
  const object = org.objects.find((one) => one.name === name)
  if (object === undefined) return []
  const most = wish.level === 'None' ? 'Private' : wish.level === 'Read' ? 'Read' : 'ReadWrite'
  const model = sharingModelChoices(object)
    .filter((one) => !isWider(one, most))
    .sort((a, b) => (isWider(a, b) ? -1 : 1))[0]
  return model === undefined
    ? []
    : ['externalSharingModel', 'sharingModel'].map((property) => [
        `object:${formatName(name)}.${property}=${model}`,
      ])
}

/** Overriding permissions, taken out of the containers that give them. Rules R12.1–R12.3. */
function overrideOptions(org: Org, { rowCause, via }: Grant, object: string | null): Option[] {
  const names = new Set(via.flatMap((step) => (step.kind === 'permission' ? [step.container] : [])))
  const containers: NamedContainer[] = [
    ...org.profiles.map(({ name }) => ({ kind: 'profile' as const, name })),
    ...org.permissionSets.map(({ name }) => ({ kind: 'permissionSet' as const, name })),
  ].filter(({ name }) => names.has(name))
  const permission = rowCause === 'ViewAllRecords' ? 'viewAllRecords' : 'modifyAllRecords'
  const changes = containers.map((container): Change =>
    object === null
      ? { kind: 'systemPermission', container, permission: rowCause, isGranted: false }
      : { kind: 'objectPermission', container, object, permission, isGranted: false },
  )
  return changes.length === 0 ? [] : [changes.map(formatChange)]
}
