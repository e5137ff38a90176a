import { describe, expect, it } from 'vitest'
import { editionFindings } from '@shared/engine/edition/edition-findings'
import { featureUses } from '@shared/engine/edition/feature-use'
import { parseProfileId } from '@shared/model/id'
import { weekdays, type LoginHours, type Network } from '@shared/model/login'
import { emptyOrg, type Edition } from '@shared/model/org'
import type { RestrictionRule } from '@shared/model/sharing'
import { addRole, changeRole, edited, role, type Edit } from '../../../org-builder'
import { newField, newObject, newProfile, objectEntry } from '../../../org-frame'
import { settings } from '../../../org-objects'
import { folder, item } from '../../../org-content'
import { permissionSet, permissionSetGroup } from '../../../org-permissions'
import { ownerRule, territory } from '../../../org-sharing'

const profiles =
  (changes: Partial<ReturnType<typeof newProfile>>): Edit =>
  (org) => ({ ...org, profiles: [{ ...newProfile('desk', 'Salesforce', {}), ...changes }] })
const hours = Object.fromEntries(weekdays.map((day) => [day, null])) as unknown as LoginHours // all seven days
const network: Network = {
  name: 'Site',
  status: 'Live',
  profiles: [],
  permissionSets: [],
  guestProfile: null,
  enableGuestFileAccess: false,
}
const restriction = (name: string): RestrictionRule => ({
  name,
  object: 'Contract',
  isActive: true,
  enforcementType: 'Restrict',
  userCriteria: '',
  recordFilter: '',
})
const fieldOf =
  (type: 'EncryptedText' | 'Text', securityClassification: string | null): Edit =>
  (org) => ({
    ...org,
    objects: [
      newObject('Thing__c', 'Private', {
        fields: [newField('Secret__c', type, { securityClassification })],
      }),
    ],
  })
const networks =
  (...added: readonly Network[]): Edit =>
  (org) => ({ ...org, networks: added })
const restrictions =
  (count: number, changes: Partial<RestrictionRule> = {}): Edit =>
  (org) => ({
    ...org,
    restrictionRules: Array.from({ length: count }, (_, i) => ({
      ...restriction(`R${i}`),
      ...changes,
    })),
  })

/** Lines of the table that report this use in an edition. */
function reported(edition: Edition, ...uses: readonly Edit[]): string[] {
  const org = edited(emptyOrg('Small'), settings({ edition }), ...uses)
  return editionFindings(org).map(({ reason }) => reason.rule)
}

const reads = permissionSet('A', { objects: { Account: 'R' } })

