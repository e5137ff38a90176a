import { bitset, forEachBit, hasBit } from '../compile/bitset'
import { oneByOne, type Steps } from '../compile/steps'
import type { ObjectIndex } from '../index/access-index'
import type { SetGrant } from '../index/held-grants'
import { positionDoors, type PointIndex } from '../index/level-at'
import { undecidedUsers } from '../index/undecided-users'
import { doorsOf } from '../index/user-levels'
import { usersAlike } from '../index/users-alike'
import type { Bound } from '../record/sharing-level'
import { copyKeptLevels, type KeptLevels } from './level-cache'
import { addNewRows, type Toggle } from './new-rows'

/** A rule that was switched on or off, and the index as it is `without` it. */
export interface RuleChange {
  readonly rule: number
  readonly isOn: boolean
  readonly without: PointIndex
}

/**
 * Adds to the levels of one object what a sharing rule opens beyond everything else, or takes it away.
 *
 * Only the rule's own rows are looked at, for the users whom it reaches; these are answered. The object must be one that
 * is counted alone (`isCountedAlone`).
 */
export function* toggleRule(
  change: RuleChange,
  object: ObjectIndex,
  levels: Map<number, KeptLevels>,
): Steps<ReadonlySet<number>> {
  const users = new Set<number>()
  const known = levels.get(object.object.index)
  if (known === undefined) return users
  const isSame = known.possible === known.certain
  const undecided = isSame ? null : undecidedUsers(change.without.index, object)
  const isDecided = (user: number) => undecided === null || !hasBit(undecided, user)
  let into: KeptLevels | null = null
  for (const bound of (['certain', 'possible'] as const).slice(0, isSame ? 1 : 2)) {
    const toggle = toggleOf(change, object, bound)
    if (toggle === null) continue
    for (const { reach } of toggle.grants) forEachBit(reach, (user) => users.add(user))
    const { certain, possible } = (into ??= copyKeptLevels(known))
    const groupOf = (user: number) => toggle.doors.denseGroupOf[user] ?? 0
    const asked = [...users].filter((user) => bound === 'certain' || !isDecided(user))
    const sorted = asked.sort((a, b) => groupOf(a) - groupOf(b))
    const add = (atLeast: Uint32Array, cell: number, count: number) => {
      atLeast[cell] = (atLeast[cell] ?? 0) + (change.isOn ? count : -count)
    }
    const lists = usersAlike(toggle.index, toggle.doors, sorted)
    yield* oneByOne(lists, rowsOfRule(toggle), (alike) => {
      addNewRows(toggle, alike, (user, level, count) => {
        const cell = user * 4 + level - 1
        add(bound === 'certain' ? certain : possible, cell, count)
        // To whom nothing undecided is open, a record is as open at most as it is for certain.
        if (bound === 'certain' && !isSame && isDecided(user)) add(possible, cell, count)
      })
    })
  }
  if (into !== null) levels.set(object.object.index, into)
  return users
}

/** What is looked at for users who are alike: words of sets that hold the rule's rows, or the rows, and what subordinates have. */
function rowsOfRule({ grants, words, doors }: Toggle): number {
  const listed = grants.map(({ rows }) => (rows.kind === 'list' ? rows.positions.length : 0))
  const inherited = doors.inherited.positions.length / 16
  return words.to - words.from + inherited + Math.max(0, ...listed)
}

/** Null when the rule opens nothing on the object. */
function toggleOf({ rule, without }: RuleChange, object: ObjectIndex, bound: Bound): Toggle | null {
  const doors = doorsOf(object, bound)
  const at = positionDoors(without, object.object.index, bound)
  const grants = (at?.grantsOfRule.get(rule) ?? []).flatMap((grant) => doors.grants[grant] ?? [])
  if (at === undefined || grants.length === 0) return null
  grants.sort((a, b) => b.level - a.level)
  const rows = bitset(object.order.rowCount)
  const group = { of: -1, rowsByLevel: [] }
  const words = wordsOf(grants, rows.length)
  return { index: without.index, object, doors, at, grants, words, rows, group }
}

function wordsOf(grants: readonly SetGrant[], wordCount: number): Toggle['words'] {
  const words = { from: wordCount, to: 0 }
  for (const { rows } of grants) {
    const isFilled = (word: number) => word !== 0
    const [first, last] =
      rows.kind === 'bits'
        ? [rows.bits.findIndex(isFilled), rows.bits.findLastIndex(isFilled)]
        : [(rows.positions[0] ?? 0) >>> 5, (rows.positions.at(-1) ?? -1) >>> 5]
    words.from = Math.min(words.from, first)
    words.to = Math.max(words.to, last + 1)
  }
  return words
}
