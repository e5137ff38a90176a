import type { CompiledOrg } from '../engine/compile/compile-org'
import type { UserId } from '../model/id'

/** What users have in common that names them; `of` is how many users have it. */
export type UsersAlike =
  | { readonly kind: 'user'; readonly name: string }
  | { readonly kind: 'everybody'; readonly count: number }
  | {
      readonly kind:
        'profile' | 'role' | 'permissionSet' | 'permissionSetGroup' | 'group' | 'family'
      readonly name: string
      readonly count: number
      readonly of: number
    }
  /** They share nothing that could name them. */
  | { readonly kind: 'some'; readonly count: number }

interface Trait {
  readonly kind: Extract<UsersAlike, { of: number }>['kind']
  readonly name: string
  readonly users: ReadonlySet<number>
}

/** Names sets of users by what they share: the trait that the fewest others have. O(traits × users of the set). */
export function usersAlikeIn(compiled: CompiledOrg): (users: readonly UserId[]) => UsersAlike {
  const traits = traitsOf(compiled)
  const userCount = compiled.org.users.length
  return (ids) => {
    const users = ids.map((id) => compiled.userIndexById.get(id) ?? -1)
    const [first = -1] = users
    if (users.length === 1) {
      const name = compiled.org.users[first]?.username ?? ids[0] ?? ''
      return { kind: 'user', name }
    }
    if (users.length === userCount && userCount > 1) return { kind: 'everybody', count: userCount }
    let best: Trait | null = null
    for (const trait of traits) {
      // What everybody has tells nobody apart.
      if (trait.users.size === userCount && users.length < userCount) continue
      if (trait.users.size < users.length || (best?.users.size ?? Infinity) <= trait.users.size)
        continue
      if (users.every((user) => trait.users.has(user))) best = trait
    }
    if (best === null) return { kind: 'some', count: users.length }
    return { kind: best.kind, name: best.name, count: users.length, of: best.users.size }
  }
}

/** What an org tells users apart by, the plainest first: of equal ones the first is taken. */
function traitsOf({ org, families, userIndexById }: CompiledOrg): Trait[] {
  const found = new Map<string, Trait & { readonly users: Set<number> }>()
  const add = (kind: Trait['kind'], name: string | undefined, user: number | undefined) => {
    if (name === undefined || user === undefined) return
    const key = `${kind} ${name}`
    const trait = found.get(key) ?? { kind, name, users: new Set<number>() }
    found.set(key, trait)
    trait.users.add(user)
  }
  const profiles = new Map(org.profiles.map(({ id, name }) => [id, name]))
  const roles = new Map(org.roles.map(({ id, developerName }) => [id, developerName]))
  const sets = new Map(org.permissionSets.map(({ id, name }) => [id, name]))
  const setGroups = new Map(org.permissionSetGroups.map(({ id, name }) => [id, name]))
  for (const [at, user] of org.users.entries()) {
    add('profile', profiles.get(user.profile), at)
    if (user.role !== null) add('role', roles.get(user.role), at)
  }
  for (const held of org.assignments) {
    const user = userIndexById.get(held.user)
    if (held.kind === 'permissionSet') add('permissionSet', sets.get(held.permissionSet), user)
    else add('permissionSetGroup', setGroups.get(held.permissionSetGroup), user)
  }
  for (const group of org.groups)
    for (const member of group.members ?? [])
      if (member.kind === 'user') add('group', group.developerName, userIndexById.get(member.user))
  for (const [at, family] of families.entries()) add('family', family, at)
  return [...found.values()]
}
