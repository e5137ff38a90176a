import { settlePermissions } from './permission-entries'
import { knownElements } from './known-elements'
import type { ParsedIpRange, ParsedLoginHours, ParsedPermissions } from './parsed-containers'
import { readPermissions } from './permissions'
import { ownName, type Reading } from './reading'
import { standardProfileLabel } from './standard-profiles'
import type { XmlElement } from './xml'
import {
  childOf,
  childrenOf,
  flagOf,
  noteUnknownElements,
  positionOf,
  wordOf,
  wordsOf,
  type ReadFile,
} from './xml-values'

const nothingKnown: ReadonlySet<string> = new Set()

function permissionsIn(reading: Reading, file: ReadFile, root: XmlElement): ParsedPermissions {
  noteUnknownElements(reading, file, root, knownElements.get(file.type) ?? nothingKnown)
  return readPermissions(reading, file, root.children)
}

/** Import-formats 3.4. */
export function readProfile(
  reading: Reading,
  file: ReadFile,
  root: XmlElement,
  name: string,
): void {
  const at = { ...positionOf(file, root), name }
  const permissions = permissionsIn(reading, file, root)
  reading.lists.profiles.push({
    ...at,
    label: standardProfileLabel(name),
    isCustom: flagOf(reading, file, root, 'custom'),
    userLicense: wordOf(root, 'userLicense'),
    isPartial: true,
    loginHours: loginHoursIn(childOf(root, 'loginHours')),
    loginIpRanges: childrenOf(root, 'loginIpRanges').map((range) => ipRange(file, range)),
    ...settlePermissions(reading, at, permissions),
  })
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const // prettier-ignore

function loginHoursIn(element: XmlElement | undefined): ParsedLoginHours[] {
  if (element === undefined) return []
  return weekdays.flatMap((weekday) => {
    const start = wordOf(element, `${weekday}Start`)
    const end = wordOf(element, `${weekday}End`)
    if (start === null || end === null) return []
    return [{ weekday, startMinute: Number(start), endMinute: Number(end) }]
  })
}

function ipRange(file: ReadFile, element: XmlElement): ParsedIpRange {
  const startAddress = wordOf(element, 'startAddress') ?? ''
  const endAddress = wordOf(element, 'endAddress') ?? startAddress
  return { ...positionOf(file, element), startAddress, endAddress }
}

/**
 * A permission set, or one file of a decomposed one, whose root is the set or a single entry; parts are united later.
 *
 * Source: import-formats 1.4, 3.5.
 */
export function readPermissionSet(
  reading: Reading,
  file: ReadFile,
  root: XmlElement,
  name: string,
): void {
  const isEntry = root.name !== 'PermissionSet'
  const permissions = isEntry
    ? readPermissions(reading, file, [root])
    : permissionsIn(reading, file, root)
  reading.lists.permissionSets.push({
    ...positionOf(file, root),
    name,
    label: isEntry ? null : wordOf(root, 'label'),
    license: isEntry ? null : wordOf(root, 'license'),
    hasActivationRequired:
      !isEntry && (flagOf(reading, file, root, 'hasActivationRequired') ?? false),
    isPartial: false,
    ...permissions,
  })
}

/** Import-formats 3.5; true takes away. */
export function readMutingPermissionSet(
  reading: Reading,
  file: ReadFile,
  root: XmlElement,
  name: string,
): void {
  const at = { ...positionOf(file, root), name }
  const permissions = settlePermissions(reading, at, permissionsIn(reading, file, root))
  reading.lists.mutingPermissionSets.push({ ...at, label: wordOf(root, 'label'), ...permissions })
}

export function readPermissionSetGroup(
  reading: Reading,
  file: ReadFile,
  root: XmlElement,
  name: string,
): void {
  noteUnknownElements(reading, file, root, knownElements.get(file.type) ?? nothingKnown)
  const namesIn = (child: string) => wordsOf(root, child).map((each) => ownName(reading, each))
  reading.lists.permissionSetGroups.push({
    ...positionOf(file, root),
    name,
    label: wordOf(root, 'label'),
    status: wordOf(root, 'status'),
    hasActivationRequired: flagOf(reading, file, root, 'hasActivationRequired') ?? false,
    permissionSets: namesIn('permissionSets'),
    mutingPermissionSets: namesIn('mutingPermissionSets'),
  })
}

/** Rule PRM-44. */
export function readCustomPermission(
  reading: Reading,
  file: ReadFile,
  root: XmlElement,
  name: string,
): void {
  noteUnknownElements(reading, file, root, knownElements.get(file.type) ?? nothingKnown)
  const required = childrenOf(root, 'requiredPermission')
    .filter((each) => flagOf(reading, file, each, 'dependency') !== false)
    .map((each) => wordOf(each, 'customPermission'))
    .filter((each) => each !== null)
  reading.lists.customPermissions.push({
    ...positionOf(file, root),
    name,
    label: wordOf(root, 'label'),
    requires: required.map((each) => ownName(reading, each)),
  })
}
