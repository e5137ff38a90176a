import { describe, expect, it } from 'vitest'
import { formatOrgDocument } from '@shared/import/org-document/format-org-document'
import { parseOrgDocument } from '@shared/import/org-document/parse-org-document'
import { codesOf, csv, imported, xml } from './imported'

const profiles = csv(
  'Id,Name,UserLicense.Name',
  '00e000000000001AAA,System Administrator,Salesforce',
)
const users = csv(
  'Id,Username,IsActive,Profile.Name,UserRole.DeveloperName,UserType,ManagerId',
  '005000000000001AAA,ana@x.test,true,System Administrator,,Standard,',
  '005000000000002AAA,bob@x.test,true,System Administrator,Sales,Standard,005000000000001',
)

describe('users', () => {
  it('5.3 profile, role and manager resolve by name and by id of either length', async () => {
    const { org } = await imported({
      'User.csv': users,
      'Profile.csv': profiles,
      'roles/Sales.role': xml('Role', '<name>Sales</name>'),
    })
    expect(org.users.map(({ profile, role, manager }) => [profile, role, manager])).toEqual([
      ['00e000000000001AAA', null, null],
      ['00e000000000001AAA', 'role:Sales', '005000000000001AAA'],
    ])
  })

  it('R4.5 an export of users without a column for their roles is told, with its cure', async () => {
    const result = await imported({
      'User.csv': csv('Id,Username', '005000000000001AAA,ana@x.test'),
    })
    const told = result.diagnostics.find(({ code }) => code === 'user-roles-missing')
    expect(told).toMatchObject({ severity: 'warning', file: 'User.csv', line: 1 })
    expect(told?.message).toContain('export `UserRoleId`')
    const empty = csv('Id,Username,UserRoleId', '005000000000001AAA,ana@x.test,')
    expect(codesOf(await imported({ 'User.csv': empty }))).not.toContain('user-roles-missing')
  })

  it('R5.11 a manager who is not in the import stays named, which is reported', async () => {
    const result = await imported({
      'User.csv': csv(
        'Id,Username,ManagerId',
        '005000000000001AAA,ana@x.test,005000000000009',
        '005000000000002AAA,bob@x.test,',
      ),
    })
    expect(result.org.users.map(({ manager }) => manager)).toEqual(['005000000000009AAA', null])
    expect(codesOf(result)).toContain('unknown-user')
    expect(parseOrgDocument(formatOrgDocument(result.org)).kind).toBe('ok')
  })

  it('R14.6 fields that rules compare people by are kept, whichever the case of their column, others are not', async () => {
    const { org } = await imported({
      'User.csv': csv(
        'ID,USERNAME,PROFILE.NAME,REGION__C,DEPARTMENT,PHONE',
        '005000000000001AAA,ana@x.test,P,North,,123',
      ),
    })
    expect(org.users.map(({ fields }) => fields)).toEqual([
      [
        { field: 'Department', value: null },
        { field: 'REGION__c', value: 'North' },
      ],
    ])
    const bare = await imported({ 'User.csv': users, 'Profile.csv': profiles })
    expect(bare.org.users.map((user) => 'fields' in user)).toEqual([false, false])
  })

  it('3.4 a standard profile is one profile, by its file name and by its label', async () => {
    const { org } = await imported({
      'User.csv': users,
      'Profile.csv': profiles,
      'profiles/Admin.profile': xml('Profile', '<custom>false</custom>'),
    })
    expect(org.profiles.map(({ id, name, label }) => [id, name, label])).toEqual([
      ['00e000000000001AAA', 'Admin', 'System Administrator'],
    ])
    expect(org.profiles[0]?.isMissing).toBe(false)
  })

  it('4 a profile that only data names is unknown, not empty', async () => {
    const result = await imported({ 'User.csv': users, 'Profile.csv': profiles })
    expect(result.org.profiles[0]).toMatchObject({ isMissing: true, isPartial: true })
    expect(codesOf(result)).toContain('profile-without-permissions')
  })

  it('4 a standard profile with nothing in it is a fragment, a custom one may be that bare', async () => {
    const known = async (custom: boolean) => {
      const file = xml('Profile', `<custom>${String(custom)}</custom>`)
      const { org } = await imported({ 'profiles/Desk.profile': file })
      return org.profiles[0]?.areUserPermissionsKnown
    }
    expect(await known(false)).toBe(false)
    expect(await known(true)).toBe(true)
  })

  it('4 a file cut down to ranges says the ranges, and nothing of system permissions', async () => {
    const file = xml(
      'Profile',
      '<custom>false</custom><loginIpRanges><startAddress>10.0.0.0</startAddress><endAddress>10.0.0.9</endAddress></loginIpRanges>',
    )
    const { org } = await imported({ 'profiles/Admin.profile': file })
    expect(org.profiles[0]).toMatchObject({
      areLoginLimitsKnown: true,
      areUserPermissionsKnown: false,
    })
  })

  it('R15.4 without the columns of the permissions on activities nobody knows who reads them', async () => {
    const told = async (columns: string, values: string, more: Record<string, string> = {}) => {
      const result = await imported({
        'User.csv': users,
        'Profile.csv': profiles,
        'PermissionSet.csv': csv(
          `Id,Name,IsOwnedByProfile,ProfileId,Type${columns}`,
          `0PS000000000001GAA,X00e000000000001,true,00e000000000001AAA,Profile${values}`,
        ),
        'ObjectPermissions.csv': csv(
          'Id,ParentId,SobjectType,PermissionsRead',
          '110000000000001AAA,0PS000000000001GAA,Account,true',
        ),
        'Task.csv': csv('Id,OwnerId', '00T000000000001AAA,005000000000001AAA'),
        ...more,
      })
      return [
        result.org.profiles[0]?.areActivityPermissionsKnown,
        codesOf(result).includes('activity-permissions-missing'),
      ]
    }
    const asked = ',PermissionsActivitiesAccess,PermissionsEditTask,PermissionsEditEvent'
    expect(await told('', '')).toEqual([false, true])
    expect(await told(asked, ',true,false,false')).toEqual([undefined, false])
    const file = { 'profiles/Admin.profile': xml('Profile', '<custom>true</custom>') }
    expect(await told('', '', file)).toEqual([undefined, false])
  })

  it('4 with ObjectPermissions exported a profile is whole', async () => {
    const { org } = await imported({
      'User.csv': users,
      'Profile.csv': profiles,
      'PermissionSet.csv': csv(
        'Id,Name,IsOwnedByProfile,ProfileId,Type',
        '0PS000000000001GAA,X00e000000000001,true,00e000000000001AAA,Profile',
      ),
      'ObjectPermissions.csv': csv(
        'Id,ParentId,SobjectType,PermissionsRead,PermissionsEdit',
        '110000000000001AAA,0PS000000000001GAA,Account,true,false',
      ),
      'FieldPermissions.csv': csv(
        'Id,ParentId,SobjectType,Field,PermissionsRead,PermissionsEdit',
        '01k000000000001AAA,0PS000000000001GAA,Account,Account.Foo__c,true,true',
      ),
    })
    expect(org.profiles[0]).toMatchObject({ isMissing: false, isPartial: false })
    expect(org.profiles[0]?.objectPermissions).toMatchObject([
      { object: 'Account', allowRead: true, allowEdit: false },
    ])
    expect(org.profiles[0]?.fieldPermissions).toEqual([
      { object: 'Account', field: 'Foo__c', readable: true, editable: true },
    ])
    expect(org.permissionSets).toEqual([])
  })

  it('5.3 a frozen login freezes its user alone', async () => {
    const { org } = await imported({
      'User.csv': users,
      'UserLogin.csv': csv(
        'UserId,IsFrozen',
        '005000000000001AAA,false',
        '005000000000002AAA,true',
      ),
    })
    expect(org.users.map(({ isFrozen }) => isFrozen)).toEqual([false, true])
  })

  it('5.3 rows in the recycle bin are no users', async () => {
    const { org } = await imported({
      'User.csv': csv(
        'Id,Username,IsDeleted',
        '005000000000001AAA,a@x.test,true',
        '005000000000002AAA,b@x.test,false',
      ),
    })
    expect(org.users.map(({ username }) => username)).toEqual(['b@x.test'])
  })

  it('2 a user type that nobody knows opens least, and is reported', async () => {
    const result = await imported({
      'User.csv': csv('Id,Username,UserType', '005000000000001AAA,a@x.test,Robot'),
    })
    expect(result.org.users[0]?.userType).toBe('CsnOnly')
    expect(codesOf(result)).toContain('unknown-user-type')
  })

  it('a project without users gets a synthetic one for each profile; with users it gets none', async () => {
    const profile = {
      'profiles/Desk.profile': xml('Profile', '<userLicense>Partner Community</userLicense>'),
    }
    const without = await imported(profile)
    expect(without.org.users).toMatchObject([
      { isPersona: true, userType: 'PowerPartner', profile: 'profile:Desk' },
    ])
    const having = await imported({ ...profile, 'User.csv': users })
    expect(having.org.users.some(({ isPersona }) => isPersona)).toBe(false)
  })
})

