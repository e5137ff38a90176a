import { describe, expect, it } from 'vitest'
import { applyChanges } from '@shared/change/apply-changes'
import { parseChange } from '@shared/change/parse-change'
import type { Org } from '@shared/model/org'
import { acme, ana, bob, smallOrg } from './small-org'

function changed(org: Org, ...texts: string[]) {
  return applyChanges(
    org,
    texts.map((text) => {
      const parsed = parseChange(text)
      if (parsed.kind === 'refused') throw new Error(parsed.message)
      return parsed.change
    }),
  )
}

function orgAfter(...texts: string[]): Org {
  const result = changed(smallOrg(), ...texts)
  if (result.kind === 'refused') throw new Error(result.message)
  return result.org
}

const codeOf = (...texts: string[]) => {
  const result = changed(smallOrg(), ...texts)
  return result.kind === 'refused' ? result.code : 'ok'
}

const objectOf = (org: Org, name: string) => org.objects.find((object) => object.name === name)

describe('applying changes', () => {
  it('leaves the org given as it is, and shares with it what no change touches', () => {
    const org = smallOrg()
    const before = JSON.stringify(org)
    const after = changed(org, 'object:Account.sharingModel=Private')
    expect(JSON.stringify(org)).toBe(before)
    expect(after.kind === 'ok' && after.org.users).toBe(org.users)
    expect(after.kind === 'ok' && after.org.records).toBe(org.records)
  })

  it('applies in order and names the change that is refused; nothing is half applied', () => {
    const result = changed(
      smallOrg(),
      'object:Account.sharingModel=Private',
      'role:All.parent=EastDesk',
      'object:Case.sharingModel=Private',
    )
    expect(result).toMatchObject({
      kind: 'refused',
      code: 'role-cycle',
      position: 1,
      text: 'role:All.parent=EastDesk',
    })
    expect(result).not.toHaveProperty('org')
  })

  it.each([
    ['object:Acount.sharingModel=Private', 'unknown-object', 'Account'],
    ['user:anna@acme.test.isFrozen=true', 'unknown-user', 'ana@acme.test'],
    ['user:ana.role=Eest', 'unknown-role', 'East'],
    ['sharingRule:Account.EMEA_to_Finanze=off', 'unknown-sharing-rule', 'EMEA_to_Finance'],
    ['permissionSet:Auditr+=user:ana', 'unknown-permission-set', 'Auditor'],
    ['permissionSet:Auditor.system:ViewAllDatta=true', 'unknown-system-permission', 'ViewAllData'],
    ['permissionSet:Auditor.field:Account.Ratin.read=true', 'unknown-field', 'Rating'],
    ['record:001000000000001AAA.Ratng=Hot', 'unknown-field', 'Rating'],
    ['restrictionRule:OnlyMin=off', 'unknown-restriction-rule', 'OnlyMine'],
  ])('refuses %s with the closest name', (text, code, suggestion) => {
    const result = changed(smallOrg(), text)
    expect(result).toMatchObject({ kind: 'refused', code })
    expect(result.kind === 'refused' && result.suggestions).toContain(suggestion)
  })

  it('names a user by username, id or alias, and refuses an alias that two users have', () => {
    expect(orgAfter('user:user-ana.isFrozen=true').users[0]?.isFrozen).toBe(true)
    expect(orgAfter('user:ANA@acme.test.isFrozen=true').users[0]?.isFrozen).toBe(true)
    expect(orgAfter('user:ana.isFrozen=true').users[0]?.isFrozen).toBe(true)
    const org = smallOrg()
    const twins = { ...org, users: org.users.map((user) => ({ ...user, alias: 'ana' })) }
    expect(changed(twins, 'user:ana.isFrozen=true')).toMatchObject({ code: 'ambiguous-user' })
  })
})

