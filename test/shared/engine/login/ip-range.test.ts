import { describe, expect, it } from 'vitest'
import { addressNumber, intervalOf, isInRanges, isTrustedSize } from '@shared/engine/login/ip-range'

const range = (start: string, end: string) => ({ start, end, description: null })
const isIn = (ip: string, start: string, end: string) =>
  isInRanges(addressNumber(ip) ?? -1n, [range(start, end)])
const isTrustable = (start: string, end: string) => {
  const interval = intervalOf(range(start, end))
  return interval !== null && isTrustedSize(interval)
}

describe('IP ranges', () => {
  it('LOG-20 both ends are inside, one address beyond is not', () => {
    expect(isIn('10.0.0.0', '10.0.0.0', '10.0.0.255')).toBe(true)
    expect(isIn('10.0.0.255', '10.0.0.0', '10.0.0.255')).toBe(true)
    expect(isIn('10.0.1.0', '10.0.0.0', '10.0.0.255')).toBe(false)
  })

  it('T-65 LOG-21 an IPv4 client in mapped spelling is inside, an IPv6 one is not', () => {
    expect(isIn('::ffff:10.0.0.7', '10.0.0.0', '10.0.0.255')).toBe(true)
    expect(isIn('10.0.0.7', '::ffff:10.0.0.0', '::ffff:10.0.0.255')).toBe(true)
    expect(isIn('2001:db8::7', '10.0.0.0', '10.0.0.255')).toBe(false)
  })

  it('T-66 LOG-21 a range that leaves the mapped space is invalid, one outside it is not', () => {
    expect(intervalOf(range('255.255.255.255', '::1:0:0:0'))).toBeNull()
    expect(intervalOf(range('::', '::1:0:0:0'))).toBeNull()
    expect(intervalOf(range('::1:0:0:0', '::1:0:0:1'))).not.toBeNull()
  })

  it('LOG-21 a range that ends before it starts is invalid', () => {
    expect(intervalOf(range('10.0.0.2', '10.0.0.1'))).toBeNull()
    expect(intervalOf(range('10.0.0.1', '10.0.0.1'))).not.toBeNull()
  })

  it('T-67 LOG-22 2^25 addresses may be trusted, more may not', () => {
    expect(isTrustable('0.0.0.0', '1.255.255.255')).toBe(true)
    expect(isTrustable('0.0.0.0', '2.255.255.255')).toBe(false)
    expect(isTrustable('0.0.0.0', '2.0.0.0')).toBe(false)
    expect(isTrustable('::1', '::1:0:0')).toBe(true)
    expect(isTrustable('2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff')).toBe(true)
    expect(isTrustable('2001::', '2002::')).toBe(false)
  })

  it('LOG-21 what is no address is none', () => {
    for (const text of ['10.0.0', '10.0.0.256', '010.1.1.1x', 'fe80::1%eth0', ''])
      expect(addressNumber(text)).toBeNull()
    expect(addressNumber('10.0.0.1')).toBe(0xffff0a000001n)
  })
})
