import type { Org } from '../model/org'
import { subjectKinds, type SubjectKind } from './change'
import {
  itemOptions,
  ownerOptions,
  permissionOptions,
  plainOptions,
  settingOptions,
  subjectNames,
  subjectSuffixes,
  valueOptions,
  type Option,
} from './completion-options'
import { itemKinds } from './item'
import { kindTable } from './kind-table'
import { subjectAndProperty } from './parse-item-change'
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
  const equals = unquotedPositions(before, '=')[0]
  if (equals !== undefined && (colon === undefined || equals < colon))
    return existenceOptions(org, before, equals)
  const kind = subjectKinds.find((known) => known === before.slice(0, colon))
  if (colon === undefined) return { from: 0, options: beginnings(before), isLast: false }
  if (kind === undefined) return { from: 0, options: [], isLast: false }
  const start = colon + 1
  if (equals !== undefined) {
    const options = valuesAt(org, kind, before.slice(0, equals + 1))
    return { from: equals + 1, options, isLast: true }
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
    : { from: suffixFrom, options: plainOptions(subjectSuffixes(kind)), isLast: false }
}

/** The words that begin a change; once one is written whole, also what makes and deletes. */
function beginnings(before: string): readonly Option[] {
  const words = subjectKinds.flatMap((word) =>
    word === before && word !== 'setting' ? [`${word}:`, `${word}+=`, `${word}-=`] : [`${word}:`],
  )
  return plainOptions(words)
}

/** What may follow `kind+=` and `kind-=`: a new name and what it is like, or the name of what is there. */
function existenceOptions(org: Org, before: string, equals: number): OptionsAt {
  const word = before.slice(0, equals - 1)
  const kind = itemKinds.find((known) => known === word)
  const none = { from: equals + 1, options: [], isLast: true }
  if (kind === undefined) return none
  if (before.charAt(equals - 1) === '-')
    return { from: equals + 1, options: itemOptions(org, kind), isLast: true }
  const like = before.lastIndexOf(' like ')
  if (like > equals) return { from: like + 6, options: itemOptions(org, kind), isLast: true }
  const isDotted = (kindTable[kind].isDotted && kind !== 'folder') || kind === 'record'
  const typed = before.slice(equals + 1)
  if (isDotted && !typed.includes('.'))
    return {
      from: equals + 1,
      options: itemOptions(org, 'object').map(({ text, detail }) => ({ text: `${text}.`, detail })),
      isLast: false,
    }
  return none
}

function valuesAt(org: Org, kind: SubjectKind, head: string): readonly Option[] {
  const subject = head.slice(head.indexOf(':') + 1).replace(/[+-]?=$/, '')
  if (kind === 'setting') return settingOptions(subject)
  if (kind === 'record') return subject.endsWith('.owner') ? ownerOptions(org) : []
  if (/\.(?:object|field|system):/.test(subject)) return plainOptions(['true', 'false'])
  const place = subjectAndProperty(kind, head)
  return place === null ? [] : valueOptions(org, kind, place.name, place.property)
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
