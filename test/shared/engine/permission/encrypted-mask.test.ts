import { describe, expect, it } from 'vitest'
import { maskedValue } from '@shared/engine/permission/encrypted-mask'
import type { FieldMask } from '@shared/model/object-config'

const masked = (
  maskType: FieldMask['maskType'],
  value: string,
  maskChar: FieldMask['maskChar'] = 'X',
) => maskedValue({ maskType, maskChar }, value)

describe('masks of classic encryption', () => {
  it('CLS-11 all: every character, in as many marks', () => {
    expect(masked('all', 'secret')).toBe('XXXXXX')
    expect(masked('all', 'secret', 'asterisk')).toBe('******')
    expect(masked('all', '')).toBe('')
  })

  it('CLS-11 the last four stay', () => {
    expect(masked('lastFour', 'AB-12345')).toBe('XXXX2345')
    expect(masked('sin', '123456789')).toBe('XXXXX6789')
    expect(masked('lastFour', '123')).toBe('123')
  })

  it('CLS-11 cards in groups, security numbers 3-2-4, insurance numbers in pairs', () => {
    expect(masked('creditCard', '4111 1111 1111 1234')).toBe('XXXX-XXXX-XXXX-1234')
    expect(masked('creditCard', '378282246310005')).toBe('XXX-XXXX-XXXX-0005')
    expect(masked('ssn', '123-45-6789')).toBe('XXX-XX-6789')
    expect(masked('ssn', '12345')).toBe('X2345')
    expect(masked('nino', 'QQ123456C')).toBe('XX XX XX XX X')
    expect(masked('nino', 'QQ12')).toBe('XXXX')
  })
})
