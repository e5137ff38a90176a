import { expect, it } from 'vitest'
import { component, readingOf, said } from './reading-of'

const field = (name: string, inner: string) => `<fullName>${name}</fullName>${inner}`
const region = '<label>Region</label><type>Text</type><required>true</required>'
const account =
  '<label>Account</label><referenceTo>Account</referenceTo><relationshipOrder>0</relationshipOrder><type>MasterDetail</type><writeRequiresMasterRead>true</writeRequiresMasterRead>'
const score = '<label>Score</label><type>Number</type><formula>1 &lt; 2</formula>'
const retail = '<active>true</active><label>Retail</label>'
const reason = '<label>Partner</label>'
const order =
  '<label>Order</label><sharingModel>ControlledByParent</sharingModel><nameField><label>No</label><type>AutoNumber</type></nameField>'

const shared = {
  profile: component(
    'Profile',
    `<custom>true</custom><userLicense>Salesforce</userLicense>
    <objectPermissions><object>Order__c</object><allowRead>true</allowRead><allowEdit>true</allowEdit></objectPermissions>
    <fieldPermissions><field>Order__c.Score__c</field><readable>true</readable><editable>false</editable></fieldPermissions>
    <loginIpRanges><startAddress>10.0.0.1</startAddress><endAddress>10.0.0.9</endAddress></loginIpRanges>
    <loginHours><mondayStart>480</mondayStart><mondayEnd>1080</mondayEnd></loginHours>
    <userPermissions><name>ApiEnabled</name><enabled>true</enabled></userPermissions>`,
  ),
  set: component(
    'PermissionSet',
    '<label>Auditor</label><license>Salesforce</license><hasActivationRequired>false</hasActivationRequired><objectPermissions><object>Order__c</object><allowRead>true</allowRead><viewAllRecords>true</viewAllRecords></objectPermissions>',
  ),
  bundle: component(
    'PermissionSetGroup',
    '<label>Desk</label><permissionSets>Auditor</permissionSets><mutingPermissionSets>Quiet</mutingPermissionSets><status>Updated</status>',
  ),
  muting: component(
    'MutingPermissionSet',
    '<label>Quiet</label><userPermissions><name>ApiEnabled</name><enabled>true</enabled></userPermissions>',
  ),
  role: component(
    'Role',
    '<name>Sales East</name><parentRole>Sales</parentRole><caseAccessLevel>Edit</caseAccessLevel><opportunityAccessLevel>Read</opportunityAccessLevel>',
  ),
  group: component('Group', '<name>Partners</name><doesIncludeBosses>false</doesIncludeBosses>'),
  queue: component(
    'Queue',
    '<name>Tier 1</name><queueSobject><sobjectType>Case</sobjectType></queueSobject><queueMembers><publicGroups><publicGroup>Partners</publicGroup></publicGroups><users><user>ana@acme.test</user></users></queueMembers>',
  ),
  rules: component(
    'SharingRules',
    '<sharingOwnerRules><fullName>East</fullName><label>East</label><accessLevel>Edit</accessLevel><accountSettings><caseAccessLevel>Read</caseAccessLevel></accountSettings><sharedFrom><role>Sales</role></sharedFrom><sharedTo><group>Partners</group></sharedTo></sharingOwnerRules>',
  ),
  sharingSet: component(
    'SharingSet',
    '<name>Own</name><profiles>portal user</profiles><accessMappings><accessLevel>Read</accessLevel><object>Case</object><objectField>Account</objectField><userField>Account</userField></accessMappings>',
  ),
  restriction: component(
    'RestrictionRule',
    '<active>true</active><enforcementType>Restrict</enforcementType><masterLabel>Mine</masterLabel><recordFilter>OwnerId = $User.Id</recordFilter><targetEntity>Order__c</targetEntity><userCriteria>$User.IsActive = true</userCriteria><version>1</version>',
  ),
  model: component('Territory2Model', '<name>FY</name>'),
  territory: component(
    'Territory2',
    '<name>East</name><accountAccessLevel>Edit</accountAccessLevel><parentTerritory>FY.World</parentTerritory>',
  ),
  network: component(
    'Network',
    '<networkMemberGroups><profile>Portal User</profile></networkMemberGroups><site>Shop</site><status>Live</status>',
  ),
  site: component(
    'CustomSite',
    '<active>true</active><masterLabel>Shop</masterLabel><guestProfile>Shop Profile</guestProfile><siteType>ChatterNetwork</siteType>',
  ),
  settings: component(
    'SharingSettings',
    '<enableExternalSharingModel>true</enableExternalSharingModel><enableManagerGroups>false</enableManagerGroups>',
  ),
}

