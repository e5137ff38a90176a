import { describe, expect, it } from 'vitest'
import { codesOf, csv, imported, xml } from './imported'

const users = csv(
  'Id,Username,UserType,CommunityNickname,Profile.Name',
  '005000000000001AAA,ana@x.test,Standard,ana,Desk',
  '005000000000002AAA,guest@x.test,Guest,Help,Help Profile',
)
const territory = (name: string, parent: string | null) => ({
  [`territory2Models/FY/territories/${name}.territory2`]: xml(
    'Territory2',
    `<accountAccessLevel>Edit</accountAccessLevel><name>${name}</name>${parent === null ? '' : `<parentTerritory>${parent}</parentTerritory>`}`,
  ),
})

describe('territories', () => {
  const files = {
    ...territory('West', null),
    ...territory('Rome', 'West'),
    'User.csv': users,
    'Territory2Model.csv': csv('Id,DeveloperName,State', '0MA000000000001GAA,FY,Active'),
    'Territory2.csv': csv(
      'Id,DeveloperName,Territory2ModelId,ContactAccessLevel',
      '0MI000000000001GAA,West,0MA000000000001GAA,Read',
      '0MI000000000002GAA,Rome,0MA000000000001GAA,None',
    ),
  }

  it('R9.1 join by model and name; the state of the model is data', async () => {
    const { org } = await imported(files)
    expect(
      org.territories.map(
        ({ id, developerName, parent, isActive, accountAccessLevel, contactAccessLevel }) => [
          id,
          developerName,
          parent,
          isActive,
          accountAccessLevel,
          contactAccessLevel,
        ],
      ),
    ).toEqual([
      ['0MI000000000002GAA', 'Rome', '0MI000000000001GAA', true, 'Edit', 'None'],
      ['0MI000000000001GAA', 'West', null, true, 'Edit', 'Read'],
    ])
  })

  it('R9.1 without that data whether a model counts is unknown', async () => {
    const { org } = await imported(territory('West', null))
    expect(org.territories[0]?.isActive).toBeNull()
  })

  it('R9.6 a parent that is not in the import stays named, above which nobody knows who stands', async () => {
    const { org, diagnostics } = await imported(territory('Rome', 'West'))
    const [west, rome] = ['FY.West', 'Rome'].map((name) =>
      org.territories.find(({ developerName }) => developerName === name),
    )
    expect(west).toMatchObject({ parent: null, isActive: null, model: '' })
    expect(rome?.parent).toBe(west?.id)
    expect(
      diagnostics.filter(({ code }) => code === 'unknown-territory').map(({ file }) => file),
    ).toEqual(['territory2Models/FY/territories/Rome.territory2'])
    const whole = await imported({ ...territory('Rome', 'West'), ...territory('West', null) })
    expect(whole.org.territories.map(({ model }) => model)).toEqual(['FY', 'FY'])
    expect(whole.diagnostics.map(({ code }) => code)).not.toContain('unknown-territory')
  })

  it('R9.2 only active users count; records keep how they were assigned', async () => {
    const { org } = await imported({
      ...files,
      'UserTerritory2Association.csv': csv(
        'UserId,Territory2Id,IsActive',
        '005000000000001AAA,0MI000000000001GAA,true',
        '005000000000002AAA,0MI000000000001GAA,false',
      ),
      'ObjectTerritory2Association.csv': csv(
        'ObjectId,Territory2Id,AssociationCause,SobjectType',
        '001000000000001AAA,0MI000000000001GAA,Territory2Manual,Account',
        '001000000000002AAA,0MI000000000001GAA,Territory2AssignmentRule,Account',
      ),
    })
    const west = org.territories.find(({ developerName }) => developerName === 'West')
    expect(west?.users).toEqual(['005000000000001AAA'])
    expect(west?.records.map(({ cause }) => cause)).toEqual([
      'Territory2AssociationManual',
      'Territory',
    ])
  })
})

const guestRule = (name: string) =>
  xml(
    'SharingRules',
    `<sharingGuestRules><fullName>G</fullName><accessLevel>Read</accessLevel><label>G</label><sharedTo><guestUser>${name}</guestUser></sharedTo><criteriaItems><field>Lead.Status</field><operation>equals</operation><value>Open</value></criteriaItems></sharingGuestRules>`,
  )

