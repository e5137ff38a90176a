/** Child elements per root that this version knows, read or passed over on purpose; others are counted. Source: import-formats 3. */
const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

const permissionLists = `agentAccesses applicationVisibilities classAccesses customMetadataTypeAccesses customPermissions
  customSettingAccesses description externalDataSourceAccesses fieldPermissions flowAccesses fullName objectPermissions
  pageAccesses recordTypeVisibilities servicePresenceStatusAccesses userPermissions`

const sharingRuleBase = `fullName accessLevel accountSettings description label sharedTo sharedFrom criteriaItems booleanFilter
  includeRecordsOwnedByAll includeHVUOwnedRecords`

export const knownElements: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'Profile',
    words(`${permissionLists} categoryGroupVisibilities custom fieldLevelSecurities layoutAssignments loginFlows loginHours
      loginIpRanges profileActionOverrides tabVisibilities userLicense`),
  ],
  [
    'PermissionSet',
    words(`${permissionLists} emailRoutingAddressAccesses externalCredentialPrincipalAccesses hasActivationRequired label
      license tabSettings dataspaceScopes`),
  ],
  [
    'MutingPermissionSet',
    words(`${permissionLists} emailRoutingAddressAccesses externalCredentialPrincipalAccesses hasActivationRequired label
      license tabSettings dataspaceScopes`),
  ],
  [
    'PermissionSetGroup',
    words(
      `fullName description hasActivationRequired label mutingPermissionSets permissionSets status`,
    ),
  ],
  [
    'CustomPermission',
    words('fullName connectedApp description isLicensed label requiredPermission'),
  ],
  [
    'Role',
    words(`fullName name parentRole description caseAccessLevel contactAccessLevel opportunityAccessLevel
      mayForecastManagerShare`),
  ],
  ['Group', words('fullName name description doesIncludeBosses')],
  [
    'Queue',
    words(`fullName name description email doesSendEmailToMembers doesIncludeBosses queueMembers queueRoutingConfig
      queueSobject`),
  ],
  [
    'SharingRules',
    words(
      'fullName sharingOwnerRules sharingCriteriaRules sharingGuestRules sharingTerritoryRules',
    ),
  ],
  ['sharing rule', words(sharingRuleBase)],
  ['SharingSet', words('fullName name description profiles accessMappings')],
  [
    'RestrictionRule',
    words(
      `fullName active description enforcementType masterLabel recordFilter targetEntity userCriteria version`,
    ),
  ],
  [
    'FieldRestrictionRule',
    words(`fullName active classification classificationType description enforcementType masterLabel recordFilter targetEntity
      userCriteria version fieldRestrictions`),
  ],
  [
    'Territory2Model',
    words('fullName name description recordVisibility userRecordAccess customFields customValue'),
  ],
  [
    'Territory2',
    words(`fullName name description parentTerritory territory2Type accountAccessLevel opportunityAccessLevel caseAccessLevel
      contactAccessLevel objectAccessLevels ruleAssociations customFields`),
  ],
])
