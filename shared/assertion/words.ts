import type { Person, NamedPerson, Quantifier, Verb } from './assertion'
import type { FilterOperation } from '../model/sharing'

/** People without a name, as the language words them. */
export const peopleWords: readonly (readonly [words: string, person: Person])[] = [
  ['everybody', { kind: 'everybody' }],
  ['internal users', { kind: 'family', family: 'internal' }],
  ['external users', { kind: 'family', family: 'external' }],
  ['partner users', { kind: 'family', family: 'partner' }],
  ['customer users', { kind: 'family', family: 'customer' }],
  ['guest users', { kind: 'family', family: 'guest' }],
  ["the owner's superiors", { kind: 'superiors' }],
  ['the owner', { kind: 'owner' }],
]

/** People that a name follows. */
export const namedPeopleWords: readonly (readonly [words: string, kind: NamedPerson])[] = [
  ['users with role', 'role'],
  ['users at or below role', 'roleAndBelow'],
  ['users with profile', 'profile'],
  ['users with permission set group', 'permissionSetGroup'],
  ['users with permission set', 'permissionSet'],
  ['users in group', 'group'],
  ['users in queue', 'queue'],
  ['user', 'user'],
]

export const quantifierWords: readonly Exclude<Quantifier, 'each' | 'nobody'>[] = [
  'only',
  'exactly',
  'at least one of',
]

export const modalWords = ['must never', 'may not', 'may'] as const

export const verbWords: readonly Verb[] = [
  'read',
  'edit',
  'delete',
  'transfer',
  'fully control',
  'create',
  'view all',
  'modify all',
]

/** Tests, with a value behind them but for the last two; longer ones before those that they begin with. */
export const operationWords: readonly (readonly [words: string, operation: FilterOperation])[] = [
  ['=', 'equals'],
  ['!=', 'notEqual'],
  ['<=', 'lessOrEqual'],
  ['>=', 'greaterOrEqual'],
  ['<', 'lessThan'],
  ['>', 'greaterThan'],
  ['contains', 'contains'],
  ['does not contain', 'notContain'],
  ['starts with', 'startsWith'],
  ['includes', 'includes'],
  ['excludes', 'excludes'],
]

export const blankWords: readonly (readonly [words: string, operation: FilterOperation])[] = [
  ['is not blank', 'notEqual'],
  ['is blank', 'equals'],
]

export const conditionWords = ['where', 'when', 'unless'] as const

/** Words at which a name without quotes ends. */
const endingWords = new Set(['and', 'or', 'except', 'may', 'must', 'of', ...conditionWords])

/** Words with which something else than a name may begin or go on; a name that is or holds one of them is quoted. */
const reserved = new Set([
  ...endingWords,
  ...peopleWords.flatMap(([words]) => words.split(' ').slice(0, 1)),
  ...'users user group only exactly at nobody any all every record records'.split(' '),
])

export function isEndingWord(word: string): boolean {
  return endingWords.has(word.toLowerCase())
}

/** A name as it stands in a sentence: in double quotes (doubled inside) where it would be misread without. */
export function formatName(name: string): string {
  const isPlain =
    /^[^\s",“”’=<>!]*[^\s",“”’=<>!.]$/u.test(name) && !reserved.has(name.toLowerCase())
  return isPlain ? name : `"${name.replaceAll('"', '""')}"`
}
