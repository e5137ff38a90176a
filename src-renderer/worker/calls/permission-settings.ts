import { formatName } from '@shared/change/quoted-name'
import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import { permissionsStandingFor } from '@shared/engine/permission/activity-permissions'
import type { Permissions, PermissionSet, Profile } from '@shared/model/container'
import type { ObjectName } from '@shared/model/id'
import { allObjectBits } from '@shared/model/object-bits'
import type { User } from '@shared/model/user'
import type { FlippableSetting } from '@shared/protocol/engine'

const objectWords = [
  ['read', 'allowRead', 'Read'],
  ['create', 'allowCreate', 'Create'],
  ['edit', 'allowEdit', 'Edit'],
  ['delete', 'allowDelete', 'Delete'],
  ['viewAll', 'viewAllRecords', 'View All'],
  ['modifyAll', 'modifyAllRecords', 'Modify All'],
] as const

/** What holds permissions, with the beginning of every change to them. */
interface Container {
  readonly path: string
  readonly group: string
  readonly permissions: Permissions
  /** What it says nothing about is unknown and cannot be changed. */
  readonly isPartial: boolean
  /** The same of the system permissions that decide on activities. */
  readonly areActivitiesPartial: boolean
}

/** What the user's profile and directly assigned permission sets give on the object, and on the field if there is one. */
export function permissionSettings(
  compiled: CompiledOrg,
  user: User,
  object: ObjectName,
  field: string | null,
): FlippableSetting[] {
  const { org } = compiled
  const assigned = new Set(
    org.assignments.flatMap((one) =>
      one.user === user.id && one.kind === 'permissionSet' ? [one.permissionSet] : [],
    ),
  )
  const containers = containersWhere(org, {
    profile: ({ id }) => id === user.profile,
    permissionSet: ({ id }) => assigned.has(id),
  })
  return containers.flatMap((one) => settingsIn(compiled, one, object, field))
}

/** What one profile or permission set gives on the object and field, and of its system permissions those on all data. */
export function containerSettings(
  compiled: CompiledOrg,
  id: string,
  object: ObjectName | null,
  field: string | null,
): FlippableSetting[] {
  const isIt = (one: { readonly id: string }) => one.id === id
  return containersWhere(compiled.org, { profile: isIt, permissionSet: isIt }).flatMap((one) => [
    ...(object === null ? [] : settingsIn(compiled, one, object, field)),
    ...systemSettings(one),
  ])
}

/** What every profile and permission set gives on the field. */
export function fieldSettingsOfAll(
  compiled: CompiledOrg,
  object: ObjectName,
  field: string,
): FlippableSetting[] {
  const all = containersWhere(compiled.org, { profile: () => true, permissionSet: () => true })
  return all.flatMap((container) => fieldSettings(compiled, container, object, field))
}

/** A container that the import does not hold is left out: what it gives is unknown. */
function containersWhere(
  org: CompiledOrg['org'],
  accepts: {
    readonly profile: (one: Profile) => boolean
    readonly permissionSet: (one: PermissionSet) => boolean
  },
): Container[] {
  const profiles = org.profiles.filter((one) => !one.isMissing && accepts.profile(one))
  const sets = org.permissionSets.filter((one) => !one.isMissing && accepts.permissionSet(one))
  return [
    ...profiles.map((profile) => ({
      path: `profile:${formatName(profile.name)}`,
      group: `profile \`${profile.label}\``,
      permissions: profile,
      isPartial: profile.isPartial,
      areActivitiesPartial: profile.isPartial || profile.areActivityPermissionsKnown === false,
    })),
    ...sets.map((set) => ({
      path: `permissionSet:${formatName(set.name)}`,
      group: `permission set \`${set.label}\``,
      permissions: set,
      isPartial: false,
      areActivitiesPartial: false,
    })),
  ]
}

const settingsIn = (
  compiled: CompiledOrg,
  container: Container,
  object: ObjectName,
  field: string | null,
): FlippableSetting[] => [
  ...(field === null ? [] : fieldSettings(compiled, container, object, field)),
  ...objectSettings(compiled, container, object),
]

/** PRM-25: what opens every record of every object. */
const onAllData: readonly string[] = ['ViewAllData', 'ModifyAllData']

/** What a partial profile leaves out is unknown. */
function systemSettings(container: Container, names = onAllData): FlippableSetting[] {
  const { path, group, permissions, isPartial } = container
  return names.flatMap((name) => {
    const isOn = permissions.userPermissions.includes(name)
    if (!isOn && isPartial) return []
    return [onOffSetting(group, name, isOn, `${path}.system:${name}`)]
  })
}

function objectSettings(
  compiled: CompiledOrg,
  container: Container,
  object: ObjectName,
): FlippableSetting[] {
  const config = compiled.org.objects.find(({ name }) => name === object)
  const entry = container.permissions.objectPermissions.find((one) => one.object === object)
  if (config === undefined) return []
  // R15.4: object permissions on activities say nothing.
  const deciding = permissionsStandingFor(object, allObjectBits)
  if (deciding.length > 0)
    return systemSettings({ ...container, isPartial: container.areActivitiesPartial }, deciding)
  if (entry === undefined && container.isPartial && !config.isDeclared) return []
  return objectWords.map(([word, key, label]) =>
    onOffSetting(
      container.group,
      `${label} on \`${object}\``,
      entry?.[key] === true,
      `${container.path}.object:${formatName(object)}.${word}`,
    ),
  )
}

function fieldSettings(
  compiled: CompiledOrg,
  container: Container,
  object: ObjectName,
  field: string,
): FlippableSetting[] {
  const config = compiled.org.objects.find(({ name }) => name === object)
  if (config?.fields.some(({ name }) => name === field) !== true) return []
  const entry = container.permissions.fieldPermissions.find(
    (one) => one.object === object && one.field === field,
  )
  if (entry === undefined && container.isPartial && !config.isDeclared) return []
  const target = `${container.path}.field:${formatName(object)}.${formatName(field)}`
  const what = `\`${object}.${field}\``
  const { group } = container
  return [
    onOffSetting(group, `Read on ${what}`, entry?.readable === true, `${target}.read`),
    onOffSetting(group, `Edit on ${what}`, entry?.editable === true, `${target}.edit`),
  ]
}

function onOffSetting(
  group: string,
  subject: string,
  isOn: boolean,
  target: string,
): FlippableSetting {
  return {
    subject,
    group,
    value: isOn ? 'on' : 'off',
    options: [
      { value: 'on', change: `${target}=true` },
      { value: 'off', change: `${target}=false` },
    ],
  }
}
