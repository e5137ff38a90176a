import { describe, expect, it } from 'vitest'
import { answer, nothing, readAndEdit, readOnly } from '../../../org-access'
import { built, edited, record, share, user, type Edit } from '../../../org-builder'
import { changeObject } from '../../../org-objects'
import { licence, permissions } from '../../../org-permissions'

const whole = 'REDA:All'
const written = 'RED:Delete'

describe('campaign members', () => {
  const campaign = record('k', 'rw1', 'Campaign')
  const lead = record('l', 'rw1', 'Lead')
  const member = record('m', null, 'CampaignMember', {
    CampaignId: 'k',
    LeadId: 'l',
    ContactId: null,
  })
  const controlled = (by: 'ControlledByCampaign' | 'ControlledByLeadOrContact'): Edit[] => [
    (org) => ({
      ...org,
      objects: [...org.objects, { ...org.objects[0], name: 'CampaignMember' } as never], // frames have objects
    }),
    changeObject('CampaignMember', () => ({
      sharingModel: by,
      externalSharingModel: by,
      fields: [],
    })),
  ]

  it('R15.13 with Controlled by Campaign go with the campaign', () => {
    const org = built(campaign, lead, member, ...controlled('ControlledByCampaign'))
    expect(answer(org, 'rw1', 'm')).toBe(whole)
    expect(answer(edited(org, share('k', 're', 'Read')), 're', 'm')).toBe(readOnly)
    expect(answer(edited(org, share('k', 're', 'Edit')), 're', 'm')).toBe(written)
    expect(answer(edited(org, share('l', 're', 'Edit')), 're', 'm')).toBe(nothing)
  })

  it('R15.13 with Controlled by Lead or Contact go with the person', () => {
    const org = built(campaign, lead, member, ...controlled('ControlledByLeadOrContact'))
    expect(answer(edited(org, share('l', 're', 'Read')), 're', 'm')).toBe(readOnly)
    expect(answer(edited(org, share('l', 're', 'Edit')), 're', 'm')).toBe(written)
    expect(answer(edited(org, share('k', 're', 'Edit')), 're', 'm')).toBe(nothing)
  })

  it('R15.13 D-56 need Read on leads where they name a lead', () => {
    const org = built(campaign, lead, member, permissions('rw1', 'Lead', ''))
    expect(answer(org, 'rw1', 'm')).toBe(nothing)
    expect(answer(built(campaign, lead, member), 'rw1', 'm')).toBe(whole)
  })

  it('R11.19 keep permissions of their own where a container states some', () => {
    const org = built(campaign, lead, member, permissions('re', 'CampaignMember', 'R'))
    expect(answer(edited(org, share('k', 're', 'Edit')), 're', 'm')).toBe(readOnly)
    expect(answer(org, 'rw1', 'm')).toBe(nothing)
  })
})

describe('records of a case', () => {
  const theCase = record('c', 'rw1', 'Case')

  it.each([
    ['CaseComment', 'ParentId'],
    ['EmailMessage', 'ParentId'],
    ['CaseMilestone', 'CaseId'],
  ])('R15.32 R11.19 a %s goes with the case', (object, field) => {
    const org = built(theCase, record('x', null, object, { [field]: 'c' }))
    expect(answer(org, 'rw1', 'x')).toBe(whole)
    expect(answer(edited(org, share('c', 're', 'Read')), 're', 'x')).toBe(readOnly)
    expect(answer(edited(org, share('c', 're', 'Edit')), 're', 'x')).toBe(written)
    expect(answer(org, 'rw2', 'x')).toBe(nothing)
  })

  it.each([
    ['CaseComment', 'IsPublished'],
    ['EmailMessage', 'IsExternallyVisible'],
  ])('R15.32 external users see a %s only with %s', (object, box) => {
    const outsider: Edit[] = [
      user('rw2', { userType: 'PowerPartner', role: null }),
      licence('rw2', 'Partner Community'),
      share('c', 'rw2', 'Edit'),
    ]
    const withBox = (value: string) =>
      built(theCase, record('x', null, object, { ParentId: 'c', [box]: value }), ...outsider)
    expect(answer(withBox('true'), 'rw2', 'x')).toBe(written)
    expect(answer(withBox('false'), 'rw2', 'x')).toBe(nothing)
    expect(answer(withBox('false'), 'rw1', 'x')).toBe(whole)
  })

  it('R15.32 an external user’s answer is unknown where the box was not imported', () => {
    const org = built(
      theCase,
      record('x', null, 'CaseComment', { ParentId: 'c' }),
      user('rw2', { userType: 'PowerPartner', role: null }),
      licence('rw2', 'Partner Community'),
      share('c', 'rw2', 'Read'),
    )
    expect(answer(org, 'rw2', 'x')).toBe(':None?')
  })
})

describe('lines', () => {
  it.each([
    ['OpportunityLineItem', 'OpportunityId', 'Opportunity'],
    ['OpportunityContactRole', 'OpportunityId', 'Opportunity'],
    ['OpportunitySplit', 'OpportunityId', 'Opportunity'],
    ['OpportunityTeamMember', 'OpportunityId', 'Opportunity'],
    ['CampaignMemberStatus', 'CampaignId', 'Campaign'],
    ['OrderItem', 'OrderId', 'Order'],
    ['ContractLineItem', 'ServiceContractId', 'ServiceContract'],
  ])(
    'R11.19 R15.25 R15.33 a %s goes with its parent, permissions included',
    (object, field, parent) => {
      const everybody = ['rw1', 're', 'nr'].map((who) => permissions(who, parent, 'CRED'))
      const org = built(
        ...everybody,
        changeObject(parent, () => ({ sharingModel: 'Private' })),
        record('p', 'rw1', parent),
        record('x', null, object, { [field]: 'p' }),
      )
      expect(answer(org, 'rw1', 'x')).toBe(whole)
      const shared = edited(org, share('p', 're', 'Edit'), share('p', 'nr', 'Read'))
      expect(answer(shared, 're', 'x')).toBe(written)
      expect(answer(shared, 'nr', 'x')).toBe(readOnly)
      expect(answer(edited(shared, permissions('re', parent, 'R')), 're', 'x')).toBe(readOnly)
      expect(answer(org, 're', 'x')).toBe(nothing)
    },
  )

  it('R11.19 permissions of their own count where a container states some', () => {
    const org = built(
      record('p', 'rw1', 'Opportunity'),
      record('x', null, 'OpportunityLineItem', { OpportunityId: 'p' }),
      permissions('rw1', 'OpportunityLineItem', 'RE'),
    )
    expect(answer(org, 'rw1', 'x')).toBe(readAndEdit)
    expect(answer(org, 'mw', 'x')).toBe(nothing)
  })
})
