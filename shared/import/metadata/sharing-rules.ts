import { filterOperations } from '@shared/model/sharing'
import { booleanFilterProblem } from './boolean-filter'
import { readGrantees } from './grantees'
import type { ParsedAccountSettings, ParsedCriteriaItem, ParsedSharingRule } from './parsed-sharing'
import { childLevels } from './principals'
import { countComponents, ownName, report, type Reading } from './reading'
import type { XmlElement } from './xml'
import {
  childOf,
  childrenOf,
  choiceOf,
  flagOf,
  noteUnknownElements,
  positionOf,
  wordOf,
  type ReadFile,
} from './xml-values'

type RuleKind = Exclude<ParsedSharingRule['kind'], 'accountRelationship'>

/** Element of the list, root of the decomposed file, type in `package.xml`. */
const ruleElements: ReadonlyMap<string, RuleKind> = new Map([
  ['sharingOwnerRules', 'owner'],
  ['SharingOwnerRule', 'owner'],
  ['sharingCriteriaRules', 'criteria'],
  ['SharingCriteriaRule', 'criteria'],
  ['sharingGuestRules', 'guest'],
  ['SharingGuestRule', 'guest'],
  ['sharingTerritoryRules', 'territory'],
  ['SharingTerritoryRule', 'territory'],
])
const ruleTypes: Readonly<Record<RuleKind, string>> = {
  owner: 'SharingOwnerRule',
  criteria: 'SharingCriteriaRule',
  guest: 'SharingGuestRule',
  territory: 'SharingTerritoryRule',
}

/** Rules of one object, or one rule of a decomposed file, whose name the file then has. Source: import-formats 1.4, 3.9. */
export function readSharingRules(
  reading: Reading,
  file: ReadFile,
  root: XmlElement,
  fileName: string,
  parent: string,
): void {
  const object = parent === '' ? fileName : parent
  const kind = ruleElements.get(root.name)
  if (kind !== undefined) {
    readRule(reading, file, root, kind, object, fileName)
    return
  }
  noteUnknownElements(reading, file, root, 'SharingRules')
  for (const element of root.children) {
    const childKind = ruleElements.get(element.name)
    if (childKind === undefined) continue
    const name = wordOf(element, 'fullName')
    if (name !== null) {
      readRule(reading, file, element, childKind, object, name)
      continue
    }
    const message = 'sharing rule without `fullName`; it was left out, name it'
    report(reading, 'warning', 'entry-without-name', positionOf(file, element), message)
  }
}

function readRule(
  reading: Reading,
  file: ReadFile,
  element: XmlElement,
  kind: RuleKind,
  object: string,
  name: string,
): void {
  noteUnknownElements(reading, file, element, 'sharing rule')
  countComponents(reading, ruleTypes[kind], 1, true)
  const criteria = childrenOf(element, 'criteriaItems').map((item) =>
    readCriteriaItem(reading, file, item),
  )
  const levels = ['Read', 'Edit', 'All'] as const
  const rule = {
    ...positionOf(file, element),
    kind,
    object,
    name: ownName(reading, name),
    label: wordOf(element, 'label'),
    accessLevel: choiceOf(reading, file, element, 'accessLevel', levels, 'Read') ?? 'Read',
    accountSettings: readAccountSettings(reading, file, childOf(element, 'accountSettings')),
    sharedTo: readGrantees(reading, file, childOf(element, 'sharedTo')),
    sharedFrom: readGrantees(reading, file, childOf(element, 'sharedFrom')),
    criteria,
    booleanFilter: wordOf(element, 'booleanFilter'),
    includeRecordsOwnedByAll: flagOf(reading, file, element, 'includeRecordsOwnedByAll'),
    includeHVUOwnedRecords: flagOf(reading, file, element, 'includeHVUOwnedRecords'),
  }
  const problem = ruleProblem(rule, wordOf(element, 'accessLevel'))
  if (problem !== null) {
    const message = `rule \`${rule.name}\`: ${problem}; the rule is not evaluated, correct it`
    report(reading, 'error', 'bad-sharing-rule', rule, message)
  }
  reading.lists.sharingRules.push({ ...rule, problem })
}

function ruleProblem(
  rule: Omit<ParsedSharingRule, 'problem'>,
  statedLevel: string | null,
): string | null {
  if (statedLevel === null) return 'no `accessLevel`'
  const unknown = rule.criteria.findIndex((item) => item.operation === null)
  if (unknown !== -1) return `item ${unknown + 1} has an operation that is not known`
  const nameless = rule.criteria.findIndex((item) => item.field === '')
  if (nameless !== -1) return `item ${nameless + 1} has no field`
  if (rule.booleanFilter === null) return null
  return booleanFilterProblem(rule.booleanFilter, rule.criteria.length)
}

function readCriteriaItem(
  reading: Reading,
  file: ReadFile,
  element: XmlElement,
): ParsedCriteriaItem {
  const valueField = wordOf(element, 'valueField')
  return {
    ...positionOf(file, element),
    field: ownName(reading, wordOf(element, 'field') ?? ''),
    operation: choiceOf(reading, file, element, 'operation', filterOperations, null),
    value: childOf(element, 'value')?.text ?? '',
    valueField: valueField === null ? null : ownName(reading, valueField),
  }
}

function readAccountSettings(
  reading: Reading,
  file: ReadFile,
  element: XmlElement | undefined,
): ParsedAccountSettings | null {
  if (element === undefined) return null
  const levelOf = (name: string) =>
    choiceOf(reading, file, element, name, childLevels, 'None') ?? 'None'
  return {
    contactAccessLevel: levelOf('contactAccessLevel'),
    opportunityAccessLevel: levelOf('opportunityAccessLevel'),
    caseAccessLevel: levelOf('caseAccessLevel'),
  }
}
