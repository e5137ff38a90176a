import type { CompiledOrg } from '../engine/compile/compile-org'
import { addAll, addBit, bitset, forEachBit, hasBit, type Bitset } from '../engine/compile/bitset'
import { mayBeAboveRole } from '../engine/compile/possible-superiors'
import { mightReach } from '../engine/compile/reach'
import { isAncestorRole } from '../engine/compile/role-tree'
import { reachIn } from '../engine/record/subject'
import {
  groupNamed,
  permissionSetGroupNamed,
  permissionSetNamed,
  profileNamed,
  roleNamed,
  userNamed,
} from '../change/naming'
import type { GroupId } from '../model/id'
import type { User } from '../model/user'
import type { Person } from './assertion'
import type { Ownership } from './ownership'
import { allBut, allRows, bothOf, eitherOf, noRows, type RowBounds } from './rows'

/** People as users (positions in `org.users`), for certain and at most, and those that a record names. */
export interface Subjects {
  readonly sure: Bitset
  readonly maybe: Bitset
  readonly isOwner: boolean
  readonly isSuperior: boolean
}

/** A name that the org does not have; the message says which were close. */
export interface UnknownName {
  readonly kind: 'unknownName'
  readonly name: string
  readonly message: string
}

/**
 * The people of a sentence in this org. Those meant by what they have in common are active users; who is named alone is
 * meant active or not.
 */
export function subjectsOf(
  compiled: CompiledOrg,
  people: readonly Person[],
): Subjects | UnknownName {
  const size = compiled.org.users.length
  const [sure, maybe] = [bitset(size), bitset(size)]
  for (const person of people) {
    const found = usersMeant(compiled, person)
    if ('kind' in found) return found
    addAll(sure, found.sure)
    addAll(maybe, found.maybe)
  }
  return {
    sure,
    maybe,
    isOwner: people.some(({ kind }) => kind === 'owner'),
    isSuperior: people.some(({ kind }) => kind === 'superiors'),
  }
}

interface UsersMeant {
  readonly sure: Bitset
  readonly maybe: Bitset
}

function usersMeant(compiled: CompiledOrg, person: Person): UsersMeant | UnknownName {
  const { org } = compiled
  switch (person.kind) {
    case 'owner':
    case 'superiors':
      return usersThat(compiled, () => false)
    case 'everybody':
      return usersThat(compiled, () => true)
    case 'family':
      return usersThat(compiled, (_, at) => isOfFamily(compiled.families[at], person.family))
    case 'user': {
      const found = userNamed(org, person.name)
      if (found.kind === 'refused') return unknownName(person.name, found.message)
      const one = bitset(org.users.length)
      addBit(one, found.position)
      return { sure: one, maybe: one }
    }
    case 'role':
    case 'roleAndBelow': {
      const found = roleNamed(org, person.name)
      if (found.kind === 'refused') return unknownName(person.name, found.message)
      const wanted = found.position
      const isBelow = person.kind === 'roleAndBelow'
      const { sure } = usersThat(compiled, (_, at) => {
        const role = compiled.roleOfUser[at] ?? -1
        return role === wanted || (isBelow && isAncestorRole(compiled.roleTree, wanted, role))
      })
      const { sure: perhaps } = usersThat(
        compiled,
        (_, at) => isBelow && mayBeAboveRole(compiled, wanted, compiled.roleOfUser[at] ?? -1),
      )
      return { sure, maybe: eitherSet(sure, perhaps) }
    }
    case 'profile': {
      const found = profileNamed(org, person.name)
      if (found.kind === 'refused') return unknownName(person.name, found.message)
      return usersThat(compiled, ({ profile }) => profile === found.item.id)
    }
    case 'permissionSet':
    case 'permissionSetGroup': {
      const isSet = person.kind === 'permissionSet'
      const found = (isSet ? permissionSetNamed : permissionSetGroupNamed)(org, person.name)
      if (found.kind === 'refused') return unknownName(person.name, found.message)
      return usersThat(compiled, (user) =>
        compiled
          .heldBy(user)
          .some(({ container, members }) =>
            [container, ...members.map(({ set }) => set)].some(({ id }) => id === found.item.id),
          ),
      )
    }
    case 'group':
    case 'queue': {
      const found = groupNamed(org, person.name, person.kind === 'queue' ? 'Queue' : 'Regular')
      if (found.kind === 'refused') return unknownName(person.name, found.message)
      return membersOf(compiled, found.item.id)
    }
  }
}

function usersThat(
  { org }: CompiledOrg,
  isMeant: (user: User, position: number) => boolean,
): UsersMeant {
  const users = bitset(org.users.length)
  org.users.forEach((user, at) => {
    if (user.isActive && isMeant(user, at)) addBit(users, at)
  })
  return { sure: users, maybe: users }
}

/** Active members, nested ones too; where the import does not say who they are, anybody may be one. */
function membersOf(compiled: CompiledOrg, group: GroupId): UsersMeant {
  const reach = reachIn(compiled, { kind: 'group', group })
  const active = usersThat(compiled, () => true)
  const sure = bitset(compiled.org.users.length)
  forEachBit(reach.members, (user) => {
    if (compiled.org.users[user]?.isActive === true) addBit(sure, user)
  })
  if (reach.isUncertain) return { sure, maybe: active.maybe }
  const perhaps = usersThat(compiled, (_, at) => mightReach(reach, 'members', at))
  return { sure, maybe: eitherSet(sure, perhaps.sure) }
}

function eitherSet(a: Bitset, b: Bitset): Bitset {
  const both = a.slice()
  addAll(both, b)
  return both
}

type Family = CompiledOrg['families'][number]

function isOfFamily(
  family: Family | undefined,
  wanted: Extract<Person, { kind: 'family' }>['family'],
): boolean {
  switch (family) {
    case undefined:
    case 'chatterOnly':
      return false
    case 'internal':
      return wanted === 'internal'
    case 'partner':
    case 'guest':
      return wanted === family || wanted === 'external'
    case 'customerPlus':
    case 'highVolume':
      return wanted === 'customer' || wanted === 'external'
  }
}

function unknownName(name: string, message: string): UnknownName {
  return { kind: 'unknownName', name, message }
}

/** The records for which this user is one of the people. */
export function rowsOfSubject(
  { sure, maybe, isOwner, isSuperior }: Subjects,
  ownership: Ownership | null,
  user: number,
): RowBounds {
  if (hasBit(sure, user)) return allRows
  if (ownership === null || !(isOwner || isSuperior))
    return hasBit(maybe, user) ? { sure: 'none', maybe: 'all' } : noRows
  const related = eitherOf(
    isOwner ? ownership.ownedBy(user) : 'none',
    isSuperior ? ownership.ownedBelow(user) : 'none',
  )
  const perhaps = isSuperior ? ownership.perhapsOwnedBelow(user) : 'none'
  return {
    sure: related,
    maybe: hasBit(maybe, user) ? 'all' : eitherOf(related, eitherOf(perhaps, ownership.unknown)),
  }
}

/** Those of `rows` that are not of `others`. */
export function without(rows: RowBounds, others: RowBounds, size: number): RowBounds {
  return {
    sure: bothOf(rows.sure, allBut(others.maybe, size)),
    maybe: bothOf(rows.maybe, allBut(others.sure, size)),
  }
}
