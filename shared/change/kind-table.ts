import type { ItemKind } from './item'
import type { Kind, Property } from './kind'
import {
  mutingPermissionSetKind,
  permissionSetGroupKind,
  permissionSetKind,
} from './kinds/container'
import { connectedAppKind } from './kinds/connected-app'
import { customPermissionKind } from './kinds/custom-permission'
import { dataCategoryGroupKind } from './kinds/data-category-group'
import { fieldKind } from './kinds/field'
import { folderKind } from './kinds/folder'
import { groupKind, queueKind } from './kinds/group'
import { layoutKind } from './kinds/layout'
import { networkKind } from './kinds/network'
import { objectKind } from './kinds/object'
import { profileKind } from './kinds/profile'
import { recordKind } from './kinds/record'
import { recordTypeKind } from './kinds/record-type'
import { restrictionRuleKind } from './kinds/restriction-rule'
import { roleKind } from './kinds/role'
import { shareKind, teamMemberKind } from './kinds/share'
import { sharingRuleKind } from './kinds/sharing-rule'
import { sharingSetKind } from './kinds/sharing-set'
import { territoryKind } from './kinds/territory'
import { trustedIpRangeKind } from './kinds/trusted-ip-range'
import { userKind } from './kinds/user'

/** Every kind of thing that changes make, edit and delete, in the order of the Model view. */
export const kindTable: Readonly<Record<ItemKind, Kind>> = {
  user: userKind,
  role: roleKind,
  profile: profileKind,
  permissionSet: permissionSetKind,
  permissionSetGroup: permissionSetGroupKind,
  mutingPermissionSet: mutingPermissionSetKind,
  group: groupKind,
  queue: queueKind,
  object: objectKind,
  field: fieldKind,
  recordType: recordTypeKind,
  layout: layoutKind,
  sharingRule: sharingRuleKind,
  territory: territoryKind,
  sharingSet: sharingSetKind,
  restrictionRule: restrictionRuleKind,
  folder: folderKind,
  share: shareKind,
  teamMember: teamMemberKind,
  record: recordKind,
  customPermission: customPermissionKind,
  dataCategoryGroup: dataCategoryGroupKind,
  network: networkKind,
  connectedApp: connectedAppKind,
  trustedIpRange: trustedIpRangeKind,
}

/** A property of a kind by its name, in any letter case. */
export function propertyNamed({ properties }: Kind, text: string): Property | null {
  const wanted = text.toLowerCase()
  return properties.find(({ name }) => name.toLowerCase() === wanted) ?? null
}
