import { formatChange } from '@shared/change/format-change'
import { listText } from '@shared/change/value'
import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import { ruleMatch, type CompiledRule } from '@shared/engine/compile/compiled-rule'
import { cellOf, type CompiledTable } from '@shared/engine/compile/compiled-table'
import { compileCriteria } from '@shared/engine/compile/criteria'
import { dayOf } from '@shared/engine/compile/relative-dates'
import { filterOperations } from '@shared/model/sharing'
import type {
  ChangeText,
  RuleDraft,
  RuleProblem,
  RuleRecord,
  RuleResult,
  RuleTrial,
  TryRuleQuery,
} from '@shared/protocol/engine'
import type { Evaluation, OpenedOrg } from '@shared/scenario/opened-org'
import { ownerName, recordName } from './records-of-cell'
import { ruleProblems } from './rule-problems'

/** What a rule as drafted matches and opens, or why it cannot be made. Rules R6.1–R6.21. */
export function trySharingRule(opened: OpenedOrg, query: TryRuleQuery): RuleTrial {
  const { draft, was } = query
  const problems = ruleProblems(opened.base.compiled, draft, was)
  if (problems.some(({ isWarning }) => !isWarning)) return { problems, result: null }
  const changes = ruleChanges(draft, was)
  const tried = triedOn(opened, draft, changes)
  const refused = tried.refused.map(({ reason }): RuleProblem => ({
    place: 'rule',
    item: null,
    sentence: reason,
    rule: '',
    isWarning: false,
  }))
  if (refused.length > 0) return { problems: [...problems, ...refused], result: null }
  return { problems, result: resultOf(tried, query, changes) }
}

/** The changes that make the drafted rule, in an order in which each can be made. */
export function ruleChanges(draft: RuleDraft, was: string | null): ChangeText[] {
  const item = { kind: 'sharingRule', name: `${draft.object}.${draft.name}` } as const
  const before = { kind: 'sharingRule', name: `${draft.object}.${was ?? ''}` } as const
  const set = (property: string, value: string) =>
    formatChange({ kind: 'set', item, property, value })
  const grantees = (texts: readonly string[]) =>
    listText(texts, { kind: 'members', words: [], levels: [] })
  const criteria = listText(
    draft.criteria.map(({ field, operation, value }) => `${field} ${operation} ${value}`.trim()),
    { kind: 'criteria', operations: filterOperations },
  )
  return [
    ...(was === null ? [formatChange({ kind: 'make', item, like: null })] : []),
    ...(was !== null && was !== draft.name
      ? [formatChange({ kind: 'set', item: before, property: 'name', value: draft.name })]
      : []),
    set('kind', draft.kind),
    ...(draft.label.trim() === '' ? [] : [set('label', draft.label.trim())]),
    set('accessLevel', draft.accessLevel),
    ...(draft.kind === 'owner'
      ? [set('sharedFrom', grantees(draft.sharedFrom))]
      : [
          set('criteria', criteria),
          set('booleanFilter', draft.booleanFilter.trim()),
          set(
            draft.kind === 'guest' ? 'includeHVUOwnedRecords' : 'includeRecordsOwnedByAll',
            String(draft.includesRoleless),
          ),
        ]),
    set('sharedTo', grantees(draft.sharedTo)),
    ...(draft.childLevels === null
      ? []
      : [
          set('contactAccessLevel', draft.childLevels.contact),
          set('opportunityAccessLevel', draft.childLevels.opportunity),
          set('caseAccessLevel', draft.childLevels.case),
        ]),
    set('isActive', String(draft.isActive)),
  ]
}

interface Tried {
  readonly compiled: CompiledOrg
  readonly on: Evaluation
  readonly off: Evaluation
  readonly rule: CompiledRule | null
  readonly refused: Evaluation['refused']
}

/** The org with the rule on and off. Record classes stand for the rules there are, so that a rule makes classes anew. */
function triedOn(opened: OpenedOrg, draft: RuleDraft, changes: readonly ChangeText[]): Tried {
  const { compiled } = opened.base
  const index = compiled.objectIndexByName.get(draft.object.toLowerCase()) ?? -1
  const flag = (isOn: boolean) =>
    formatChange({
      kind: 'set',
      item: { kind: 'sharingRule', name: `${draft.object}.${draft.name}` },
      property: 'isActive',
      value: String(isOn),
    })
  const isMadeOfClasses = compiled.tables[index]?.table.matchedRules != null
  const changed = opened.with([...changes, flag(true)])
  if (changed.refused.length > 0)
    return { compiled, on: changed, off: changed, rule: null, refused: changed.refused }
  const from = isMadeOfClasses
    ? opened.edited(
        { ...changed.org, records: opened.base.org.records },
        compiled.options.now ?? '',
      )
    : null
  const on = from === null ? changed : from.base
  const off = from === null ? opened.with([...changes, flag(false)]) : from.with([flag(false)])
  const rule =
    on.compiled.rules[on.compiled.objectIndexByName.get(draft.object.toLowerCase()) ?? -1]?.find(
      (one) => one.rule.name === draft.name,
    ) ?? null
  return { compiled: on.compiled, on, off, rule, refused: [] }
}

