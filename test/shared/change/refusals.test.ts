import { describe, expect, it } from 'vitest'
import type { Org } from '@shared/model/org'
import { after, codeOf, messageOf } from './changed-org'
import { smallOrg } from './small-org'

const refused = (org: Org, code: string, rule: string, ...texts: string[]) => {
  expect(codeOf(org, ...texts)).toBe(code)
  expect(messageOf(org, ...texts)).toContain(rule)
}

describe('names', () => {
  it.each([
    ['role+=Sales EMEA', 'letters, digits'],
    ['role+=1st', 'letters, digits'],
    ['group+=Sales__EMEA', 'letters, digits'],
    ['permissionSet+=Audit_', 'letters, digits'],
    ['object+=Visit', '`__c`'],
    ['field+=Account.Region', '`__c`'],
    ['user+=eve', 'name@domain.suffix'],
  ])('%s is refused with the form that is allowed', (text, form) => {
    refused(smallOrg(), 'illegal-name', form, text)
  })

  it('two things of a kind never have one name, also not by renaming or duplicating', () => {
    expect(codeOf(smallOrg(), 'role:East.name=all')).toBe('name-taken')
    expect(codeOf(smallOrg(), 'role+=EAST like All')).toBe('name-taken')
    expect(codeOf(smallOrg(), 'user:bob@acme.test.username=ANA@acme.test')).toBe('name-taken')
    expect(codeOf(smallOrg(), 'role:East.name=EAST')).toBe('ok')
  })

  it('a misspelt name is answered with the closest', () => {
    expect(messageOf(smallOrg(), 'role-=Eest')).toContain('did you mean `East`')
    expect(messageOf(smallOrg(), 'role+=West like Eest')).toContain('did you mean `East`')
    expect(messageOf(smallOrg(), 'user:ana.manger=bob')).toContain('did you mean `manager`')
  })
})

describe('users', () => {
  it('LIC-04 users without roles get none, R4.11 internal ones none of a portal', () => {
    const org = after(
      smallOrg(),
      'profile+=Community',
      'profile:Community.userLicense=Customer Community',
      'user+=eve@acme.test',
      'user:eve@acme.test.userType=CspLitePortal',
    )
    refused(org, 'no-role', 'LIC-04', 'user:eve@acme.test.role=East')
    expect(org.users.at(-1)).toMatchObject({ profile: 'profile:Community', role: null })
    refused(smallOrg(), 'wrong-licence', 'PRM-01', 'user:ana.userType=CspLitePortal')
  })

  it('R4.11 a portal role is made of a role that no internal user has', () => {
    expect(codeOf(smallOrg(), 'role+=Partner_User', 'role:Partner_User.portalType=Partner')).toBe(
      'ok',
    )
    refused(
      smallOrg(),
      'wrong-role',
      'R4.11',
      'role:East.parent=',
      'role-=EastDesk',
      'role:East.portalType=Partner',
    )
    refused(smallOrg(), 'role-under-portal-role', 'R4.11', 'role:All.portalType=Partner')
  })

  it('R5.11 nobody is above themself', () => {
    refused(smallOrg(), 'manager-cycle', 'R5.11', 'user:ana.manager=ana')
    refused(smallOrg(), 'manager-cycle', 'R5.11', 'user:ana.manager=bob', 'user:bob.manager=ana')
    expect(codeOf(smallOrg(), 'user:ana.manager=bob', 'user:ana.manager=')).toBe('ok')
  })

  it('PRM-05 an assignment ends when it is said', () => {
    const text = 'permissionSet:Auditor+=user:ana@acme.test until 2027-01-31T00:00:00Z'
    expect(after(smallOrg(), text).assignments).toMatchObject([
      { expirationDate: '2027-01-31T00:00:00Z' },
    ])
    expect(
      after(smallOrg(), text, 'user:ana@acme.test.permissionSets+=Auditor').assignments,
    ).toMatchObject([{ expirationDate: null }])
    expect(codeOf(smallOrg(), 'permissionSet:Auditor+=user:ana until 2027-99-99')).toBe(
      'wrong-value',
    )
  })
})

