import { describe, expect, it } from 'vitest'
import { codesOf, csv, imported, xml } from './imported'

const users = csv('Id,Username', '005000000000001AAA,ana@x.test', '005000000000002AAA,ben@x.test')

describe('permission set licences', () => {
  const files = {
    'User.csv': users,
    'PermissionSetLicense.csv': csv(
      'Id,DeveloperName,MasterLabel',
      '0PL000000000001GAA,ToolsPsl,Tools',
    ),
    'PermissionSetLicenseAssign.csv': csv(
      'AssigneeId,PermissionSetLicenseId',
      '005000000000001AAA,0PL000000000001GAA',
      '005000000000001AAA,0PL000000000001GAA',
    ),
  }
  const set = (license: string) =>
    xml('PermissionSet', `<label>S</label><license>${license}</license>`)

  it('PRM-04 are named as permission sets name them', async () => {
    const held = async (license: string) =>
      (await imported({ ...files, 'permissionsets/S.permissionset': set(license) })).org
        .permissionSetLicenseAssignments
    const user = '005000000000001AAA'
    expect(await held('Tools')).toEqual([{ user, permissionSetLicense: 'Tools' }])
    expect(await held('ToolsPsl')).toEqual([{ user, permissionSetLicense: 'ToolsPsl' }])
  })

  it('PRM-04 without an export who holds one is unknown, not nobody', async () => {
    expect((await imported({ 'User.csv': users })).org.permissionSetLicenseAssignments).toBeNull()
  })

  it('5.3 a set of an export finds its licence by id', async () => {
    const { org } = await imported({
      ...files,
      'PermissionSet.csv': csv('Id,Name,LicenseId', '0PS000000000001GAA,S,0PL000000000001GAA'),
    })
    expect(org.permissionSets[0]?.license).toBe('Tools')
  })
})

describe('login limits', () => {
  const user = csv('Id,Username,Profile.Name', '005000000000001AAA,ana@x.test,Desk')
  const limitsOf = async (files: Readonly<Record<string, string>>) =>
    (await imported({ 'User.csv': user, ...files })).org.profiles[0]?.areLoginLimitsKnown

  it('LOG-12 a profile file says its hours and ranges, be they none; exported rows say nothing of them', async () => {
    expect(
      await limitsOf({ 'profiles/Desk.profile': xml('Profile', '<custom>true</custom>') }),
    ).toBe(true)
    expect(await limitsOf({ 'Profile.csv': csv('Id,Name', '00e000000000001AAA,Desk') })).toBe(false)
  })
})

describe('folders', () => {
  const rows = csv(
    'Id,DeveloperName,Name,Type,AccessType,IsReadonly,ParentId,CreatedById',
    '00l000000000001AAA,Sales,Sales,Report,Shared,true,,005000000000001AAA',
    '00l000000000002AAA,Open,Open,Report,Public,false,,',
  )

  it('FLD-12 of files and exports join by kind and name; the creator is that of the export', async () => {
    const { org, diagnostics } = await imported({
      'User.csv': users,
      'Folder.csv': rows,
      'reports/Sales-meta.xml': xml(
        'ReportFolder',
        '<folderShares><accessLevel>Manage</accessLevel><sharedTo>ben@x.test</sharedTo><sharedToType>User</sharedToType></folderShares>',
      ),
      'dashboards/Sales-meta.xml': xml('DashboardFolder', ''),
    })
    expect(org.folders.map(({ id, owner, shares }) => [id, owner, shares.length])).toEqual([
      ['Dashboard/Sales', null, 0],
      ['00l000000000002AAA', null, 0],
      ['00l000000000001AAA', '005000000000001AAA', 1],
    ])
    expect(diagnostics.map(({ code }) => code)).not.toContain('unknown-folder-shares')
  })

  it('FLD-11 that only an export holds are shared with nobody known, and reported', async () => {
    const result = await imported({ 'Folder.csv': rows })
    expect(codesOf(result)).toContain('unknown-folder-shares')
    expect(result.org.folders[0]).toMatchObject({
      name: 'Open',
      accessType: 'Public',
      publicFolderAccess: 'ReadWrite',
    })
  })
})

