import type { Grantee } from '../../model/group'
import type { UserId } from '../../model/id'
import { addMember, type GrowingReach, type ReachContext } from './reach-context'

/** R5.11, D-20: follows `User.manager`; adds no superiors by role. Whom somebody absent answers to is not known. */
export function addManagerGroup(
  context: ReachContext,
  grantee: Extract<Grantee, { kind: 'managers' | 'managerSubordinates' }>,
  sets: GrowingReach,
): void {
  if (!context.org.settings.enableManagerGroups) return
  const start = context.userIndexById.get(grantee.user)
  if (start === undefined) {
    sets.isUncertain = true
    return
  }
  const seen = new Set([start])
  const add = (user: number) => {
    if (context.families[user] === 'internal') addMember(context, user, false, sets)
  }
  if (grantee.kind === 'managers') {
    let last = start
    for (
      let user = managerOf(context, start);
      user !== undefined && !seen.has(user);
      user = managerOf(context, user)
    ) {
      seen.add(user)
      add(user)
      last = user
    }
    const above = context.org.users[last]?.manager ?? null
    if (above !== null && !context.userIndexById.has(above)) sets.isUncertain = true
    return
  }
  for (const user of addReports(context, seen)) add(user)
  const isAbsent = (id: UserId | null) => id !== null && !context.userIndexById.has(id)
  const adrift = context.org.users.flatMap(({ manager }, at) => (isAbsent(manager) ? [at] : []))
  for (const user of addReports(context, new Set(adrift)))
    if (!seen.has(user) && context.families[user] === 'internal')
      addMember(context, user, false, sets.possible())
}

/** The users, and who reports to them at any depth. */
function addReports({ reportsOf }: ReachContext, users: Set<number>): ReadonlySet<number> {
  for (const user of users) for (const report of reportsOf[user] ?? []) users.add(report)
  return users
}

function managerOf(context: ReachContext, user: number): number | undefined {
  const manager = context.org.users[user]?.manager ?? null
  return manager === null ? undefined : context.userIndexById.get(manager)
}
