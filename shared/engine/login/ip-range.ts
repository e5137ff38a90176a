import ipaddr from 'ipaddr.js'
import type { IpRange } from '../../model/login'

/** An address as a 128-bit integer; IPv4 lies in `::ffff:0:0/96` (LOG-21). Null for text that is no address. */
export function addressNumber(text: string): bigint | null {
  const trimmed = text.trim()
  const isAddress = trimmed.includes(':')
    ? ipaddr.IPv6.isValid(trimmed) && !trimmed.includes('%')
    : ipaddr.IPv4.isValidFourPartDecimal(trimmed)
  if (!isAddress) return null
  const bytes = ipaddr.parse(trimmed).toByteArray()
  const number = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  return bytes.length === 4 ? number + firstMapped : number
}

const firstMapped = 0xffff_0000_0000n
const lastMapped = 0xffff_ffff_ffffn
const isMapped = (address: bigint) => address >= firstMapped && address <= lastMapped

export interface Interval {
  readonly start: bigint
  readonly end: bigint
}

/** A range as numbers, both ends inclusive; null where it breaks LOG-21 and is ignored (HLT-26). */
export function intervalOf({ start, end }: IpRange): Interval | null {
  const [from, to] = [addressNumber(start), addressNumber(end)]
  if (from === null || to === null || from > to) return null
  // One family: a range lies wholly inside or wholly outside the IPv4-mapped space.
  if (isMapped(from) !== isMapped(to)) return null
  if (!isMapped(from) && from < firstMapped && to > lastMapped) return null
  return { start: from, end: to }
}

/** True for a trusted range of a size that the platform takes: 2^25 addresses of IPv4, 2^96 of IPv6. Rule LOG-22. */
export function isTrustedSize({ start, end }: Interval): boolean {
  return end - start + 1n <= (isMapped(start) ? 2n ** 25n : 2n ** 96n)
}

/** True when the address lies in one of the ranges; invalid ranges match nothing. Rules LOG-20, LOG-21, LOG-24. */
export function isInRanges(address: bigint, ranges: readonly IpRange[]): boolean {
  return ranges.some((range) => {
    const interval = intervalOf(range)
    return interval !== null && interval.start <= address && address <= interval.end
  })
}
