import type { ParsedAccessMapping, ParsedRestrictionRule } from './parsed-sharing'
import { ownName, report, type Reading } from './reading'
import type { XmlElement } from './xml'
import {
  childOf,
  childrenOf,
  choiceOf,
  flagOf,
  noteUnknownElements,
  positionOf,
  wordOf,
  wordsOf,
  type ReadFile,
} from './xml-values'

/** Import-formats 3.10. */
export function readSharingSet(
  reading: Reading,
  file: ReadFile,
  root: XmlElement,
  name: string,
): void {
  noteUnknownElements(reading, file, root, file.type)
  reading.lists.sharingSets.push({
    ...positionOf(file, root),
    name,
    label: wordOf(root, 'name'),
    profiles: wordsOf(root, 'profiles'),
    accessMappings: childrenOf(root, 'accessMappings').flatMap((each) =>
      readAccessMapping(reading, file, each),
    ),
  })
}

function readAccessMapping(
  reading: Reading,
  file: ReadFile,
  element: XmlElement,
): ParsedAccessMapping[] {
  noteUnknownElements(reading, file, element, 'access mapping')
  const object = wordOf(element, 'object')
  const objectField = wordOf(element, 'objectField')
  const userField = wordOf(element, 'userField')
  if (object === null || objectField === null || userField === null) {
    const message =
      'access mapping without `object`, `objectField` or `userField`; it was left out, complete it'
    report(reading, 'warning', 'entry-without-name', positionOf(file, element), message)
    return []
  }
  const levels = ['Read', 'Edit'] as const
  return [
    {
      ...positionOf(file, element),
      object: ownName(reading, object),
      accessLevel: choiceOf(reading, file, element, 'accessLevel', levels, 'Read') ?? 'Read',
      objectField: ownName(reading, objectField),
      userField,
    },
  ]
}

/** Shares between related accounts, which this model keeps and does not evaluate. Source: import-formats 3.14, R6.23. */
export function readAccountRelationshipRule(
  reading: Reading,
  file: ReadFile,
  root: XmlElement,
  name: string,
): void {
  const levels = ['Read', 'Edit'] as const
  reading.lists.sharingRules.push({
    ...positionOf(file, root),
    kind: 'accountRelationship',
    object: ownName(reading, wordOf(root, 'entityType') ?? 'Account'),
    name,
    label: wordOf(root, 'masterLabel'),
    accessLevel: choiceOf(reading, file, root, 'accessLevel', levels, 'Read') ?? 'Read',
    accountSettings: null,
    sharedTo: [],
    sharedFrom: [],
    criteria: [],
    booleanFilter: null,
    includeRecordsOwnedByAll: null,
    includeHVUOwnedRecords: null,
    problem: null,
  })
}

const enforcementTypes = ['Restrict', 'Scoping', 'FieldRestrict'] as const

/** `RestrictionRule` and `FieldRestrictionRule`; an unknown kind is taken to restrict. Source: import-formats 3.10. */
export function readRestrictionRule(
  reading: Reading,
  file: ReadFile,
  root: XmlElement,
  name: string,
): void {
  noteUnknownElements(reading, file, root, root.name)
  const object = wordOf(root, 'targetEntity')
  if (object === null) {
    const message = '`targetEntity` is missing; the rule was left out, name its object'
    report(reading, 'error', 'entry-without-name', positionOf(file, root), message)
    return
  }
  const own: ParsedRestrictionRule['enforcementType'] =
    root.name === 'FieldRestrictionRule' ? 'FieldRestrict' : 'Restrict'
  reading.lists.restrictionRules.push({
    ...positionOf(file, root),
    name,
    label: wordOf(root, 'masterLabel'),
    object: ownName(reading, object),
    isActive: flagOf(reading, file, root, 'active') ?? false,
    enforcementType: choiceOf(reading, file, root, 'enforcementType', enforcementTypes, own) ?? own,
    userCriteria: childOf(root, 'userCriteria')?.text.trim() ?? '',
    recordFilter: childOf(root, 'recordFilter')?.text.trim() ?? '',
  })
}
