import { parseBooleanFilter } from '../../model/boolean-filter'
import type { SharingRule } from '../../model/sharing'
import { changeRefusal, type ChangeRefusal } from '../change'

// What follows from setting one property of a sharing rule, or why it cannot be set.

/** R6.3, R6.7, R6.8: `All` exists for campaigns alone, guest rules read only. */
export function withLevel(rule: SharingRule, accessLevel: SharingRule['accessLevel']) {
  if (accessLevel === 'All' && rule.object !== 'Campaign')
    return changeRefusal(
      'illegal-access-level',
      `a sharing rule of \`${rule.object}\` cannot give \`All\` (R6.8); write \`Read\` or \`Edit\``,
      ['Read', 'Edit'],
    )
  if (accessLevel !== 'Read' && rule.kind === 'guest')
    return changeRefusal(
      'illegal-access-level',
      `the guest rule \`${rule.name}\` can only give \`Read\` (R6.7); leave this change out`,
      ['Read'],
    )
  return { ...rule, accessLevel }
}

export const ruleKinds = ['owner', 'criteria', 'guest'] as const

/** R6.3: another kind keeps name, level and target; criteria stay between the two kinds that have them. */
export function withKind(rule: SharingRule, kind: (typeof ruleKinds)[number]): SharingRule {
  if (rule.kind === kind) return rule
  const { name, label, object, accountSettings, sharedTo, isActive } = rule
  const base = { name, label, object, accountSettings, sharedTo, isActive }
  const criteria = 'criteria' in rule ? rule.criteria : []
  const booleanFilter = 'booleanFilter' in rule ? rule.booleanFilter : null
  const { accessLevel } = rule
  switch (kind) {
    case 'owner':
      return { ...base, kind, accessLevel, sharedFrom: [{ kind: 'allInternalUsers' }] }
    case 'criteria':
      return { ...base, kind, accessLevel, criteria, booleanFilter, includeRecordsOwnedByAll: true }
    case 'guest':
      return {
        ...base,
        kind,
        accessLevel: 'Read',
        criteria,
        booleanFilter,
        includeHVUOwnedRecords: false,
      }
  }
}

export const noCriteria = (rule: SharingRule) =>
  changeRefusal(
    'no-criteria',
    `\`${rule.object}.${rule.name}\` is a ${rule.kind} rule and has no criteria (R6.3); set \`kind=criteria\` first`,
  )

/** R6.18. */
export function withFilter(rule: SharingRule, filter: string): SharingRule | ChangeRefusal {
  if (!('criteria' in rule)) return noCriteria(rule)
  if (filter !== '' && parseBooleanFilter(filter, rule.criteria.length) === null)
    return changeRefusal(
      'wrong-filter',
      `\`${filter}\` is no logic over ${String(rule.criteria.length)} criteria (R6.18); write for example \`1 AND (2 OR 3)\``,
    )
  return { ...rule, booleanFilter: filter === '' ? null : filter }
}