function resultOf(tried: Tried, query: TryRuleQuery, changes: readonly ChangeText[]): RuleResult {
  const { compiled, rule } = tried
  const { draft, sampleCount } = query
  const index = compiled.objectIndexByName.get(draft.object.toLowerCase()) ?? -1
  const table = compiled.tables[index]
  const matches: RuleRecord[] = []
  const others: RuleRecord[] = []
  let matchedCount = 0
  let possibleCount = 0
  if (table !== undefined && rule !== null) {
    const why = reasons(compiled, table, rule)
    for (let row = 0; row < table.rowCount; row++) {
      const match = ruleMatch(rule, table, row)
      if (match === 'yes') matchedCount++
      if (match === 'unknown') possibleCount++
      const list = match === 'yes' ? matches : others
      if (list.length < sampleCount)
        list.push({
          name: recordName(table, row),
          owner: ownerName(compiled, table, row),
          why: match === 'yes' ? '' : why(row),
        })
    }
  }
  return {
    changes,
    ...{ matchedCount, possibleCount, matches, others },
    recordCount: table?.rowCount ?? 0,
    basis: table?.table.matchedRules == null ? 'records' : 'record classes',
    ...openedBy(tried),
  }
}

/** Pairs of user and record that only the rule opens, over all objects: an account rule opens children too (R6.9, R6.10). */
function openedBy({ on, off }: Tried): Pick<RuleResult, 'readCount' | 'editCount' | 'userCount'> {
  const [before, after] = [off.counts(), on.counts()]
  const users = new Set<number>()
  const gained = (measure: 'read' | 'edit') => {
    const [then, now] = [before.counts[measure], after.counts[measure]]
    let sum = 0
    for (let cell = 0; cell < now.length; cell++) {
      const more = (now[cell] ?? 0) - (then[cell] ?? 0)
      if (more <= 0) continue
      sum += more
      users.add(Math.floor(cell / after.objects.length))
    }
    return sum
  }
  const readCount = gained('read')
  const editCount = gained('edit')
  return { readCount, editCount, userCount: users.size }
}

/** Why a record does not match, or may not, in words. Rules R6.4–R6.7, R6.16–R6.18. */
function reasons(
  { org, objects, options }: CompiledOrg,
  table: CompiledTable,
  { rule }: CompiledRule,
): (row: number) => string {
  if (rule.kind === 'owner')
    return (row) => {
      const user = org.users[table.ownerUser[row] ?? -1]
      const queue = org.groups[table.ownerQueue[row] ?? -1]
      if (user === undefined && queue === undefined) return 'the import does not say who owns it'
      return `its owner \`${user?.name ?? queue?.name ?? ''}\` is not among those whose records are shared (R6.4)`
    }
  if (rule.kind === 'notEvaluated') return () => rule.reason
  if (table.table.matchedRules !== null)
    return () => 'this class of records stands for no rule, or for another one'
  const fields = objects[table.object]?.fields ?? []
  const fieldByName = new Map(fields.map((field) => [field.name.toLowerCase(), field]))
  const today = options.now === null ? null : dayOf(options.now, org.settings.timeZone)
  const tests = rule.criteria.map((item) =>
    compileCriteria([item], null, (name) => fieldByName.get(name.toLowerCase()), today),
  )
  return (row) => {
    const told = rule.criteria.flatMap((item, at) => {
      const truth = tests[at]?.((field) => cellOf(table, row, field))
      const value = cellOf(table, row, item.field)
      if (truth === 'unknown') return [`${at + 1}: the import does not hold \`${item.field}\``]
      if (truth !== false) return []
      const is = value == null || value === '' ? 'is blank' : `is ${value}`
      return [`${at + 1}: \`${item.field}\` ${is}`]
    })
    return told.length > 0
      ? told.join('; ')
      : 'its owner cannot have a role, and such records are left out (R6.6)'
  }
}