describe('permissions', () => {
  const account = (org: Org) => org.profiles[0]?.objectPermissions[0]

  it('PRM-21 a permission is granted alone, and counts only beside what it needs', () => {
    const given = after(smallOrg(), 'profile:Standard.object:Account.modifyAll=true')
    const taken = after(given, 'profile:Standard.object:Account.read=false')
    expect(account(taken)).toMatchObject({ allowRead: false, modifyAllRecords: true })
  })

  it('PRM-11 muting takes one permission away and no other', () => {
    const org = after(
      smallOrg(),
      'mutingPermissionSet+=Mute',
      'mutingPermissionSet:Mute.object:Account.edit=true',
    )
    expect(org.mutingPermissionSets[0]?.objectPermissions[0]).toMatchObject({
      allowRead: false,
      allowEdit: true,
    })
  })
})

describe('objects and fields', () => {
  it('R3.19 a standard object comes with the platform’s defaults, a custom one Public Read/Write', () => {
    const org = after(smallOrg(), 'object+=lead', 'object+=Visit__c')
    expect(org.objects.slice(-2)).toMatchObject([
      {
        name: 'Lead',
        kind: 'standard',
        sharingModel: 'ReadWriteTransfer',
        externalSharingModel: 'Private',
      },
      {
        name: 'Visit__c',
        kind: 'custom',
        sharingModel: 'ReadWrite',
        externalSharingModel: 'Private',
      },
    ])
    refused(
      org,
      'illegal-sharing-model',
      'R3.19',
      'object:Visit__c.sharingModel=ControlledByParent',
    )
  })

  const relate = (field: string, master: string) => [
    `field+=${field}`,
    `field:${field}.referenceTo=${master}`,
    `field:${field}.type=MasterDetail`,
  ]

  it('R3.15 a detail follows its master from then on', () => {
    const org = after(smallOrg(), 'object+=Visit__c', ...relate('Visit__c.Account__c', 'Account'))
    expect(org.objects.at(-1)).toMatchObject({
      sharingModel: 'ControlledByParent',
      externalSharingModel: 'ControlledByParent',
      fields: [{ type: 'MasterDetail', referenceTo: ['Account'], relationshipOrder: 0 }],
    })
    expect(codeOf(org, 'sharingRule+=Visit__c.To_East')).toBe('no-sharing-rules')
    expect(codeOf(org, 'field:Visit__c.Account__c.required=false')).toBe('required-fixed')
  })

  it('R11.12 two masters are the most', () => {
    const org = after(
      smallOrg(),
      'object+=Visit__c',
      ...relate('Visit__c.A__c', 'Account'),
      ...relate('Visit__c.B__c', 'Case'),
    )
    refused(org, 'too-many-masters', 'R11.12', ...relate('Visit__c.C__c', 'Order__c'))
  })

  it('R11.14 no object is its own master, and details go three levels down', () => {
    refused(smallOrg(), 'master-cycle', 'R11.14', ...relate('Order__c.Invoice__c', 'Invoice__c'))
    const chain = ['A__c', 'B__c', 'C__c'].flatMap((name, at, all) => [
      `object+=${name}`,
      ...relate(`${name}.Master__c`, all[at - 1] ?? 'Account'),
    ])
    expect(codeOf(smallOrg(), ...chain)).toBe('ok')
    refused(
      smallOrg(),
      'too-deep',
      'R11.14',
      ...chain,
      'object+=D__c',
      ...relate('D__c.Master__c', 'C__c'),
    )
  })

  it('R11.1 a relation points to an object, a standard object is no detail, records need their master', () => {
    expect(codeOf(smallOrg(), 'field+=Order__c.X__c', 'field:Order__c.X__c.type=Lookup')).toBe(
      'no-reference',
    )
    refused(smallOrg(), 'illegal-master', 'R11.20', ...relate('Account.X__c', 'Order__c'))
    refused(smallOrg(), 'no-master', 'R11.1', ...relate('Order__c.X__c', 'Account'))
  })

  it('CLS-10 only an encrypted field has a mask', () => {
    refused(smallOrg(), 'not-encrypted', 'CLS-10', 'field:Account.Rating.maskType=ssn')
    const org = after(
      smallOrg(),
      'field+=Account.Card__c',
      'field:Account.Card__c.type=EncryptedText',
      'field:Account.Card__c.maskType=creditCard',
    )
    expect(org.objects[0]?.fields.at(-1)?.mask).toEqual({
      maskType: 'creditCard',
      maskChar: 'asterisk',
    })
  })
})