describe('sharing rules and sets', () => {
  it('3.9 a guest rule finds its user by nickname, else by the site', async () => {
    const byNickname = await imported({
      'User.csv': users,
      'sharingRules/Lead.sharingRules': guestRule('help'),
    })
    expect(byNickname.org.sharingRules[0]).toMatchObject({
      kind: 'guest',
      sharedTo: [{ kind: 'user', user: '005000000000002AAA' }],
      criteria: [{ field: 'Status' }],
    })
    const bySite = await imported({
      'User.csv': users,
      'sites/Desk_Site.site': xml(
        'CustomSite',
        '<masterLabel>Desk Site</masterLabel><guestProfile>Help Profile</guestProfile><siteType>ChatterNetwork</siteType>',
      ),
      'sharingRules/Lead.sharingRules': guestRule('Desk_Site'),
    })
    expect(bySite.org.sharingRules[0]?.sharedTo).toEqual([
      { kind: 'user', user: '005000000000002AAA' },
    ])
  })

  it('3.9 a guest that nobody is reaches nobody known, and is reported', async () => {
    const result = await imported({
      'User.csv': users,
      'sharingRules/Lead.sharingRules': guestRule('Elsewhere'),
    })
    expect(result.org.sharingRules[0]?.sharedTo).toEqual([
      { kind: 'unresolved', text: 'guestUser Elsewhere' },
    ])
    expect(codesOf(result)).toContain('unknown-guest-user')
  })

  it('3.10 sharing sets name profiles in lower case', async () => {
    const { org } = await imported({
      'profiles/Customer User.profile': xml(
        'Profile',
        '<userLicense>Customer Community</userLicense>',
      ),
      'sharingSets/Portal.sharingSet': xml(
        'SharingSet',
        '<name>Portal</name><profiles>customer user</profiles><accessMappings><accessLevel>Read</accessLevel><object>Case</object><objectField>Account</objectField><userField>Account</userField></accessMappings>',
      ),
    })
    expect(org.sharingSets).toEqual([
      {
        name: 'Portal',
        profiles: ['profile:Customer User'],
        accessMappings: [
          { object: 'Case', accessLevel: 'Read', objectField: 'Account', userField: 'Account' },
        ],
        shareGroup: [],
      },
    ])
  })
})

describe('criteria on record types', () => {
  const rule = xml(
    'SharingRules',
    '<sharingCriteriaRules><fullName>R</fullName><accessLevel>Read</accessLevel><label>R</label><sharedTo><allInternalUsers></allInternalUsers></sharedTo><criteriaItems><field>RecordTypeId</field><operation>equals</operation><value>Patient,Payer</value></criteriaItems></sharingCriteriaRules>',
  )
  const files = {
    'sharingRules/Account.sharingRules': rule,
    'Account.csv': csv('Id,RecordTypeId', '001000000000001AAA,012000000000001AAA'),
  }

  it('3.9 compare labels, so that the column holds them', async () => {
    const { org } = await imported({
      ...files,
      'RecordType.csv': csv('Id,Name,SobjectType', '012000000000001AAA,Patient,Account'),
    })
    expect(org.records[0]?.columns).toEqual([{ field: 'RecordTypeId', values: ['Patient'] }])
    expect(org.sharingRules[0]?.kind).toBe('criteria')
  })

  it('3.9 without the labels the rule is not evaluated, rather than matched with ids', async () => {
    const { org } = await imported(files)
    expect(org.sharingRules[0]?.kind).toBe('notEvaluated')
  })
})

describe('references by name', () => {
  const ships = csv(
    'Id,Name,Key__c',
    'a0s000000000001AAA,Aurora,K1',
    'a0s000000000002AAA,Aurora,K2',
  )
  const booking = xml(
    'CustomObject',
    '<label>Booking</label><fields><fullName>Ship__c</fullName><label>Ship</label><type>Lookup</type><referenceTo>Ship__c</referenceTo></fields><sharingModel>Private</sharingModel>',
  )

  it('5.3 an external id leads to its record', async () => {
    const { org } = await imported({
      'objects/Booking__c.object': booking,
      'Ship__c.csv': ships,
      'Booking__c.csv': csv('Id,Ship__r.Key__c', 'a0b000000000001AAA,K2'),
    })
    const columns = org.records.find(({ object }) => object === 'Booking__c')?.columns
    expect(columns?.find(({ field }) => field === 'Ship__c')?.values).toEqual([
      'a0s000000000002AAA',
    ])
  })

  it('5.3 a name of several records leads to none, and is reported', async () => {
    const result = await imported({
      'objects/Booking__c.object': booking,
      'Ship__c.csv': ships,
      'Booking__c.csv': csv('Id,Ship__r.Name', 'a0b000000000001AAA,Aurora'),
    })
    const columns = result.org.records.find(({ object }) => object === 'Booking__c')?.columns
    expect(columns?.find(({ field }) => field === 'Ship__c')?.values).toEqual([null])
    expect(codesOf(result)).toContain('unresolved-reference')
  })
})
