import { formatName } from '../change/quoted-name'
import type { CompiledOrg } from '../engine/compile/compile-org'
import type { ObjectConfig, SharingModel } from '../model/object-config'
import type { Org } from '../model/org'
import type { Permissions } from '../model/container'

/** One setting of the model set otherwise: what somebody might do by mistake. */
export interface Mutation {
  readonly change: string
  /** The setting that it is about, without its value: what a requirement that notices it depends on. */
  readonly setting: string
  readonly kind: MutationKind
  readonly object: string | null
  readonly field: string | null
}

export type MutationKind =
  | 'default'
  | 'hierarchy'
  | 'sharingRule'
  | 'assignment'
  | 'membership'
  | 'objectPermission'
  | 'fieldPermission'
  | 'systemPermission'

/**
 * Every single setting of an org, tried one step: each default up and down, each hierarchy switch, each rule off, each
 * assignment and membership removed and each set given to somebody alike, each permission given or taken.
 *
 * In a stable order; names that a change could not tell apart are left out by whoever applies them.
 */
export function mutationsOf(compiled: CompiledOrg): readonly Mutation[] {
  const { org } = compiled
  return [
    ...org.objects.flatMap((object) => objectMutations(compiled, object)),
    ...ruleMutations(org),
    ...assignmentMutations(org),
    ...membershipMutations(org),
    ...containersOf(org).flatMap((container) => permissionMutations(org, container)),
  ]
}

const ladder: readonly SharingModel[] = ['Private', 'Read', 'ReadWrite']

function objectMutations(compiled: CompiledOrg, config: ObjectConfig): Mutation[] {
  const object = compiled.objects[compiled.objectIndexByName.get(config.name.toLowerCase()) ?? -1]
  if (object === undefined || object.control !== 'own' || object.standard?.isContent === true)
    return []
  const name = formatName(config.name)
  const about = { object: config.name, field: null }
  const steps = (property: string, now: SharingModel, limit: SharingModel): Mutation[] => {
    const at = ladder.indexOf(now)
    const next = at < 0 ? [] : [ladder[at - 1], ladder[at + 1]]
    const setting = `object:${name}.${property}`
    return next.flatMap((model) =>
      model === undefined || ladder.indexOf(model) > ladder.indexOf(limit)
        ? []
        : [{ change: `${setting}=${model}`, setting, kind: 'default' as const, ...about }],
    )
  }
  const hierarchy = `object:${name}.hierarchyAccess`
  return [
    ...steps('sharingModel', object.internalModel, 'ReadWrite'),
    ...(compiled.families.some((family) => family !== 'internal')
      ? steps('externalSharingModel', object.externalModel, object.internalModel)
      : []),
    ...(object.isCustom
      ? [
          {
            change: `${hierarchy}=${String(!object.hierarchy)}`,
            setting: hierarchy,
            kind: 'hierarchy' as const,
            ...about,
          },
        ]
      : []),
  ]
}

function ruleMutations({ sharingRules }: Org): Mutation[] {
  return sharingRules
    .filter(({ isActive, kind }) => isActive && kind !== 'notEvaluated')
    .map(({ object, name }) => {
      const setting = `sharingRule:${formatName(object)}.${formatName(name)}`
      return { change: `${setting}=off`, setting, kind: 'sharingRule', object, field: null }
    })
}

/** Each assignment taken away, and each set and group given to one user of every kind that lacks it. */
function assignmentMutations(org: Org): Mutation[] {
  const users = new Map(org.users.map((user) => [user.id, user]))
  const kinds = new Map<string, string>()
  for (const user of org.users) {
    const alike = JSON.stringify([user.profile, user.role])
    if (user.isActive && !kinds.has(alike)) kinds.set(alike, user.username)
  }
  const about = { kind: 'assignment' as const, object: null, field: null }
  const given = org.assignments.flatMap((one): Mutation[] => {
    const path = containerPath(
      org,
      one.kind === 'permissionSet' ? one.permissionSet : one.permissionSetGroup,
    )
    const user = users.get(one.user)
    if (path === null || user?.isActive !== true) return []
    const whom = `user:${formatName(user.username)}`
    return [{ change: `${path}-=${whom}`, setting: `${path} ${whom}`, ...about }]
  })
  const heldBy = new Set(
    org.assignments.map((one) =>
      JSON.stringify([
        users.get(one.user)?.username,
        one.kind === 'permissionSet' ? one.permissionSet : one.permissionSetGroup,
      ]),
    ),
  )
  const containers = [...org.permissionSets, ...org.permissionSetGroups]
  const added = containers.flatMap(({ id }) => {
    const path = containerPath(org, id)
    if (path === null) return []
    return [...kinds.values()].flatMap((username): Mutation[] => {
      const whom = `user:${formatName(username)}`
      return heldBy.has(JSON.stringify([username, id]))
        ? []
        : [{ change: `${path}+=${whom}`, setting: `${path} ${whom}`, ...about }]
    })
  })
  return [...given, ...added]
}

