import type { Grantee } from '../../model/group'
import type { GroupId } from '../../model/id'
import { SharingLevel } from '../../model/level'
import type { SharingRule } from '../../model/sharing'
import { type User, userFamily } from '../../model/user'
import { addAll, addBit, bitset, hasBit, isEmpty, removeAll, type Bitset } from './bitset'
import type { CompiledObject } from './compiled-object'
import type { CodedColumn } from './coded-columns'
import type { Truth } from '../../model/boolean-filter'
import { compileCriteria, type CriteriaTest } from './criteria'
import type { Reach } from './reach'
import { inPieces, type Steps } from './steps'
import { ownerAt, queueAt, type CompiledTable } from './compiled-table'

/**
 * A rule with what it matches and whom it reaches. Rules R6.3–R6.7, R6.12.
 *
 * An owner rule matches by `sourceUsers` (positions in `org.users`) and `sourceQueues` (positions in `org.groups`);
 * a criteria or guest rule by `matches` (rows). `possibleMatches` adds rows for which a value was not imported.
 */
export interface CompiledRule {
  readonly rule: SharingRule
  readonly object: number
  readonly level: SharingLevel
  readonly sourceUsers: Bitset | null
  readonly sourceQueues: ReadonlySet<number>
  readonly isSourceUncertain: boolean
  /** Users who might be among the sources, through roles whose superior is not in the import. */
  readonly possibleSources: Bitset
  readonly matches: Bitset | null
  readonly possibleMatches: Bitset | null
  readonly targets: readonly RuleTarget[]
  /** Users whom a target reaches, or might, in any way: nobody else needs to be tested (positions in `org.users`). */
  readonly mayReach: Bitset
  /** Positions of the guest users that a guest rule names. */
  readonly guests: ReadonlySet<number>
  /** Guest users whom it might name: no nickname was imported for them, and the rule names somebody unknown. */
  readonly possibleGuests: ReadonlySet<number>
}

export interface RuleTarget {
  readonly grantee: Grantee
  readonly reach: Reach
}

/** Words `Read`, `Edit`, `All` of rows and rules on the scale of the record leg. */
export function levelOf(word: 'None' | 'Read' | 'Edit' | 'All'): SharingLevel {
  return SharingLevel[word]
}

/** Yes, no, or not known: does the rule match the record in this row? Rules R6.4–R6.7. */
export function ruleMatch(
  rule: CompiledRule,
  table: CompiledTable,
  row: number,
): 'yes' | 'no' | 'unknown' {
  if (rule.sourceUsers !== null) {
    const owner = ownerAt(table, row)
    const queue = queueAt(table, row)
    if (owner >= 0 && hasBit(rule.sourceUsers, owner)) return 'yes'
    if (queue >= 0) return rule.sourceQueues.has(queue) ? 'yes' : 'no'
    const isPossible = rule.isSourceUncertain || hasBit(rule.possibleSources, owner)
    return isPossible || table.isOwnerKnown[row] === 0 ? 'unknown' : 'no'
  }
  if (rule.matches !== null && hasBit(rule.matches, row)) return 'yes'
  if (rule.matches === null) return 'unknown'
  return rule.possibleMatches !== null && hasBit(rule.possibleMatches, row) ? 'unknown' : 'no'
}

interface RuleContext {
  readonly users: readonly User[]
  readonly groupIndexById: ReadonlyMap<GroupId, number>
  readonly isQueue: (group: GroupId) => boolean
  readonly reach: (grantee: Grantee) => Reach
  readonly userIndexById: ReadonlyMap<string, number>
  /** As `rolelessOwners` makes it. */
  readonly rolelessOwners: Uint8Array
  /** Columns of the object's table; undefined for a field that was not imported. */
  readonly codedColumn: (field: string) => CodedColumn | undefined
  /** Beginning of the day that relative dates are counted from, milliseconds UTC; null without a clock (D-27). */
  readonly today: number | null
}

/** Rows that the criteria of a rule match, and might match; both null where there are none to test. */
export type RuleMatches = Pick<CompiledRule, 'matches' | 'possibleMatches'>

