import { describeChange } from '../change/describe-change'
import { parseChange } from '../change/parse-change'
import type { Org } from '../model/org'
import {
  formatCause,
  formatCauseGroup,
  formatIdleChange,
  type ToldIdle,
} from '../report/cause-messages-en'
import {
  formatChangeCause,
  formatChangeSubject,
  formatChangeValue,
} from '../report/change-messages-en'
import type { CauseGroup } from './causes'
import type { IdleChange, IdleReason } from './idle-changes'
import type { ChangeText } from './opened-org'

/** A change as the cause of what follows from it; its text where this org alone cannot say it. */
export function changeCause(org: Org, change: ChangeText): string {
  const described = descriptionOf(org, change)
  return described === null
    ? `\`${change}\``
    : formatChangeCause(described.subject, described.after)
}

function descriptionOf(org: Org, change: ChangeText) {
  const parsed = parseChange(change)
  const described = parsed.kind === 'ok' ? describeChange(org, parsed.change) : parsed
  return described.kind === 'ok' ? described : null
}

/** A group as a sentence with its cause, after its count; `org` is the base. */
export function causeSentence(org: Org, group: CauseGroup): string {
  return formatCauseGroup(withWords(org, group))
}

/** The same where the count stands beside it. */
export function causeWords(org: Org, group: CauseGroup): string {
  return formatCause(withWords(org, group))
}

function withWords(org: Org, group: CauseGroup): CauseGroup {
  const alternatives = group.alternatives.map((set) => set.map((one) => changeCause(org, one)))
  return { ...group, alternatives }
}

/** A change without effect as a sentence with the reason that was found; `org` is the base. */
export function idleSentence(org: Org, { change, reason }: IdleChange): string {
  return formatIdleChange(
    changeCause(org, change),
    reason === null ? null : toldReason(org, reason),
  )
}

function toldReason(org: Org, reason: IdleReason): ToldIdle {
  switch (reason.kind) {
    case 'already':
      return reason
    case 'beside':
      return { kind: 'beside', other: changeCause(org, reason.other) }
    case 'while': {
      const described = descriptionOf(org, reason.enabler)
      return {
        kind: 'while',
        subject:
          described === null ? `\`${reason.enabler}\`` : formatChangeSubject(described.subject),
        value: described === null ? '' : formatChangeValue(described.before),
      }
    }
  }
}
