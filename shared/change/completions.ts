import type { Org } from '../model/org'
import { subjectKinds } from './change'
import {
  permissionOptions,
  plainOptions,
  subjectNames,
  subjectSuffixes,
  valueOptions,
  type Option,
} from './completion-options'
import { unquotedName, unquotedPositions } from './quoted-name'
import { rankedBy } from './rank'

/** One way to go on with a change that is being typed. */
export interface Completion {
  /** The whole text after taking it; the caret goes to its end. */
  readonly text: string
  /** The part that is new. */
  readonly label: string
  /** What the eye should read beside it (a person's name, a label); empty for none. */
  readonly detail: string
  /** False when more has to follow before it is a change. */
  readonly isComplete: boolean
}

const limit = 50

/**
 * Ways to go on from the text before the caret, best first, at most fifty.
 *
 * Names are found by API name and by label, without regard to case: at the beginning, then at the beginning of a word,
 * then anywhere. O(names of one kind).
 */
export function completionsFor(org: Org, text: string, caret: number): readonly Completion[] {
  const before = text.slice(0, caret)
  const { from, options, isLast } = optionsAt(org, before)
  const head = before.slice(0, from)
  const typed = before.slice(from).replace(/^"/, '')
  return rankedBy(
    typed,
    options,
    (option) => [unquotedName(option.text), option.detail],
    limit,
  ).map((option) => ({
    text: head + option.text,
    label: option.text,
    detail: option.detail,
    isComplete: isLast,
  }))
}

interface OptionsAt {
  /** Where the piece begins that the options replace. */
  readonly from: number
  readonly options: readonly Option[]
  readonly isLast: boolean
}

function optionsAt(org: Org, before: string): OptionsAt {
  const colon = unquotedPositions(before, ':')[0]
  const kind = subjectKinds.find((known) => known === before.slice(0, colon))
  if (colon === undefined)
    return { from: 0, options: plainOptions(subjectKinds.map((word) => `${word}:`)), isLast: false }
  if (kind === undefined) return { from: 0, options: [], isLast: false }
  const start = colon + 1
  const equals = unquotedPositions(before, '=')[0]
  if (equals !== undefined) {
    const subject = before.slice(start, equals).replace(/[+-]$/, '')
    return { from: equals + 1, options: valueOptions(org, kind, subject), isLast: true }
  }
  const permission = /\.(object|field|system):(?!.*\.(?:object|field|system):)/.exec(before)
  if (permission !== null)
    return {
      from: permission.index + permission[0].length,
      options: permissionOptions(org, permission[1] ?? ''),
      isLast: false,
    }
  const names = subjectNames(org, kind)
  const suffixFrom = endOfName(before, start, names)
  return suffixFrom === null
    ? { from: start, options: names, isLast: false }
    : { from: suffixFrom, options: plainOptions(subjectSuffixes[kind]), isLast: false }
}

/** Where a known name ends that begins at `start` and is followed by the end, a dot or an operator; null for none. */
function endOfName(before: string, start: number, names: readonly Option[]): number | null {
  const typed = before.slice(start)
  const ends = [typed.length, ...unquotedPositions(typed, '.').toReversed(), typed.search(/[+-]$/)]
  for (const end of ends)
    if (end > 0 && isKnown(names, typed.slice(0, end).toLowerCase())) return start + end
  return null
}

const isKnown = (names: readonly Option[], lowerCase: string) =>
  names.some(({ text }) => text.length === lowerCase.length && text.toLowerCase() === lowerCase)
