import type { CompiledPermissions, PermissionClass } from './compile-permissions'

/** What a user's containers give together; undefined for nobody. `user`: position in `org.users`. */
export function permissionClassOf(
  { permissions }: { readonly permissions: CompiledPermissions },
  user: number,
): PermissionClass | undefined {
  return permissions.classes[permissions.classOfUser[user] ?? -1]
}
