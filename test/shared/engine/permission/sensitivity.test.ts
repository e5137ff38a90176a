import {
  classificationRank,
  fieldSensitivity,
  fieldStatusFindings,
} from '@shared/engine/permission/sensitivity'
import type { FieldConfig } from '@shared/model/object-config'
import { orgDiagnostics } from '@shared/report/org-diagnostics'
import { describe, expect, it } from 'vitest'
import { built } from '../../../org-builder'
import { newField, newObject } from '../../../org-frame'
import { addField } from '../../../org-objects'
import { field } from '../../../org-permissions'

const weight = (changes: Partial<FieldConfig>) =>
  fieldSensitivity([], 'Thing__c', newField('Secret__c', 'Text', changes))

describe('classification of fields', () => {
  it('CLS-01 values are ranked, and one of the org’s own ranks as Confidential', () => {
    const names = ['Public', 'Internal', 'Confidential', 'Restricted', 'MissionCritical']
    expect(names.map(classificationRank)).toEqual([0, 1, 2, 3, 4])
    expect(classificationRank('Mission Critical')).toBe(4)
    expect(classificationRank('Top Drawer')).toBe(2)
  })

  it('CLS-02 an unclassified field weighs 1, a compliance group adds 1, None does not', () => {
    expect(weight({})).toBe(1)
    expect(weight({ securityClassification: 'Public' })).toBe(0)
    expect(weight({ securityClassification: 'Restricted', complianceGroup: 'PII;GDPR' })).toBe(4)
    expect(weight({ complianceGroup: 'None' })).toBe(1)
    expect(weight({ complianceGroup: '' })).toBe(1)
  })

  it('CLS-03 the contact side of a person account is classified as the contact’s field', () => {
    const contact = newObject('Contact', 'Private', {
      fields: [newField('Birth__c', 'Date', { securityClassification: 'MissionCritical' })],
    })
    const side = newField('Birth__pc', 'Date', { securityClassification: 'Public' })
    expect(fieldSensitivity([contact], 'Account', side)).toBe(4)
    expect(fieldSensitivity([], 'Account', side)).toBe(0)
    expect(fieldSensitivity([contact], 'Account', newField('Birth__c', 'Date'))).toBe(1)
  })

  it('CLS-03 a field on its way out that is still readable is a note, another is none', () => {
    const secret = (businessStatus: string | null) =>
      addField('Thing__c', newField('Secret__c', 'Text', { businessStatus }))
    const reads = field('re', 'Thing__c', 'Secret__c', true, false)
    expect(fieldStatusFindings(built(secret('Hidden'), reads))).toHaveLength(1)
    expect(fieldStatusFindings(built(secret('DeprecateCandidate'), reads))).toHaveLength(1)
    expect(fieldStatusFindings(built(secret('Active'), reads))).toEqual([])
    expect(fieldStatusFindings(built(secret(null), reads))).toEqual([])
    expect(fieldStatusFindings(built(secret('Hidden')))).toEqual([])
    expect(orgDiagnostics(built(secret('Hidden'), reads))).toMatchObject([{ severity: 'note' }])
  })
})
