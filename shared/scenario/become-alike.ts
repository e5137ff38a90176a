import { granteeTexts } from '../change/grantee-text'
import { formatItemName } from '../change/format-change'
import { formatValue } from '../change/quoted-name'
import type { CompiledOrg } from '../engine/compile/compile-org'
import type { RecordPosition } from '../engine/compile/compiled-table'
import { compareSides, type ComparedLine } from '../engine/explain/compare-sides'
import { membershipsOf, type Membership } from '../engine/explain/memberships'
import type { Reason } from '../engine/answer'
import type { User } from '../model/user'

/** What it takes to give one user the access of another, tried out. */
export interface Likeness {
  /** Changes in the language of changes, in order, that the org takes. */
  readonly changes: readonly string[]
  /** What still differs after them. */
  readonly remaining: readonly RemainingDifference[]
}

export interface RemainingDifference {
  readonly line: ComparedLine
  /** Why none of the changes settles it. */
  readonly reason: Reason
}

export interface LikenessQuery {
  readonly compiled: CompiledOrg
  /** Whose access changes, and whose is wanted: positions in `org.users`. */
  readonly user: number
  readonly model: number
  readonly record: RecordPosition | null
}

/** An org with one more change, or null when it is refused. */
export type Apply = (changes: readonly string[]) => CompiledOrg | null

/**
 * The changes that make `user` like `model` (profile, role, sets, groups, queues, territories, activity), and what they
 * leave apart, found by evaluating them: object, field and system permissions and the answer on the record.
 *
 * A change that the org refuses is left out; what it would have settled then remains.
 */
export function becomeAlike(query: LikenessQuery, apply: Apply): Likeness {
  const { compiled, user, model, record } = query
  const [one, other] = [compiled.org.users[user], compiled.org.users[model]]
  if (one === undefined || other === undefined) throw new Error('nobody to compare')
  const changes: string[] = []
  for (const change of candidates(query, one, other))
    if (apply([...changes, change]) !== null) changes.push(change)
  const after = apply(changes) ?? compiled
  const lines = compareSides([
    { compiled: after, user: after.userIndexById.get(one.id) ?? -1, record },
    { compiled: after, user: after.userIndexById.get(other.id) ?? -1, record },
  ]).lines
  const isApart = one.userType !== other.userType
  return {
    changes,
    remaining: lines.map((line) => ({ line, reason: whyApart(line, isApart) })),
  }
}

const quotedUser = ({ username }: User) => formatItemName({ kind: 'user', name: username }, false)

function candidates({ compiled, user, model }: LikenessQuery, one: User, other: User): string[] {
  const { org } = compiled
  const mine = membershipsOf(compiled, user)
  const theirs = membershipsOf(compiled, model)
  const has = (list: readonly Membership[], wanted: Membership) =>
    list.some(({ kind, name }) => kind === wanted.kind && name === wanted.name)
  const text = granteeTexts(org)({ kind: 'user', user: one.id })
  const membership = ({ kind, name }: Membership, sign: '+=' | '-=') =>
    kind === 'profile' || kind === 'role'
      ? []
      : [`${kind}:${formatItemName({ kind, name }, true)}${sign}${text}`]
  const property = (name: string, value: string) => `user:${quotedUser(one)}.${name}=${value}`
  const named = (kind: 'profile' | 'role', list: readonly Membership[]) =>
    list.find((each) => each.kind === kind)?.name ?? ''
  const differing = (kind: 'profile' | 'role') =>
    named(kind, mine) === named(kind, theirs)
      ? []
      : [property(kind, named(kind, theirs) === '' ? '' : formatValue(named(kind, theirs)))]
  const flags = (['isActive', 'isFrozen'] as const).filter((name) => one[name] !== other[name])
  return [
    ...differing('profile'),
    ...differing('role'),
    ...flags.map((name) => property(name, String(other[name]))),
    ...mine
      .filter((each) => each.isDirect && !has(theirs, each))
      .flatMap((each) => membership(each, '-=')),
    ...theirs
      .filter((each) => !has(mine, each) && each.isDirect)
      .flatMap((each) => membership(each, '+=')),
  ]
}

/** What no property or membership of the user settles. */
function whyApart({ kind, subject }: ComparedLine, isApart: boolean): Reason {
  const reason = (code: string, rule: string): Reason => ({ code, rule, args: {} })
  if (kind === 'user' && subject === 'userType') return reason('apart-licence', 'LIC-02')
  if (kind === 'door' && subject === 'Owner') return reason('apart-owner', 'R2.1')
  if (kind === 'door' && /^RoleHierarchy/.test(subject)) return reason('apart-hierarchy', 'R4.2')
  if (kind === 'door' && (subject === 'Manual' || subject === 'Team' || /__c$/.test(subject)))
    return reason('apart-share', 'R7.1')
  if (kind === 'record') return reason('apart-level', 'R1.4')
  return isApart ? reason('apart-licence', 'LIC-02') : reason('apart-other', 'R1.19')
}
