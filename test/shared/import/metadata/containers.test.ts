import { describe, expect, it } from 'vitest'
import { codesOf, component, readingOf } from './reading-of'

const fiveObjects = ['A__c', 'B__c', 'C__c', 'D__c', 'E__c']
  .map(
    (object) =>
      `<objectPermissions><object>${object}</object><allowRead>true</allowRead></objectPermissions>`,
  )
  .join('')
const profileOf = (inner: string) =>
  readingOf({ 'profiles/Admin.profile': component('Profile', fiveObjects + inner) })
const setOf = (inner: string) =>
  readingOf({
    'permissionsets/P.permissionset': component('PermissionSet', `<label>P</label>${inner}`),
  })

describe('profiles', () => {
  it('standard profiles get the label that people read, others keep their name', async () => {
    const reading = await readingOf({
      'profiles/Admin.profile': component('Profile', fiveObjects),
      'profiles/Custom%3A Sales.profile': component('Profile', fiveObjects),
    })
    expect(reading.metadata.profiles.map(({ name, label }) => [name, label])).toEqual([
      ['Admin', 'System Administrator'],
      ['Custom: Sales', 'Custom: Sales'],
    ])
  })

  it('a profile with few object entries looks partial, one with five does not', async () => {
    const few = await readingOf({ 'profiles/Admin.profile': component('Profile', '') })
    expect(codesOf(few)).toEqual(['partial-profile'])
    expect(codesOf(await profileOf(''))).toEqual([])
  })

  it('old field level securities are read, hidden ones as not readable', async () => {
    const { metadata } = await profileOf(
      `<fieldLevelSecurities><field>A__c.X__c</field><editable>true</editable><hidden>false</hidden><readable>true</readable></fieldLevelSecurities>
      <fieldLevelSecurities><field>A__c.Y__c</field><editable>true</editable><hidden>true</hidden><readable>true</readable></fieldLevelSecurities>`,
    )
    expect(
      metadata.profiles[0]?.fieldPermissions.map(({ field, readable }) => [field, readable]),
    ).toEqual([
      ['X__c', true],
      ['Y__c', false],
    ])
  })

  it('login hours are in minutes, login ranges keep their addresses', async () => {
    const { metadata } = await profileOf(
      `<loginHours><mondayStart>480</mondayStart><mondayEnd>1080</mondayEnd></loginHours>
      <loginIpRanges><startAddress>10.0.0.1</startAddress><endAddress>10.0.0.9</endAddress></loginIpRanges>`,
    )
    expect(metadata.profiles[0]?.loginHours).toMatchObject({
      monday: { start: 480, end: 1080 },
      tuesday: null,
    })
    expect(metadata.profiles[0]?.loginIpRanges).toEqual([
      { start: '10.0.0.1', end: '10.0.0.9', description: null },
    ])
  })
})

describe('entries', () => {
  it('the same entry twice is united and reported', async () => {
    const reading = await setOf(
      `<fieldPermissions><field>A__c.X__c</field><readable>true</readable></fieldPermissions>
      <fieldPermissions><field>a__c.x__c</field><readable>true</readable><editable>true</editable></fieldPermissions>`,
    )
    expect(codesOf(reading)).toEqual(['duplicate-entry'])
    expect(reading.metadata.permissionSets[0]?.fieldPermissions).toMatchObject([
      { object: 'A__c', field: 'X__c', readable: true, editable: true },
    ])
  })

  it('PRM-20 an entry without its prerequisite stays as it is and is reported', async () => {
    const reading = await setOf(
      '<objectPermissions><object>A__c</object><allowEdit>true</allowEdit></objectPermissions>',
    )
    expect(codesOf(reading)).toEqual(['inconsistent-permission'])
    expect(reading.metadata.permissionSets[0]?.objectPermissions[0]).toMatchObject({
      allowEdit: true,
      allowRead: false,
    })
  })

  it('FLS-11 editable without readable is reported, readable alone is not', async () => {
    const bad = await setOf(
      '<fieldPermissions><field>A__c.X__c</field><editable>true</editable></fieldPermissions>',
    )
    expect(codesOf(bad)).toEqual(['inconsistent-permission'])
    const good = await setOf(
      '<fieldPermissions><field>A__c.X__c</field><readable>true</readable></fieldPermissions>',
    )
    expect(codesOf(good)).toEqual([])
  })

  it('a muting set may take away edit alone', async () => {
    const inner =
      '<label>M</label><objectPermissions><object>A__c</object><allowEdit>true</allowEdit></objectPermissions>'
    const reading = await readingOf({
      'mutingpermissionsets/M.mutingpermissionset': component('MutingPermissionSet', inner),
    })
    expect(codesOf(reading)).toEqual([])
  })

  it('a field name is split at the first dot, and without one left out', async () => {
    const good = await setOf(
      '<fieldPermissions><field>A__c.X.Y</field><readable>true</readable></fieldPermissions>',
    )
    expect(good.metadata.permissionSets[0]?.fieldPermissions).toMatchObject([
      { object: 'A__c', field: 'X.Y' },
    ])
    const bad = await setOf(
      '<fieldPermissions><field>Total</field><readable>true</readable></fieldPermissions>',
    )
    expect(codesOf(bad)).toEqual(['entry-without-name'])
  })

  it('booleans may be 1 or TRUE, anything else counts as not stated and is said', async () => {
    const good = await setOf('<hasActivationRequired>TRUE</hasActivationRequired>')
    expect(good.metadata.permissionSets[0]?.hasActivationRequired).toBe(true)
    const bad = await setOf('<hasActivationRequired>perhaps</hasActivationRequired>')
    expect(codesOf(bad)).toEqual(['bad-boolean'])
    expect(bad.metadata.permissionSets[0]?.hasActivationRequired).toBe(false)
  })
})

describe('the project’s own namespace', () => {
  const set = component(
    'PermissionSet',
    '<label>P</label><fieldPermissions><field>acme__A__c.acme__X__c</field><readable>true</readable></fieldPermissions><objectPermissions><object>npsp__B__c</object><allowRead>true</allowRead></objectPermissions>',
  )

  it('falls away from names, another one stays', async () => {
    const { metadata } = await readingOf({
      'sfdx-project.json': JSON.stringify({ namespace: 'acme', packageDirectories: [] }),
      'permissionsets/P.permissionset': set,
    })
    expect(metadata.permissionSets[0]?.fieldPermissions).toMatchObject([
      { object: 'A__c', field: 'X__c' },
    ])
    expect(metadata.permissionSets[0]?.objectPermissions).toMatchObject([{ object: 'npsp__B__c' }])
  })

  it('without such a project every namespace stays', async () => {
    const { metadata } = await readingOf({ 'permissionsets/P.permissionset': set })
    expect(metadata.permissionSets[0]?.fieldPermissions).toMatchObject([
      { object: 'acme__A__c', field: 'acme__X__c' },
    ])
  })
})
