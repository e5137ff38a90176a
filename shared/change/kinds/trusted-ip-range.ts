import type { IpRange } from '../../model/login'
import type { Org } from '../../model/org'
import { changeRefusal } from '../change'
import { kindOf, type Edited, type KindOf } from '../kind'
import { inList, propertiesOf } from '../property'
import { isRefusal } from '../statement'
import { formatIpRange, isSameRange, parseIpRange } from './ip-range'

const put = inList<IpRange>(
  (org) => org.trustedIpRanges,
  (org, trustedIpRanges) => ({ ...org, trustedIpRanges }),
)
const { text } = propertiesOf(put)

const nameOf = (range: IpRange) => formatIpRange({ ...range, description: null })

function placed(org: Org, before: IpRange | null, name: string, like: IpRange | null): Edited {
  const range = parseIpRange(name)
  if (isRefusal(range)) return range
  if (org.trustedIpRanges.some((one) => one !== before && isSameRange(one, range)))
    return changeRefusal(
      'name-taken',
      `there is already a trusted range \`${nameOf(range)}\`; choose another`,
    )
  const description = range.description ?? like?.description ?? null
  return put(org, before, { ...range, description })
}

const of: KindOf<IpRange> = {
  kind: 'trustedIpRange',
  noun: 'trusted IP range',
  plural: 'trusted IP ranges',
  nameForm: '10.0.0.1-10.0.0.255',
  isDotted: false,
  direct: { flag: null, list: null },
  renamedBy: 'name',
  items: (org) => org.trustedIpRanges,
  key: nameOf,
  naming: () => nameOf,
  label: (range) => range.description ?? nameOf(range),
  note: () => () => '',
  parent: () => () => null,
  find(org, name) {
    const range = parseIpRange(name)
    const position = org.trustedIpRanges.findIndex(
      (one) => !isRefusal(range) && isSameRange(one, range),
    )
    const item = org.trustedIpRanges[position]
    return item === undefined
      ? changeRefusal('unknown-trusted-ip-range', `no trusted IP range is \`${name}\``)
      : { kind: 'found', item, position }
  },
  make: (org, name) => placed(org, null, name, null),
  copy: (org, range, name) => placed(org, null, name, range),
  rename: (org, range, name) => placed(org, range, name, range),
  remove: (org, range) => put(org, range, null),
  properties: [
    text('name', nameOf, (range) => range, { rule: 'LOG-21' }),
    text(
      'description',
      (range) => range.description,
      (range, description) => ({ ...range, description: description === '' ? null : description }),
      { isOptional: true, rule: 'LOG-04' },
    ),
  ],
}

/** Where a login from needs no further step. Rule LOG-04. */
export const trustedIpRangeKind = kindOf(of)