describe('rules and shares', () => {
  const criteria = (...texts: string[]) =>
    after(smallOrg(), 'sharingRule:Account.EMEA_to_Finance.kind=criteria', ...texts)

  it('R6.3 a new rule opens nothing until it names somebody', () => {
    const org = after(smallOrg(), 'sharingRule+=Order__c.To_East')
    expect(org.sharingRules.at(-1)).toMatchObject({
      kind: 'owner',
      sharedTo: [],
      accessLevel: 'Read',
    })
  })

  it('R6.18 the logic speaks of the criteria that are there', () => {
    const rule = 'sharingRule:Account.EMEA_to_Finance'
    const org = criteria(`${rule}.criteria=Rating equals Hot, Warm; Name contains "A; B"`)
    expect(org.sharingRules[0]).toMatchObject({
      criteria: [
        { field: 'Rating', operation: 'equals', value: 'Hot, Warm' },
        { field: 'Name', operation: 'contains', value: '"A; B"' },
      ],
    })
    expect(codeOf(org, `${rule}.booleanFilter=1 OR NOT 2`)).toBe('ok')
    refused(org, 'wrong-filter', 'R6.18', `${rule}.booleanFilter=1 AND 3`)
    refused(smallOrg(), 'no-criteria', 'R6.3', `${rule}.booleanFilter=1`)
  })

  it('R6.14, R6.15 a criterion needs a field, an operator, and a type that may be compared', () => {
    const rule = 'sharingRule:Account.EMEA_to_Finance'
    refused(criteria(), 'wrong-criterion', 'R6.15', `${rule}.criteria+=Rating is Hot`)
    expect(codeOf(criteria(), `${rule}.criteria+=Ratin equals Hot`)).toBe('unknown-field')
    const org = after(
      criteria(),
      'field+=Account.Tags__c',
      'field:Account.Tags__c.type=MultiselectPicklist',
    )
    refused(org, 'illegal-criterion', 'R6.14', `${rule}.criteria+=Tags__c equals a`)
  })

  it('R6.7 a guest rule reads, R6.4 a queue is a source alone', () => {
    const rule = 'sharingRule:Account.EMEA_to_Finance'
    refused(
      smallOrg(),
      'illegal-access-level',
      'R6.7',
      `${rule}.kind=guest`,
      `${rule}.accessLevel=Edit`,
    )
    expect(codeOf(smallOrg(), `${rule}.sharedFrom=queue:Tier2`)).toBe('ok')
    expect(codeOf(smallOrg(), `${rule}.sharedTo=queue:Tier2`)).toBe('wrong-value')
  })

  it('R7.7, R7.9 causes are of custom objects, details are not shared', () => {
    refused(smallOrg(), 'wrong-row-cause', 'R7.7', 'share+=001000000000001AAA/user:ana/Audit2__c')
    expect(codeOf(smallOrg(), 'share+="Order 1"/user:ana/Audit__c')).toBe('ok')
    refused(smallOrg(), 'no-share', 'R7.9', 'record+=Invoice__c.One', 'share+=One/user:ana')
  })

  it('R8.1, R8.9 teams are of accounts, opportunities and cases', () => {
    refused(smallOrg(), 'no-team', 'R8.1', 'teamMember+="Order 1"/ana')
    const org = after(
      smallOrg(),
      'teamMember+=001000000000001AAA/ana@acme.test',
      'teamMember:001000000000001AAA/ana@acme.test.accessLevel=Edit',
      'teamMember:001000000000001AAA/ana@acme.test.caseAccessLevel=Read',
    )
    expect(org.shares.at(-1)).toMatchObject({
      ...{ rowCause: 'Team', level: 'Edit' },
      accountSettings: { caseAccessLevel: 'Read' },
    })
  })

  it('R14.3 a restriction rule is of an object that may have one', () => {
    refused(
      smallOrg(),
      'not-restrictable',
      'R14.3',
      'restrictionRule:OnlyMine.targetEntity=Account',
    )
  })

  it('R13.8, R13.9 a sharing set is for profiles outside, one mapping for each object', () => {
    const org = after(
      smallOrg(),
      'sharingSet+=Portal_Cases',
      'sharingSet:Portal_Cases.profiles+=Portal',
      'sharingSet:Portal_Cases.accessMappings+=Case Read Contact = ContactId',
      'sharingSet:Portal_Cases.accessMappings+=Case Edit Account = AccountId',
    )
    expect(org.sharingSets[0]?.accessMappings).toEqual([
      { object: 'Case', accessLevel: 'Edit', userField: 'Account', objectField: 'AccountId' },
    ])
    refused(org, 'wrong-licence', 'R13.8', 'sharingSet:Portal_Cases.profiles+=Standard')
    refused(org, 'wrong-mapping', 'R13.9', 'sharingSet:Portal_Cases.accessMappings+=Case Read')
  })
})

