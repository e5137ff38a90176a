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
  compiled: CompiledOrg,
  after: Org,
  options: CompileOptions,
): PermissionDelta {
  const { org: before, objects, permissions: old, userIndexById } = compiled
  const moved = differing(before.assignments, after.assignments)
  const concerned = concernedUsers(before, after, moved)
  const indices = [...concerned].flatMap((id) => userIndexById.get(id) ?? [])
  const users = indices.flatMap((index) => after.users[index] ?? [])
  const assignments = assignmentsAfter(compiled, moved, users)
  const fresh = compilePermissions(onlyHeldBy(after, users, assignments), objects, options)
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

/** What some users are assigned after a change: what they were, without what is gone, and what came. */
function assignmentsAfter(
  { assignmentsOf }: CompiledOrg,
  { gone, come }: Differing<Assignment>,
  users: readonly User[],
): Assignment[] {
  const ids = new Set(users.map((user) => user.id))
  const lost = new Set(gone)
  return [
    ...users.flatMap(({ id }) => assignmentsOf(id).filter((held) => !lost.has(held))),
    ...come.filter(({ user }) => ids.has(user)),
  ]
}

/** The org with these users alone, and the containers that they hold. */
function onlyHeldBy(org: Org, users: readonly User[], assignments: readonly Assignment[]): Org {
  const profiles = new Set(users.map((user) => user.profile))
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
function concernedUsers(
  before: Org,
  after: Org,
  { gone, come }: Differing<Assignment>,
): ReadonlySet<UserId> {
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
  for (const { user } of [...gone, ...come]) users.add(user)
  return users
}

/** What only the first of two lists holds, and what only the second. */
interface Differing<Entry> {
  readonly gone: readonly Entry[]
  readonly come: readonly Entry[]
}

/** Quick where the lists differ in one stretch. */
function differing<Entry>(a: readonly Entry[], b: readonly Entry[]): Differing<Entry> {
  if (a === b) return { gone: [], come: [] }
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
  return {
    gone: inA.filter((entry) => !setB.has(entry)),
    come: inB.filter((entry) => !setA.has(entry)),
  }
}

function changedIds<Entry extends { readonly id: string }>(
  before: readonly Entry[],
  after: readonly Entry[],
): Set<string> {
  const { gone, come } = differing(before, after)
  return new Set([...gone, ...come].map((entry) => entry.id))
}
