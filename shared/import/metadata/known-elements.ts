/** Child elements per root that this version knows, read or passed over on purpose; others are counted. Source: import-formats 3. */
const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

const permissionLists = `agentAccesses applicationVisibilities classAccesses customMetadataTypeAccesses customPermissions
  customSettingAccesses description externalDataSourceAccesses fieldPermissions flowAccesses fullName objectPermissions
  pageAccesses recordTypeVisibilities servicePresenceStatusAccesses userPermissions`

const sharingRuleBase = `fullName accessLevel accountSettings description label sharedTo sharedFrom criteriaItems booleanFilter
  includeRecordsOwnedByAll includeHVUOwnedRecords`

const folder = 'fullName name accessType publicFolderAccess folderShares sharedTo'

export const knownElements: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'CustomObject',
    words(`fullName actionOverrides allowInChatterGroups articleTypeChannelDisplay businessProcesses compactLayoutAssignment
      compactLayouts customHelp customHelpPage customSettingsType customSettingsVisibility dataStewardGroup dataStewardUser
      deploymentStatus deprecated description enableActivities enableBulkApi enableChangeDataCapture enableDataTranslation
      enableDivisions enableEnhancedLookup enableFeeds enableHistory enableLicensing enableLookupFilters
      enablePublishStatusTracking enableReports enableSearch enableSharing enableStreamingApi eventType externalDataSource
      externalIndexAvailable externalName externalRepository externalSharingModel fieldSets fields gender
      historyRetentionPolicy household indexes label listViews nameField pluralLabel profileSearchLayouts publishBehavior
      recordTypeTrackFeedHistory recordTypeTrackHistory recordTypes searchLayouts sharingModel sharingReasons
      sharingRecalculations startsWith validationRules visibility webLinks`),
  ],
  [
    'CustomField',
    words(`fullName label type description inlineHelpText businessOwnerGroup businessOwnerUser businessStatus caseSensitive
      complianceGroup customDataType defaultValue deleteConstraint deprecated displayFormat displayLocationInDecimal
      encrypted encryptionScheme escapeMarkup externalDeveloperName externalId fieldManageability formula
      formulaTreatBlanksAs globalPicklist indexed isAIPredictionField isConvertLeadDisabled isFilteringDisabled
      isNameField isSortingDisabled length lookupFilter maskChar maskType metadataRelationshipControllingField
      mktDataLakeFieldAttributes mktDataModelFieldAttributes picklist populateExistingRows precision readOnlyProxy
      referenceTargetField referenceTo relationshipLabel relationshipName relationshipOrder reparentableMasterDetail
      required restrictedAdminField scale securityClassification startingNumber stripMarkup summarizedField
      summaryFilterItems summaryForeignKey summaryOperation trackFeedHistory trackHistory trackTrending
      translateData trueValueIndexed unique valueSet visibleLines writeRequiresMasterRead`),
  ],
  [
    'RecordType',
    words(
      'fullName active businessProcess compactLayoutAssignment description label picklistValues',
    ),
  ],
  ['ReportFolder', words(folder)],
  ['DashboardFolder', words(folder)],
  ['EmailFolder', words(folder)],
  ['DocumentFolder', words(folder)],
  ['DataCategoryGroup', words('fullName active dataCategory description label objectUsage')],
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
  ['field permission', words('field readable editable hidden')],
  ['access mapping', words('accessLevel object objectField userField')],
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
