import { settlePermissions } from './permission-entries'
import { ipRange } from './connected-apps'
import type { ParsedPermissions } from './parsed-containers'
import { readPermissions } from './permissions'
import { layoutAssignmentsIn, loginHoursIn } from './profile-parts'
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

function permissionsIn(reading: Reading, file: ReadFile, root: XmlElement): ParsedPermissions {
  noteUnknownElements(reading, file, root, file.type)
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
    loginHours: loginHoursIn(reading, file, childOf(root, 'loginHours')),
    loginIpRanges: childrenOf(root, 'loginIpRanges').map(ipRange),
    layoutAssignments: layoutAssignmentsIn(reading, file, root),
    ...settlePermissions(reading, at, permissions),
  })
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
  noteUnknownElements(reading, file, root, file.type)
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
  noteUnknownElements(reading, file, root, file.type)
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
