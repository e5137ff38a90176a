import { isExpirationDate } from '../model/container'
import type { Assignment, PermissionSet, PermissionSetGroup } from '../model/container'
import type { Org } from '../model/org'
import type { User } from '../model/user'
import { changeRefusal, type ChangeRefusal } from './change'
import { permissionSetGroupNamed, permissionSetNamed, userNamed } from './naming'
import { formatValue, unquotedName } from './quoted-name'
import type { ElementList } from './property'

/** A name, and until when: `ana@acme.test until 2027-01-01T00:00:00Z`. */
interface Until {
  readonly name: string
  readonly expirationDate: string | null
}

/** Cuts the end of an assignment off its text. Rule PRM-05. */
function untilOf(text: string): Until | ChangeRefusal {
  const match = /^(.*\S) until (\d{4}-\d\d-\d\d\S*)$/.exec(text.trim())
  if (match?.[1] === undefined || match[2] === undefined)
    return { name: unquotedName(text), expirationDate: null }
  const [, name, expirationDate] = match
  return isExpirationDate(expirationDate)
    ? { name: unquotedName(name), expirationDate }
    : changeRefusal(
        'wrong-value',
        `\`${expirationDate}\` is no date; write it as 2027-01-31T00:00:00Z`,
      )
}

export const untilText = (name: string, expirationDate: string | null) =>
  expirationDate === null ? formatValue(name) : `${formatValue(name)} until ${expirationDate}`

/** The set or group that is given. */
const given = (one: Assignment): string =>
  one.kind === 'permissionSet' ? one.permissionSet : one.permissionSetGroup

/** PRM-02, PRM-05: an assignment that is made again ends when the newer says. */
export function isSameAssignment(a: Assignment, b: Assignment): boolean {
  return a.user === b.user && a.kind === b.kind && given(a) === given(b)
}

type Holder = 'permissionSet' | 'permissionSetGroup'

function assignmentOf(
  kind: Holder,
  user: User,
  set: PermissionSet | PermissionSetGroup,
  expirationDate: string | null,
): Assignment {
  return 'permissionSets' in set
    ? { kind: 'permissionSetGroup', user: user.id, permissionSetGroup: set.id, expirationDate }
    : { kind: 'permissionSet', user: user.id, permissionSet: set.id, expirationDate }
}

const setNamed = (org: Org, kind: Holder, name: string) =>
  kind === 'permissionSet' ? permissionSetNamed(org, name) : permissionSetGroupNamed(org, name)
const nouns = { permissionSet: 'permission set', permissionSetGroup: 'permission set group' }

/** The users of a permission set or a group of sets, as its property. Rules PRM-02, PRM-05. */
export function holders<Set extends PermissionSet | PermissionSetGroup>(
  kind: Holder,
): Pick<
  ElementList<Set, Assignment>,
  'elements' | 'parse' | 'format' | 'isSame' | 'absent' | 'rule'
> {
  return {
    rule: 'PRM-05',
    elements: (org, set) =>
      org.assignments.filter((one) => one.kind === kind && given(one) === set.id),
    parse(org, set, text) {
      const until = untilOf(text.replace(/^\s*user:/i, ''))
      if ('kind' in until) return until
      const user = userNamed(org, until.name)
      if (user.kind === 'refused') return user
      return assignmentOf(kind, user.item, set, until.expirationDate)
    },
    format(org) {
      const users = new Map(org.users.map((user) => [user.id, user.username]))
      return (one) => `user:${untilText(users.get(one.user) ?? one.user, one.expirationDate)}`
    },
    isSame: isSameAssignment,
    absent(org, set, text) {
      const user = userNamed(org, unquotedName(text.replace(/^\s*user:/i, '')))
      const name = user.kind === 'found' ? user.item.username : text
      return notAssigned(name, kind, set.name)
    },
  }
}

/** The sets or groups of sets of a user, as its property. Rules PRM-02, PRM-05. */
export function held(
  kind: Holder,
): Pick<
  ElementList<User, Assignment>,
  'elements' | 'parse' | 'format' | 'isSame' | 'absent' | 'rule'
> {
  return {
    rule: 'PRM-05',
    elements: (org, user) =>
      org.assignments.filter((one) => one.kind === kind && one.user === user.id),
    parse(org, user, text) {
      const until = untilOf(text)
      if ('kind' in until) return until
      const set = setNamed(org, kind, until.name)
      return set.kind === 'refused' ? set : assignmentOf(kind, user, set.item, until.expirationDate)
    },
    format(org) {
      const sets = kind === 'permissionSet' ? org.permissionSets : org.permissionSetGroups
      const names = new Map<string, string>(sets.map((set) => [set.id, set.name]))
      return (one) => untilText(names.get(given(one)) ?? given(one), one.expirationDate)
    },
    isSame: isSameAssignment,
    absent: (_, user, text) => notAssigned(user.username, kind, text),
  }
}

const notAssigned = (user: string, kind: Holder, set: string) =>
  changeRefusal(
    'not-assigned',
    `\`${user}\` does not have the ${nouns[kind]} \`${set}\`; leave this change out`,
  )

/** The org with the assignments that `isOwn` picks replaced. */
export function withAssignments(
  org: Org,
  isOwn: (one: Assignment) => boolean,
  next: readonly Assignment[],
): Org {
  const own = org.assignments.filter(isOwn)
  const isSame =
    own.length === next.length &&
    own.every((one) =>
      next.some(
        (other) => isSameAssignment(one, other) && one.expirationDate === other.expirationDate,
      ),
    )
  if (isSame) return org
  return { ...org, assignments: [...org.assignments.filter((one) => !isOwn(one)), ...next] }
}
