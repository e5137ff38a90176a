import { objectNamed } from '../engine/compile/compile-tables'
import type { NamedContainer } from '../change/change'
import { mayHaveOwnPermissions } from '../change/edit-permission'
import { systemPermissionNames } from '../change/system-permissions'
import type { CompiledOrg } from '../engine/compile/compile-org'
import { fieldKeys } from '../engine/permission/field-keys'
import { objectPermissionKeys, type Permissions } from '../model/container'
import type { Lever } from './single-levers'

/** A permission of a container turned, and whom and what it can concern at most. */
export interface PermissionLever extends Lever {
  /** Who holds the container, in force or not. */
  readonly holders: ReadonlySet<number>
  /** Index of the object whose permissions it turns; null for a system permission. */
  readonly object: number | null
  /** Fields whose permissions it can turn, by the index of their object; none: what it gives is counted on records. */
  readonly fields: readonly { readonly object: number; readonly field: string }[]
}

interface HeldContainer {
  readonly container: NamedContainer
  readonly permissions: Permissions
  readonly holders: ReadonlySet<number>
}

/** Every permission of every container, turned. Permission sets that an import only names are left out. */
export function permissionLevers(compiled: CompiledOrg): PermissionLever[] {
  const held = heldContainers(compiled)
  return held.flatMap((one) => [
    ...systemLevers(compiled, one),
    ...objectLevers(compiled, one),
    ...fieldLevers(compiled, one),
  ])
}

function heldContainers({ org, userIndexById }: CompiledOrg): HeldContainer[] {
  const usersOf = (isHeld: (held: (typeof org.assignments)[number]) => boolean) =>
    new Set(org.assignments.filter(isHeld).flatMap(({ user }) => userIndexById.get(user) ?? []))
  const ofGroups = (isMeant: (group: (typeof org.permissionSetGroups)[number]) => boolean) => {
    const groups = new Set<string>(org.permissionSetGroups.filter(isMeant).map(({ id }) => id))
    return usersOf(
      (held) => held.kind === 'permissionSetGroup' && groups.has(held.permissionSetGroup),
    )
  }
  return [
    ...org.profiles.map((profile) => ({
      container: { kind: 'profile' as const, name: profile.name },
      permissions: profile,
      isMissing: profile.isMissing,
      holders: new Set(org.users.flatMap((user, at) => (user.profile === profile.id ? [at] : []))),
    })),
    ...org.permissionSets.map((set) => ({
      container: { kind: 'permissionSet' as const, name: set.name },
      permissions: set,
      isMissing: set.isMissing,
      holders: new Set([
        ...usersOf((held) => held.kind === 'permissionSet' && held.permissionSet === set.id),
        ...ofGroups((group) => group.permissionSets.includes(set.id)),
      ]),
    })),
    ...org.mutingPermissionSets.map((set) => ({
      container: { kind: 'mutingPermissionSet' as const, name: set.name },
      permissions: set,
      isMissing: false,
      holders: ofGroups((group) => group.mutingPermissionSet === set.id),
    })),
  ].filter(({ isMissing }) => !isMissing)
}

function systemLevers({ org }: CompiledOrg, held: HeldContainer): PermissionLever[] {
  const { container, permissions, holders } = held
  return systemPermissionNames(org).map((permission) => ({
    kind: 'systemPermission',
    change: {
      kind: 'systemPermission',
      container,
      permission,
      isGranted: !permissions.userPermissions.includes(permission),
    },
    holders,
    object: null,
    fields: [],
  }))
}

function objectLevers(
  compiled: CompiledOrg,
  { container, permissions, holders }: HeldContainer,
): PermissionLever[] {
  const { org } = compiled
  return org.objects.flatMap((config) => {
    const object = objectNamed(compiled, config.name)
    if (object?.isStated !== true || !mayHaveOwnPermissions(org, config)) return []
    const entry = permissions.objectPermissions.find((one) => one.object === config.name)
    return objectPermissionKeys.map((permission): PermissionLever => ({
      kind: 'objectPermission',
      change: {
        kind: 'objectPermission',
        container,
        object: config.name,
        permission,
        isGranted: entry?.[permission] !== true,
      },
      holders,
      object: object.index,
      // View All Fields shows on fields alone.
      fields:
        permission === 'viewAllFields'
          ? declared(config).map(({ name }) => ({ object: object.index, field: name }))
          : [],
    }))
  })
}

const declared = ({ fields }: CompiledOrg['org']['objects'][number]) =>
  fields.filter(({ isDeclared }) => isDeclared)

function fieldLevers(
  compiled: CompiledOrg,
  { container, permissions, holders }: HeldContainer,
): PermissionLever[] {
  const { org, objectIndexByName } = compiled
  const entries = new Map(
    permissions.fieldPermissions.map((one) => [`${one.object}.${one.field}`, one]),
  )
  return org.objects.flatMap((config) => {
    const object = objectNamed(compiled, config.name)
    if (object?.isStated !== true) return []
    return declared(config).flatMap((field) => {
      const entry = entries.get(`${config.name}.${field.name}`)
      const keys = fieldKeys(config.name, field)
      // What a compound and its parts, or a person's contact, decide is looked at whole.
      const isAlone =
        keys.own.length === 1 && keys.components.length === 0 && keys.object === config.name
      const related = isAlone
        ? [{ object: object.index, field: field.name }]
        : org.objects.flatMap((other) => {
            const index = objectIndexByName.get(other.name.toLowerCase()) ?? -1
            const isNear =
              other === config || other.name === keys.object || other.name === 'Account'
            return isNear ? declared(other).map(({ name }) => ({ object: index, field: name })) : []
          })
      return (['read', 'edit'] as const).map((permission): PermissionLever => ({
        kind: 'fieldPermission',
        change: {
          kind: 'fieldPermission',
          container,
          object: config.name,
          field: field.name,
          permission,
          isGranted: (permission === 'read' ? entry?.readable : entry?.editable) !== true,
        },
        holders,
        object: object.index,
        fields: related,
      }))
    })
  })
}