describe('the table of editions, line by line', () => {
  it('EDI-12 EDI-13 every edition has groups of sets and session-based sets', () => {
    const uses = [
      reads,
      permissionSetGroup('G', ['A']),
      permissionSet('S', { isSessionBased: true }),
    ]
    expect(reported('Group', ...uses)).toEqual([])
    expect(reported('Essentials', ...uses)).toEqual([])
  })

  it('EDI-14 EDI-17 EDI-18 what custom profiles may hold', () => {
    const objectPermissions = [objectEntry('Account', 'R')]
    expect(reported('Essentials', profiles({ objectPermissions }))).toEqual(['EDI-14'])
    expect(reported('Professional', profiles({ objectPermissions }))).toEqual([])
    expect(reported('Essentials', profiles({ loginHours: hours }))).toEqual(['EDI-17'])
    expect(reported('Professional', profiles({ loginHours: hours }))).toEqual([])
    const loginIpRanges = [{ start: '10.0.0.0', end: '10.0.0.9', description: null }]
    expect(reported('Professional', profiles({ loginIpRanges }))).toEqual(['EDI-18'])
    expect(reported('Enterprise', profiles({ loginIpRanges }))).toEqual([])
  })

  it('EDI-15 field permissions need Professional', () => {
    const uses = permissionSet('A', { fields: { 'Account.Phone': 'R' } })
    expect(reported('Group', uses)).toEqual(['EDI-15'])
    expect(reported('Professional', uses)).toEqual([])
  })

  it('EDI-19 EDI-20 EDI-21 roles, rules and rules on users', () => {
    const top = addRole('Top', null)
    expect(reported('Group', top)).toEqual(['EDI-19'])
    expect(reported('Essentials', top)).toEqual([])
    expect(reported('Group', top, changeRole('Top', { portalType: 'Partner' }))).toEqual([])
    const rule = (object: string) => ownerRule(role('Top'), { object, to: role('Top') })
    expect(reported('Essentials', rule('Account'))).toEqual(['EDI-20'])
    expect(reported('Professional', rule('Account'))).toEqual([])
    expect(reported('Professional', rule('User'))).toEqual(['EDI-21'])
    expect(reported('Enterprise', rule('User'))).toEqual([])
  })

  it('EDI-22 EDI-23 restriction rules by object, territories', () => {
    expect(reported('Professional', restrictions(1))).toEqual(['EDI-22'])
    expect(reported('Enterprise', restrictions(2))).toEqual([])
    expect(reported('Enterprise', restrictions(3))).toEqual(['EDI-22'])
    expect(reported('Unlimited', restrictions(5))).toEqual([])
    expect(reported('Professional', restrictions(1, { isActive: false }))).toEqual([])
    expect(reported('Professional', restrictions(1, { enforcementType: 'Scoping' }))).toEqual([])
    const onAnother: Edit = (org) => ({
      ...org,
      restrictionRules: org.restrictionRules.map((rule, i) =>
        i === 0 ? { ...rule, object: 'Event' } : rule,
      ),
    })
    expect(reported('Enterprise', restrictions(3), onAnother)).toEqual([])
    expect(reported('Professional', territory('T', [], []))).toEqual(['EDI-23'])
    expect(reported('Enterprise', territory('T', [], []))).toEqual([])
  })

  it('EDI-26 EDI-27 sites, and sites with guests', () => {
    expect(reported('Group', networks(network))).toEqual(['EDI-26'])
    const open = { ...network, guestProfile: parseProfileId('G') }
    expect(reported('Group', networks(open))).toEqual(['EDI-26', 'EDI-27'])
    expect(reported('Enterprise', networks(open))).toEqual([])
  })

  it('EDI-24 Apex classes and triggers of the import need Enterprise', () => {
    const code: Edit = (org) => ({
      ...org,
      notRead: [
        { type: 'ApexClass', count: 3 },
        { type: 'ApexTrigger', count: 2 },
        { type: 'ApexPage', count: 3 },
      ],
    })
    expect(reported('Professional', code)).toEqual(['EDI-24'])
    expect(featureUses(edited(emptyOrg('Small'), code)).get('EDI-24')?.count).toBe(5)
    expect(reported('Enterprise', code)).toEqual([])
    expect(reported('Professional')).toEqual([])
  })

  it('EDI-25 API Enabled is an add-on in Professional', () => {
    const api = permissionSet('A', { system: ['ApiEnabled'] })
    expect(reported('Professional', api)).toEqual(['EDI-25'])
    expect(reported('Enterprise', api)).toEqual([])
    expect(reported('Professional', permissionSet('A', { system: ['RunReports'] }))).toEqual([])
  })

  it('EDI-28 every edition has folder access levels', () => {
    const shared = folder('F', [['everyone', 'View']])
    expect(reported('Essentials', shared)).toEqual([])
    expect(reported('Group', shared)).toEqual([])
  })

  it('EDI-29 dynamic dashboards count, those of a fixed user do not', () => {
    const dashboards = (type: string, count: number) =>
      Array.from({ length: count }, (_, i) => item(`d${i}`, 'Dashboard', null, { Type: type }))
    expect(reported('Professional', ...dashboards('LoggedInUser', 1))).toEqual(['EDI-29'])
    expect(reported('Professional', ...dashboards('SpecifiedUser', 1))).toEqual([])
    const report = item('r', 'Report', null, { Type: 'LoggedInUser' })
    expect(reported('Professional', report)).toEqual([])
    expect(reported('Professional', item('d', 'Dashboard', null))).toEqual([])
    expect(reported('Developer', ...dashboards('MyTeamUser', 3))).toEqual([])
    expect(reported('Developer', ...dashboards('MyTeamUser', 4))).toEqual(['EDI-29'])
  })

  it('EDI-31 encryption at rest is an add-on', () => {
    const field = newField('Secret__c', 'Text', { isEncryptedAtRest: true })
    const encrypted: Edit = (org) => ({
      ...org,
      objects: [newObject('Thing__c', 'Private', { fields: [field] })],
    })
    expect(reported('Enterprise', encrypted)).toEqual(['EDI-31'])
    expect(reported('Developer', encrypted)).toEqual([])
  })

  it('EDI-30 EDI-33 encrypted text needs Enterprise, classification no edition', () => {
    expect(reported('Professional', fieldOf('EncryptedText', 'Restricted'))).toEqual(['EDI-30'])
    expect(reported('Enterprise', fieldOf('EncryptedText', 'Restricted'))).toEqual([])
    expect(reported('Group', fieldOf('Text', 'Restricted'))).toEqual([])
  })
})
