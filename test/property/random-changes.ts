import { objectPermissionWords, type Change, type NamedContainer } from '@shared/change/change'
import type { Org } from '@shared/model/org'
import { settingChoices, settingNames } from '@shared/model/setting-choices'
import type { Random } from '@shared/sample/random'
import { onObjects } from './object-changes'
import { pick, turned, type Proposal, type Propose } from './proposal'
import { onUsers } from './user-changes'

function container(org: Org, random: Random): NamedContainer | undefined {
  return pick<NamedContainer>(random, [
    ...org.profiles.map(({ name }) => ({ kind: 'profile' as const, name })),
    ...org.permissionSets.map(({ name }) => ({ kind: 'permissionSet' as const, name })),
    ...org.mutingPermissionSets.map(({ name }) => ({ kind: 'mutingPermissionSet' as const, name })),
  ])
}

function permissionsOf(org: Org, { kind, name }: NamedContainer) {
  const lists = {
    profile: org.profiles,
    permissionSet: org.permissionSets,
    mutingPermissionSet: org.mutingPermissionSets,
  }
  return lists[kind].find((each) => each.name === name)
}

const system = ['ViewAllData', 'ModifyAllData', 'TransferAnyEntity', 'ViewAllUsers', 'EditTask']

function settingTurned(org: Org, random: Random): Proposal | null {
  const setting = random.pick(settingNames)
  const value = org.settings[setting]
  const other = pick<unknown>(
    random,
    settingChoices[setting].filter((choice) => choice !== value),
  )
  if (value === null || other === undefined) return null
  const to = (text: unknown): Change => ({ kind: 'orgSetting', setting, value: String(text) })
  return { there: to(other), back: [to(value)], isWider: false }
}

/** R2.1: who may own a record. */
const ownersOf = ({ users, groups }: Org) => [
  ...users.map(({ id, username: name }) => ({ id, owner: { kind: 'user' as const, name } })),
  ...groups
    .filter(({ type, isMissing }) => type === 'Queue' && !isMissing)
    .map(({ id, developerName: name }) => ({ id, owner: { kind: 'queue' as const, name } })),
]

const onPermissionsAndRecords = {
  objectPermission(org, random) {
    const held = container(org, random)
    const object = pick(random, org.objects)
    if (held === undefined || object === undefined) return null
    const permission = random.pick(Object.values(objectPermissionWords))
    const entry = permissionsOf(org, held)?.objectPermissions.find(
      (each) => each.object === object.name,
    )
    const isGranted = entry?.[permission] === true
    return turned(
      isGranted,
      (isOn) => ({
        kind: 'objectPermission',
        container: held,
        object: object.name,
        permission,
        isGranted: isOn,
      }),
      isGranted === (held.kind === 'mutingPermissionSet'),
    )
  },
  fieldPermission(org, random) {
    const held = container(org, random)
    const object = pick(
      random,
      org.objects.filter(({ fields }) => fields.length > 0),
    )
    const field = pick(random, object?.fields ?? [])
    if (held === undefined || object === undefined || field === undefined) return null
    const entry = permissionsOf(org, held)?.fieldPermissions.find(
      (each) => each.object === object.name && each.field === field.name,
    )
    const permission = random.pick(['read', 'edit'] as const)
    const isGranted = (permission === 'read' ? entry?.readable : entry?.editable) === true
    return turned(
      isGranted,
      (isOn) => ({
        kind: 'fieldPermission',
        container: held,
        object: object.name,
        field: field.name,
        permission,
        isGranted: isOn,
      }),
      isGranted === (held.kind === 'mutingPermissionSet'),
    )
  },
  systemPermission(org, random) {
    const held = container(org, random)
    if (held === undefined) return null
    const permission = random.pick(system)
    const isGranted = permissionsOf(org, held)?.userPermissions.includes(permission) === true
    return turned(
      isGranted,
      (isOn) => ({ kind: 'systemPermission', container: held, permission, isGranted: isOn }),
      isGranted === (held.kind === 'mutingPermissionSet'),
    )
  },
  recordOwner(org, random) {
    const table = pick(
      random,
      org.records.filter(({ owners }) => owners.some((owner) => owner !== null)),
    )
    if (table === undefined) return null
    const at = random.below(table.ids.length)
    const owners = ownersOf(org)
    const before = owners.find(({ id }) => id === table.owners[at])
    const to = ({ owner }: (typeof owners)[number]): Change => ({
      kind: 'recordOwner',
      record: table.ids[at] ?? '',
      owner,
    })
    if (before === undefined) return null
    return { there: to(random.pick(owners)), back: [to(before)], isWider: false }
  },
  recordValue(org, random) {
    const table = pick(
      random,
      org.records.filter(({ columns, ids }) => columns.length > 0 && ids.length > 0),
    )
    if (table === undefined) return null
    const column = random.pick(table.columns)
    const at = random.below(table.ids.length)
    const to = (value: string | null): Change => ({
      kind: 'recordValue',
      record: table.ids[at] ?? '',
      field: column.field,
      value,
    })
    const value = random.pick(column.values)
    return { there: to(value), back: [to(column.values[at] ?? null)], isWider: false }
  },
  orgSetting: settingTurned,
} satisfies Record<string, Propose>

const all = { ...onObjects, ...onUsers, ...onPermissionsAndRecords }
export type ChangeKind = keyof typeof all

/** One proposal for every kind of change; null where the org holds nothing to change that way. */
export const proposals: Readonly<Record<ChangeKind, Propose>> = all
export const changeKinds = Object.keys(all) as readonly ChangeKind[] // the table has exactly these keys