describe('sites and apps', () => {
  const profile = xml('Profile', '<userLicense>Salesforce</userLicense>')

  it('LOG-10 members of a site come from its file and from NetworkMemberGroup', async () => {
    const { org } = await imported({
      'profiles/Sales.profile': profile,
      'Profile.csv': csv('Id,Name', '00e000000000001AAA,Sales'),
      'Network.csv': csv('Id,Name,Status', '0DB000000000001GAA,Quay,Live'),
      'NetworkMemberGroup.csv': csv(
        'NetworkId,ParentId',
        '0DB000000000001GAA,00e000000000001AAA',
        '0DB000000000001GAA,0PS000000000001GAA',
      ),
      'PermissionSet.csv': csv('Id,Name', '0PS000000000001GAA,Weigh'),
    })
    expect(org.networks).toMatchObject([
      {
        name: 'Quay',
        status: 'Live',
        profiles: ['00e000000000001AAA'],
        permissionSets: ['0PS000000000001GAA'],
      },
    ])
  })

  it('6 a member that nobody declares is a placeholder, reported', async () => {
    const result = await imported({
      'networks/Quay.network': xml(
        'Network',
        '<networkMemberGroups><profile>Gone</profile></networkMemberGroups>',
      ),
    })
    expect(result.org.profiles).toMatchObject([{ name: 'Gone', isMissing: true }])
    expect(codesOf(result)).toContain('unknown-profile')
  })

  it('3.13 the guest profile is the one that the site states, else the one named after it', async () => {
    const site = (guest: string) => xml('CustomSite', `<masterLabel>Quay</masterLabel>${guest}`)
    const guestOf = async (guest: string) =>
      (
        await imported({
          'networks/Quay.network': xml('Network', '<site>Quay</site>'),
          'sites/Quay.site': site(guest),
          'profiles/Quay Profile.profile': profile,
          'profiles/Other.profile': profile,
        })
      ).org.networks[0]?.guestProfile
    expect(await guestOf('')).toBe('profile:Quay Profile')
    expect(await guestOf('<guestProfile>Other</guestProfile>')).toBe('profile:Other')
  })

  it('LOG-09 of exports an app is for those who were given it where admins approve', async () => {
    const { org } = await imported({
      'ConnectedApplication.csv': csv(
        'Id,Name,OptionsAllowAdminApprovedUsersOnly',
        '0H4000000000001CAA,Clock,true',
      ),
      'PermissionSet.csv': csv('Id,Name', '0PS000000000001GAA,Weigh'),
      'SetupEntityAccess.csv': csv(
        'ParentId,SetupEntityId,SetupEntityType',
        '0PS000000000001GAA,0H4000000000001CAA,ConnectedApplication',
      ),
    })
    expect(org.connectedApps).toMatchObject([
      { name: 'Clock', permittedUsers: 'AdminApproved', permissionSets: ['0PS000000000001GAA'] },
    ])
  })
})

describe('settings of the org', () => {
  const edition = async (text: string) =>
    (
      await imported({
        'Organization.csv': csv('Id,Name,OrganizationType', `00D000000000001EAA,X,${text}`),
      })
    ).org.settings.edition

  it('EDI-01 the edition is that of Organization, in its spelling', async () => {
    expect(await edition('Unlimited Edition')).toBe('Unlimited')
    expect(await edition('Team Edition')).toBe('Group')
    expect(await edition('Moon Edition')).toBeNull()
  })

  it('EDI-01 else that of the scratch definition', async () => {
    const { org } = await imported({ 'config/project-scratch-def.json': '{"edition":"Developer"}' })
    expect(org.settings.edition).toBe('Developer')
  })

  it('R3.11 LOG-23 calendar and ranges at every request, in the platform’s spelling', async () => {
    const { org } = await imported({
      'Organization.csv': csv(
        'Id,Name,DefaultCalendarAccess',
        '00D000000000001EAA,X,ShowDetailsInsert',
      ),
      'settings/Security.settings': `<SecuritySettings xmlns="http://soap.sforce.com/2006/04/metadata"><sessionSettings><enforceIpRangesEveryRequest>true</enforceIpRangesEveryRequest></sessionSettings></SecuritySettings>`,
    })
    expect(org.settings).toMatchObject({
      defaultCalendarAccess: 'ShowDetailsInsert',
      enforceIpRangesEveryRequest: true,
    })
    const other = await imported({
      'Organization.csv': csv('Id,Name,DefaultCalendarAccess', '00D000000000001EAA,X,Moon'),
    })
    expect(other.org.settings).toMatchObject({
      defaultCalendarAccess: null,
      enforceIpRangesEveryRequest: false,
    })
  })

  it('3.11 what no file states keeps its default', async () => {
    const { org } = await imported({ 'User.csv': users })
    expect(org.settings).toMatchObject({ isMfaRequired: false, isSsoOnly: false, timeZone: null })
  })
})

it('PRM-27 custom permissions of exports require what their dependencies say', async () => {
  const { org } = await imported({
    'CustomPermission.csv': csv(
      'Id,DeveloperName,MasterLabel',
      '0CP000000000001GAA,Open,Open it',
      '0CP000000000002GAA,Raise,Raise it',
    ),
    'CustomPermissionDependency.csv': csv(
      'CustomPermissionId,RequiredCustomPermissionId',
      '0CP000000000002GAA,0CP000000000001GAA',
    ),
  })
  expect(org.customPermissions).toEqual([
    { name: 'Open', label: 'Open it', requiredPermissions: [] },
    { name: 'Raise', label: 'Raise it', requiredPermissions: ['Open'] },
  ])
})

