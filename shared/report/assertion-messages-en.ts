import type { Grant, Reason } from '../engine/answer'
import { accessLevelName, type AccessLevel } from '../model/level'
import { formatCause, formatGrant, formatReason } from './messages-en'

/** How a requirement stands, as numbers: what the sentence about it needs. */
export interface VerdictWords {
  readonly verdict: 'met' | 'broken' | 'undecided'
  readonly certainty: 'exact' | 'assumed'
  readonly over: 'records' | 'classes' | 'permissions'
  readonly userCount: number
  readonly recordCount: number
  readonly brokenCount: number
  readonly undecidedCount: number
}

const counted = (count: number, noun: string) =>
  `${count.toLocaleString('en-US')} ${count === 1 ? noun : `${noun}s`}`

/** How a requirement stands, in one line: for whom, over what, and what it rests on. */
export function formatVerdict(words: VerdictWords, isAboutCoverage: boolean): string {
  if (words.verdict === 'met' && words.over !== 'permissions' && words.recordCount === 0)
    return 'met: there is no record that it is about'
  if (words.verdict === 'met' && words.userCount === 0)
    return 'met: there is nobody whom it is about'
  return [verdictText(words, isAboutCoverage), overText(words), assumedText(words)]
    .filter((text) => text !== '')
    .join('; ')
}

function verdictText(
  { verdict, userCount, brokenCount, undecidedCount }: VerdictWords,
  isAboutCoverage: boolean,
): string {
  const of = isAboutCoverage ? 'record' : 'user'
  switch (verdict) {
    case 'met':
      return `met for ${counted(userCount, 'user')}`
    case 'broken':
      return `broken for ${counted(brokenCount, of)}`
    case 'undecided':
      return `undecided for ${counted(undecidedCount, of)}: an answer that it rests on is not known`
  }
}

function overText({ over, recordCount }: VerdictWords): string {
  switch (over) {
    case 'records':
      return `over ${counted(recordCount, 'record')}`
    case 'classes':
      return `over ${counted(recordCount, 'record class').replace(/classs$/, 'classes')}, which stand for records`
    case 'permissions':
      return ''
  }
}

const assumedText = ({ certainty }: VerdictWords) =>
  certainty === 'assumed' ? 'rests on a default that nobody stated' : ''

/** Who and what shows that a requirement is not met. */
export interface CounterexampleWords {
  readonly kind: 'held' | 'missing'
  readonly isCertain: boolean
  readonly user: { readonly username: string } | null
  readonly object: string
  readonly field: string | null
  readonly record: { readonly name: string } | null
  readonly level: AccessLevel
  readonly grants: readonly Grant[]
  readonly reasons: readonly Reason[]
}

/** A counterexample as a sentence: `ana@acme.test can read Account.SSN__c of Acme`. */
export function formatCounterexample(words: CounterexampleWords, verb: string): string {
  const { kind, isCertain, user, object, field, record } = words
  const what =
    record === null
      ? `any \`${object}\``
      : `${field === null ? '' : `\`${object}.${field}\` of `}${object} \`${record.name}\``
  if (user === null)
    return `${isCertain ? 'nobody among them can' : 'perhaps nobody among them can'} ${verb} ${what}`
  const can =
    kind === 'held' ? (isCertain ? 'can' : 'can perhaps') : isCertain ? 'cannot' : 'perhaps cannot'
  return `\`${user.username}\` ${can} ${verb} ${what}`
}

/** What opens it or keeps it shut, a line each; the same words as in the explanation. */
export function formatPath({ kind, grants, reasons }: CounterexampleWords): readonly string[] {
  return kind === 'held' && grants.length > 0
    ? grants.map((grant) => `${formatCause(grant.rowCause)}: ${formatGrant(grant)}`)
    : reasons.map(formatReason)
}

export const formatLevel = (level: AccessLevel): string => accessLevelName(level)
