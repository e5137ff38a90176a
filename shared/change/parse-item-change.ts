import { changeRefusal, type Change, type ChangeRefusal, type SubjectKind } from './change'
import { isList, type ItemKind } from './item'
import { kindTable, propertyNamed } from './kind-table'
import type { Kind, Property } from './kind'
import { unquotedName, unquotedPositions } from './quoted-name'
import {
  isRefusal,
  objectAndName,
  unknownProperty,
  wrongOperator,
  type Statement,
} from './statement'
import { canonicalElement, canonicalValue } from './value'

/** `role+=SalesEMEA`, `role+=SalesEMEA like SalesUS`, `role-=SalesEMEA`. */
export function existenceChange(
  word: SubjectKind,
  { text, operator, value }: Statement,
): Change | ChangeRefusal {
  if (word === 'setting')
    return changeRefusal(
      'no-name',
      `a setting cannot be made or deleted; write \`setting:name=value\``,
    )
  const kind = kindTable[word]
  const at = operator === '+=' ? likeAt(value) : null
  const name = nameOf(kind, at === null ? value : value.slice(0, at))
  if (isRefusal(name)) return name
  if (name === '') return changeRefusal('no-name', `\`${text}\` needs a name at its end`)
  const item = { kind: word, name }
  if (operator === '-=') return { kind: 'delete', item }
  if (at === null) return { kind: 'make', item, like: null }
  const like = nameOf(kind, value.slice(at + likeWord.length))
  return isRefusal(like) ? like : { kind: 'make', item, like }
}

const likeWord = ' like '

/** Where the last ` like ` outside quotes begins; null for none. */
function likeAt(value: string): number | null {
  const at = unquotedPositions(value, ' ').findLast((one) => value.startsWith(likeWord, one))
  return at ?? null
}

/** The name as an item bears it: `Object.Name` without quotes. */
function nameOf(kind: Kind, text: string): string | ChangeRefusal {
  if (!kind.isDotted) return unquotedName(text)
  const parts = objectAndName(text.trim())
  return isRefusal(parts) ? parts : `${parts.object}.${parts.name}`
}

/** A change of a property of one thing. */
export function itemChange(word: ItemKind, statement: Statement): Change | ChangeRefusal {
  const kind = kindTable[word]
  const cut = propertyOf(kind, statement)
  if (isRefusal(cut)) return cut
  const { property } = cut
  const name = nameOf(kind, cut.name)
  if (isRefusal(name)) return name
  const { operator, value } = statement
  const isElement = operator !== '='
  if (isElement && !isList(property.type))
    return wrongOperator(statement, ['=']) ?? unknownProperty(property.name, [])
  const item = { kind: word, name }
  if (isElement) {
    const element = canonicalElement(property.type, value)
    if (isRefusal(element)) return element
    return { kind: operator === '+=' ? 'add' : 'take', item, property: property.name, element }
  }
  if (property.isReadOnly)
    return changeRefusal(
      'read-only',
      `\`${property.name}\` of a ${kind.noun} cannot be set; it follows from the rest`,
    )
  const canonical = canonicalValue(property.type, value)
  return isRefusal(canonical)
    ? canonical
    : { kind: 'set', item, property: property.name, value: canonical }
}

/** The name and the property of a subject: the one behind the last dot, or the one that the operator is about. */
function propertyOf(
  kind: Kind,
  statement: Statement,
): { readonly name: string; readonly property: Property } | ChangeRefusal {
  const { subject, operator } = statement
  const dots = unquotedPositions(subject, '.')
  const last = dots.at(-1)
  const hasProperty = last !== undefined && dots.length > (kind.isDotted ? 1 : 0)
  const word = hasProperty ? subject.slice(last + 1).trim() : ''
  const named = hasProperty ? propertyNamed(kind, word) : null
  if (named !== null) return { name: subject.slice(0, last), property: named }
  const directName = operator === '=' ? kind.direct.flag : kind.direct.list
  const direct = directName === null ? null : propertyNamed(kind, directName)
  // Names of lists' owners may have dots (`group:St.Gallen+=…`), and a switch is on or off alone.
  const isDirect = direct !== null && (!hasProperty || operator !== '=')
  if (isDirect) return { name: subject, property: direct }
  if (!hasProperty && directName === null && kind.direct.list !== null && operator === '=')
    return wrongOperator(statement, ['+=', '-=']) ?? unknownProperty(word, namesOf(kind))
  return hasProperty
    ? unknownProperty(word, namesOf(kind))
    : changeRefusal(
        'no-property',
        `\`${subject}\` names no property; add a dot and one of ${namesOf(kind).join(', ')}`,
      )
}

const namesOf = ({ properties }: Kind) => properties.map(({ name }) => name)

/** The thing and the property that `kind:subject operator` speaks of; null when it speaks of none. */
export function subjectAndProperty(
  word: ItemKind,
  head: string,
): { readonly name: string; readonly property: string } | null {
  const match = /^[^:]*:(.*?)([+-]?=)$/s.exec(head)
  if (match?.[1] === undefined) return null
  const operator = match[2] === '+=' || match[2] === '-=' ? match[2] : '='
  const cut = propertyOf(kindTable[word], { text: head, subject: match[1], operator, value: '' })
  if (isRefusal(cut)) return null
  const name = nameOf(kindTable[word], cut.name)
  return isRefusal(name) ? null : { name, property: cut.property.name }
}
