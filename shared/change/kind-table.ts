import type { ItemKind } from './item'
import type { Kind, Property } from './kind'
import {
  mutingPermissionSetKind,
  permissionSetGroupKind,
  permissionSetKind,
} from './kinds/container'
import { fieldKind } from './kinds/field'
import { groupKind, queueKind } from './kinds/group'
import { objectKind } from './kinds/object'
import { profileKind } from './kinds/profile'
import { recordKind } from './kinds/record'
import { restrictionRuleKind } from './kinds/restriction-rule'
import { roleKind } from './kinds/role'
import { sharingRuleKind } from './kinds/sharing-rule'
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
  sharingRule: sharingRuleKind,
  restrictionRule: restrictionRuleKind,
  record: recordKind,
}

/** A property of a kind by its name, in any letter case. */
export function propertyNamed({ properties }: Kind, text: string): Property | null {
  const wanted = text.toLowerCase()
  return properties.find(({ name }) => name.toLowerCase() === wanted) ?? null
}
