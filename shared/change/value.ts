import { changeRefusal, type ChangeRefusal } from './change'
import { closestNames } from './closest-names'
import { everybodyWords, type GranteeWord, type PropertyType } from './item'
import { formatValue, unquotedName, unquotedPositions } from './quoted-name'
import { booleanValue, choiceValue, isRefusal, namedValue } from './statement'

/** Where the elements of a list are parted when it is written whole. */
const separatorOf = ({ kind }: PropertyType) => (kind === 'criteria' ? ';' : ',')

/** The value as every change holds it: choices spelt as they should be, names without quotes. */
export function canonicalValue(type: PropertyType, text: string): string | ChangeRefusal {
  const word = unquotedName(text)
  switch (type.kind) {
    case 'text':
      return word === '' && !type.isOptional ? noValue() : word
    case 'number':
      return word !== '' && Number.isFinite(Number(word))
        ? word
        : changeRefusal('wrong-value', `\`${text}\` is no number; write one`)
    case 'boolean': {
      const isOn = booleanValue(text)
      return isRefusal(isOn) ? isOn : String(isOn)
    }
    case 'choice':
      return word === '' && type.isOptional ? '' : choiceValue(text, type.choices)
    case 'reference':
      if (word === '') return type.isOptional ? '' : noValue()
      return type.to.length === 1 ? word : canonicalNamed(text, type.to)
    case 'references':
    case 'members':
    case 'criteria':
    case 'lines': {
      const elements: string[] = []
      for (const part of listElements(text, type)) {
        const element = canonicalElement(type, part)
        if (isRefusal(element)) return element
        elements.push(element)
      }
      return listText(elements, type)
    }
  }
}

const noValue = () => changeRefusal('no-value', 'a value is needed here; write one after the `=`')

function canonicalNamed(text: string, words: readonly string[]): string | ChangeRefusal {
  const named = namedValue(text, words)
  return isRefusal(named) ? named : `${named.kind}:${formatValue(named.name)}`
}

/** One element of a list as every change holds it. */
export function canonicalElement(type: PropertyType, text: string): string | ChangeRefusal {
  switch (type.kind) {
    case 'members': {
      const { head, tail } = cutTail(text, type.levels)
      const word = type.words.find((known) => known.toLowerCase() === head.trim().toLowerCase())
      if (word !== undefined && everybodyWords.includes(word)) return word + tail
      const named = canonicalNamed(head, type.words)
      return isRefusal(named) ? wordsRefusal(head, type.words) : named + tail
    }
    case 'references':
      return formatValue(unquotedName(text))
    default:
      return text.trim()
  }
}

function wordsRefusal(text: string, words: readonly GranteeWord[]): ChangeRefusal {
  const forms = words.map((word) =>
    everybodyWords.includes(word) ? `\`${word}\`` : `\`${word}:…\``,
  )
  return changeRefusal(
    'wrong-value',
    `\`${text}\` is not one of ${forms.join(', ')}`,
    closestNames(text.split(':')[0] ?? '', words),
  )
}

/** Cuts ` as Level` off the end, where the list has levels. */
function cutTail(text: string, levels: readonly string[]): { head: string; tail: string } {
  const match = levels.length === 0 ? null : /^(.*) as (\w+)\s*$/.exec(text)
  const level = levels.find((known) => known.toLowerCase() === match?.[2]?.toLowerCase())
  return level === undefined
    ? { head: text, tail: '' }
    : { head: match?.[1] ?? '', tail: ` as ${level}` }
}

/** What is written of a list, cut into its elements. */
export function listElements(text: string, type: PropertyType): readonly string[] {
  const parts: string[] = []
  let from = 0
  for (const at of [...unquotedPositions(text, separatorOf(type)), text.length]) {
    const part = text.slice(from, at).trim()
    if (part !== '') parts.push(part)
    from = at + 1
  }
  return parts
}

/** Elements as one text that `listElements` cuts again. */
export function listText(elements: readonly string[], type: PropertyType): string {
  const separator = separatorOf(type)
  const written = elements.map((element) => guarded(element, separator))
  return written.join(`${separator} `)
}

/** An element that holds the separator has its last word quoted. */
function guarded(element: string, separator: string): string {
  if (unquotedPositions(element, separator).length === 0) return element
  const [, head = '', tail = ''] = /^((?:\w+:|[\w.]+ \w+ )?)(.*)$/s.exec(element) ?? []
  return `${head}"${tail.replaceAll('"', '""')}"`
}

/** A member as the change holds it, in its parts. */
export interface MemberText {
  readonly word: GranteeWord
  readonly name: string
  /** Null where the list has no levels or none is said. */
  readonly level: string | null
}

/** Reads `word:name`, or a word for everybody, with its level where the list has levels. */
export function memberOf(
  text: string,
  words: readonly GranteeWord[],
  levels: readonly string[] = [],
): MemberText | ChangeRefusal {
  const canonical = canonicalElement({ kind: 'members', words, levels }, text)
  if (isRefusal(canonical)) return canonical
  const { head, tail } = cutTail(canonical, levels)
  const level = tail === '' ? null : tail.slice(' as '.length)
  const colon = head.indexOf(':')
  const wanted = colon < 0 ? head : head.slice(0, colon)
  const word = words.find((known) => known === wanted)
  if (word === undefined) return wordsRefusal(text, words)
  return { word, name: colon < 0 ? '' : unquotedName(head.slice(colon + 1)), level }
}