/** The folder, name and suffix of each shared component: the same in both forms but for `-meta.xml`. */
const places: Readonly<Record<keyof typeof shared, string>> = {
  profile: 'profiles/Sales%3A East.profile',
  set: 'permissionsets/Auditor.permissionset',
  bundle: 'permissionsetgroups/Desk.permissionsetgroup',
  muting: 'mutingpermissionsets/Quiet.mutingpermissionset',
  role: 'roles/SalesEast.role',
  group: 'groups/Partners.group',
  queue: 'queues/Tier1.queue',
  rules: 'sharingRules/Account.sharingRules',
  sharingSet: 'sharingSets/Own.sharingSet',
  restriction: 'restrictionRules/Mine.rule',
  model: 'territory2Models/FY/FY.territory2Model',
  territory: 'territory2Models/FY/territories/East.territory2',
  network: 'networks/Shop.network',
  site: 'sites/Shop.site',
  settings: 'settings/Sharing.settings',
}

function placed(folder: string, suffix: string): Record<string, string> {
  const files: Record<string, string> = {}
  for (const [key, place] of Object.entries(places))
    files[`${folder}/${place}${suffix}`] = shared[key as keyof typeof shared]
  return files
}

const sourceForm = {
  ...placed('force-app', '-meta.xml'),
  'force-app/objects/Order__c/Order__c.object-meta.xml': component('CustomObject', order),
  'force-app/objects/Order__c/fields/Region__c.field-meta.xml': component(
    'CustomField',
    field('Region__c', region),
  ),
  'force-app/objects/Order__c/fields/Account__c.field-meta.xml': component(
    'CustomField',
    field('Account__c', account),
  ),
  'force-app/objects/Order__c/fields/Score__c.field-meta.xml': component(
    'CustomField',
    field('Score__c', score),
  ),
  'force-app/objects/Order__c/recordTypes/Retail.recordType-meta.xml': component(
    'RecordType',
    field('Retail', retail),
  ),
  'force-app/objects/Order__c/sharingReasons/Partner__c.sharingReason-meta.xml': component(
    'SharingReason',
    field('Partner__c', reason),
  ),
}
const mdapiForm = {
  ...placed('unpackaged', ''),
  'unpackaged/objects/Order__c.object': component(
    'CustomObject',
    `${order}<fields>${field('Region__c', region)}</fields><fields>${field('Account__c', account)}</fields>
    <fields>${field('Score__c', score)}</fields><recordTypes>${field('Retail', retail)}</recordTypes>
    <sharingReasons>${field('Partner__c', reason)}</sharingReasons>`,
  ),
}

it('source form and Metadata API form of one org say the same', async () => {
  const source = await readingOf(sourceForm)
  const mdapi = await readingOf(mdapiForm)
  expect(said(source.metadata)).toEqual(said(mdapi.metadata))
  expect([...source.metadata.settings.switches]).toEqual([...mdapi.metadata.settings.switches])
  expect(source.diagnostics.map(({ code }) => code)).toEqual(['partial-profile'])
})

it('every type of the twins was read', async () => {
  const { metadata } = await readingOf(sourceForm)
  expect(metadata.counts).toHaveLength(20)
  expect(metadata.counts.filter(({ isRead }) => !isRead)).toEqual([])
})

it('a field that differs makes the twins differ', async () => {
  const changed = {
    ...sourceForm,
    'force-app/roles/SalesEast.role-meta.xml': component('Role', '<name>Other</name>'),
  }
  const source = await readingOf(changed)
  const mdapi = await readingOf(mdapiForm)
  expect(said(source.metadata)).not.toEqual(said(mdapi.metadata))
})

it('the order of files makes no difference', async () => {
  const forward = await readingOf({ ...sourceForm, ...mdapiForm })
  const backward = await readingOf(
    Object.fromEntries(Object.entries({ ...sourceForm, ...mdapiForm }).reverse()),
  )
  expect(backward.metadata).toEqual(forward.metadata)
  expect(backward.diagnostics).toEqual(forward.diagnostics)
})
