import { describe, expect, it } from 'vitest'
import { shareGrantees, shareName } from '../../../src-renderer/stores/share-name'

describe('the name of a share', () => {
  const parts = { record: '0015e0000000001', grantee: 'role:Sales', reason: '' }

  it('R7.1 consists of the record and with whom it is shared', () => {
    expect(shareName(parts)).toBe('0015e0000000001/role:Sales')
  })

  it('R7.7 ends with the sharing reason of a row that Apex made', () => {
    expect(shareName({ ...parts, reason: ' Audit__c ' })).toBe(
      '0015e0000000001/role:Sales/Audit__c',
    )
  })

  it('is none while a part is missing', () => {
    expect(shareName({ ...parts, record: '' })).toBe('')
    expect(shareName({ ...parts, grantee: '' })).toBe('')
  })

  it('R7.2 names everybody but guests', () => {
    expect(shareGrantees).toContain('territory')
    expect(shareGrantees).not.toContain('everyone')
  })
})
