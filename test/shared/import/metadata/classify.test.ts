import { classifyPath } from '@shared/import/metadata/classify'
import { describe, expect, it } from 'vitest'

describe('components', () => {
  it.each([
    ['src/profiles/Admin.profile', 'Profile', 'Admin', ''],
    ['force-app/main/default/profiles/Admin.profile-meta.xml', 'Profile', 'Admin', ''],
    ['src/profiles/Custom%3A Sales.profile', 'Profile', 'Custom: Sales', ''],
    ['src/profiles/100%.profile', 'Profile', '100%', ''],
    ['objects/Account.object', 'CustomObject', 'Account', ''],
    ['objects/Account/Account.object-meta.xml', 'CustomObject', 'Account', ''],
    ['objects/Account/fields/Rating__c.field-meta.xml', 'CustomField', 'Rating__c', 'Account'],
    ['objects/Account/fields/Rating__c.field', 'CustomField', 'Rating__c', 'Account'],
    ['restrictionRules/R.rule-meta.xml', 'RestrictionRule', 'R', ''],
    ['fieldRestrictionRules/R.rule', 'FieldRestrictionRule', 'R', ''],
    ['sites/Shop.site', 'CustomSite', 'Shop', ''],
    ['territory2Models/FY/territories/East.territory2-meta.xml', 'Territory2', 'East', 'FY'],
    ['territory2Models/FY/FY.territory2Model', 'Territory2Model', 'FY', ''],
    ['Sales.role', 'Role', 'Sales', ''],
    [
      'sharingRules/Account/sharingCriteriaRules/N.sharingCriteriaRule-meta.xml',
      'SharingRules',
      'N',
      'Account',
    ],
  ])('%s', (path, type, name, parent) => {
    expect(classifyPath(path)).toMatchObject({ kind: 'component', type, name, parent })
  })

  it('a part of a decomposed permission set belongs to the set of its folder', () => {
    const path = 'permissionsets/P/fieldPermissions/Account.Rating__c.fieldPermission-meta.xml'
    expect(classifyPath(path)).toMatchObject({ type: 'PermissionSet', name: 'P', isPart: true })
    expect(classifyPath('permissionsets/P/P.permissionset-meta.xml')).toMatchObject({
      isPart: true,
    })
    expect(classifyPath('permissionsets/P.permissionset-meta.xml')).toMatchObject({ isPart: false })
  })
})

describe('suffixes of several types', () => {
  it('a site in siteDotComSites is counted and never opened', () => {
    expect(classifyPath('siteDotComSites/Shop.site')).toEqual({
      kind: 'counted',
      type: 'SiteDotCom',
    })
  })

  it('an Aura application is no CustomApplication', () => {
    expect(classifyPath('aura/Shop/Shop.app-meta.xml')).toEqual({
      kind: 'counted',
      type: 'AuraDefinitionBundle',
    })
    expect(classifyPath('aura/Shop/Shop.app')).toEqual({ kind: 'other', suffix: 'app' })
    expect(classifyPath('applications/Shop.app')).toEqual({
      kind: 'counted',
      type: 'CustomApplication',
    })
  })

  it('a Markdown file is no custom metadata record', () => {
    expect(classifyPath('README.md')).toEqual({ kind: 'other', suffix: 'md' })
    expect(classifyPath('customMetadata/T.R.md')).toEqual({
      kind: 'counted',
      type: 'CustomMetadata',
    })
  })

  it('outside its folders the root element decides', () => {
    expect(classifyPath('R.rule')).toEqual({ kind: 'byRoot', name: 'R' })
  })
})

describe('a folder of reports, dashboards, templates or documents', () => {
  it.each([
    ['reports/Sales-meta.xml', 'ReportFolder', 'Sales'],
    ['force-app/reports/Sales.reportFolder-meta.xml', 'ReportFolder', 'Sales'],
    ['reports/Sales/Closed-meta.xml', 'ReportFolder', 'Sales/Closed'],
    ['dashboards/Sales-meta.xml', 'DashboardFolder', 'Sales'],
    ['email/Letters.emailFolder-meta.xml', 'EmailFolder', 'Letters'],
    ['documents/Papers-meta.xml', 'DocumentFolder', 'Papers'],
  ])('1.2 %s is one, named by its way', (path, type, name) => {
    expect(classifyPath(path)).toMatchObject({ kind: 'component', type, name })
  })

  it('1.2 what lies in it is none', () => {
    expect(classifyPath('reports/Sales/Won.report-meta.xml')).toEqual({
      kind: 'counted',
      type: 'Report',
    })
  })
})

describe('what is no component', () => {
  it('types that are not read are counted by name', () => {
    expect(classifyPath('tabs/Account.tab')).toEqual({ kind: 'counted', type: 'CustomTab' })
    expect(classifyPath('x/New.brandNewThing-meta.xml')).toEqual({
      kind: 'counted',
      type: 'BrandNewThing',
    })
  })

  it('code beside its -meta.xml does not count twice', () => {
    expect(classifyPath('classes/A.cls-meta.xml')).toEqual({ kind: 'counted', type: 'ApexClass' })
    expect(classifyPath('classes/A.cls')).toEqual({ kind: 'other', suffix: 'cls' })
  })

  it('repository folders are noise, whatever they hold', () => {
    expect(classifyPath('node_modules/x/profiles/A.profile')).toEqual({
      kind: 'noise',
      name: 'node_modules',
    })
    expect(classifyPath('a/.DS_Store')).toEqual({ kind: 'noise', name: '.DS_Store' })
    expect(classifyPath('modules/profiles/A.profile')).toMatchObject({ kind: 'component' })
  })

  it('data exports are left to the data reader, settings of tools are not', () => {
    expect(classifyPath('data/User.csv')).toEqual({ kind: 'rest' })
    expect(classifyPath('data/Accounts.json')).toEqual({ kind: 'rest' })
    expect(classifyPath('package.json')).toEqual({ kind: 'other', suffix: 'json' })
    expect(classifyPath('lwc/x/data.json')).toEqual({ kind: 'other', suffix: 'json' })
  })
})
