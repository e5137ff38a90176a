import type { IpRange } from '../../model/login'
import { changeRefusal, type ChangeRefusal } from '../change'

/** Whole numbers of an address: four of IPv4, eight of IPv6; null for text that is none. */
function partsOf(address: string): readonly number[] | null {
  if (!address.includes(':')) {
    const parts = address.split('.')
    const isAddress =
      parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)
    return isAddress ? parts.map(Number) : null
  }
  const [head = '', tail, ...more] = address.split('::')
  const words = (text: string) => (text === '' ? [] : text.split(':'))
  const missing = 8 - words(head).length - words(tail ?? '').length
  const isShort = tail !== undefined && missing > 0
  const all = isShort
    ? [...words(head), ...new Array<string>(missing).fill('0'), ...words(tail)]
    : words(head)
  return more.length === 0 && all.length === 8 && all.every((word) => /^[0-9a-f]{1,4}$/i.test(word))
    ? all.map((word) => parseInt(word, 16))
    : null
}

/** LOG-21: both ends of one family, the first not after the last. */
function isRange(start: string, end: string): boolean {
  const [from, to] = [partsOf(start), partsOf(end)]
  if (from === null || to === null || from.length !== to.length) return false
  const at = from.findIndex((part, i) => part !== to[i])
  return at < 0 || (from[at] ?? 0) < (to[at] ?? 0)
}

/** `10.0.0.1-10.0.0.255 Office`: first and last address, then what it is; one address alone is a range of its own. Rule LOG-21. */
export function parseIpRange(text: string): IpRange | ChangeRefusal {
  const match = /^([\d.a-f:]+)(?:\s*-\s*([\d.a-f:]+))?(?:\s+(\S.*))?$/i.exec(text.trim())
  const start = match?.[1] ?? ''
  const end = match?.[2] ?? start
  return isRange(start, end)
    ? { start, end, description: match?.[3] ?? null }
    : changeRefusal(
        'wrong-range',
        `\`${text}\` is no range of addresses (LOG-21); write the first and the last as \`10.0.0.1-10.0.0.255\``,
      )
}

export const isSameRange = (a: IpRange, b: IpRange) => a.start === b.start && a.end === b.end

export const formatIpRange = ({ start, end, description }: IpRange): string =>
  `${start}-${end}${description === null ? '' : ` ${description}`}`
