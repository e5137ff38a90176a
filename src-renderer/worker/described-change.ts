import { describeChange } from '@shared/change/describe-change'
import { parseChange } from '@shared/change/parse-change'
import type { Org } from '@shared/model/org'
import type { ChangeDescription, ChangeText } from '@shared/protocol/engine'
import {
  formatChangeCause,
  formatChangeSubject,
  formatChangeValue,
} from '@shared/report/change-messages-en'
import { dependentsOf } from './calls/items'

/** One change in words, as it would be made to this org. */
export function describedChange(org: Org, change: ChangeText): ChangeDescription {
  const parsed = parseChange(change)
  const described = parsed.kind === 'ok' ? describeChange(org, parsed.change) : parsed
  if (described.kind === 'refused') return { kind: 'refused', change, reason: described.message }
  const { subject, before, after, also } = described
  return {
    kind: 'ok',
    change,
    subject: formatChangeSubject(subject),
    before: formatChangeValue(before),
    after: formatChangeValue(after),
    also: [
      ...also.map((one) => formatChangeCause(one.subject, one.after)),
      ...(parsed.kind === 'ok' && parsed.change.kind === 'delete'
        ? dependentsOf(org, parsed.change.item).map(({ sentence }) => sentence)
        : []),
    ],
  }
}
