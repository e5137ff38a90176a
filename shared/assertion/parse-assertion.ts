import { closestNames } from '../change/closest-names'
import {
  isPermissionVerb,
  type Assertion,
  type Modal,
  type Person,
  type Quantifier,
  type Verb,
} from './assertion'
import { readCondition } from './parse-condition'
import { readTarget } from './parse-target'
import { sentenceReader, type Expected, type SentenceReader } from './sentence-reader'
import { tokensOf, type Token } from './tokens'
import { modalWords, namedPeopleWords, peopleWords, quantifierWords, verbWords } from './words'

/** Why a sentence is not understood; `column` counts from 1. */
export interface SentenceProblem {
  readonly kind: 'refused'
  readonly column: number
  readonly message: string
}

export type ParsedAssertion =
  { readonly kind: 'ok'; readonly assertion: Assertion } | SentenceProblem

/** One requirement from its sentence; names are not looked up yet. The grammar is that of `Assertion`. */
export function parseAssertion(sentence: string): ParsedAssertion {
  const { tokens, openQuote } = tokensOf(sentence)
  if (openQuote !== null)
    return refused(
      openQuote,
      'this quotation mark is never closed; put another one behind the name',
    )
  const reader = sentenceReader(tokens)
  const assertion = readAssertion(reader)
  const isWhole = assertion !== null && reader.isAtEnd()
  if (!isWhole) return notUnderstood(sentence, tokens, reader)
  const problem = contradictionIn(assertion)
  return problem === null
    ? { kind: 'ok', assertion }
    : refused(columnOfWord(tokens, problem.at), problem.message)
}

/** What may stand at the end of a sentence that was begun, and whether it could end there. */
export function expectedAfter(tokens: readonly Token[]): readonly Expected[] {
  const reader = sentenceReader(tokens)
  readAssertion(reader)
  const { place, wanted } = reader.expected()
  return place === tokens.length ? wanted : []
}

function readAssertion(reader: SentenceReader): Assertion | null {
  const subject = readSubject(reader)
  if (subject === null) return null
  const modal = readOneOf<Modal>(reader, modalWords)
  if (modal === null) return null
  const verb = readOneOf<Verb>(reader, verbWords)
  if (verb === null) return null
  const target = readTarget(reader)
  if (target === null) return null
  const condition = readCondition(reader)
  return condition === 'broken' ? null : { ...subject, modal, verb, target, condition }
}

function readSubject(
  reader: SentenceReader,
): Pick<Assertion, 'quantifier' | 'people' | 'except'> | null {
  const quantifier: Quantifier = reader.take('nobody')
    ? 'nobody'
    : (readOneOf(reader, quantifierWords) ?? 'each')
  const people = quantifier === 'nobody' ? [] : readPeople(reader)
  if (people === null) return null
  const except = reader.take('except') ? readPeople(reader) : []
  return except === null ? null : { quantifier, people, except }
}

function readPeople(reader: SentenceReader): Person[] | null {
  const people: Person[] = []
  do {
    const person = readPerson(reader)
    if (person === null) return null
    people.push(person)
  } while (reader.take(',') || reader.take('and') || reader.take('or'))
  return people
}

function readPerson(reader: SentenceReader): Person | null {
  for (const [words, person] of peopleWords) if (reader.take(words)) return person
  for (const [words, kind] of namedPeopleWords) {
    if (!reader.take(words)) continue
    const isRole = kind === 'role' || kind === 'roleAndBelow'
    const name = reader.name(isRole ? 'role' : kind)
    return name === null ? null : { kind, name }
  }
  const name = reader.name('person')
  return name === null ? null : { kind: 'user', name }
}

function readOneOf<Words extends string>(
  reader: SentenceReader,
  choices: readonly Words[],
): Words | null {
  return choices.find((words) => reader.take(words)) ?? null
}

interface Contradiction {
  /** A word of the sentence. */
  readonly at: string
  readonly message: string
}

/** Sentences that the grammar allows and that mean nothing. */
function contradictionIn({
  quantifier,
  modal,
  verb,
  target,
  condition,
}: Assertion): Contradiction | null {
  if (quantifier !== 'each' && modal !== 'may')
    return {
      at: modal.split(' ')[0] ?? '',
      message: `after \`${quantifier}\` only \`may\` is clear; say who must never, without \`${quantifier}\``,
    }
  if (
    isPermissionVerb(verb) &&
    (target.field !== null || target.records.kind !== 'all' || condition !== null)
  )
    return {
      at: verb.split(' ')[0] ?? '',
      message: `\`${verb}\` is a permission on an object and about no single record; write \`${verb} any ${target.object}\` alone`,
    }
  if (target.field !== null && verb !== 'read' && verb !== 'edit')
    return {
      at: verb.split(' ')[0] ?? '',
      message: `a field can be read or edited; to \`${verb}\` is about records`,
    }
  return null
}

function columnOfWord(tokens: readonly Token[], word: string): number {
  return (
    tokens.find(({ kind, text }) => kind === 'word' && text.toLowerCase() === word)?.column ?? 1
  )
}

function notUnderstood(
  sentence: string,
  tokens: readonly Token[],
  reader: SentenceReader,
): SentenceProblem {
  const { place, wanted } = reader.expected()
  const found = tokens[place]
  const choices = [...new Set(wanted.map(expectedText))]
  const column = found?.column ?? sentence.trimEnd().length + 1
  if (found === undefined)
    return refused(column, `the sentence stops too soon; go on with ${listOf(choices)}`)
  const words = wanted.flatMap((one) =>
    one.kind === 'words' ? [one.words.split(' ')[0] ?? ''] : [],
  )
  const near = closestNames(found.text, words)
  const cure =
    near.length > 0
      ? `did you mean ${listOf(near.map((word) => `\`${word}\``))}?`
      : choices.length === 0
        ? 'leave it out'
        : `write ${listOf(choices)} there`
  return refused(column, `\`${found.text}\` is not understood here; ${cure}`)
}

const nameWords: Readonly<Record<Extract<Expected, { kind: 'name' }>['of'], string>> = {
  person: 'a user',
  user: 'a user',
  role: 'a role',
  profile: 'a profile',
  permissionSet: 'a permission set',
  permissionSetGroup: 'a permission set group',
  group: 'a group',
  queue: 'a queue',
  object: 'an object',
  field: 'a field',
  record: 'a record',
  value: 'a value',
}

function expectedText(expected: Expected): string {
  return expected.kind === 'words' ? `\`${expected.words}\`` : nameWords[expected.of]
}

function listOf(choices: readonly string[]): string {
  const shown = choices.slice(0, 6)
  const last = shown.at(-1) ?? ''
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} or ${last}`
}

function refused(column: number, message: string): SentenceProblem {
  return { kind: 'refused', column, message }
}
