import type { CompiledPermissions, PermissionClass } from './compile-permissions'

interface WithPermissions {
  readonly permissions: CompiledPermissions
}

/** What a user's containers give together; undefined for nobody. `user`: position in `org.users`. */
export function permissionClassOf(
  { permissions }: WithPermissions,
  user: number,
): PermissionClass | undefined {
  return permissions.classes[permissions.classOfUser[user] ?? -1]
}

/** The same for a user who is in the org; throws for nobody. */
export function permissionsInForce(compiled: WithPermissions, user: number): PermissionClass {
  const permissions = permissionClassOf(compiled, user)
  if (permissions === undefined) throw new Error(`no user at position ${String(user)}`)
  return permissions
}
