import { objectNamed } from '@shared/engine/compile/compile-tables'
import { isWider } from '@shared/change/sharing-model-choice'
import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import { mayHaveRows } from '@shared/engine/compile/compiled-object'
import { parseBooleanFilter } from '@shared/model/boolean-filter'
import type { CriteriaItem } from '@shared/model/sharing'
import type { RuleDraft, RuleProblem } from '@shared/protocol/engine'
import { operationsOf, refusedField } from './rule-fields'

const mostItems = 25
const mostLetters = 240
const mostRules = 300
const mostCriteriaRules = 50

/** What is wrong with a rule as it stands in the form, each with the rule that says so. */
export function ruleProblems(
  compiled: CompiledOrg,
  draft: RuleDraft,
  was: string | null,
): RuleProblem[] {
  const { org } = compiled
  const object = objectNamed(compiled, draft.object)
  const problems: RuleProblem[] = []
  const note = (
    place: RuleProblem['place'],
    rule: string,
    sentence: string,
    rest: Partial<RuleProblem> = {},
  ) => problems.push({ place, rule, sentence, item: null, isWarning: false, ...rest })

  if (object === undefined || !mayHaveRows(object))
    note('rule', 'R6.2', `\`${draft.object}\` has no sharing of its own and so no sharing rules`)
  else if (isWider(object.internalModel, draft.accessLevel === 'Read' ? 'Private' : 'Read'))
    note(
      'level',
      'R6.1',
      'the default opens as much to everybody inside, so the rule opens nothing to them',
      {
        isWarning: true,
      },
    )
  if (draft.name.trim() === '') note('name', 'R6.3', 'a rule needs a name')
  if (draft.kind === 'owner' && draft.sharedFrom.length === 0)
    note('from', 'R6.4', 'say whose records the rule shares')
  if (draft.sharedTo.length === 0)
    note('to', draft.kind === 'guest' ? 'R6.7' : 'R6.12', 'say with whom the rule shares')
  if (draft.kind === 'guest' && draft.accessLevel !== 'Read')
    note('level', 'R6.7', 'a guest rule gives Read and nothing more')
  if (draft.accessLevel === 'All' && draft.object !== 'Campaign')
    note('level', 'R6.8', 'only rules of campaigns give full access')

  if (draft.kind !== 'owner') {
    if (draft.criteria.length === 0) note('criteria', 'R6.5', 'a criteria rule needs a criterion')
    if (draft.criteria.length > mostItems)
      note(
        'criteria',
        'R6.18',
        `a rule has up to ${mostItems} criteria, not ${draft.criteria.length}`,
      )
    const fields = new Map(object?.fields.map((field) => [field.name.toLowerCase(), field]))
    draft.criteria.forEach((item, at) => {
      const found = problemOf(item, fields.get(item.field.toLowerCase()))
      if (found !== null) note('criteria', found.rule, found.sentence, { item: at })
    })
    const filter = draft.booleanFilter.trim()
    const parsed = filter === '' ? null : parseBooleanFilter(filter, draft.criteria.length)
    if (filter !== '' && parsed === null)
      note(
        'filter',
        'R6.18',
        `\`${filter}\` is no logic over the criteria; write for example 1 AND (2 OR 3)`,
      )
    const unused = draft.criteria.flatMap((_, at) =>
      new RegExp(`\\b${at + 1}\\b`).test(filter) ? [] : [at + 1],
    )
    if (parsed !== null && unused.length > 0)
      note('filter', 'R6.18', `every criterion is used; ${unused.join(', ')} is not`)
  }

  const others = org.sharingRules.filter(
    (rule) => rule.object === draft.object && rule.name !== was,
  )
  if (others.length + 1 > mostRules)
    note('rule', 'R6.21', `an object has up to ${mostRules} rules`, { isWarning: true })
  const criteriaCount = others.filter(({ kind }) => kind === 'criteria' || kind === 'guest').length
  if (draft.kind !== 'owner' && criteriaCount + 1 > mostCriteriaRules)
    note('rule', 'R6.21', `an object has up to ${mostCriteriaRules} criteria and guest rules`, {
      isWarning: true,
    })
  return problems
}

function problemOf(
  { field, operation, value }: CriteriaItem,
  config: Parameters<typeof refusedField>[0] | undefined,
): Pick<RuleProblem, 'sentence' | 'rule'> | null {
  if (field === '') return { sentence: 'choose a field', rule: 'R6.5' }
  if (field.includes('.') || config === undefined)
    return { sentence: `\`${field}\` is no field of the object itself`, rule: 'R6.5' }
  const refused = refusedField(config)
  if (refused !== '') return { sentence: refused, rule: 'R6.14' }
  if (!operationsOf(config.type).includes(operation))
    return {
      sentence: `\`${operation}\` does not go with a field of type ${config.type ?? 'unknown'}`,
      rule: 'R6.15',
    }
  if (value.length > mostLetters)
    return { sentence: `a value has up to ${mostLetters} letters`, rule: 'R6.16' }
  const isNumber = ['Number', 'Currency', 'Percent'].includes(config.type ?? '')
  if (
    isNumber &&
    value.trim() !== '' &&
    value.split(',').some((part) => Number.isNaN(Number(part)))
  )
    return { sentence: `\`${value}\` is no number`, rule: 'R6.15' }
  if (config.type === 'Checkbox' && !/^(true|false)$/i.test(value.trim()))
    return { sentence: 'a checkbox is True or False', rule: 'R6.15' }
  return null
}