describe('defaults of objects', () => {
  it('R3.5 a custom object may be Private but not Public Full Access', () => {
    expect(codeOf('object:Order__c.sharingModel=Private')).toBe('ok')
    expect(codeOf('object:Order__c.sharingModel=FullAccess')).toBe('illegal-sharing-model')
  })

  it('R3.19 Case may be Public Read/Write/Transfer, Account may not', () => {
    expect(codeOf('object:Case.sharingModel=ReadWriteTransfer')).toBe('ok')
    expect(codeOf('object:Account.sharingModel=ReadWriteTransfer')).toBe('illegal-sharing-model')
  })

  it('R3.15 a detail stays Controlled by Parent', () => {
    expect(codeOf('object:Invoice__c.sharingModel=Private')).toBe('illegal-sharing-model')
    expect(codeOf('object:Invoice__c.sharingModel=ControlledByParent')).toBe('ok')
  })

  it('R3.3 an external default wider than the internal one is refused, an equal one is not', () => {
    expect(codeOf('object:Account.externalSharingModel=ReadWrite')).toBe('ok')
    expect(
      codeOf('object:Account.sharingModel=Read', 'object:Account.externalSharingModel=ReadWrite'),
    ).toBe('external-default-wider')
  })

  it('R3.3 the external default follows when the internal one becomes narrower', () => {
    const account = objectOf(orgAfter('object:Account.sharingModel=Private'), 'Account')
    expect(account).toMatchObject({ sharingModel: 'Private', externalSharingModel: 'Private' })
  })

  it('R4.7 the hierarchy can be switched off for a custom object, never for a standard one', () => {
    const order = objectOf(orgAfter('object:Order__c.hierarchyAccess=false'), 'Order__c')
    expect(order?.grantAccessUsingHierarchies).toBe(false)
    expect(codeOf('object:Account.hierarchyAccess=false')).toBe('hierarchy-access-fixed')
  })

  it('R11.3 only a master-detail field says what writing needs of the master', () => {
    const org = orgAfter('field:Invoice__c.Order__c.writeRequiresMasterRead=true')
    expect(objectOf(org, 'Invoice__c')?.fields[0]?.writeRequiresMasterRead).toBe(true)
    expect(codeOf('field:Account.Rating.writeRequiresMasterRead=true')).toBe('not-master-detail')
  })
})

describe('rules', () => {
  it('R6.8 a rule gives Read or Edit, and All only on Campaign', () => {
    const org = orgAfter('sharingRule:Account.EMEA_to_Finance.accessLevel=Edit')
    expect(org.sharingRules[0]?.accessLevel).toBe('Edit')
    expect(codeOf('sharingRule:Account.EMEA_to_Finance.accessLevel=All')).toBe(
      'illegal-access-level',
    )
  })

  it('switches sharing and restriction rules off and on', () => {
    expect(orgAfter('sharingRule:Account.EMEA_to_Finance=off').sharingRules[0]?.isActive).toBe(
      false,
    )
    expect(orgAfter('restrictionRule:OnlyMine=off').restrictionRules[0]?.isActive).toBe(false)
    expect(
      orgAfter('restrictionRule:OnlyMine=off', 'restrictionRule:OnlyMine=on').restrictionRules[0],
    ).toEqual(smallOrg().restrictionRules[0])
  })
})

describe('users and roles', () => {
  it('moves a user to a role, and to none', () => {
    expect(orgAfter('user:ana.role=EastDesk').users[0]?.role).toBe('role-EastDesk')
    expect(orgAfter('user:ana.role=').users[0]?.role).toBeNull()
  })

  it('PRM-01 a profile of another kind of licence is refused', () => {
    expect(codeOf('user:ana.profile=Standard')).toBe('ok')
    expect(codeOf('user:ana.profile=Portal')).toBe('wrong-licence')
  })

  it('R16.5 a user who comes back does not get manual and team rows back, Apex rows stay', () => {
    expect(orgAfter('user:bob.isActive=true').shares.map(({ rowCause }) => rowCause)).toEqual([
      'Audit__c',
    ])
    expect(orgAfter('user:ana.isActive=false').shares).toHaveLength(3)
  })

  it('R4.1 a role cannot stand above itself, but may move to the top', () => {
    expect(codeOf('role:All.parent=EastDesk')).toBe('role-cycle')
    expect(codeOf('role:East.parent=East')).toBe('role-cycle')
    expect(orgAfter('role:EastDesk.parent=').roles[2]?.parent).toBeNull()
    expect(orgAfter('role:EastDesk.parent=All').roles[2]?.parent).toBe('role-All')
    const { roles, ...rest } = smallOrg()
    const open = { ...rest, roles: roles.map((role) => ({ ...role, isParentKnown: false as const })) } // prettier-ignore
    const result = changed(open, 'role:EastDesk.parent=All')
    const known = result.kind === 'ok' ? result.org.roles.map((role) => role.isParentKnown) : []
    expect(known).toEqual([false, false, undefined])
  })
})

