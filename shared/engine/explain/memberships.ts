import { roleOf, userAt } from '../compile/reach-context'
import { hasBit } from '../compile/bitset'
import type { CompiledOrg } from '../compile/compile-org'
import { reachIn } from '../record/subject'

export const membershipKinds = [
  'profile',
  'permissionSet',
  'permissionSetGroup',
  'role',
  'group',
  'queue',
  'territory',
] as const
export type MembershipKind = (typeof membershipKinds)[number]

/** Something that a user holds or belongs to. */
export interface Membership {
  readonly kind: MembershipKind
  /** Developer name, or a profile's name. */
  readonly name: string
  /** Held or named directly, as against through other groups; a change can take it away. */
  readonly isDirect: boolean
}

/**
 * Everything that a user holds (profile, sets and groups of sets that were given, whether they count or not) or belongs
 * to (role, public groups and queues at any depth without bosses, territories). Rules PRM-01, R5.6, R9.4.
 */
export function membershipsOf(compiled: CompiledOrg, user: number): Membership[] {
  const { org } = compiled
  const owner = userAt(compiled, user)
  const direct = (kind: MembershipKind, name: string | undefined): Membership[] =>
    name === undefined ? [] : [{ kind, name, isDirect: true }]
  return [
    ...direct('profile', org.profiles.find(({ id }) => id === owner.profile)?.name),
    ...compiled
      .heldBy(owner)
      .flatMap(({ container }) =>
        direct(
          'permissionSets' in container ? 'permissionSetGroup' : 'permissionSet',
          container.name,
        ),
      ),
    ...direct('role', roleOf(compiled, user)?.developerName),
    ...groupsOf(compiled, user),
    ...org.territories
      .filter(({ users }) => users.includes(owner.id))
      .flatMap(({ developerName }) => direct('territory', developerName)),
  ]
}

function groupsOf(compiled: CompiledOrg, user: number): Membership[] {
  const { id } = userAt(compiled, user)
  return compiled.org.groups
    .filter(({ type }) => type !== 'Personal')
    .filter((group) => hasBit(reachIn(compiled, { kind: 'group', group: group.id }).source, user))
    .map((group) => ({
      kind: group.type === 'Queue' ? 'queue' : 'group',
      name: group.developerName,
      isDirect:
        group.members?.some((member) => member.kind === 'user' && member.user === id) === true,
    }))
}
