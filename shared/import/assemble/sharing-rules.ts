import type { CriteriaItem, SharingRule } from '@shared/model/sharing'
import type { ParsedSharingRule } from '../metadata/parsed-sharing'
import { shareTableOf } from '../data/known-objects'
import type { Parties } from './grantees'
import { sortedGrantees } from './grantee-key'
import { granteeNamed } from './grantees'
import type { ObjectRegistry } from './object-registry'
import { spelling } from './object-registry'
import { sortedBy } from './order'
import { hasUnknownRecordTypes } from './record-types'
import { report } from './findings'
import { hasTable, type Sources } from './sources'

/** Criteria that can be compared, or why they cannot. */
function criteriaOf(
  sources: Sources,
  parsed: ParsedSharingRule,
): { items: CriteriaItem[] } | { reason: string } {
  const items: CriteriaItem[] = []
  for (const { field, operation, value, valueField } of parsed.criteria) {
    if (operation === null) return { reason: `operation on \`${field}\` is not known` }
    if (valueField !== null) return { reason: `\`${field}\` is compared with another field` }
    if (/(?:^|\.)RecordTypeId$/i.test(field) && hasUnknownRecordTypes(sources, parsed.object))
      return { reason: 'record types of the records are not in this import; export RecordType' }
    items.push({ field: field.slice(field.indexOf('.') + 1), operation, value })
  }
  return { items }
}

const notModelled = {
  territory: 'rules of first-generation territories are not modelled',
  accountRelationship:
    'the file names a type of relationship and no accounts; export the share rows of the object, which say what it opens',
} as const

function sharingRule(
  sources: Sources,
  parties: Parties,
  registry: ObjectRegistry,
  parsed: ParsedSharingRule,
): SharingRule {
  const grantees = (named: ParsedSharingRule['sharedTo']) =>
    sortedGrantees(named.map((entry) => granteeNamed(sources, parties, entry)))
  const base = {
    name: parsed.name,
    label: parsed.label ?? parsed.name,
    object: spelling(registry, parsed.object),
    accessLevel: parsed.accessLevel,
    accountSettings: parsed.accountSettings,
    sharedTo: grantees(parsed.sharedTo),
    isActive: true,
  }
  if (parsed.problem !== null) return { ...base, kind: 'notEvaluated', reason: parsed.problem }
  if (parsed.kind === 'owner')
    return { ...base, kind: 'owner', sharedFrom: grantees(parsed.sharedFrom) }
  if (parsed.kind === 'territory' || parsed.kind === 'accountRelationship')
    return { ...base, kind: 'notEvaluated', reason: notModelled[parsed.kind] }
  const criteria = criteriaOf(sources, parsed)
  if ('reason' in criteria) return { ...base, kind: 'notEvaluated', reason: criteria.reason }
  const shared = { ...base, criteria: criteria.items, booleanFilter: parsed.booleanFilter }
  return parsed.kind === 'guest'
    ? { ...shared, kind: 'guest', includeHVUOwnedRecords: parsed.includeHVUOwnedRecords ?? false }
    : {
        ...shared,
        kind: 'criteria',
        includeRecordsOwnedByAll: parsed.includeRecordsOwnedByAll ?? true,
      }
}

/**
 * R6.23: an account relationship rule names no accounts, and what it opens stands in rows of cause `ARImplicit`. Where the
 * import holds the share rows of the object, they say it all, and the rule leaves nothing open.
 */
function isToldByRows(sources: Sources, parsed: ParsedSharingRule): boolean {
  if (parsed.kind !== 'accountRelationship' || !hasTable(sources, shareTableOf(parsed.object)))
    return false
  const message = `the share rows of \`${parsed.object}\` say what account relationship rule \`${parsed.name}\` opens (R6.23)`
  report(sources.findings, 'note', 'rule-told-by-rows', parsed, message)
  return true
}

/** Sharing rules with their grantees resolved; what cannot be evaluated is kept with its reason. Rules R6.3, R6.7. */
export function assembleSharingRules(
  sources: Sources,
  parties: Parties,
  registry: ObjectRegistry,
): SharingRule[] {
  return sortedBy(
    sources.metadata.sharingRules
      .filter((parsed) => !isToldByRows(sources, parsed))
      .map((parsed) => sharingRule(sources, parties, registry, parsed)),
    (rule) => rule.object,
    (rule) => rule.name,
    (rule) => rule.kind,
  )
}