describe('memberships', () => {
  it('PRM-02 assigns once, and unassigns only what is assigned', () => {
    const twice = orgAfter('permissionSet:Auditor+=user:ana', 'permissionSet:Auditor+=user:ana')
    expect(twice.assignments).toHaveLength(1)
    expect(
      orgAfter('permissionSetGroup:Desk+=user:ana', 'permissionSetGroup:Desk-=user:ana')
        .assignments,
    ).toEqual([])
    expect(codeOf('permissionSet:Auditor-=user:ana')).toBe('not-assigned')
  })

  it('R5.3 a group takes users, roles and groups, but never itself', () => {
    const org = orgAfter('group:Partners+=user:ana', 'group:Partners+=roleAndSubordinates:East')
    expect(org.groups[0]?.members).toEqual([
      { kind: 'user', user: ana },
      { kind: 'roleAndSubordinates', role: 'role-East' },
    ])
    expect(codeOf('group:Partners+=group:Inner')).toBe('group-cycle')
    expect(codeOf('group:Partners+=group:Partners')).toBe('group-cycle')
  })

  it('R2.5 a queue loses a member, and a member that is not there cannot be taken out', () => {
    expect(orgAfter('queue:Tier2-=user:ana').groups[2]?.members).toEqual([])
    expect(codeOf('queue:Tier2-=user:bob')).toBe('not-a-member')
    expect(codeOf('group:Tier2+=user:bob')).toBe('unknown-group')
  })

  it('refuses to edit members that the import does not know', () => {
    const org = smallOrg()
    const silent = { ...org, groups: org.groups.map((group) => ({ ...group, members: null })) }
    expect(changed(silent, 'group:Partners+=user:ana')).toMatchObject({ code: 'members-unknown' })
  })
})

describe('permissions', () => {
  it('sets one object permission and leaves the others', () => {
    const org = orgAfter(
      'profile:Standard.object:Account.read=true',
      'profile:"Standard User".object:account.viewAll=true',
      'profile:Standard.object:Account.read=false',
    )
    expect(org.profiles[0]?.objectPermissions).toMatchObject([
      { object: 'Account', allowRead: false, viewAllRecords: true, allowEdit: false },
    ])
  })

  it('FLS-11 edit of a field brings read, and taking read takes edit', () => {
    const set = (org: Org) => org.permissionSets[0]?.fieldPermissions
    const org = orgAfter('permissionSet:Auditor.field:Account.Rating.edit=true')
    expect(set(org)).toMatchObject([{ field: 'Rating', readable: true, editable: true }])
    const taken = changed(org, 'permissionSet:Auditor.field:Account.Rating.read=false')
    expect(taken.kind === 'ok' && set(taken.org)).toMatchObject([
      { readable: false, editable: false },
    ])
  })

  it('gives and takes a system permission', () => {
    const org = orgAfter('permissionSet:Auditor.system:viewalldata=true')
    expect(org.permissionSets[0]?.userPermissions).toEqual(['ViewAllData'])
    const taken = changed(org, 'permissionSet:Auditor.system:ViewAllData=false')
    expect(taken.kind === 'ok' && taken.org.permissionSets[0]?.userPermissions).toEqual([])
  })

  it('refuses to edit a profile that was not imported', () => {
    const org = smallOrg()
    const silent = { ...org, profiles: org.profiles.map((one) => ({ ...one, isMissing: true })) }
    expect(changed(silent, 'profile:Standard.object:Account.read=true')).toMatchObject({
      code: 'permissions-unknown',
    })
  })
})

