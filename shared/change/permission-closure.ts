import { objectPermissionKeys, type ObjectPermissionKey } from '../model/container'

/** What each object permission needs beside it. Rule PRM-21. */
const needs: Readonly<Record<ObjectPermissionKey, readonly ObjectPermissionKey[]>> = {
  allowCreate: ['allowRead'],
  allowRead: [],
  allowEdit: ['allowRead'],
  allowDelete: ['allowRead', 'allowEdit'],
  viewAllRecords: ['allowRead'],
  modifyAllRecords: ['allowRead', 'allowEdit', 'allowDelete', 'viewAllRecords'],
  viewAllFields: ['allowRead'],
}

/**
 * The permissions that a tick or its removal is about: granting brings what the permission needs, taking away also takes
 * what needs it. Rule PRM-23.
 */
export function closureOf(
  permission: ObjectPermissionKey,
  isGranted: boolean,
): readonly ObjectPermissionKey[] {
  return isGranted
    ? [permission, ...needs[permission]]
    : objectPermissionKeys.filter((key) => key === permission || needs[key].includes(permission))
}
