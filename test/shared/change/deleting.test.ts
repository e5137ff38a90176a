import { describe, expect, it } from 'vitest'
import { dependentsOf } from '@shared/change/dependents'
import type { ItemKind } from '@shared/change/item'
import type { Org } from '@shared/model/org'
import { after, codeOf } from './changed-org'
import { smallOrg } from './small-org'

const inUse = () =>
  after(
    smallOrg(),
    'sharingRule:Account.EMEA_to_Finance.sharedTo=role:East',
    'sharingRule:Account.EMEA_to_Finance.sharedFrom=role:All',
    'group:Partners+=roleAndSubordinates:East',
    'share+=001000000000001AAA/role:East',
  )

const told = (org: Org, kind: ItemKind, name: string) => {
  const result = dependentsOf(org, { kind, name })
  return result.kind === 'refused'
    ? result.message
    : result.dependents.map((one) => [
        one.kind,
        one.rows.length,
        one.effect,
        one.property,
        one.value,
      ])
}

describe('deleting what is in use', () => {
  it('R4.1 a role leaves its users without one, moves its subordinates up and takes rules and rows with it', () => {
    const org = inUse()
    expect(told(org, 'role', 'East')).toEqual([
      ['user', 2, 'edited', 'role', ''],
      ['role', 1, 'edited', 'parent', 'All'],
      ['group', 1, 'edited', 'members', ''],
      ['sharingRule', 1, 'deleted', null, null],
      ['share', 1, 'deleted', null, null],
    ])
    const left = after(org, 'role-=East')
    expect(left.users.map(({ role }) => role)).toEqual([null, null])
    expect(left.roles.map(({ developerName, parent }) => [developerName, parent])).toEqual([
      ['All', null],
      ['EastDesk', 'role-All'],
    ])
    expect(left.sharingRules).toEqual([])
  })

  it('R6.3 a rule that names somebody else on the same side stays', () => {
    const org = after(inUse(), 'sharingRule:Account.EMEA_to_Finance.sharedTo+=role:EastDesk')
    expect(after(org, 'role-=East').sharingRules[0]?.sharedTo).toEqual([
      { kind: 'role', role: 'role-EastDesk' },
    ])
  })

  it('PRM-01 a profile with users stays, one without goes', () => {
    expect(codeOf(smallOrg(), 'profile-=Standard')).toBe('profile-in-use')
    expect(told(smallOrg(), 'profile', 'Standard')).toContain('PRM-01')
    expect(codeOf(smallOrg(), 'profile-=Portal')).toBe('ok')
  })

  it('R2.1 an owner stays until the records have another', () => {
    expect(codeOf(smallOrg(), 'user-=ana@acme.test')).toBe('owns-records')
    const org = after(
      smallOrg(),
      'record:001000000000001AAA.owner=user:bob@acme.test',
      'record:"Order 1".owner=user:bob@acme.test',
      'user-=ana@acme.test',
    )
    expect(org.users.map(({ username }) => username)).toEqual(['bob@acme.test'])
    expect(org.groups.flatMap(({ members }) => members)).not.toContainEqual({
      kind: 'user',
      user: 'user-ana',
    })
  })

  it('PRM-02 a permission set is unassigned and leaves its groups', () => {
    const org = after(smallOrg(), 'permissionSet:Auditor+=user:ana', 'permissionSet-=Auditor')
    expect(org.assignments).toEqual([])
    expect(org.permissionSetGroups[0]?.permissionSets).toEqual([])
  })

  it('R11.1 a master stays while it has details, a field while a rule rests on it', () => {
    expect(codeOf(smallOrg(), 'object-=Order__c')).toBe('has-details')
    expect(codeOf(smallOrg(), 'field-=Invoice__c.Order__c', 'object-=Order__c')).toBe('ok')
    const org = after(
      smallOrg(),
      'sharingRule:Account.EMEA_to_Finance.kind=criteria',
      'sharingRule:Account.EMEA_to_Finance.criteria+=Rating equals Hot',
    )
    expect(codeOf(org, 'field-=Account.Rating')).toBe('field-in-use')
    expect(codeOf(smallOrg(), 'object-=Account')).toBe('standard-object')
  })

  it('R3.15 without its last master an object is Public Read/Write again', () => {
    const [invoice] = after(smallOrg(), 'field-=Invoice__c.Order__c').objects.filter(
      ({ name }) => name === 'Invoice__c',
    )
    expect(invoice).toMatchObject({ sharingModel: 'ReadWrite', externalSharingModel: 'Private' })
  })

  it('R10.1 a record that others point to leaves their lookups blank, and says so', () => {
    const org = after(
      smallOrg(),
      'field+=Account.Order__c',
      'field:Account.Order__c.referenceTo=Order__c',
      'record:"Acme Ltd".Order__c=Order 1',
    )
    expect(told(org, 'record', 'Order 1')).toEqual([['record', 1, 'edited', 'Order__c', '']])
    expect(after(org, 'record-=Order 1').records[0]?.columns.at(-1)).toEqual({
      field: 'Order__c',
      values: [null],
    })
  })

  it('R11.17 a record takes its details and its rows with it', () => {
    const org = after(
      smallOrg(),
      'record+=Invoice__c.One',
      'share+="Order 1"/user:bob',
      'record-=Order 1',
    )
    expect(org.records.map(({ ids }) => ids.length)).toEqual([1, 0, 0])
    expect(org.shares.some(({ object }) => object === 'Order__c')).toBe(false)
  })
})
