import { granteeElements, type GranteeElement, type ParsedGrantee } from './parsed-sharing'
import { ownName, report, type Reading } from './reading'
import type { XmlElement } from './xml'
import { positionOf, type ReadFile } from './xml-values'

const flags: readonly GranteeElement[] = [
  'allInternalUsers',
  'allPartnerUsers',
  'allCustomerPortalUsers',
  'allRestrictedEmployeeUsers',
]

/** Spellings of before API 33, and of queue members. Source: import-formats 3.8, 3.9. */
const otherSpellings: ReadonlyMap<string, GranteeElement> = new Map([
  ['groups', 'group'],
  ['publicGroup', 'group'],
  ['queues', 'queue'],
  ['roles', 'role'],
  ['rolesAndSubordinates', 'roleAndSubordinates'],
  ['roleAndSubordinateInternal', 'roleAndSubordinatesInternal'],
  ['roleAndSubordinate', 'roleAndSubordinates'],
  ['territories', 'territory'],
  ['territoriesAndSubordinates', 'territoryAndSubordinates'],
  ['manager', 'managers'],
  ['managerSubordinate', 'managerSubordinates'],
  ['channelProgramGroups', 'channelProgramGroup'],
  ['users', 'user'],
])

export function granteeElement(name: string): GranteeElement | null {
  return granteeElements.find((element) => element === name) ?? otherSpellings.get(name) ?? null
}

/** Whom `sharedTo` or `sharedFrom` names, in file order. Source: import-formats 3.9. */
export function readGrantees(
  reading: Reading,
  file: ReadFile,
  shared: XmlElement | undefined,
): ParsedGrantee[] {
  return (shared?.children ?? []).map((child) => readGrantee(reading, file, child))
}

/** Plural wrapper, singular items. Source: import-formats 3.8. */
export function readQueueMembers(
  reading: Reading,
  file: ReadFile,
  members: XmlElement,
): ParsedGrantee[] {
  return members.children.flatMap((wrapper) => readGrantees(reading, file, wrapper))
}

function readGrantee(reading: Reading, file: ReadFile, child: XmlElement): ParsedGrantee {
  const element = granteeElement(child.name)
  const text = child.text.trim()
  const at = positionOf(file, child)
  if (element === null) {
    const written = text === '' ? child.name : `${child.name}:${text}`
    const message = `\`${written}\` is no grantee known here; whom it reaches is unknown, update tripod or name a group`
    report(reading, 'warning', 'unknown-grantee', at, message)
    return { ...at, element, name: written }
  }
  const isFlag = flags.includes(element)
  if (!isFlag && text === '') {
    const message = `\`${child.name}\` names nobody; it reaches nobody, correct it`
    report(reading, 'warning', 'entry-without-name', at, message)
  }
  const name = element === 'user' ? text : ownName(reading, text)
  return { ...at, element, name: isFlag ? '' : name }
}
