import type { Change, NamedContainer } from '../change/change'
import { isWider, sharingModelChoices } from '../change/sharing-model-choice'
import type { Permissions } from '../model/container'
import { objectPermissionKeys } from '../model/container'
import type { SharingModel } from '../model/object-config'
import type { Org } from '../model/org'
import type { SharingRule } from '../model/sharing'

/**
 * Changes that might give an idle change its effect, the likeliest first: what each turns round may be what decides in
 * its place. Nothing is said here; whether it is so is tried.
 */
export function enablersOf(org: Org, change: Change): Change[] {
  switch (change.kind) {
    case 'set':
    case 'add':
    case 'take':
      return ofItem(org, change)
    case 'objectPermission':
      return [
        ...prerequisites(org, change.container, change.object),
        ...elsewhere(org, change),
        ...overriding(org, change.container),
        ...holders(org, change.container),
        ...wider(org, change.object, 'ReadWrite'),
      ]
    case 'fieldPermission':
      return [
        ...prerequisites(org, change.container, change.object),
        ...fieldElsewhere(org, change),
        ...holders(org, change.container),
        ...wider(org, change.object, 'Read'),
      ]
    case 'systemPermission':
      return [
        ...containersWith(org, change.container, ({ userPermissions }) =>
          userPermissions.includes(change.permission),
        ).map((container): Change => ({ ...change, container, isGranted: false })),
        ...holders(org, change.container),
      ]
    case 'make':
    case 'delete':
    case 'recordOwner':
    case 'recordValue':
    case 'orgSetting':
      return []
  }
}

type ItemChange = Extract<Change, { kind: 'set' | 'add' | 'take' }>

function ofItem(org: Org, { item, property }: ItemChange): Change[] {
  switch (item.kind) {
    case 'sharingRule': {
      const rule = org.sharingRules.find(({ object, name }) => `${object}.${name}` === item.name)
      return rule === undefined ? [] : ofRule(org, rule)
    }
    case 'object':
      return property === 'hierarchyAccess'
        ? narrower(org, item.name)
        : narrowerInside(org, item.name)
    case 'group':
      return org.sharingRules.map((rule) => ruleActive(rule, !rule.isActive))
    default:
      return []
  }
}

function ofRule(org: Org, rule: SharingRule): Change[] {
  return [
    ...narrower(org, rule.object),
    ...(rule.isActive ? [] : [ruleActive(rule, true)]),
    ...org.sharingRules
      .filter((other) => other !== rule && other.object === rule.object && other.isActive)
      .map((other) => ruleActive(other, false)),
  ]
}

function ruleActive({ object, name }: SharingRule, isActive: boolean): Change {
  const item = { kind: 'sharingRule', name: `${object}.${name}` } as const
  return { kind: 'set', item, property: 'isActive', value: String(isActive) }
}

/** Defaults of the object below what they are, outside and inside, the narrowest first. */
function narrower(org: Org, name: string): Change[] {
  return stepped(org, name, (model, now) => isWider(now, model))
}

/** An external default cannot be wider than the internal one: raising that may give it room. Rule R3.3. */
function narrowerInside(org: Org, name: string): Change[] {
  return stepped(org, name, (model, now) => isWider(model, now))
}

function wider(org: Org, name: string, least: SharingModel): Change[] {
  return stepped(org, name, (model, now) => isWider(model, now) && !isWider(least, model))
}

function stepped(
  org: Org,
  name: string,
  isMeant: (model: SharingModel, now: SharingModel) => boolean,
): Change[] {
  const object = org.objects.find((one) => one.name === name)
  if (object === undefined) return []
  const now = object.sharingModel ?? 'Private'
  return sharingModelChoices(object)
    .filter((model) => isMeant(model, now))
    .map((model) => ({
      kind: 'set',
      item: { kind: 'object', name },
      property: 'sharingModel',
      value: model,
    }))
}

