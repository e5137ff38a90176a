import { fieldTypes, sharingModels } from '@shared/model/object-config'
import { userTypes } from '@shared/model/user'
import * as v from 'valibot'
import {
  accountSettings,
  childLevel,
  criteria,
  grantee,
  list,
  optionalText,
  permissions,
  rowLevel,
  ruleBase,
  text,
  yesNo,
} from './schema-parts'

/** Version of the format that this program writes; it reads this and older ones. */
export const documentVersion = 1

const settings = v.strictObject({
  enableExternalSharingModel: v.nullable(yesNo),
  enablePortalUserCaseSharing: yesNo,
  enablePartnerSuperUserAccess: yesNo,
  enableManagerGroups: yesNo,
  enablePortalUserVisibility: yesNo,
  enableCommunityUserVisibility: yesNo,
  t2ForecastAccessLevel: childLevel,
  hasAllAccessMode: v.picklist(['strict', 'share']),
  rwtAllowsDelete: yesNo,
  territoryRollsUpRoles: yesNo,
  cbpOwnerKeepsFullAccess: yesNo,
  hvuSeesAllAccountContacts: yesNo,
  convertedLeadReadOnly: yesNo,
})

const user = v.strictObject({
  id: text,
  username: text,
  name: text,
  alias: optionalText,
  isActive: yesNo,
  isFrozen: yesNo,
  userType: v.picklist(userTypes),
  profile: text,
  role: optionalText,
  manager: optionalText,
  contact: optionalText,
  account: optionalText,
  isPortalSuperUser: yesNo,
  nickname: optionalText,
  isPersona: yesNo,
})

const role = v.strictObject({
  id: text,
  developerName: text,
  name: text,
  parent: optionalText,
  portalType: v.picklist(['None', 'CustomerPortal', 'Partner']),
  portalAccount: optionalText,
  contactAccessLevel: childLevel,
  opportunityAccessLevel: childLevel,
  caseAccessLevel: childLevel,
  isMissing: yesNo,
})

const group = v.strictObject({
  id: text,
  type: v.picklist(['Regular', 'Queue', 'Personal']),
  developerName: text,
  name: text,
  doesIncludeBosses: v.nullable(yesNo),
  members: v.nullable(list(grantee)),
  queueObjects: list(text),
  isMissing: yesNo,
})

const assignmentBase = { user: text, expirationDate: optionalText }

const object = v.strictObject({
  name: text,
  label: text,
  kind: v.picklist([
    'standard',
    'custom',
    'customSetting',
    'customMetadata',
    'platformEvent',
    'bigObject',
    'external',
  ]),
  isDeclared: yesNo,
  sharingModel: v.nullable(v.picklist(sharingModels)),
  externalSharingModel: v.nullable(v.picklist(sharingModels)),
  grantAccessUsingHierarchies: v.nullable(yesNo),
  keyPrefix: optionalText,
  fields: list(
    v.strictObject({
      name: text,
      label: text,
      type: v.nullable(v.picklist(fieldTypes)),
      isDeclared: yesNo,
      referenceTo: list(text),
      relationshipOrder: v.nullable(v.number()),
      writeRequiresMasterRead: yesNo,
      isRequired: yesNo,
      isCalculated: yesNo,
      securityClassification: optionalText,
      complianceGroup: optionalText,
    }),
  ),
})

const territory = v.strictObject({
  id: text,
  developerName: text,
  name: text,
  model: text,
  isActive: v.nullable(yesNo),
  parent: optionalText,
  accountAccessLevel: rowLevel,
  contactAccessLevel: childLevel,
  opportunityAccessLevel: childLevel,
  caseAccessLevel: childLevel,
  leadAccessLevel: v.picklist(['None', 'Read', 'Edit', 'All']),
  users: list(text),
  records: list(
    v.strictObject({
      object: text,
      record: text,
      cause: v.picklist(['Territory', 'Territory2AssociationManual']),
    }),
  ),
})

/**
 * The shape of an org document. Rows of records are checked by hand (`record-rows.ts`), because there may be a million.
 *
 * Ids are plain text here; they become ids when the document becomes an org.
 */
export const documentSchema = v.strictObject({
  tripod: v.literal(documentVersion),
  name: text,
  settings,
  users: list(user),
  roles: list(role),
  groups: list(group),
  profiles: list(
    v.strictObject({
      id: text,
      name: text,
      label: text,
      userLicense: optionalText,
      isPartial: yesNo,
      isMissing: yesNo,
      ...permissions,
    }),
  ),
  permissionSets: list(
    v.strictObject({
      id: text,
      name: text,
      label: text,
      license: optionalText,
      hasActivationRequired: yesNo,
      isMissing: yesNo,
      ...permissions,
    }),
  ),
  permissionSetGroups: list(
    v.strictObject({
      id: text,
      name: text,
      label: text,
      permissionSets: list(text),
      mutingPermissionSet: optionalText,
      hasActivationRequired: yesNo,
      isMissing: yesNo,
    }),
  ),
  mutingPermissionSets: list(v.strictObject({ id: text, name: text, label: text, ...permissions })),
  assignments: list(
    v.variant('kind', [
      v.strictObject({ kind: v.literal('permissionSet'), permissionSet: text, ...assignmentBase }),
      v.strictObject({
        kind: v.literal('permissionSetGroup'),
        permissionSetGroup: text,
        ...assignmentBase,
      }),
    ]),
  ),
  objects: list(object),
  sharingRules: list(
    v.variant('kind', [
      v.strictObject({ kind: v.literal('owner'), ...ruleBase, sharedFrom: list(grantee) }),
      v.strictObject({
        kind: v.literal('criteria'),
        ...ruleBase,
        ...criteria,
        includeRecordsOwnedByAll: yesNo,
      }),
      v.strictObject({
        kind: v.literal('guest'),
        ...ruleBase,
        ...criteria,
        includeHVUOwnedRecords: yesNo,
      }),
      v.strictObject({ kind: v.literal('notEvaluated'), ...ruleBase, reason: text }),
    ]),
  ),
  sharingSets: list(
    v.strictObject({
      name: text,
      profiles: list(text),
      accessMappings: list(
        v.strictObject({
          object: text,
          accessLevel: v.picklist(['Read', 'Edit']),
          userField: text,
          objectField: text,
        }),
      ),
      shareGroup: list(grantee),
    }),
  ),
  territories: list(territory),
  restrictionRules: list(
    v.strictObject({
      name: text,
      object: text,
      isActive: yesNo,
      enforcementType: v.picklist(['Restrict', 'Scoping', 'FieldRestrict']),
      userCriteria: text,
      recordFilter: text,
    }),
  ),
  shares: list(
    v.strictObject({
      object: text,
      record: text,
      grantee,
      level: rowLevel,
      rowCause: text,
      accountSettings,
    }),
  ),
  records: list(
    v.strictObject({
      object: text,
      columns: list(text),
      hasMatchedRules: yesNo,
      rows: v.array(v.unknown()),
    }),
  ),
  notRead: list(v.strictObject({ type: text, count: v.number() })),
})

export type DocumentShape = v.InferOutput<typeof documentSchema>
