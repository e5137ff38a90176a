import { knownElements } from './known-elements'
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

const nothingKnown: ReadonlySet<string> = new Set()

/** Import-formats 3.10. */
export function readSharingSet(
  reading: Reading,
  file: ReadFile,
  root: XmlElement,
  name: string,
): void {
  noteUnknownElements(reading, file, root, knownElements.get(file.type) ?? nothingKnown)
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

const enforcementTypes = ['Restrict', 'Scoping', 'FieldRestrict'] as const

/** `RestrictionRule` and `FieldRestrictionRule`; an unknown kind is taken to restrict. Source: import-formats 3.10. */
export function readRestrictionRule(
  reading: Reading,
  file: ReadFile,
  root: XmlElement,
  name: string,
): void {
  noteUnknownElements(reading, file, root, knownElements.get(root.name) ?? nothingKnown)
  const own: ParsedRestrictionRule['enforcementType'] =
    root.name === 'FieldRestrictionRule' ? 'FieldRestrict' : 'Restrict'
  reading.lists.restrictionRules.push({
    ...positionOf(file, root),
    name,
    label: wordOf(root, 'masterLabel'),
    object: ownName(reading, wordOf(root, 'targetEntity') ?? ''),
    isActive: flagOf(reading, file, root, 'active') ?? false,
    enforcementType: choiceOf(reading, file, root, 'enforcementType', enforcementTypes, own) ?? own,
    userCriteria: childOf(root, 'userCriteria')?.text.trim() ?? '',
    recordFilter: childOf(root, 'recordFilter')?.text.trim() ?? '',
  })
}
