import { describe, expect, it } from 'vitest'
import { codesOf, component, readingOf } from './reading-of'

describe('a layout', () => {
  const layout = (items: string) =>
    component('Layout', `<layoutSections><layoutColumns>${items}</layoutColumns></layoutSections>`)

  it('1.2 is named after its object up to the first hyphen', async () => {
    const { metadata } = await readingOf({
      'layouts/Account-Sales-Team %28old%29.layout': layout(''),
    })
    expect(metadata.layouts).toMatchObject([{ object: 'Account', name: 'Sales-Team (old)' }])
  })

  it('1.2 without an object is left out and reported', async () => {
    const reading = await readingOf({ 'layouts/Sales.layout': layout('') })
    expect(reading.metadata.layouts).toEqual([])
    expect(codesOf(reading)).toEqual(['entry-without-name'])
  })

  it('3.3 keeps each field once with its behaviour; an unknown one is read-only', async () => {
    const reading = await readingOf({
      'layouts/Account-L.layout': layout(
        `<layoutItems><behavior>Required</behavior><field>Name</field></layoutItems>
         <layoutItems><emptySpace>true</emptySpace></layoutItems>
         <layoutItems><field>Phone</field></layoutItems>
         <layoutItems><behavior>Odd</behavior><field>Fax</field></layoutItems>
         <layoutItems><behavior>Edit</behavior><field>name</field></layoutItems>`,
      ),
    })
    expect(reading.metadata.layouts[0]?.items).toEqual([
      { field: 'Name', behavior: 'Required' },
      { field: 'Phone', behavior: 'Edit' },
      { field: 'Fax', behavior: 'Readonly' },
    ])
    expect(codesOf(reading)).toEqual(['unknown-value'])
  })
})

describe('a profile', () => {
  const profile = async (content: string) => {
    const reading = await readingOf({ 'profiles/P.profile': component('Profile', content) })
    return { codes: codesOf(reading), profile: reading.metadata.profiles[0] }
  }

  it('LOG-12 an empty element means no hours at all', async () => {
    expect((await profile('<loginHours/>')).profile?.loginHours).toBeNull()
  })

  it('LOG-12 LOG-14 a day that ends before it starts, or holds no whole hours, is denied and an error', async () => {
    const { codes, profile: read } = await profile(
      `<loginHours><mondayStart>1320</mondayStart><mondayEnd>360</mondayEnd>
       <tuesdayStart>x</tuesdayStart><tuesdayEnd>60</tuesdayEnd>
       <thursdayStart>485</thursdayStart><thursdayEnd>1080</thursdayEnd>
       <saturdayStart>480</saturdayStart>
       <fridayStart>0</fridayStart><fridayEnd>1440</fridayEnd></loginHours>`,
    )
    expect(read?.loginHours).toMatchObject({
      monday: { start: 0, end: 0 },
      tuesday: { start: 0, end: 0 },
      wednesday: null,
      thursday: { start: 0, end: 0 },
      friday: { start: 0, end: 1440 },
      saturday: { start: 0, end: 0 },
    })
    expect(codes.filter((code) => code === 'bad-login-hours')).toHaveLength(4)
  })

  it('FLS-41 assigns one layout for each record type, names decoded once', async () => {
    const { profile: read } = await profile(
      `<layoutAssignments><layout>Account-Sales %2528x%29</layout></layoutAssignments>
       <layoutAssignments><layout>Account-B</layout><recordType>Account.Big</recordType></layoutAssignments>`,
    )
    expect(read?.layoutAssignments).toEqual([
      { object: 'Account', layout: 'Sales %28x)', recordType: null },
      { object: 'Account', layout: 'B', recordType: 'Big' },
    ])
  })

  it('3.4 an unknown category visibility shows nothing', async () => {
    const { codes, profile: read } = await profile(
      '<categoryGroupVisibilities><dataCategoryGroup>G</dataCategoryGroup><visibility>SOME</visibility></categoryGroupVisibilities>',
    )
    expect(read?.categoryGroupVisibilities).toMatchObject([{ visibility: 'NONE' }])
    expect(codes).toContain('unknown-value')
  })
})

describe('a folder', () => {
  it('FLD-11 shares by kind of grantee; Organization is everyone', async () => {
    const share = (type: string, name: string) =>
      `<folderShares><accessLevel>View</accessLevel><sharedTo>${name}</sharedTo><sharedToType>${type}</sharedToType></folderShares>`
    const reading = await readingOf({
      'reports/F.reportFolder-meta.xml': component(
        'ReportFolder',
        `${share('RoleAndSubordinates', 'Boss')}${share('Manager', 'ana@x.test')}${share('Organization', 'Everybody')}${share('AllPrmUsers', '')}${share('Odd', 'x')}`,
      ),
    })
    const shares = reading.metadata.folders[0]?.shares.map(({ sharedTo }) => sharedTo?.element)
    expect(shares).toEqual(['roleAndSubordinates', 'managers', undefined, 'allPartnerUsers', null])
    expect(codesOf(reading)).toEqual(['unknown-grantee'])
  })

  it('FLD-10 in the old form has one level for all', async () => {
    const { metadata } = await readingOf({
      'documents/D-meta.xml': component(
        'DocumentFolder',
        '<accessType>Shared</accessType><publicFolderAccess>ReadWrite</publicFolderAccess><sharedTo><group>G</group></sharedTo>',
      ),
    })
    expect(metadata.folders).toMatchObject([
      { kind: 'Document', name: 'D', shares: [{ accessLevel: 'EditAllContents' }] },
    ])
  })

  it('2 an unknown access type hides it', async () => {
    const { metadata } = await readingOf({
      'reports/F-meta.xml': component('ReportFolder', '<accessType>Open</accessType>'),
    })
    expect(metadata.folders[0]?.accessType).toBe('Hidden')
  })
})

