import { describe, expect, it } from 'vitest'
import { decodedName } from '@shared/import/metadata/file-names'

describe('names', () => {
  it('are NFC, decoded once, without tokens', () => {
    expect(decodedName('Cafe\u0301')).toBe('Caf\u00e9')
    expect(decodedName('A%2520B')).toBe('A%20B')
    expect(decodedName('___NAMESPACE___Order__c')).toBe('Order__c')
    expect(decodedName('%%%NAMESPACE%%%Order__c')).toBe('Order__c')
  })

  it('keep underscores that are no token', () => {
    expect(decodedName('My___Thing___c')).toBe('My___Thing___c')
  })
})
