import { fieldTypes, maskTypes, sharingModels } from '@shared/model/object-config'
import { calendarAccesses, editions } from '@shared/model/org'
import { userTypes } from '@shared/model/user'
import * as v from 'valibot'
import { design } from './design-schema'
import {
  accountSettings,
  categoryGroupVisibility,
  childLevel,
  criteria,
  grantee,
  ipRange,
  list,
  optionalText,
  permissions,
  rowLevel,
  ruleBase,
  since2,
  text,
  yesNo,
} from './schema-parts'

import {
  connectedApp,
  dataCategoryGroup,
  folder,
  layout,
  loginHours,
  network,
} from './surroundings-schema'

/** Version of the format that this program writes; it reads this and older ones. */
export const documentVersion = 2

const settings = v.strictObject({
  enableExternalSharingModel: v.nullable(yesNo),
  enablePortalUserCaseSharing: yesNo,
  enablePartnerSuperUserAccess: yesNo,
  enableManagerGroups: yesNo,
  enablePortalUserVisibility: yesNo,
  enableCommunityUserVisibility: yesNo,
  t2ForecastAccessLevel: childLevel,
  hasAllAccessMode: v.picklist(['strict', 'share']),
  keepPreviousOwnerOnOpportunity: since2(yesNo, false),
  rwtAllowsDelete: yesNo,
  territoryRollsUpRoles: yesNo,
  cbpOwnerKeepsFullAccess: yesNo,
  hvuSeesAllAccountContacts: yesNo,
  convertedLeadReadOnly: yesNo,
  edition: since2(v.nullable(v.picklist(editions)), null),
  timeZone: since2(optionalText, null),
  isMfaRequired: since2(yesNo, false),
  isSsoOnly: since2(yesNo, false),
  knowledgeStandardSharing: since2(yesNo, false),
  enhancedFolderSharing: since2(yesNo, true),
  editReadOnlyOverridesFls: since2(yesNo, true),
  platformCase: since2(yesNo, false),
  defaultCalendarAccess: since2(v.nullable(v.picklist(calendarAccesses)), null),
  enforceIpRangesEveryRequest: since2(yesNo, false),
  strictEdition: since2(yesNo, false),
})

const user = v.strictObject({
  id: text,
  username: text,
  name: text,
  alias: optionalText,
  isActive: yesNo,
  isFrozen: yesNo,
  isLocked: v.exactOptional(yesNo),
  userType: v.picklist(userTypes),
  profile: text,
  role: optionalText,
  manager: optionalText,
  contact: optionalText,
  account: optionalText,
  isPortalSuperUser: yesNo,
  nickname: optionalText,
  fields: v.exactOptional(v.array(v.strictObject({ field: text, value: optionalText }))),
  isPersona: yesNo,
})

const role = v.strictObject({
  id: text,
  developerName: text,
  name: text,
  parent: optionalText,
  isParentKnown: v.exactOptional(v.literal(false)),
  portalType: v.picklist(['None', 'CustomerPortal', 'Partner']),
  portalAccount: optionalText,
  contactAccessLevel: childLevel,
  opportunityAccessLevel: childLevel,
  caseAccessLevel: childLevel,
  isMissing: yesNo,
  categoryGroupVisibilities: since2(list(categoryGroupVisibility), []),
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
  sharingModelReason: v.exactOptional(text),
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
      businessStatus: since2(optionalText, null),
      mask: since2(
        v.nullable(
          v.strictObject({
            maskType: v.picklist(maskTypes),
            maskChar: v.picklist(['asterisk', 'X']),
          }),
        ),
        null,
      ),
      isEncryptedAtRest: v.exactOptional(yesNo),
    }),
  ),
  recordTypes: since2(list(v.strictObject({ name: text, label: text, isActive: yesNo })), []),
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
  tripod: v.picklist([1, documentVersion]),
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
      loginHours: since2(v.nullable(loginHours), null),
      loginIpRanges: since2(list(ipRange), []),
      areLoginLimitsKnown: since2(yesNo, true),
      areUserPermissionsKnown: since2(yesNo, true),
      areActivityPermissionsKnown: v.exactOptional(v.literal(false)),
      layoutAssignments: since2(
        list(v.strictObject({ object: text, layout: text, recordType: optionalText })),
        [],
      ),
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
  permissionSetLicenseAssignments: since2(
    v.nullable(list(v.strictObject({ user: text, permissionSetLicense: text }))),
    null,
  ),
  customPermissions: since2(
    list(v.strictObject({ name: text, label: text, requiredPermissions: list(text) })),
    [],
  ),
  objects: list(object),
  layouts: since2(list(layout), []),
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
  folders: since2(list(folder), []),
  dataCategoryGroups: since2(list(dataCategoryGroup), []),
  networks: since2(list(network), []),
  connectedApps: since2(list(connectedApp), []),
  trustedIpRanges: since2(list(ipRange), []),
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
  design: v.exactOptional(design),
})

export type DocumentShape = v.InferOutput<typeof documentSchema>
