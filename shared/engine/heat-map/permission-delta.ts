import type { Assignment, PermissionSetGroup } from '../../model/container'
import type { UserId } from '../../model/id'
import type { Org } from '../../model/org'
import type { User } from '../../model/user'
import type { CompiledOrg, CompileOptions } from '../compile/compile-org'
import { isSameInForce } from '../permission/class-parts'
import { compilePermissions, type CompiledPermissions } from '../permission/compile-permissions'

/** Permissions in force after a change, and the users for whom they differ. */
export interface PermissionDelta {
  readonly permissions: CompiledPermissions
  readonly changedUsers: ReadonlySet<number>
}

/**
 * Permissions of a changed org, worked out anew only for users who hold a container or an assignment that changed.
 *
 * Classes are added to those there were; unused ones stay.
 */
export function permissionDelta(
  { org: before, objects, permissions: old, userIndexById }: CompiledOrg,
  after: Org,
  options: CompileOptions,
): PermissionDelta {
  const indices = [...concernedUsers(before, after)].flatMap((id) => userIndexById.get(id) ?? [])
  const users = indices.flatMap((index) => after.users[index] ?? [])
  const fresh = compilePermissions(onlyHeldBy(after, users), objects, options)
  const classOfUser = old.classOfUser.slice()
  const changedUsers = new Set<number>()
  const isSame = new Map<string, boolean>()
  indices.forEach((user, i) => {
    const was = old.classOfUser[user] ?? -1
    const now = fresh.classOfUser[i] ?? -1
    const key = `${was} ${now}`
    const same = isSame.get(key) ?? isSameInForce(old.classes[was], fresh.classes[now])
    isSame.set(key, same)
    classOfUser[user] = old.classes.length + now
    if (!same) changedUsers.add(user)
  })
  return { permissions: { classes: [...old.classes, ...fresh.classes], classOfUser }, changedUsers }
}

/** The org with these users alone, and the containers that they hold. */
function onlyHeldBy(org: Org, users: readonly User[]): Org {
  const ids = new Set(users.map((user) => user.id))
  const profiles = new Set(users.map((user) => user.profile))
  // To compare with the one user that most changes are about is quicker than to look each up.
  const [only = null] = users.length === 1 ? ids : []
  const assignments = org.assignments.filter(({ user }) =>
    only === null ? ids.has(user) : user === only,
  )
  const groupIds = new Set(
    assignments.flatMap((held) =>
      held.kind === 'permissionSetGroup' ? [held.permissionSetGroup] : [],
    ),
  )
  const permissionSetGroups = org.permissionSetGroups.filter((group) => groupIds.has(group.id))
  const setIds = new Set([
    ...assignments.flatMap((held) => (held.kind === 'permissionSet' ? [held.permissionSet] : [])),
    ...permissionSetGroups.flatMap((group) => group.permissionSets),
  ])
  return {
    ...org,
    users,
    assignments,
    permissionSetGroups,
    profiles: org.profiles.filter((profile) => profiles.has(profile.id)),
    permissionSets: org.permissionSets.filter((set) => setIds.has(set.id)),
  }
}

/** Ids of users who held, or hold, something that changed. */
function concernedUsers(before: Org, after: Org): ReadonlySet<UserId> {
  const profiles = changedIds(before.profiles, after.profiles)
  const sets = changedIds(before.permissionSets, after.permissionSets)
  const muting = changedIds(before.mutingPermissionSets, after.mutingPermissionSets)
  const groups = changedIds(before.permissionSetGroups, after.permissionSetGroups)
  const holdsChanged = (group: PermissionSetGroup) =>
    group.permissionSets.some((set) => sets.has(set)) || muting.has(group.mutingPermissionSet ?? '')
  for (const group of after.permissionSetGroups) if (holdsChanged(group)) groups.add(group.id)
  const users = new Set<UserId>()
  if (before.users !== after.users)
    after.users.forEach((user, at) => {
      const was = before.users[at]
      if (was !== user && was?.profile !== user.profile) users.add(user.id)
    })
  if (profiles.size > 0)
    for (const user of after.users) if (profiles.has(user.profile)) users.add(user.id)
  const isChanged = (assignment: Assignment) =>
    assignment.kind === 'permissionSet'
      ? sets.has(assignment.permissionSet)
      : groups.has(assignment.permissionSetGroup)
  if (sets.size > 0 || groups.size > 0) {
    for (const assignment of [...before.assignments, ...after.assignments])
      if (isChanged(assignment)) users.add(assignment.user)
  }
  if (before.assignments === after.assignments) return users
  for (const assignment of differing(before.assignments, after.assignments))
    users.add(assignment.user)
  return users
}

/** What only one of two lists holds; quick where they differ in one stretch. */
function differing<Entry>(a: readonly Entry[], b: readonly Entry[]): Entry[] {
  if (a === b) return []
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (
    end < Math.min(a.length, b.length) - start &&
    a[a.length - 1 - end] === b[b.length - 1 - end]
  )
    end++
  const inA = a.slice(start, a.length - end)
  const inB = b.slice(start, b.length - end)
  const [setA, setB] = [new Set(inA), new Set(inB)]
  return [...inA.filter((entry) => !setB.has(entry)), ...inB.filter((entry) => !setA.has(entry))]
}

function changedIds<Entry extends { readonly id: string }>(
  before: readonly Entry[],
  after: readonly Entry[],
): Set<string> {
  return new Set(differing(before, after).map((entry) => entry.id))
}