describe('territories, folders and logins', () => {
  it('R9.6 a territory never stands above itself', () => {
    const org = after(
      smallOrg(),
      'territory+=North',
      'territory+=South',
      'territory:South.parent=North',
    )
    refused(org, 'territory-cycle', 'R9.6', 'territory:North.parent=South')
    const left = after(
      org,
      'territory:South+=user:ana',
      'territory:South.records+=Acme Ltd',
      'territory-=North',
    )
    expect(left.territories).toMatchObject([
      { parent: null, users: ['user-ana'], records: [{ object: 'Account' }] },
    ])
  })

  it('FLD-11 a folder is shared with a level, FLD-16 and goes after its subfolders', () => {
    const org = after(
      smallOrg(),
      'folder+=Report.Sales',
      'folder+=Report.Deals',
      'folder:Report.Deals.parent=Report.Sales',
      'folder:Report.Sales+=role:East as Manage',
      'folder:Report.Sales+=everyone',
    )
    expect(org.folders[0]?.shares).toEqual([
      { sharedTo: { kind: 'role', role: 'role-East' }, accessLevel: 'Manage' },
      { sharedTo: { kind: 'everyone' }, accessLevel: 'View' },
    ])
    refused(org, 'has-subfolders', 'FLD-16', 'folder-=Report.Sales')
    expect(codeOf(org, 'folder:Report.Sales.parent=Report.Deals')).toBe('folder-cycle')
  })

  it('FLD-01 a folder begins with what it holds', () => {
    expect(codeOf(smallOrg(), 'folder+=Reports of May')).toBe('no-object')
    refused(smallOrg(), 'unknown-folder-kind', 'FLD-01', 'folder+=Reporting.May')
  })

  it('LOG-13, LOG-21 hours and ranges of a profile', () => {
    const org = after(
      smallOrg(),
      'profile:Standard.loginHours+=monday 08:00-18:00',
      'profile:Standard.loginIpRanges+=10.0.0.1-10.0.0.255 Office',
    )
    expect(org.profiles[0]).toMatchObject({
      loginHours: { monday: { start: 480, end: 1080 }, tuesday: null },
      loginIpRanges: [{ start: '10.0.0.1', end: '10.0.0.255', description: 'Office' }],
    })
    refused(org, 'wrong-range', 'LOG-21', 'profile:Standard.loginIpRanges+=10.0.0.9-10.0.0.1')
    refused(org, 'wrong-hours', 'LOG-12', 'profile:Standard.loginHours+=monday 18:00-08:00')
  })
})
