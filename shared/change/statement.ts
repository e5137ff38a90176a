import { changeRefusal, type ChangeRefusal } from './change'
import { closestNames } from './closest-names'
import { unquotedName, unquotedPositions } from './quoted-name'

export type Operator = '=' | '+=' | '-='

/** A change cut into its parts: `kind:subject operator value`; `text` is the whole. */
export interface Statement {
  readonly text: string
  readonly subject: string
  readonly operator: Operator
  readonly value: string
}

/** True for a refusal among values of any kind. */
export function isRefusal(value: unknown): value is ChangeRefusal {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'refused'
}

/** Null when the operator is one of those that this change understands. */
export function wrongOperator(
  { text, operator }: Statement,
  allowed: readonly Operator[],
): ChangeRefusal | null {
  if (allowed.includes(operator)) return null
  const words = allowed.map((one) => `\`${one}\``).join(' or ')
  return changeRefusal('wrong-operator', `\`${text}\` uses \`${operator}\`; use ${words} here`)
}

/** `true`, `false`, `on` or `off`, in any case. */
export function booleanValue(value: string): boolean | ChangeRefusal {
  const word = unquotedName(value).toLowerCase()
  if (word === 'true' || word === 'on') return true
  if (word === 'false' || word === 'off') return false
  return changeRefusal(
    'wrong-value',
    `\`${value}\` is neither \`true\` nor \`false\`; write one of them`,
  )
}

/** One of a closed list, in any case, as the list spells it. */
export function choiceValue<Choice extends string>(
  value: string,
  choices: readonly Choice[],
): Choice | ChangeRefusal {
  const word = unquotedName(value)
  const choice = choices.find((known) => known.toLowerCase() === word.toLowerCase())
  if (choice !== undefined) return choice
  return changeRefusal(
    'wrong-value',
    `\`${word}\` is not one of ${choices.join(', ')}`,
    closestNames(word, choices),
  )
}

/** What stands before and after the last dot outside quotes. */
export function nameAndProperty(
  subject: string,
  properties: readonly string[],
): { readonly name: string; readonly property: string } | ChangeRefusal {
  const dot = unquotedPositions(subject, '.').at(-1)
  if (dot === undefined)
    return changeRefusal(
      'no-property',
      `\`${subject}\` names no property; add a dot and one of ${properties.join(', ')}`,
    )
  return { name: unquotedName(subject.slice(0, dot)), property: subject.slice(dot + 1).trim() }
}

/** `Object.Name` cut at its first dot. */
export function objectAndName(
  text: string,
): { readonly object: string; readonly name: string } | ChangeRefusal {
  const dot = unquotedPositions(text, '.')[0]
  if (dot === undefined)
    return changeRefusal('no-object', `\`${text}\` needs its object: write \`Object.${text}\``)
  return { object: unquotedName(text.slice(0, dot)), name: unquotedName(text.slice(dot + 1)) }
}

export function unknownProperty(property: string, properties: readonly string[]): ChangeRefusal {
  return changeRefusal(
    'unknown-property',
    `there is no property \`${property}\` here; the properties are ${properties.join(', ')}`,
    closestNames(property, properties),
  )
}

/** `kind:name` on the right of an operator. */
export function namedValue<Kind extends string>(
  value: string,
  kinds: readonly Kind[],
): { readonly kind: Kind; readonly name: string } | ChangeRefusal {
  const colon = unquotedPositions(value, ':')[0]
  const word = (colon === undefined ? value : value.slice(0, colon)).trim()
  const kind = kinds.find((known) => known.toLowerCase() === word.toLowerCase())
  const name = colon === undefined ? '' : unquotedName(value.slice(colon + 1))
  if (kind !== undefined && name !== '') return { kind, name }
  const forms = kinds.map((known) => `\`${known}:…\``).join(', ')
  return changeRefusal(
    'wrong-value',
    `\`${value}\` is not one of ${forms}`,
    closestNames(word, kinds),
  )
}
