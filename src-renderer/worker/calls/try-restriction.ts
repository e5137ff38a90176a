import { formatChange } from '@shared/change/format-change'
import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import { cellOf, type CompiledTable } from '@shared/engine/compile/compiled-table'
import { recordAccessBounds } from '@shared/engine/record/record-access'
import { effectiveAccess } from '@shared/engine/restriction/effective-access'
import { appliesTo } from '@shared/engine/restriction/restriction-rules'
import type { RestrictionRule } from '@shared/model/sharing'
import type {
  ChangeText,
  RestrictedUser,
  RestrictionDraft,
  RestrictionResult,
  RestrictionTrial,
  RuleProblem,
  TryRestrictionQuery,
} from '@shared/protocol/engine'
import type { OpenedOrg } from '@shared/scenario/opened-org'
import { filterText, testsOf } from './restriction-form'

/** Users that are shown, and records that are looked at for each. */
const shownUsers = 5
const triedRecords = 2_000

/** Whom a rule as drafted is about and what it hides from them, or why it cannot be made. Rules R14.1–R14.12. */
export function tryRestriction(opened: OpenedOrg, query: TryRestrictionQuery): RestrictionTrial {
  const { draft } = query
  const problems = restrictionProblems(draft)
  if (problems.some(({ isWarning }) => !isWarning)) return { problems, result: null }
  const before = opened.base.org.restrictionRules.find(({ name }) => name === query.was)
  const changes = before === undefined ? [] : restrictionChanges(draft, before)
  const tried = opened.with([...changes, formatChange(setOf(draft.name, 'active', 'true'))])
  const refused = tried.refused.map(({ reason }) => problem('rule', 'R14.3', reason))
  const rule = tried.org.restrictionRules.find(({ name }) => name === draft.name)
  return refused.length > 0 || rule === undefined
    ? { problems: [...problems, ...refused], result: null }
    : { problems, result: { changes, ...resultOf(tried.compiled, rule) } }
}

const setOf = (name: string, property: string, value: string) =>
  ({ kind: 'set', item: { kind: 'restrictionRule', name }, property, value }) as const

/** The changes that make the rule as drafted, in an order in which each can be made. */
export function restrictionChanges(
  draft: RestrictionDraft,
  before: RestrictionRule,
): readonly ChangeText[] {
  const wanted: readonly (readonly [string, string, string])[] = [
    ['targetEntity', before.object, draft.object],
    ['enforcementType', before.enforcementType, draft.enforcementType],
    ['userCriteria', before.userCriteria, sideText(draft.users, before.userCriteria)],
    ['recordFilter', before.recordFilter, sideText(draft.records, before.recordFilter)],
    ['active', String(before.isActive), String(draft.isActive)],
  ]
  // More objects may have scoping rules than restriction rules (R14.12).
  const inOrder =
    draft.enforcementType === 'Scoping' && before.enforcementType !== 'Scoping'
      ? [...wanted.slice(1, 2), ...wanted.slice(0, 1), ...wanted.slice(2)]
      : wanted
  return [
    ...(draft.name === before.name ? [] : [formatChange(setOf(before.name, 'name', draft.name))]),
    ...inOrder
      .filter(([, was, value]) => was !== value)
      .map(([property, , value]) => formatChange(setOf(draft.name, property, value))),
  ]
}

/** Text that says the same stays as it is written. */
function sideText(tests: RestrictionDraft['users'], before: string): string {
  if (tests === null) return before
  const text = filterText(tests)
  return filterText(testsOf(before) ?? []) === text ? before : text
}

const problem = (
  place: RuleProblem['place'],
  rule: string,
  sentence: string,
  part: Partial<RuleProblem> = {},
): RuleProblem => ({ place, rule, sentence, item: null, isWarning: false, ...part })

function restrictionProblems(draft: RestrictionDraft): readonly RuleProblem[] {
  return [
    ...(draft.name.trim() === '' ? [problem('name', 'R14.8', 'a rule needs a name')] : []),
    ...sideProblems('to', draft.users),
    ...sideProblems('criteria', draft.records),
  ]
}

function sideProblems(
  place: 'to' | 'criteria',
  tests: RestrictionDraft['users'],
): readonly RuleProblem[] {
  const note = (sentence: string, part: Partial<RuleProblem> = {}) =>
    problem(place, 'R14.6', sentence, part)
  if (tests === null)
    return [
      note('the text is in no form that is understood, so that what it decides is unknown', {
        isWarning: true,
      }),
    ]
  if (tests.length === 0) return [note('say which: a rule has one test on each side')]
  return [
    ...(tests.length > 1
      ? [note('the platform’s own form takes one test; any of these counts', { isWarning: true })]
      : []),
    ...tests.flatMap(({ field, value }, item) => {
      if (field === '') return [note('choose a field', { item })]
      if (value.trim() === '')
        return [note('a test compares with a value, never with blank', { item })]
      return testsOf(filterText([{ field, value, operation: 'equals' }])) === null
        ? [note(`\`${value}\` cannot be compared with`, { item })]
        : []
    }),
  ]
}

function resultOf(
  compiled: CompiledOrg,
  rule: RestrictionRule,
): Omit<RestrictionResult, 'changes'> {
  const { org } = compiled
  const table = compiled.tables[compiled.objectIndexByName.get(rule.object.toLowerCase()) ?? -1]
  const meant: number[] = []
  let possibleUserCount = 0
  org.users.forEach((user, at) => {
    if (!user.isActive) return
    const applies = appliesTo(compiled, rule, at)
    if (applies === true) meant.push(at)
    if (applies === 'unknown') possibleUserCount++
  })
  const recordCount = table?.rowCount ?? 0
  return {
    ...{ userCount: meant.length, possibleUserCount, recordCount },
    activeUserCount: org.users.filter(({ isActive }) => isActive).length,
    triedRecordCount: Math.min(recordCount, triedRecords),
    users:
      table === undefined
        ? []
        : meant.slice(0, shownUsers).map((user) => restricted(compiled, rule, table, user)),
  }
}

/** What the rule hides from a user of the records that sharing opens. Rules R14.1, R14.2, R14.4. */
function restricted(
  compiled: CompiledOrg,
  rule: RestrictionRule,
  table: CompiledTable,
  user: number,
): RestrictedUser {
  let [readCount, hiddenCount] = [0, 0]
  let [hidden, left]: (string | null)[] = [null, null]
  for (let row = 0; row < Math.min(table.rowCount, triedRecords); row++) {
    const position = { object: table.object, row }
    const bounds = recordAccessBounds(compiled, user, position)
    if (!bounds.certain.read) continue
    readCount++
    const { certain, narrowing } = effectiveAccess(compiled, user, position, bounds)
    const isHidden =
      !certain.read && narrowing?.kind === 'restrictionRule' && narrowing.rule.name === rule.name
    if (isHidden) hiddenCount++
    const name = cellOf(table, row, 'Name') ?? table.table.ids[row] ?? ''
    if (isHidden) hidden ??= name
    else left ??= name
  }
  const name = compiled.org.users[user]?.name ?? ''
  return { name, readCount, hiddenCount, hidden: hidden ?? null, left: left ?? null }
}
