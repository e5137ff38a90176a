import type { Condition, ConditionTest } from './assertion'
import type { SentenceReader } from './sentence-reader'
import { blankWords, conditionWords, operationWords } from './words'

/** The condition of a sentence; null without one, `broken` when one begins and does not end well. */
export function readCondition(reader: SentenceReader): Condition | null | 'broken' {
  const kind = conditionWords.find((word) => reader.take(word))
  if (kind === undefined) return null
  const anyOf: ConditionTest[][] = []
  do {
    const all: ConditionTest[] = []
    do {
      const test = readTest(reader)
      if (test === null) return 'broken'
      all.push(test)
    } while (reader.take('and'))
    anyOf.push(all)
  } while (reader.take('or'))
  return { kind, anyOf }
}

function readTest(reader: SentenceReader): ConditionTest | null {
  const field = reader.one('field')
  if (field === null) return null
  for (const [words, operation] of blankWords)
    if (reader.take(words)) return { field, operation, values: [''] }
  const operation = operationWords.find(([words]) => reader.take(words))?.[1]
  if (operation === undefined) return null
  const values: string[] = []
  do {
    const value = reader.name('value')
    if (value === null) return null
    values.push(value)
  } while (reader.take(','))
  return { field, operation, values }
}
