import type { Grantee } from '../../model/group'
import { addMember, type ReachContext, type ReachSets } from './reach-context'

/** R5.11, D-20: follows `User.manager`; adds no superiors by role. Whom somebody absent answers to is not known. */
export function addManagerGroup(
  context: ReachContext,
  grantee: Extract<Grantee, { kind: 'managers' | 'managerSubordinates' }>,
  sets: ReachSets,
): void {
  if (!context.org.settings.enableManagerGroups) return
  const start = context.userIndexById.get(grantee.user)
  if (start === undefined) {
    sets.isUncertain = true
    return
  }
  const seen = new Set([start])
  const add = (user: number) => {
    const family = context.families[user]
    if (family === 'internal') addMember(context, user, false, sets)
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
  for (const user of seen) {
    add(user)
    for (const report of context.reportsOf[user] ?? []) seen.add(report)
  }
}

function managerOf(context: ReachContext, user: number): number | undefined {
  const manager = context.org.users[user]?.manager ?? null
  return manager === null ? undefined : context.userIndexById.get(manager)
}