function containerPath(org: Org, id: string): string | null {
  const set = org.permissionSets.find((one) => one.id === id)
  if (set !== undefined) return set.isMissing ? null : `permissionSet:${formatName(set.name)}`
  const group = org.permissionSetGroups.find((one) => one.id === id)
  return group === undefined ? null : `permissionSetGroup:${formatName(group.name)}`
}

function membershipMutations(org: Org): Mutation[] {
  const users = new Map(org.users.map((user) => [user.id, user.username]))
  return org.groups.flatMap(({ type, developerName, members }) =>
    (members ?? []).flatMap((member): Mutation[] => {
      const username = member.kind === 'user' ? users.get(member.user) : undefined
      if (username === undefined) return []
      const path = `${type === 'Queue' ? 'queue' : 'group'}:${formatName(developerName)}`
      const whom = `user:${formatName(username)}`
      return [
        {
          change: `${path}-=${whom}`,
          setting: `${path} ${whom}`,
          kind: 'membership',
          object: null,
          field: null,
        },
      ]
    }),
  )
}

interface HeldPermissions {
  readonly path: string
  readonly permissions: Permissions
}

/** Profiles and sets that somebody active holds: what nobody holds opens nothing. */
function containersOf(org: Org): HeldPermissions[] {
  const active = org.users.filter(({ isActive }) => isActive)
  const isActive = new Set<string>(active.map(({ id }) => id))
  const profiles = new Set<string>(active.map(({ profile }) => profile))
  const sets = new Set<string>()
  for (const one of org.assignments) {
    if (!isActive.has(one.user)) continue
    if (one.kind === 'permissionSet') sets.add(one.permissionSet)
    else
      for (const member of org.permissionSetGroups.find(({ id }) => id === one.permissionSetGroup)
        ?.permissionSets ?? [])
        sets.add(member)
  }
  return [
    ...org.profiles
      .filter(({ id, isMissing, isPartial }) => profiles.has(id) && !isMissing && !isPartial)
      .map((one) => ({ path: `profile:${formatName(one.name)}`, permissions: one })),
    ...org.permissionSets
      .filter(({ id, isMissing }) => sets.has(id) && !isMissing)
      .map((one) => ({ path: `permissionSet:${formatName(one.name)}`, permissions: one })),
  ]
}

const objectWords = [
  ['create', 'allowCreate'],
  ['read', 'allowRead'],
  ['edit', 'allowEdit'],
  ['delete', 'allowDelete'],
  ['viewAll', 'viewAllRecords'],
  ['modifyAll', 'modifyAllRecords'],
] as const

const systemWords = ['ViewAllData', 'ModifyAllData']

function permissionMutations(org: Org, { path, permissions }: HeldPermissions): Mutation[] {
  const stated = new Map(
    permissions.objectPermissions.map((one) => [one.object.toLowerCase(), one]),
  )
  const flip = (
    kind: MutationKind,
    setting: string,
    isHeld: boolean,
    object: string | null,
    field: string | null,
  ): Mutation => ({ change: `${setting}=${String(!isHeld)}`, setting, kind, object, field })
  const objects = org.objects.flatMap(({ name }) =>
    objectWords.map(([word, key]) =>
      flip(
        'objectPermission',
        `${path}.object:${formatName(name)}.${word}`,
        stated.get(name.toLowerCase())?.[key] === true,
        name,
        null,
      ),
    ),
  )
  const fields = new Map(
    permissions.fieldPermissions.map((one) => [`${one.object}.${one.field}`.toLowerCase(), one]),
  )
  const declared = org.objects.flatMap((object) =>
    object.fields
      .filter(
        ({ isDeclared, isRequired, type }) => isDeclared && !isRequired && type !== 'MasterDetail',
      )
      .flatMap((field) => {
        const name = `${object.name}.${field.name}`
        const held = fields.get(name.toLowerCase())
        const setting = `${path}.field:${formatName(name)}`
        return [
          flip(
            'fieldPermission',
            `${setting}.read`,
            held?.readable === true,
            object.name,
            field.name,
          ),
          ...(field.isCalculated
            ? []
            : [
                flip(
                  'fieldPermission',
                  `${setting}.edit`,
                  held?.editable === true,
                  object.name,
                  field.name,
                ),
              ]),
        ]
      }),
  )
  const held = new Set(permissions.userPermissions)
  const system = systemWords.map((word) =>
    flip('systemPermission', `${path}.system:${word}`, held.has(word), null, null),
  )
  return [...objects, ...declared, ...system]
}
