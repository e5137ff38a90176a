import type { Grantee } from '../../model/group'
import type { UserId } from '../../model/id'
import type { Org } from '../../model/org'
import { userFamily } from '../../model/user'

/**
 * More owners than this are thinned to one of those whose records no door tells apart: of one role, kind and account, in the
 * same sources of owner rules. So a design of any size stays small.
 */
export const ownerLimit = 1_000

/** Active users who may own records; of many, those whom doors tell apart. Product 4. */
export function possibleOwners(org: Org): readonly UserId[] {
  const owners = org.users.filter((user) => user.isActive && mayOwn(userFamily(user.userType)))
  if (owners.length <= ownerLimit) return owners.map((user) => user.id)
  const { bySource, areManagersTold } = ownersBySource(org)
  const representatives = new Map<string, UserId>()
  for (const user of owners) {
    const { id, role, userType, account } = user
    // Share groups are of users of a profile.
    const profile = userFamily(userType) === 'highVolume' ? user.profile : null
    const manager = areManagersTold ? user.manager : null
    const alike = JSON.stringify([role, userType, account, profile, manager, bySource.get(id)])
    if (!representatives.has(alike)) representatives.set(alike, id)
  }
  return [...representatives.values()]
}

/** What the sources of owner rules tell users apart by, beside their roles. Rules R6.4, R5.11. */
interface OwnersBySource {
  /** Groups and territories that name a user, and `user` for one that a rule names. */
  readonly bySource: ReadonlyMap<UserId, readonly string[]>
  readonly areManagersTold: boolean
}

function ownersBySource({ sharingRules, groups, territories }: Org): OwnersBySource {
  const bySource = new Map<UserId, string[]>()
  const groupById = new Map(groups.map((group) => [group.id, group]))
  const visited = new Set<string>()
  let areManagersTold = false
  const add = (user: UserId, source: string) => {
    const known = bySource.get(user)
    if (known === undefined) bySource.set(user, [source])
    else known.push(source)
  }
  const visit = (from: Grantee, source: string) => {
    if (from.kind === 'user') add(from.user, source === '' ? `user ${from.user}` : source)
    else if (from.kind === 'managers' || from.kind === 'managerSubordinates') areManagersTold = true
    else if (from.kind === 'territory' || from.kind === 'territoryAndSubordinates') {
      if (visited.has('territories')) return
      visited.add('territories')
      for (const { id, users } of territories) for (const user of users) add(user, id)
    } else if (from.kind === 'group' && !visited.has(from.group)) {
      visited.add(from.group)
      for (const member of groupById.get(from.group)?.members ?? []) visit(member, from.group)
    }
  }
  for (const rule of sharingRules)
    if (rule.kind === 'owner') for (const from of rule.sharedFrom) visit(from, '')
  return { bySource, areManagersTold }
}

/** R2.11, R13.22. */
function mayOwn(family: ReturnType<typeof userFamily>): boolean {
  return family !== 'guest' && family !== 'chatterOnly'
}
