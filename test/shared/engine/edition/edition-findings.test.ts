import { describe, expect, it } from 'vitest'
import { editionFindings } from '@shared/engine/edition/edition-findings'
import { featureUses } from '@shared/engine/edition/feature-use'
import type { Edition, Org } from '@shared/model/org'
import { emptyOrg } from '@shared/model/org'
import { orgDiagnostics } from '@shared/report/org-diagnostics'
import { formatReason } from '@shared/report/messages-en'
import { edited, type Edit } from '../../../org-builder'
import { newField, newObject, newProfile } from '../../../org-frame'
import { settings } from '../../../org-objects'
import { permissionSet } from '../../../org-permissions'

const org = (edition: Edition | null, ...edits: readonly Edit[]): Org =>
  edited(emptyOrg('Small'), settings({ edition }), ...edits)
const rules = (each: Org, asOf?: 'today' | 'article') =>
  editionFindings(each, asOf).map(({ reason }) => reason.rule)
const customProfiles =
  (...names: readonly string[]): Edit =>
  (before) => ({
    ...before,
    profiles: names.map((name) => ({ ...newProfile(name, 'Salesforce', {}), name })),
  })
const recordTypes = (...counts: readonly number[]): Edit => {
  const type = (i: number) => ({ name: `T${String(i)}`, label: `T${String(i)}`, isActive: true })
  return (before) => ({
    ...before,
    objects: counts.map((count, i) =>
      newObject(`O${String(i)}__c`, 'Private', {
        recordTypes: Array.from({ length: count }, (_, each) => type(each)),
      }),
    ),
  })
}

describe('features beyond the edition', () => {
  it('EDI-10 EDI-40 a Group edition with three custom profiles', () => {
    const [finding] = editionFindings(org('Group', customProfiles('A', 'B', 'C')))
    expect(finding?.severity).toBe('medium')
    expect(finding === undefined ? '' : formatReason(finding.reason)).toBe(
      'EDI-10: custom profiles used (3) but not available in Group',
    )
    expect(rules(org('Group', customProfiles('Admin', 'Standard')))).toEqual([])
  })

  it('EDI-10 at most two custom profiles per licence in Professional', () => {
    expect(rules(org('Professional', customProfiles('A', 'B')))).toEqual([])
    expect(rules(org('Professional', customProfiles('A', 'B', 'C')))).toEqual(['EDI-10'])
    expect(rules(org('Enterprise', customProfiles('A', 'B', 'C')))).toEqual([])
    const ofTwoLicences: Edit = (before) => ({
      ...before,
      profiles: before.profiles.map((profile, i) =>
        i === 0 ? { ...profile, userLicense: 'Salesforce Platform' } : profile,
      ),
    })
    expect(rules(org('Professional', customProfiles('A', 'B', 'C'), ofTwoLicences))).toEqual([])
    const [finding] = editionFindings(org('Professional', customProfiles('A', 'B', 'C')))
    expect(finding?.reason.args).toMatchObject({ edition: 'Professional', count: '3', limit: '2' })
  })

  it('EDI-11 more than ten permission sets', () => {
    const sets = (count: number) =>
      Array.from({ length: count }, (_, i) => permissionSet(`S${String(i)}`, {}))
    expect(rules(org('Professional', ...sets(10)))).toEqual([])
    expect(rules(org('Professional', ...sets(11)))).toEqual(['EDI-11'])
    const named: Edit = (before) => ({
      ...before,
      permissionSets: before.permissionSets.map((set) => ({ ...set, isMissing: true })),
    })
    expect(rules(org('Professional', ...sets(11), named))).toEqual([])
  })

  it('EDI-16 record types count by object', () => {
    expect(rules(org('Professional', recordTypes(3, 3)))).toEqual([])
    expect(rules(org('Professional', recordTypes(4)))).toEqual(['EDI-16'])
    expect(rules(org('Essentials', recordTypes(1)))).toEqual(['EDI-16'])
  })

  it('EDI-01 Starter, ProSuite and Performance are validated as their likes', () => {
    expect(rules(org('Starter', recordTypes(1)))).toEqual(['EDI-16'])
    expect(rules(org('ProSuite', recordTypes(1)))).toEqual([])
    expect(rules(org('Performance', recordTypes(9)))).toEqual([])
  })

  it('EDI-02 the article knew no field-level security in Professional', () => {
    const set = permissionSet('A', { fields: { 'Account.Phone': 'R' } })
    expect(rules(org('Professional', set), 'article')).toEqual(['EDI-15'])
    expect(rules(org('Professional', set))).toEqual([])
  })

  it('EDI-40 high where a classified field rests on field-level security', () => {
    const set = permissionSet('A', { fields: { 'Thing__c.Secret__c': 'R' } })
    const classified =
      (...classes: readonly (string | null)[]): Edit =>
      (before) => ({
        ...before,
        objects: [
          newObject('Thing__c', 'Private', {
            fields: classes.map((securityClassification, i) =>
              newField(`Secret${i}__c`, 'Text', { securityClassification }),
            ),
          }),
        ],
      })
    const severity = (...edits: readonly Edit[]) =>
      editionFindings(org('Group', ...edits)).find(({ reason }) => reason.rule === 'EDI-15')
        ?.severity
    expect(severity(set, classified(null, 'Restricted'))).toBe('high')
    expect(severity(set, classified(null, 'Public'))).toBe('medium')
    expect(severity(set)).toBe('medium')
    const others = editionFindings(org('Group', customProfiles('A'), classified('Restricted')))
    expect(others.map(({ severity: each }) => each)).toEqual(['medium'])
  })

  it('EDI-01 nothing is said where the edition is not stated', () => {
    expect(rules(org(null, customProfiles('A', 'B', 'C')))).toEqual([])
    expect(orgDiagnostics(org(null))).toEqual([])
    expect(orgDiagnostics(org('Group', recordTypes(1)))).toMatchObject([
      { severity: 'warning', code: 'not-in-edition' },
    ])
  })

  it('EDI-03 what is counted is what is used', () => {
    const uses = featureUses(org('Enterprise', recordTypes(4, 1)))
    expect(uses.get('EDI-16')).toEqual({ count: 5, most: 4 })
    expect(uses.get('EDI-23')?.count).toBe(0)
  })
})
