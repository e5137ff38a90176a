import { expect, it } from 'vitest'
import { codesOf, component, readingOf, said } from './reading-of'

const objectEntry =
  '<object>Order__c</object><allowRead>true</allowRead><allowEdit>true</allowEdit>'
const fieldEntry =
  '<field>Order__c.Total__c</field><readable>true</readable><editable>false</editable>'
const systemEntry = '<name>ApiEnabled</name><enabled>true</enabled>'
const customEntry = '<name>Approve</name><enabled>true</enabled>'
const head = '<label>Auditor</label><license>Salesforce</license>'

const whole = {
  'permissionsets/Auditor.permissionset-meta.xml': component(
    'PermissionSet',
    `${head}<objectPermissions>${objectEntry}</objectPermissions><fieldPermissions>${fieldEntry}</fieldPermissions>
    <userPermissions>${systemEntry}</userPermissions><customPermissions>${customEntry}</customPermissions>`,
  ),
}
const beta = {
  'permissionsets/Auditor/Auditor.permissionset-meta.xml': component('PermissionSet', head),
  'permissionsets/Auditor/objectPermissions/Order__c.objectPermission-meta.xml': component(
    'ObjectPermission',
    objectEntry,
  ),
  'permissionsets/Auditor/fieldPermissions/Order__c.Total__c.fieldPermission-meta.xml': component(
    'FieldPermission',
    fieldEntry,
  ),
  'permissionsets/Auditor/userPermissions/ApiEnabled.userPermission-meta.xml': component(
    'UserPermission',
    systemEntry,
  ),
  'permissionsets/Auditor/customPermissions/Approve.customPermission-meta.xml': component(
    'CustomPermission',
    customEntry,
  ),
  'permissionsets/Auditor/tabSettings/Order__c.tabSetting-meta.xml': component(
    'TabSetting',
    '<tab>Order__c</tab><visibility>Visible</visibility>',
  ),
}
const beta2 = {
  'permissionsets/Auditor/Auditor.permissionset-meta.xml': component('PermissionSet', head),
  'permissionsets/Auditor/objectSettings/Order__c.objectSettings-meta.xml': component(
    'PermissionSet',
    `<objectPermissions>${objectEntry}</objectPermissions><fieldPermissions>${fieldEntry}</fieldPermissions>`,
  ),
  'permissionsets/Auditor/Auditor.userPermission-meta.xml': `<PermissionSet><userPermissions>${systemEntry}</userPermissions></PermissionSet>`,
  'permissionsets/Auditor/Auditor.customPermissions-meta.xml': component(
    'PermissionSet',
    `<customPermissions>${customEntry}</customPermissions>`,
  ),
}

it.each([
  ['one file an entry', beta],
  ['one file an object, some without namespace', beta2],
])('a permission set decomposed into %s equals the whole one', async (_form, files) => {
  const decomposed = await readingOf(files)
  const undecomposed = await readingOf(whole)
  expect(said(decomposed.metadata)).toEqual(said(undecomposed.metadata))
  expect(decomposed.diagnostics).toEqual([])
})

it('parts of another root are another component, not further parts', async () => {
  const entry = component('UserPermission', '<name>ViewAllData</name><enabled>true</enabled>')
  const reading = await readingOf({
    ...beta,
    'zz/permissionsets/Auditor/Auditor.permissionset-meta.xml': component('PermissionSet', head),
    'zz/permissionsets/Auditor/userPermissions/ViewAllData.userPermission-meta.xml': entry,
  })
  expect(codesOf(reading)).toEqual(['duplicate-component'])
  expect(reading.metadata.permissionSets[0]?.userPermissions.map(({ name }) => name)).toEqual([
    'ViewAllData',
  ])
})

it('decomposed sharing rules equal the whole file', async () => {
  const rule =
    '<fullName>Hot</fullName><accessLevel>Read</accessLevel><criteriaItems><field>Rating</field><operation>equals</operation><value>Hot</value></criteriaItems><sharedTo><allInternalUsers></allInternalUsers></sharedTo>'
  const decomposed = await readingOf({
    'sharingRules/Account/Account.sharingRules-meta.xml': component('SharingRules', ''),
    'sharingRules/Account/sharingCriteriaRules/Hot.sharingCriteriaRule-meta.xml': component(
      'SharingCriteriaRule',
      rule,
    ),
  })
  const undecomposed = await readingOf({
    'sharingRules/Account.sharingRules-meta.xml': component(
      'SharingRules',
      `<sharingCriteriaRules>${rule}</sharingCriteriaRules>`,
    ),
  })
  expect(said(decomposed.metadata)).toEqual(said(undecomposed.metadata))
  expect(decomposed.metadata.sharingRules).toHaveLength(1)
})

it('a source object that still carries its fields is read, with the fields beside it', async () => {
  const { metadata } = await readingOf({
    'objects/Order__c/Order__c.object-meta.xml': component(
      'CustomObject',
      '<label>Order</label><fields><fullName>A__c</fullName><type>Text</type></fields>',
    ),
    'objects/Order__c/fields/B__c.field-meta.xml': component(
      'CustomField',
      '<fullName>B__c</fullName><type>Text</type>',
    ),
  })
  expect(metadata.fields.map(({ name }) => name)).toEqual(['A__c', 'B__c'])
})

it('an object of which only fields are here is there without a file', async () => {
  const { metadata } = await readingOf({
    'objects/Account/fields/B__c.field-meta.xml': component('CustomField', '<type>Text</type>'),
  })
  expect(metadata.objects).toMatchObject([
    { name: 'Account', hasFile: false, kind: 'standard', sharingModel: null },
  ])
})
