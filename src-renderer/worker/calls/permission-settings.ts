import { formatName } from '@shared/change/quoted-name'
import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import type { Permissions } from '@shared/model/container'
import type { ObjectName } from '@shared/model/id'
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
}

/** What the user's profile and directly assigned permission sets give on the object, and on the field if there is one. */
export function permissionSettings(
  compiled: CompiledOrg,
  user: User,
  object: ObjectName,
  field: string | null,
): FlippableSetting[] {
  return containersOf(compiled, user).flatMap((container) => [
    ...(field === null ? [] : fieldSettings(compiled, container, object, field)),
    ...objectSettings(compiled, container, object),
  ])
}

/** A container that the import does not hold is left out: what it gives is unknown. */
function containersOf({ org }: CompiledOrg, user: User): Container[] {
  const profiles = org.profiles.filter((one) => one.id === user.profile && !one.isMissing)
  const assigned = new Set(
    org.assignments.flatMap((one) =>
      one.user === user.id && one.kind === 'permissionSet' ? [one.permissionSet] : [],
    ),
  )
  const sets = org.permissionSets.filter((one) => assigned.has(one.id) && !one.isMissing)
  return [
    ...profiles.map((profile) => ({
      path: `profile:${formatName(profile.name)}`,
      group: `profile \`${profile.label}\``,
      permissions: profile,
      isPartial: profile.isPartial,
    })),
    ...sets.map((set) => ({
      path: `permissionSet:${formatName(set.name)}`,
      group: `permission set \`${set.label}\``,
      permissions: set,
      isPartial: false,
    })),
  ]
}

function objectSettings(
  compiled: CompiledOrg,
  container: Container,
  object: ObjectName,
): FlippableSetting[] {
  const config = compiled.org.objects.find(({ name }) => name === object)
  const entry = container.permissions.objectPermissions.find((one) => one.object === object)
  if (config === undefined) return []
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
