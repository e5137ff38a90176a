import type { Grantee } from '../../model/group'
import type { GroupId } from '../../model/id'
import { SharingLevel } from '../../model/level'
import type { SharingRule } from '../../model/sharing'
import type { User } from '../../model/user'
import { userFamily } from '../../model/user'
import { addBit, bitset, hasBit, isEmpty, type Bitset } from './bitset'
import type { CompiledObject } from './compiled-object'
import type { CompiledTable } from './compiled-table'
import { compileCriteria } from './criteria'
import type { Reach } from './reach'

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
  readonly matches: Bitset | null
  readonly possibleMatches: Bitset | null
  readonly targets: readonly { readonly grantee: Grantee; readonly reach: Reach }[]
  /** Positions of the guest users that a guest rule names. */
  readonly guests: ReadonlySet<number>
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
    const owner = table.ownerUser[row] ?? -1
    const queue = table.ownerQueue[row] ?? -1
    if (owner >= 0 && hasBit(rule.sourceUsers, owner)) return 'yes'
    if (queue >= 0) return rule.sourceQueues.has(queue) ? 'yes' : 'no'
    return rule.isSourceUncertain || table.isOwnerKnown[row] === 0 ? 'unknown' : 'no'
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
}

export function compileRule(
  rule: SharingRule,
  object: CompiledObject,
  table: CompiledTable | undefined,
  context: RuleContext,
): CompiledRule {
  const targets =
    rule.kind === 'guest'
      ? []
      : rule.sharedTo.map((grantee) => ({ grantee, reach: context.reach(grantee) }))
  const guests =
    rule.kind === 'guest'
      ? rule.sharedTo.flatMap((to) =>
          to.kind === 'user' ? [context.userIndexById.get(to.user) ?? -1] : [],
        )
      : []
  return {
    rule,
    object: object.index,
    level: levelOf(rule.kind === 'guest' ? 'Read' : rule.accessLevel),
    ...sourcesOf(rule, context),
    ...matchesOf(rule, object, table, context.rolelessOwners),
    targets,
    guests: new Set(guests),
  }
}

function sourcesOf(
  rule: SharingRule,
  context: RuleContext,
): Pick<CompiledRule, 'sourceUsers' | 'sourceQueues' | 'isSourceUncertain'> {
  if (rule.kind !== 'owner')
    return { sourceUsers: null, sourceQueues: new Set(), isSourceUncertain: false }
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
    for (let i = 0; i < sourceUsers.length; i++)
      sourceUsers[i] = (sourceUsers[i] ?? 0) | (reach.source[i] ?? 0)
  }
  return { sourceUsers, sourceQueues, isSourceUncertain }
}

function matchesOf(
  rule: SharingRule,
  object: CompiledObject,
  table: CompiledTable | undefined,
  roleless: Uint8Array,
): Pick<CompiledRule, 'matches' | 'possibleMatches'> {
  if (rule.kind === 'owner' || rule.kind === 'notEvaluated' || table === undefined)
    return { matches: null, possibleMatches: null }
  const fields = new Map(object.fields.map((field) => [field.name.toLowerCase(), field]))
  const test = compileCriteria(rule.criteria, rule.booleanFilter, (name) =>
    fields.get(name.toLowerCase()),
  )
  const matches = bitset(table.rowCount)
  const possible = bitset(table.rowCount)
  const leftOut = leftOutOwners(rule)
  const columns = new Map(
    rule.criteria.map(({ field }) => [field, table.columnByField.get(field.toLowerCase())]),
  )
  let row = 0
  const cell = (field: string) => columns.get(field)?.[row]
  for (; row < table.rowCount; row++) {
    if (((roleless[table.ownerUser[row] ?? -1] ?? 0) & leftOut) !== 0) continue
    const stated = table.table.matchedRules?.[row]
    const truth = stated === undefined ? test(cell) : stated.includes(rule.name)
    if (truth === true) addBit(matches, row)
    if (truth === 'unknown') addBit(possible, row)
  }
  return { matches, possibleMatches: isEmpty(possible) ? null : possible }
}

/** Owners who cannot have a role, by position in `org.users`: 1 high-volume, 2 others (guests, system users), 0 the rest. */
export function rolelessOwners(users: readonly User[]): Uint8Array {
  return Uint8Array.from(users, (user) => {
    const family = userFamily(user.userType)
    if (family === 'highVolume') return 1
    return family === 'guest' || family === 'chatterOnly' || user.userType === 'AutomatedProcess'
      ? 2
      : 0
  })
}

/** Kinds of `rolelessOwners` whose records a rule leaves out, as a mask. Rules R6.6 (D-23), R6.7. */
function leftOutOwners(rule: Extract<SharingRule, { kind: 'criteria' | 'guest' }>): number {
  if (rule.kind === 'guest') return rule.includeHVUOwnedRecords ? 0 : 1
  return rule.includeRecordsOwnedByAll ? 0 : 3
}