/** Permissions of the same container on the same object that others need. Rule PRM-20. */
function prerequisites(org: Org, container: NamedContainer, object: string): Change[] {
  const held = permissionsOf(org, container)?.objectPermissions.find((one) => one.object === object)
  return objectPermissionKeys.map((permission) => ({
    kind: 'objectPermission',
    container,
    object,
    permission,
    isGranted: held?.[permission] !== true,
  }))
}

type ObjectChange = Extract<Change, { kind: 'objectPermission' }>

/** The same permission, or one that includes it, in other containers. */
function elsewhere(org: Org, change: ObjectChange): Change[] {
  const giving = new Set([change.permission, 'viewAllRecords', 'modifyAllRecords'] as const)
  return [...giving].flatMap((permission) =>
    containersWith(org, change.container, ({ objectPermissions }) =>
      objectPermissions.some((one) => one.object === change.object && one[permission]),
    ).map((container): Change => ({ ...change, container, permission, isGranted: false })),
  )
}

function fieldElsewhere(org: Org, change: Extract<Change, { kind: 'fieldPermission' }>): Change[] {
  return containersWith(org, change.container, ({ fieldPermissions }) =>
    fieldPermissions.some(
      (one) =>
        one.object === change.object &&
        one.field === change.field &&
        (change.permission === 'edit' ? one.editable : one.readable),
    ),
  ).map((container): Change => ({ ...change, container, isGranted: false }))
}

/** Rights over everything, which stand for every permission on an object. Rule PRM-20. */
function overriding(org: Org, own: NamedContainer): Change[] {
  return (['ViewAllData', 'ModifyAllData'] as const).flatMap((permission) =>
    [own, ...containersWith(org, own, () => true)]
      .filter((one) => permissionsOf(org, one)?.userPermissions.includes(permission) === true)
      .map((container): Change => ({
        kind: 'systemPermission',
        container,
        permission,
        isGranted: false,
      })),
  )
}

/** Somebody to hold what nobody holds. */
function holders(org: Org, { kind, name }: NamedContainer): Change[] {
  if (isHeld(org, kind, name)) return []
  return org.users.slice(0, 3).flatMap(({ username }): Change[] => {
    if (kind === 'mutingPermissionSet') return []
    return kind === 'profile'
      ? [{ kind: 'set', item: { kind: 'user', name: username }, property: 'profile', value: name }]
      : [
          {
            kind: 'add',
            item: { kind, name },
            property: 'assignments',
            element: `user:${username}`,
          },
        ]
  })
}

function isHeld(org: Org, kind: NamedContainer['kind'], name: string): boolean {
  if (kind === 'profile') {
    const profile = org.profiles.find((one) => one.name === name)
    return org.users.some((user) => user.profile === profile?.id)
  }
  const set = org.permissionSets.find((one) => one.name === name)?.id
  const groups = org.permissionSetGroups.filter(({ permissionSets }) =>
    permissionSets.some((one) => one === set),
  )
  return org.assignments.some((held) =>
    held.kind === 'permissionSet'
      ? held.permissionSet === set
      : groups.some(({ id }) => id === held.permissionSetGroup),
  )
}

function containersWith(
  org: Org,
  own: NamedContainer,
  isMeant: (permissions: Permissions) => boolean,
): NamedContainer[] {
  const named = (
    kind: 'profile' | 'permissionSet',
    list: readonly (Permissions & { name: string })[],
  ) =>
    list
      .filter((one) => (kind !== own.kind || one.name !== own.name) && isMeant(one))
      .map(({ name }) => ({ kind, name }))
  return [...named('profile', org.profiles), ...named('permissionSet', org.permissionSets)]
}

function permissionsOf(org: Org, { kind, name }: NamedContainer): Permissions | undefined {
  const lists = {
    profile: org.profiles,
    permissionSet: org.permissionSets,
    mutingPermissionSet: org.mutingPermissionSets,
  }
  return lists[kind].find((each) => each.name === name)
}