/** `known`: what the criteria match, where that was worked out before. */
export function* compileRule(
  rule: SharingRule,
  object: CompiledObject,
  table: CompiledTable | undefined,
  context: RuleContext,
  known?: RuleMatches,
): Steps<CompiledRule> {
  const targets =
    rule.kind === 'guest'
      ? []
      : rule.sharedTo.map((grantee) => ({ grantee, reach: context.reach(grantee) }))
  const { matches, possibleMatches } = known ?? (yield* matchesOf(rule, object, table, context))
  return {
    rule,
    object: object.index,
    level: levelOf(rule.kind === 'guest' ? 'Read' : rule.accessLevel),
    ...sourcesOf(rule, context),
    matches,
    possibleMatches,
    targets,
    mayReach: reachedUsers(targets, context),
    ...guestsOf(rule, context),
  }
}

function reachedUsers(
  targets: readonly RuleTarget[],
  { users, userIndexById }: Pick<RuleContext, 'users' | 'userIndexById'>,
): Bitset {
  const isOpen = targets.some(
    ({ grantee, reach }) =>
      reach.isUncertain || (grantee.kind === 'user' && !userIndexById.has(grantee.user)),
  )
  const [first] = targets
  if (first?.reach.possible === null && targets.length === 1 && !isOpen) return first.reach.derived
  const reached = bitset(users.length)
  if (isOpen) return reached.fill(0xffffffff)
  for (const { reach } of targets) {
    addAll(reached, reach.derived)
    if (reach.possible !== null) addAll(reached, reach.possible.derived)
  }
  return reached
}

/** Rule R6.7; whom a nickname means is not known where the site's guest user was not imported with it. */
function guestsOf(
  rule: SharingRule,
  { users, userIndexById }: RuleContext,
): Pick<CompiledRule, 'guests' | 'possibleGuests'> {
  if (rule.kind !== 'guest') return { guests: new Set(), possibleGuests: new Set() }
  const named = rule.sharedTo.flatMap((to) =>
    to.kind === 'user' ? [userIndexById.get(to.user) ?? -1] : [],
  )
  const guests = new Set(named.filter((user) => isGuest(users[user])))
  const isSomebodyUnknown = rule.sharedTo.some((to) => to.kind === 'unresolved')
  const nameless = users.flatMap((user, position) =>
    isSomebodyUnknown && isGuest(user) && user.nickname === null && !guests.has(position)
      ? [position]
      : [],
  )
  return { guests, possibleGuests: new Set(nameless) }
}

const isGuest = (user: User | undefined) =>
  user !== undefined && userFamily(user.userType) === 'guest'

/** Does a guest rule name this user? Rule R6.7. */
export function namesGuest(rule: CompiledRule, user: number): 'yes' | 'no' | 'unknown' {
  if (rule.guests.has(user)) return 'yes'
  return rule.possibleGuests.has(user) ? 'unknown' : 'no'
}

type Sources = Pick<
  CompiledRule,
  'sourceUsers' | 'sourceQueues' | 'isSourceUncertain' | 'possibleSources'
>

function sourcesOf(rule: SharingRule, context: RuleContext): Sources {
  const possibleSources = bitset(rule.kind === 'owner' ? context.users.length : 0)
  if (rule.kind !== 'owner')
    return { sourceUsers: null, sourceQueues: new Set(), isSourceUncertain: false, possibleSources }
  const sourceUsers = bitset(context.users.length)
  const sourceQueues = new Set<number>()
  let isSourceUncertain = false
  for (const from of rule.sharedFrom) {
    // R2.8: a queue as source stands for its own records only, never for its members'.
    if (from.kind === 'group' && context.isQueue(from.group)) {
      sourceQueues.add(context.groupIndexById.get(from.group) ?? -1)
      continue
    }
    const reach = context.reach(from)
    isSourceUncertain ||= reach.isUncertain
    addAll(sourceUsers, reach.source)
    if (reach.possible !== null) addAll(possibleSources, reach.possible.source)
  }
  removeAll(possibleSources, sourceUsers)
  return { sourceUsers, sourceQueues, isSourceUncertain, possibleSources }
}

