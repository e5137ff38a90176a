import type { Grantee } from '../../model/group'
import type { GroupId } from '../../model/id'
import type { SharingRule } from '../../model/sharing'
import { mayHaveRows, type CompiledObject } from './compiled-object'
import { compileRule, rolelessOwners, type CompiledRule, type RuleMatches } from './compiled-rule'
import { codedColumns, criteriaCells } from './coded-columns'
import type { ObjectTables } from './compile-tables'
import { isSameReach } from './compile-reaches'
import { areListsEqual } from './keep'
import { granteeKey, reachOf, type Reach } from './reach'
import type { ReachContext } from './reach-context'
import type { Steps } from './steps'
import { ownerAt, type CompiledTable } from './compiled-table'

/** Everything that the rules of an org are compiled from. */
interface RulesContext extends ReachContext, ObjectTables {
  readonly groupIndexById: ReadonlyMap<GroupId, number>
  readonly reachByGrantee: ReadonlyMap<string, Reach>
  readonly today: number | null
}

/** The same before a change, and what came of it. */
interface RulesBefore extends ObjectTables, Pick<RulesContext, 'org' | 'today'> {
  readonly rules: readonly (readonly CompiledRule[])[]
}

/** Active rules by object, indexed as `objects`; a rule that reaches and matches as before is the same object. */
export function* compileRules(
  context: RulesContext,
  before: RulesBefore | null,
): Steps<readonly (readonly CompiledRule[])[]> {
  const { org, objects, tables } = context
  const active = activeRules(org.sharingRules)
  const roleless = rolelessOwners(org.users)
  const rolelessBefore = before === null ? null : rolelessOwners(before.org.users)
  const all = objects.map(() => noRules)
  for (const object of objects) {
    // R6.2: only objects with record doors of their own have rules; on others they are without effect.
    const rules = mayHaveRows(object) ? active.get(object.name.toLowerCase()) : undefined
    if (rules === undefined) continue
    const table = tables[object.index]
    const at = before?.objectIndexByName.get(object.name.toLowerCase()) ?? -1
    const old = before?.rules[at] ?? noRules
    const areOwnersAlike =
      rolelessBefore !== null &&
      areOwnersOfOneKind(table, roleless, before?.tables[at], rolelessBefore)
    const mayKeepMatches =
      areOwnersAlike && before?.today === context.today && isSameIn(object, before.objects[at])
    const oldByRule = new Map(old.map((rule) => [rule.rule, rule]))
    const oldByName = new Map(old.map((rule) => [rule.rule.name, rule]))
    const codedColumn = codedColumns(table)
    const compiled: CompiledRule[] = []
    for (const rule of rules) {
      yield null
      const was = oldByRule.get(rule) ?? oldByName.get(rule.name)
      const isKept = mayKeepMatches && areMatchesSame(rule, table, was?.rule, before.tables[at])
      const fresh = yield* compileRule(
        rule,
        object,
        table,
        {
          users: org.users,
          groupIndexById: context.groupIndexById,
          isQueue: (group) => context.groupById.get(group)?.type === 'Queue',
          reach: (grantee) => reachIn(context, grantee),
          userIndexById: context.userIndexById,
          rolelessOwners: roleless,
          codedColumn,
          today: context.today,
        },
        isKept ? was : undefined,
      )
      compiled.push(was !== undefined && isSameRule(was, fresh) ? was : fresh)
    }
    all[object.index] = areListsEqual(old, compiled) ? old : compiled
  }
  return all
}

function activeRules(rules: readonly SharingRule[]): Map<string, SharingRule[]> {
  const byObject = new Map<string, SharingRule[]>()
  for (const rule of rules) {
    if (!rule.isActive) continue
    const key = rule.object.toLowerCase()
    const others = byObject.get(key)
    if (others === undefined) byObject.set(key, [rule])
    else others.push(rule)
  }
  return byObject
}

const noRules: readonly CompiledRule[] = []

function reachIn(context: RulesContext, grantee: Grantee): Reach {
  return context.reachByGrantee.get(granteeKey(grantee)) ?? reachOf(context, grantee)
}

function isSameIn(a: CompiledObject, b: CompiledObject | undefined): boolean {
  return (
    b !== undefined &&
    (a === b || (a.standard === b.standard && a.config?.fields === b.config?.fields))
  )
}

/** True when no record went to or came from an owner whose records some rules leave out. Rules R6.6, R6.7. */
function areOwnersOfOneKind(
  table: CompiledTable | undefined,
  kinds: Uint8Array,
  old: CompiledTable | undefined,
  oldKinds: Uint8Array,
): boolean {
  if (table === undefined || table.rowById !== old?.rowById) return false
  if (table.ownerUser === old.ownerUser && areListsEqual(kinds, oldKinds)) return true
  for (let row = 0; row < table.rowCount; row++) {
    const [owner, was] = [ownerAt(table, row), ownerAt(old, row)]
    if ((kinds[owner] ?? 0) !== (oldKinds[was] ?? 0)) return false
  }
  return true
}

/** True when the criteria and all that they look at are as they were. */
function areMatchesSame(
  rule: SharingRule,
  table: CompiledTable | undefined,
  old: SharingRule | undefined,
  oldTable: CompiledTable | undefined,
): boolean {
  if (old === undefined || !('criteria' in rule) || !('criteria' in old)) return false
  if (rule.kind !== old.kind || rule.name !== old.name || rule.criteria !== old.criteria)
    return false
  const isFilterSame = rule.booleanFilter === old.booleanFilter
  const doesLeaveOutSame =
    rule.kind === 'guest'
      ? old.kind === 'guest' && rule.includeHVUOwnedRecords === old.includeHVUOwnedRecords
      : old.kind === 'criteria' && rule.includeRecordsOwnedByAll === old.includeRecordsOwnedByAll
  const areCellsSame = rule.criteria.every(({ field }) => {
    const key = field.toLowerCase()
    return criteriaCells(table, key) === criteriaCells(oldTable, key)
  })
  const areStatedSame = table?.table.matchedRules === oldTable?.table.matchedRules
  return isFilterSame && doesLeaveOutSame && areCellsSame && areStatedSame
}

function isSameRule(a: CompiledRule, b: CompiledRule): boolean {
  const isSameTarget = (x: RuleTarget, y: RuleTarget) =>
    x.reach === y.reach || isSameReach(x.reach, y.reach)
  return opensTheSame(a, b) && areListsEqual(a.targets, b.targets, isSameTarget)
}

type RuleTarget = CompiledRule['targets'][number]

/** True for two readings of one rule with the same rows, level and grantees; these may reach different users. */
export function opensTheSame(a: CompiledRule, b: CompiledRule): boolean {
  return (
    a.rule === b.rule &&
    a.object === b.object &&
    a.level === b.level &&
    a.isSourceUncertain === b.isSourceUncertain &&
    areSameMatches(a, b) &&
    areSetsEqual(a.sourceQueues, b.sourceQueues) &&
    areSetsEqual(a.guests, b.guests) &&
    areSetsEqual(a.possibleGuests, b.possibleGuests) &&
    areListsEqual(a.possibleSources, b.possibleSources) &&
    (a.sourceUsers === null) === (b.sourceUsers === null) &&
    areListsEqual(a.sourceUsers ?? [], b.sourceUsers ?? [])
  )
}

function areSameMatches(a: RuleMatches, b: RuleMatches): boolean {
  return a.matches === b.matches && a.possibleMatches === b.possibleMatches
}

function areSetsEqual(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  return a.size === b.size && [...a].every((entry) => b.has(entry))
}
