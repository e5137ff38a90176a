import { filterOperations } from '@shared/model/sharing'
import * as v from 'valibot'

export const text = v.string()
export const optionalText = v.nullable(v.string())
export const yesNo = v.boolean()
export const list = <Schema extends v.GenericSchema>(schema: Schema) => v.array(schema)

/** What documents of format 1 do not have: read as the default. */
export const since2 = <const Schema extends v.GenericSchema>(
  schema: Schema,
  missing: v.InferInput<Schema>,
) => v.optional(schema, missing as never) // the default is one of the schema's own inputs

export const childLevel = v.picklist(['None', 'Read', 'Edit'])
export const rowLevel = v.picklist(['Read', 'Edit', 'All'])

export const grantee = v.variant('kind', [
  v.strictObject({ kind: v.literal('user'), user: text }),
  v.strictObject({ kind: v.literal('group'), group: text }),
  v.strictObject({ kind: v.literal('role'), role: text }),
  v.strictObject({ kind: v.literal('roleAndSubordinates'), role: text }),
  v.strictObject({ kind: v.literal('roleAndSubordinatesInternal'), role: text }),
  v.strictObject({ kind: v.literal('territory'), territory: text }),
  v.strictObject({ kind: v.literal('territoryAndSubordinates'), territory: text }),
  v.strictObject({ kind: v.literal('managers'), user: text }),
  v.strictObject({ kind: v.literal('managerSubordinates'), user: text }),
  v.strictObject({ kind: v.literal('allInternalUsers') }),
  v.strictObject({ kind: v.literal('allPartnerUsers') }),
  v.strictObject({ kind: v.literal('allCustomerPortalUsers') }),
  v.strictObject({ kind: v.literal('unresolved'), text }),
])

export const categoryGroupVisibility = v.strictObject({
  dataCategoryGroup: text,
  visibility: v.picklist(['ALL', 'NONE', 'CUSTOM']),
  dataCategories: list(text),
})

export const ipRange = v.strictObject({ start: text, end: text, description: optionalText })

export const permissions = {
  objectPermissions: list(
    v.strictObject({
      object: text,
      allowCreate: yesNo,
      allowRead: yesNo,
      allowEdit: yesNo,
      allowDelete: yesNo,
      viewAllRecords: yesNo,
      modifyAllRecords: yesNo,
      viewAllFields: yesNo,
    }),
  ),
  fieldPermissions: list(
    v.strictObject({ object: text, field: text, readable: yesNo, editable: yesNo }),
  ),
  userPermissions: list(text),
  customPermissions: list(text),
  recordTypeVisibilities: since2(
    list(v.strictObject({ object: text, recordType: text, visible: yesNo, isDefault: yesNo })),
    [],
  ),
  categoryGroupVisibilities: since2(list(categoryGroupVisibility), []),
}

export const accountSettings = v.nullable(
  v.strictObject({
    contactAccessLevel: childLevel,
    opportunityAccessLevel: childLevel,
    caseAccessLevel: childLevel,
  }),
)

export const ruleBase = {
  name: text,
  label: text,
  object: text,
  accessLevel: rowLevel,
  accountSettings,
  sharedTo: list(grantee),
  isActive: yesNo,
}

export const criteria = {
  criteria: list(
    v.strictObject({ field: text, operation: v.picklist(filterOperations), value: text }),
  ),
  booleanFilter: optionalText,
}