function* matchesOf(
  rule: SharingRule,
  object: CompiledObject,
  table: CompiledTable | undefined,
  { rolelessOwners: roleless, codedColumn, today }: RuleContext,
): Steps<RuleMatches> {
  if (rule.kind === 'owner' || rule.kind === 'notEvaluated' || table === undefined)
    return { matches: null, possibleMatches: null }
  const fields = new Map(object.fields.map((field) => [field.name.toLowerCase(), field]))
  const test = compileCriteria(
    rule.criteria,
    rule.booleanFilter,
    (name) => fields.get(name.toLowerCase()),
    today,
  )
  const truthOf = rowTruths(table, rule, test, codedColumn)
  yield null
  const matches = bitset(table.rowCount)
  const possible = bitset(table.rowCount)
  const leftOut = roleless.some((kind) => (kind & leftOutOwners(rule)) !== 0)
    ? leftOutOwners(rule)
    : 0
  const isLeftOut = (row: number) =>
    leftOut !== 0 && ((roleless[ownerAt(table, row)] ?? 0) & leftOut) !== 0
  yield* inPieces(table.rowCount, (from, to) => {
    for (let row = from; row < to; row++) {
      const truth = truthOf(row)
      if (truth === false || isLeftOut(row)) continue
      addBit(truth === true ? matches : possible, row)
    }
  })
  return { matches, possibleMatches: isEmpty(possible) ? null : possible }
}

/** More combinations of values than this are tested row by row. */
const comboLimit = 65_536

/**
 * The criteria as a question per row. The values of a few picklists repeat over all records, so each combination of values
 * is tested once. Rules R6.5, R6.14.
 */
function rowTruths(
  table: CompiledTable,
  rule: Extract<SharingRule, { kind: 'criteria' | 'guest' }>,
  test: CriteriaTest,
  codedColumn: RuleContext['codedColumn'],
): (row: number) => Truth {
  const stated = table.table.matchedRules
  const fields = [...new Set(rule.criteria.map(({ field }) => field))]
  const columns = fields.map(codedColumn)
  const comboCount = columns.reduce((count, column) => count * (column?.values.length ?? 1), 1)
  let row = 0
  const cell = (field: string) => {
    const column = columns[fields.indexOf(field)]
    return column?.values[column.codes[row] ?? 0]
  }
  const testAt = (at: number): Truth => {
    row = at
    return test(cell)
  }
  const truthAt = comboCount > comboLimit ? testAt : testedOnce(columns, comboCount, testAt)
  if (stated === null) return truthAt
  return (at) => stated[at]?.includes(rule.name) ?? truthAt(at)
}

/** Truths by combination of values, one byte each: 0 not tested yet. */
function testedOnce(
  columns: readonly (CodedColumn | undefined)[],
  comboCount: number,
  testAt: (row: number) => Truth,
): (row: number) => Truth {
  const present = columns.filter((column) => column !== undefined)
  const known = new Uint8Array(comboCount)
  const codes = present[0]?.codes ?? new Uint32Array(0)
  const comboAt =
    present.length === 1
      ? (row: number) => codes[row] ?? 0
      : (row: number) =>
          present.reduce(
            (combo, column) => combo * column.values.length + (column.codes[row] ?? 0),
            0,
          )
  return (row) => {
    const combo = comboAt(row)
    const byte = known[combo] ?? 0
    if (byte !== 0) return truthByByte[byte] ?? 'unknown'
    const truth = testAt(row)
    known[combo] = truth === 'unknown' ? 3 : truth ? 2 : 1
    return truth
  }
}

const truthByByte: readonly Truth[] = ['unknown', false, true, 'unknown']

/** Owners who cannot have a role, by position in `org.users`: 1 high-volume, 2 others (guests, system users), 0 the rest. */
export function rolelessOwners(users: readonly User[]): Uint8Array {
  return Uint8Array.from(users, (user) => {
    const family = userFamily(user.userType)
    if (family === 'highVolume') return 1
    const isSystem =
      user.userType === 'AutomatedProcess' || user.userType === 'CloudIntegrationUser'
    return family === 'guest' || family === 'chatterOnly' || isSystem ? 2 : 0
  })
}

/** Kinds of `rolelessOwners` whose records a rule leaves out, as a mask. Rules R6.6 (D-23), R6.7. */
function leftOutOwners(rule: Extract<SharingRule, { kind: 'criteria' | 'guest' }>): number {
  if (rule.kind === 'guest') return rule.includeHVUOwnedRecords ? 0 : 1
  return rule.includeRecordsOwnedByAll ? 0 : 3
}
