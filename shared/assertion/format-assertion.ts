import {
  isPermissionVerb,
  type Assertion,
  type Condition,
  type ConditionTest,
  type Person,
  type Target,
} from './assertion'
import { blankWords, formatName, namedPeopleWords, operationWords, peopleWords } from './words'

/** A requirement as its sentence: parsing it gives the same requirement. */
export function formatAssertion(assertion: Assertion): string {
  const { quantifier, people, except, modal, verb, target, condition } = assertion
  return [
    ...(quantifier === 'each' ? [] : [quantifier]),
    ...(people.length === 0 ? [] : [formatPeople(people)]),
    ...(except.length === 0 ? [] : ['except', formatPeople(except)]),
    modal,
    verb,
    isPermissionVerb(verb) ? `${formatName(target.object)} records` : formatTarget(target),
    ...(condition === null ? [] : [formatCondition(condition)]),
  ].join(' ')
}

export function formatPeople(people: readonly Person[]): string {
  const names = people.map(formatPerson)
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

function formatPerson(person: Person): string {
  if ('name' in person) {
    const words = namedPeopleWords.find(([, kind]) => kind === person.kind)?.[0] ?? ''
    return person.kind === 'user' ? formatName(person.name) : `${words} ${formatName(person.name)}`
  }
  const found = peopleWords.find(
    ([, one]) =>
      one.kind === person.kind &&
      (one.kind !== 'family' || (person.kind === 'family' && one.family === person.family)),
  )
  return found?.[0] ?? ''
}

export function formatTarget({ object, field, records }: Target): string {
  const name = formatName(object)
  const of = field === null ? '' : `${formatName(`${object}.${field}`)} of `
  switch (records.kind) {
    case 'all':
      return `${of}any ${name}`
    case 'own':
      return `${of}${name} records they own`
    case 'named':
      return `${of}${name} ${formatName(records.name)}`
  }
}

function formatCondition({ kind, anyOf }: Condition): string {
  return `${kind} ${anyOf.map((all) => all.map(formatTest).join(' and ')).join(' or ')}`
}

function formatTest({ field, operation, values }: ConditionTest): string {
  const isBlankTest = values.length === 1 && values[0] === ''
  const blank = isBlankTest ? blankWords.find(([, of]) => of === operation)?.[0] : undefined
  if (blank !== undefined) return `${formatName(field)} ${blank}`
  const words = operationWords.find(([, of]) => of === operation)?.[0] ?? '='
  return `${formatName(field)} ${words} ${values.map(formatName).join(', ')}`
}