describe('defaults of objects', () => {
  const object = (content: string) => ({
    'objects/Ship__c.object': xml('CustomObject', `<label>Ship</label>${content}`),
  })

  it('4 a custom object whose file states none is a warning, one that states it is not', async () => {
    expect(codesOf(await imported(object('')))).toContain('sharing-model-not-stated')
    expect(codesOf(await imported(object('<sharingModel>Read</sharingModel>')))).not.toContain(
      'sharing-model-not-stated',
    )
  })

  it('3.1 an external default wider than the internal one is a warning, an equal one is not', async () => {
    const both = (external: string) =>
      object(
        `<sharingModel>Read</sharingModel><externalSharingModel>${external}</externalSharingModel>`,
      )
    expect(codesOf(await imported(both('ReadWrite')))).toContain('external-wider-than-internal')
    expect(codesOf(await imported(both('Read')))).not.toContain('external-wider-than-internal')
  })

  it('5.3 the default of price books comes from Organization', async () => {
    const { org } = await imported({
      'Organization.csv': csv('Id,Name,DefaultPricebookAccess', '00D000000000001EAA,X,ReadSelect'),
    })
    expect(org.objects).toMatchObject([{ name: 'Pricebook2', sharingModel: 'ReadSelect' }])
  })

  it('3.3 record types come from files and from RecordType rows, which also name their objects', async () => {
    const { org } = await imported({
      'objects/Ship__c/recordTypes/Big.recordType-meta.xml': xml(
        'RecordType',
        '<active>true</active><label>Big ship</label>',
      ),
      'RecordType.csv': csv(
        'Id,SobjectType,DeveloperName,Name,IsActive',
        '012000000000001AAA,Ship__c,Big,Other,false',
        '012000000000002AAA,Ship__c,Small,Small,true',
      ),
    })
    expect(org.objects[0]?.recordTypes).toEqual([
      { name: 'Big', label: 'Big ship', isActive: true },
      { name: 'Small', label: 'Small', isActive: true },
    ])
  })
})

describe('3.14 account relationship rules', () => {
  const rule = {
    'accountRelationshipShareRules/R.accountRelationshipShareRule': xml(
      'AccountRelationshipShareRule',
      '<accessLevel>Edit</accessLevel><entityType>Opportunity</entityType><masterLabel>R</masterLabel>',
    ),
  }
  const data = {
    'User.csv': csv('Id,Username', '005000000000001AAA,pia@x.test'),
    'Opportunity.csv': csv('Id,Name', '006000000000001AAA,Deal'),
  }
  const shareHeader = 'OpportunityId,UserOrGroupId,OpportunityAccessLevel,RowCause'
  const row = (cause: string) => `006000000000001AAA,005000000000001AAA,Edit,${cause}`

  it('are kept and not evaluated, and leave open what they give, while no share row tells it', async () => {
    const { org, diagnostics } = await imported({ ...rule, ...data })
    expect(org.sharingRules).toMatchObject([
      { kind: 'notEvaluated', object: 'Opportunity', accessLevel: 'Edit', sharedTo: [] },
    ])
    expect(diagnostics.map(({ code }) => code)).not.toContain('rule-told-by-rows')
  })

  it('R6.23 are told by the share rows of their object, of cause `ARImplicit`, where these are exported', async () => {
    const shares = { 'OpportunityShare.csv': csv(shareHeader, row('ARImplicit'), row('Rule')) }
    const { org, diagnostics } = await imported({ ...rule, ...data, ...shares })
    expect(org.sharingRules).toEqual([])
    // Rows of ordinary rules stay: this project states none that would compute them.
    expect(org.shares.map(({ rowCause }) => rowCause).toSorted()).toEqual(['ARImplicit', 'Rule'])
    expect(diagnostics.filter(({ code }) => code === 'rule-told-by-rows')).toMatchObject([
      { severity: 'note', file: 'accountRelationshipShareRules/R.accountRelationshipShareRule' },
    ])
  })

  it('R6.23 are not told by the share rows of another object', async () => {
    const shares = {
      'Case.csv': csv('Id,Subject', '500000000000001AAA,Call'),
      'CaseShare.csv': csv(
        'CaseId,UserOrGroupId,CaseAccessLevel,RowCause',
        '500000000000001AAA,005000000000001AAA,Read,Manual',
      ),
    }
    const { org } = await imported({ ...rule, ...data, ...shares })
    expect(org.sharingRules.map(({ kind }) => kind)).toEqual(['notEvaluated'])
  })
})
