import { describe, expect, it } from 'vitest'
import { recordLabel } from '@shared/model/record-label'

const labelOf = (row: Readonly<Record<string, string>>) =>
  recordLabel((field) => row[field] ?? null, '500000000000001AAA')

describe('the label of a record', () => {
  it('is its Name', () => {
    expect(labelOf({ Name: 'Acme', CaseNumber: '17' })).toBe('Acme')
  })
  it('is the subject or number of what has no Name', () => {
    expect(labelOf({ CaseNumber: '00001017', Subject: 'Printer on fire' })).toBe('Printer on fire')
    expect(labelOf({ CaseNumber: '00001017', Subject: '' })).toBe('00001017')
  })
  it('is first and last name of a person', () => {
    expect(labelOf({ FirstName: 'Ana', LastName: 'Ruiz' })).toBe('Ana Ruiz')
    expect(labelOf({ LastName: 'Ruiz' })).toBe('Ruiz')
  })
  it('is the id of what has none of these', () => {
    expect(labelOf({ Rating: 'Hot' })).toBe('500000000000001AAA')
  })
})
