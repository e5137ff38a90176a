import { folderKinds } from '@shared/model/folder'
import * as v from 'valibot'
import { grantee, ipRange, list, optionalText, text, yesNo } from './schema-parts'

const loginWindow = v.nullable(v.strictObject({ start: v.number(), end: v.number() }))

export const loginHours = v.strictObject({
  monday: loginWindow,
  tuesday: loginWindow,
  wednesday: loginWindow,
  thursday: loginWindow,
  friday: loginWindow,
  saturday: loginWindow,
  sunday: loginWindow,
})

export const layout = v.strictObject({
  object: text,
  name: text,
  items: list(
    v.strictObject({ field: text, behavior: v.picklist(['Edit', 'Required', 'Readonly']) }),
  ),
})

export const folder = v.strictObject({
  id: text,
  kind: v.picklist(folderKinds),
  name: text,
  label: text,
  parent: optionalText,
  accessType: v.picklist(['Hidden', 'Public', 'PublicInternal', 'Shared', 'Personal']),
  publicFolderAccess: v.picklist(['ReadOnly', 'ReadWrite']),
  owner: optionalText,
  shares: list(
    v.strictObject({
      sharedTo: v.union([grantee, v.strictObject({ kind: v.literal('everyone') })]),
      accessLevel: v.picklist(['View', 'EditAllContents', 'Manage']),
    }),
  ),
})

export const dataCategoryGroup = v.strictObject({
  name: text,
  label: text,
  isActive: yesNo,
  objects: list(text),
  categories: list(v.strictObject({ name: text, label: text, parent: optionalText })),
  defaultVisibility: v.nullable(
    v.strictObject({
      visibility: v.picklist(['ALL', 'NONE', 'CUSTOM']),
      dataCategories: list(text),
    }),
  ),
})

export const network = v.strictObject({
  name: text,
  status: v.nullable(v.picklist(['UnderConstruction', 'Live', 'DownForMaintenance'])),
  profiles: list(text),
  permissionSets: list(text),
  guestProfile: optionalText,
  enableGuestFileAccess: yesNo,
})

export const connectedApp = v.strictObject({
  name: text,
  label: text,
  permittedUsers: v.picklist(['AllUsers', 'AdminApproved']),
  ipRelaxation: v.picklist(['ENFORCE', 'RELAX_SECOND_FACTOR', 'BYPASS']),
  isBlocked: yesNo,
  highAssurance: v.picklist(['None', 'Block', 'RaiseSessionLevel']),
  profiles: list(text),
  permissionSets: list(text),
  ipRanges: list(ipRange),
})