describe('settings of the org', () => {
  it('D-10 a reading is switched, and nothing else', () => {
    const before = smallOrg()
    const after = orgAfter('setting:rwtAllowsDelete=true')
    expect(after.settings).toEqual({ ...before.settings, rwtAllowsDelete: true })
    expect(
      orgAfter('setting:rwtAllowsDelete=on', 'setting:rwtAllowsDelete=false').settings,
    ).toEqual(before.settings)
  })

  it('R9.9 takes one of several values', () => {
    const { settings } = orgAfter('setting:t2forecastaccesslevel=edit')
    expect(settings.t2ForecastAccessLevel).toBe('Edit')
  })

  it.each([
    ['setting:rwtAllowDelete=true', 'unknown-setting', 'rwtAllowsDelete'],
    ['setting:hasAllAccessMode=shared', 'wrong-value', 'share'],
    ['setting:rwtAllowsDelete=perhaps', 'wrong-value', null],
    ['setting:rwtAllowsDelete+=true', 'wrong-operator', null],
  ])('refuses %s', (text, code, suggestion) => {
    const parsed = parseChange(text)
    expect(parsed).toMatchObject({ kind: 'refused', code })
    if (suggestion !== null)
      expect(parsed.kind === 'refused' && parsed.suggestions).toContain(suggestion)
  })
})

describe('records', () => {
  it('R2.3, D-08 who gives an opportunity away keeps Read only with the reading on', () => {
    const [table] = smallOrg().records
    if (table === undefined) throw new Error('no records')
    const org: Org = { ...smallOrg(), records: [{ ...table, object: 'Opportunity' }], shares: [] }
    const away = 'record:001000000000001AAA.owner=user:bob'
    const sharesAfter = (...texts: string[]) => {
      const result = changed(org, ...texts)
      return result.kind === 'ok' ? result.org.shares : result
    }
    expect(sharesAfter(away)).toEqual([])
    expect(sharesAfter('setting:keepPreviousOwnerOnOpportunity=true', away)).toMatchObject([
      {
        object: 'Opportunity',
        grantee: { kind: 'user', user: ana },
        level: 'Read',
        rowCause: 'Team',
      },
    ])
  })

  it('R7.6, D-31 an account that changes owner loses manual and team rows, not Apex ones', () => {
    const org = orgAfter('record:001000000000001.owner=user:bob')
    expect(org.records[0]?.owners).toEqual([bob])
    expect(org.shares.map(({ rowCause }) => rowCause)).toEqual(['Audit__c'])
  })

  it('R7.6 the same owner again changes nothing', () => {
    expect(orgAfter('record:001000000000001AAA.owner=user:ana').shares).toHaveLength(3)
  })

  it('R2.4 a queue owns only records of its objects', () => {
    expect(codeOf('record:001000000000001AAA.owner=queue:Tier2')).toBe('cannot-own')
    expect(codeOf('record:"Order 1".owner=queue:Tier2')).toBe('cannot-own')
  })

  it('sets a value by id or unique name, and a field that no export held', () => {
    expect(orgAfter('record:"Acme Ltd".Rating=Hot').records[0]?.columns[1]?.values).toEqual(['Hot'])
    const order = orgAfter('record:"Order 1".Paid__c=TRUE').records[1]
    expect(order?.columns).toContainEqual({ field: 'Paid__c', values: ['true'] })
    expect(codeOf('record:"Order 1".Paid__c=perhaps')).toBe('wrong-value')
    expect(codeOf('record:"Order 2".Paid__c=true')).toBe('unknown-record')
    expect(acme).toBe('001000000000001AAA')
  })
})
