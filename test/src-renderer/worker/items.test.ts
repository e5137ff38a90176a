import { describe, expect, it } from 'vitest'
import { parseUserId } from '@shared/model/id'
import { after } from '../../shared/change/changed-org'
import { smallOrg } from '../../shared/change/small-org'
import {
  dependentsOf,
  itemOf,
  listItems,
  listKinds,
} from '../../../src-renderer/worker/calls/items'
import { changedOrg } from '@shared/scenario/opened-org'
import { describedChange } from '../../../src-renderer/worker/described-change'

const all = { filter: '', within: null, offset: 0, limit: 100 }

describe('lists of what an org is made of', () => {
  it('count each kind and say how a new one is named', () => {
    expect(listKinds(smallOrg())).toContainEqual({
      ...{ kind: 'role', noun: 'role', plural: 'roles', count: 3, nameForm: 'DeveloperName' },
    })
  })

  it('are in the order of the names, filtered by name, label and note, and within a parent', () => {
    const names = (query: Partial<Parameters<typeof listItems>[1]>) =>
      listItems(smallOrg(), { ...all, kind: 'role', ...query }).rows.map(({ name }) => name)
    expect(names({})).toEqual(['All', 'East', 'EastDesk'])
    expect(names({ filter: 'desk' })).toEqual(['EastDesk'])
    expect(names({ within: 'East' })).toEqual(['EastDesk'])
    expect(names({ kind: 'field', within: 'Order__c' })).toEqual(['Order__c.Paid__c'])
    expect(names({ kind: 'user', filter: 'inactive' })).toEqual(['bob@acme.test'])
  })

  it('give a page of ten thousand users and their count', () => {
    const [first] = smallOrg().users
    if (first === undefined) throw new Error('no user')
    const users = Array.from({ length: 10_000 }, (_, i) => ({
      ...first,
      id: parseUserId(`user-${i}`),
      username: `user${i}@acme.test`,
    }))
    const org = { ...smallOrg(), users }
    const page = listItems(org, { ...all, kind: 'user', offset: 20, limit: 2 })
    expect(page).toMatchObject({ total: 10_000, rows: [{}, {}] })
    expect(page.rows.map(({ name }) => name)).toEqual(['user20@acme.test', 'user21@acme.test'])
  })

  it('product 4: without users there are personas, and they are not stored by an edit that is not about them', () => {
    const org = { ...smallOrg(), users: [], records: [], shares: [] }
    const standing =
      org.profiles.length + org.permissionSets.length + org.permissionSetGroups.length
    const { rows } = listItems(org, { ...all, kind: 'user' })
    expect(rows.map(({ note }) => note.includes('persona'))).toEqual(
      Array<boolean>(standing).fill(true),
    )
    expect(changedOrg(org, ['role+=West']).org.users).toEqual([])
    expect(changedOrg(org, ['user+=eve@acme.test']).org.users).toHaveLength(1)
    expect(changedOrg(org, ['user:persona:Standard.role=East']).org.users).toHaveLength(standing)
  })
})

describe('the form of a thing', () => {
  const property = (kind: 'user' | 'object' | 'record' | 'group', name: string, which: string) =>
    itemOf(smallOrg(), { kind, name })?.properties.find((one) => one.name === which)

  it('has each property with its label, value, rule and legal choices', () => {
    expect(itemOf(smallOrg(), { kind: 'user', name: 'ANA@acme.test' })).toMatchObject({
      item: { kind: 'user', name: 'ana@acme.test' },
      title: 'ana',
    })
    expect(property('user', 'ana@acme.test', 'role')).toMatchObject({
      ...{ label: 'Role', value: 'East', rule: 'R4.5', isReadOnly: false },
      type: { kind: 'reference', to: ['role'], isOptional: true },
    })
    expect(property('object', 'Invoice__c', 'sharingModel')).toMatchObject({
      value: 'ControlledByParent',
      type: { kind: 'choice', choices: ['ControlledByParent'] },
    })
    expect(property('group', 'Inner', 'members')?.elements).toEqual(['group:Partners'])
  })

  it('R3.5 calls defaults as Setup does, in forms and in lists, and other choices as they are written', () => {
    expect(property('object', 'Invoice__c', 'sharingModel')?.choiceLabels).toEqual({
      ControlledByParent: 'Controlled by Parent',
    })
    expect(property('user', 'ana@acme.test', 'role')?.choiceLabels).toEqual({})
    const { rows } = listItems(smallOrg(), { ...all, kind: 'object' })
    expect(rows.find(({ name }) => name === 'Invoice__c')?.note).toBe('Controlled by Parent')
  })

  it('of a record has the owner and the fields of its object', () => {
    expect(property('record', '001000000000001AAA', 'owner')).toMatchObject({
      value: 'user:ana@acme.test',
    })
    expect(property('record', '001000000000001AAA', 'Rating')).toMatchObject({ value: 'Cold' })
    expect(property('record', 'Order 1', 'Paid__c')).toMatchObject({ type: { kind: 'boolean' } })
  })

  it('is none for what is not there', () => {
    expect(itemOf(smallOrg(), { kind: 'role', name: 'Nowhere' })).toBeNull()
  })
})

describe('what deleting does', () => {
  it('is told in sentences, also beside the change itself', () => {
    expect(dependentsOf(smallOrg(), { kind: 'role', name: 'East' })).toMatchObject([
      { kind: 'user', count: 2, effect: 'edited', sentence: '2 users: role becomes empty' },
      { kind: 'role', count: 1, effect: 'edited', sentence: '1 role: parent becomes `All`' },
    ])
    expect(describedChange(smallOrg(), 'role-=East')).toMatchObject({
      kind: 'ok',
      also: ['2 users: role becomes empty', '1 role: parent becomes `All`'],
    })
  })

  it('says why a thing cannot be deleted', () => {
    expect(dependentsOf(smallOrg(), { kind: 'profile', name: 'Standard' })).toMatchObject([
      { effect: 'blocked', sentence: expect.stringContaining('a user needs a profile') as string },
    ])
  })

  it('FLS-11 a field permission is described with what it brings along', () => {
    const change = 'profile:Standard.field:Account.Rating.edit=true'
    expect(describedChange(smallOrg(), change)).toMatchObject({
      also: ['profile `Standard` got Read on `Account.Rating`'],
    })
    expect(
      describedChange(
        after(smallOrg(), change),
        'profile:Standard.field:Account.Rating.read=false',
      ),
    ).toMatchObject({
      also: ['profile `Standard` lost Edit on `Account.Rating`'],
    })
  })

  it('PRM-21 an object permission brings nothing along', () => {
    const change = 'profile:Standard.object:Account.edit=true'
    expect(describedChange(smallOrg(), change)).toMatchObject({ also: [] })
  })
})
