import type { Org } from '../../model/org'
import { userFamily } from '../../model/user'
import { groupedInWork } from './grouped-in-work'
import { listInWork, type ListInWork } from './list-in-work'
import type { Part } from './part'

type PeopleKeys = 'users' | 'roles' | 'assignments' | 'permissionSetLicenseAssignments'

/** Users and roles of an org with what is assigned to them, on their way through many edits. */
export interface PeopleInWork {
  /** Those that the words name, with all managers and roles above them. */
  readonly part: (words: readonly string[]) => Part<PeopleKeys>
  /** Who owns a new record until somebody else is named (R2.1): the first active internal user. */
  readonly firstOwner: () => string | null
  readonly whole: () => Pick<Org, PeopleKeys>
}

/** O(people) to begin with, then what the words name. */
export function peopleInWork(org: Org): PeopleInWork {
  const users = listInWork(org.users, {
    words: (user) => [user.username, user.alias],
    above: (user) => user.manager,
  })
  const roles = listInWork(org.roles, {
    words: (role) => [role.developerName, role.name],
    above: (role) => role.parent,
  })
  const assignments = groupedInWork(org.assignments, ({ user }) => user)
  const known = org.permissionSetLicenseAssignments
  const licences = groupedInWork(known ?? [], ({ user }) => user)
  let hasLicences = known !== null
  return {
    part(words) {
      const own = users.placesOf(words)
      const some = own.map(users.at)
      const roleWords = some.flatMap(({ role }) => (role === null ? [] : [role]))
      const above = roles.placesOf([...words, ...roleWords])
      const ids = some.map(({ id }) => id)
      const part = {
        users: some,
        roles: above.map(roles.at),
        assignments: assignments.of(ids),
        permissionSetLicenseAssignments: hasLicences ? licences.of(ids) : null,
      }
      return {
        org: part,
        fits: (after) =>
          isFree(users, own.length, after.users) && isFree(roles, above.length, after.roles),
        take(after) {
          takeList(users, own, part.users, after.users)
          takeList(roles, above, part.roles, after.roles)
          const now = after.users.map(({ id }) => id)
          if (after.assignments !== part.assignments) assignments.put(now, after.assignments)
          const held = after.permissionSetLicenseAssignments
          if (held === part.permissionSetLicenseAssignments || held === null) return
          licences.put(now, held)
          hasLicences = true
        },
      }
    },
    firstOwner: () =>
      users.find((one) => one.isActive && userFamily(one.userType) === 'internal')?.id ?? null,
    whole: () => ({
      users: users.whole(),
      roles: roles.whole(),
      assignments: assignments.whole(),
      permissionSetLicenseAssignments: hasLicences ? licences.whole() : null,
    }),
  }
}

/** True when nothing is gone, and what is new has an id of its own. */
const isFree = <Item extends { readonly id: string }>(
  list: ListInWork<Item>,
  oldCount: number,
  after: readonly Item[],
): boolean => after.length >= oldCount && after.slice(oldCount).every(({ id }) => !list.hasId(id))

function takeList<Item>(
  list: ListInWork<Item>,
  places: readonly number[],
  before: readonly Item[],
  after: readonly Item[],
): void {
  if (after === before) return
  for (const [at, item] of after.entries()) {
    const place = places[at]
    if (place === undefined) list.add(item)
    else if (item !== before[at]) list.put(place, item)
  }
}