it('KNW-03 a category group without the root `All` keeps its first categories on top', async () => {
  const { metadata } = await readingOf({
    'datacategorygroups/G.datacategorygroup': component(
      'DataCategoryGroup',
      '<dataCategory><name>A</name><dataCategory><name>B</name></dataCategory></dataCategory><dataCategory><name>C</name></dataCategory>',
    ),
  })
  expect(metadata.dataCategoryGroups[0]).toMatchObject({
    isActive: false,
    categories: [
      { name: 'A', parent: null },
      { name: 'B', parent: 'A' },
      { name: 'C', parent: null },
    ],
  })
})

describe('a connected app', () => {
  const app = async (content: string) => {
    const reading = await readingOf({
      'connectedApps/A.connectedApp': component('ConnectedApp', content),
    })
    return { text: JSON.stringify(reading.metadata.connectedApps), ...reading.metadata }
  }

  it('LOG-09 keeps who may use it and how, and no key or secret', async () => {
    const { connectedApps, text } = await app(
      `<oauthConfig><consumerKey>3MVG9KEY</consumerKey><consumerSecret>S3CRET</consumerSecret><certificate>CERT</certificate></oauthConfig>
       <oauthPolicy><ipRelaxation>ODD</ipRelaxation></oauthPolicy>`,
    )
    expect(connectedApps).toMatchObject([{ permittedUsers: 'AllUsers', ipRelaxation: 'ENFORCE' }])
    expect(text).not.toMatch(/3MVG9KEY|S3CRET|CERT/)
  })

  it('LOG-15 asks for high assurance only where the session policy does', async () => {
    const policy = (level: string) =>
      `<sessionPolicy><policyAction>RaiseSessionLevel</policyAction><sessionLevel>${level}</sessionLevel></sessionPolicy>`
    expect((await app(policy('HIGH_ASSURANCE'))).connectedApps[0]?.highAssurance).toBe(
      'RaiseSessionLevel',
    )
    expect((await app(policy('STANDARD'))).connectedApps[0]?.highAssurance).toBe('None')
  })
})

it('CLS-20 EDI-31 a field with an encryption scheme is encrypted at rest, None is no scheme', async () => {
  const field = (scheme: string) => component('CustomField', `<type>Text</type>${scheme}`)
  const { metadata } = await readingOf({
    'objects/A__c/fields/X__c.field-meta.xml': field(
      '<encryptionScheme>ProbabilisticEncryption</encryptionScheme>',
    ),
    'objects/A__c/fields/Y__c.field-meta.xml': field('<encryptionScheme>None</encryptionScheme>'),
    'objects/A__c/fields/Z__c.field-meta.xml': field(''),
  })
  expect(metadata.fields.map(({ isEncryptedAtRest }) => isEncryptedAtRest)).toEqual([true, false, false]) // prettier-ignore
})

it('CLS-11 an unknown mask hides every character; a field that is not encrypted has none', async () => {
  const field = (type: string) =>
    component('CustomField', `<type>${type}</type><maskType>odd</maskType>`)
  const { metadata } = await readingOf({
    'objects/A__c/fields/X__c.field-meta.xml': field('EncryptedText'),
    'objects/A__c/fields/Y__c.field-meta.xml': field('Text'),
  })
  expect(metadata.fields.map(({ mask }) => mask)).toEqual([
    { maskType: 'all', maskChar: 'asterisk' },
    null,
  ])
})

it('LOG-20 of several lists of trusted ranges the one that counts most replaces the others', async () => {
  const settings = (start: string) =>
    component(
      'SecuritySettings',
      `<networkAccess><ipRanges><start>${start}</start><end>${start}</end></ipRanges></networkAccess>`,
    )
  const { metadata } = await readingOf({
    'sfdx-project.json': '{"packageDirectories":[{"path":"b"},{"path":"a"}]}',
    'a/settings/Security.settings-meta.xml': settings('10.0.0.1'),
    'b/settings/Security.settings-meta.xml': settings('10.0.0.2'),
  })
  expect(metadata.settings.trustedIpRanges.map(({ start }) => start)).toEqual(['10.0.0.1'])
})

it('3.10 a restriction rule without an object is left out and an error', async () => {
  const reading = await readingOf({
    'restrictionRules/R.rule': component('RestrictionRule', '<active>true</active>'),
  })
  expect(reading.metadata.restrictionRules).toEqual([])
  expect(codesOf(reading)).toEqual(['entry-without-name'])
})