describe('assignments', () => {
  const sets = csv(
    'Id,Name,Label,IsOwnedByProfile,Type,PermissionSetGroupId',
    '0PS000000000001GAA,X00e000000000001,Admin,true,Profile,',
    '0PS000000000002GAA,Audit,Audit,false,Regular,',
    '0PS000000000003GAA,Desk,Desk,false,Group,0PG000000000001GAA',
  )
  const files = {
    'User.csv': users,
    'PermissionSet.csv': sets,
    'PermissionSetGroup.csv': csv('Id,DeveloperName,MasterLabel', '0PG000000000001GAA,Desk,Desk'),
  }

  it('PRM-07 the profile’s own set is no assignment and the computed set of a group stands for the group', async () => {
    const { org } = await imported({
      ...files,
      'PermissionSetAssignment.csv': csv(
        'AssigneeId,PermissionSetId,PermissionSetGroupId',
        '005000000000001AAA,0PS000000000001GAA,',
        '005000000000001AAA,0PS000000000002GAA,',
        '005000000000001AAA,0PS000000000003GAA,0PG000000000001GAA',
        '005000000000002AAA,0PS000000000003GAA,',
      ),
    })
    expect(org.assignments.map((entry) => [entry.user, entry.kind])).toEqual([
      ['005000000000001AAA', 'permissionSet'],
      ['005000000000001AAA', 'permissionSetGroup'],
      ['005000000000002AAA', 'permissionSetGroup'],
    ])
    expect(org.permissionSets.map(({ name }) => name)).toEqual(['Audit'])
  })

  it('5.3 assignments resolve by names, each once', async () => {
    const { org } = await imported({
      ...files,
      'PermissionSetAssignment.csv': csv(
        'Assignee.Username,PermissionSet.Name',
        'ANA@x.test,audit',
        'ana@x.test,Audit',
      ),
    })
    expect(org.assignments).toEqual([
      {
        kind: 'permissionSet',
        user: '005000000000001AAA',
        permissionSet: '0PS000000000002GAA',
        expirationDate: null,
      },
    ])
  })

  it('PRM-05 inactive and revoked rows give nothing', async () => {
    const { org } = await imported({
      ...files,
      'PermissionSetAssignment.csv': csv(
        'AssigneeId,PermissionSetId,IsActive,IsRevoked',
        '005000000000001AAA,0PS000000000002GAA,false,',
        '005000000000002AAA,0PS000000000002GAA,true,true',
      ),
    })
    expect(org.assignments).toEqual([])
  })

  it('PRM-05 6 a row that ends at no date is left out and told, one that ends on a day is kept', async () => {
    const result = await imported({
      ...files,
      'PermissionSetAssignment.csv': csv(
        'AssigneeId,PermissionSetId,ExpirationDate',
        '005000000000001AAA,0PS000000000002GAA,soon',
        '005000000000002AAA,0PS000000000002GAA,2027-01-31T00:00:00.000Z',
      ),
    })
    expect(
      result.org.assignments.map(({ user, expirationDate }) => [user, expirationDate]),
    ).toEqual([['005000000000002AAA', '2027-01-31T00:00:00.000Z']])
    expect(
      result.diagnostics.flatMap(({ code, file, line }) =>
        code === 'bad-date' ? [[file, line]] : [],
      ),
    ).toEqual([['PermissionSetAssignment.csv', 2]])
  })

  it('6 a cell that is neither true nor false is told once with its place, 1 and blank are not', async () => {
    const rows = (...active: string[]) =>
      imported({
        ...files,
        'PermissionSetAssignment.csv': csv(
          'AssigneeId,PermissionSetId,IsActive',
          ...active.map((word, at) => `00500000000000${at + 1}AAA,0PS000000000002GAA,${word}`),
        ),
      })
    const odd = (await rows('true', 'yes', 'yes')).diagnostics.filter(
      ({ code }) => code === 'bad-boolean',
    )
    expect(odd.map(({ file, line }) => [file, line])).toEqual([['PermissionSetAssignment.csv', 3]])
    expect(odd[0]?.message).toContain('`yes`')
    expect(codesOf(await rows('TRUE', '1', ''))).not.toContain('bad-boolean')
  })

  it('6 a set that nobody declares is a placeholder, reported', async () => {
    const result = await imported({
      ...files,
      'PermissionSetAssignment.csv': csv(
        'AssigneeId,PermissionSet.Name',
        '005000000000001AAA,Gone',
      ),
    })
    expect(result.org.permissionSets.find(({ name }) => name === 'Gone')?.isMissing).toBe(true)
    expect(codesOf(result)).toContain('unknown-permission-set')
  })
})
