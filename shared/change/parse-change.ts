import {
  changeRefusal,
  subjectKinds,
  type Change,
  type ChangeRefusal,
  type SubjectKind,
} from './change'
import { closestNames } from './closest-names'
import type { ItemKind } from './item'
import { kindTable, propertyNamed } from './kind-table'
import { settingChange } from './org-setting'
import { existenceChange, itemChange } from './parse-item-change'
import { permissionChange } from './parse-permission-change'
import { unquotedPositions } from './quoted-name'
import {
  isRefusal,
  namedValue,
  nameAndProperty,
  unknownProperty,
  wrongOperator,
  type Statement,
} from './statement'

export type ParsedChange = { readonly kind: 'ok'; readonly change: Change } | ChangeRefusal

/**
 * The change that a text says, or why it says none. Names are not looked up here.
 *
 * The property follows the last dot before the operator, names with spaces or operators stand in double quotes, the
 * value runs to the end.
 */
export function parseChange(text: string): ParsedChange {
  const equals = unquotedPositions(text, '=')[0]
  if (equals === undefined) return withoutOperator(text)
  const sign = text.charAt(equals - 1)
  const operator = sign === '+' ? '+=' : sign === '-' ? '-=' : '='
  const left = text.slice(0, operator === '=' ? equals : equals - 1)
  const colon = unquotedPositions(left, ':')[0]
  const word = (colon === undefined ? left : left.slice(0, colon)).trim()
  const kind = subjectKinds.find((known) => known.toLowerCase() === word.toLowerCase())
  const isItself = colon === undefined && operator !== '='
  if (kind === undefined || (colon === undefined && !isItself))
    return changeRefusal(
      'unknown-subject',
      `\`${word}\` is nothing that can be changed; begin with one of ${subjectKinds.join(', ')} and a colon`,
      closestNames(word, subjectKinds),
    )
  const subject = colon === undefined ? '' : left.slice(colon + 1).trim()
  if (subject === '' && !isItself)
    return changeRefusal('no-name', `\`${kind}:\` needs a name after the colon`)
  const statement = { text, subject, operator, value: text.slice(equals + 1) } as const
  const change = isItself ? existenceChange(kind, statement) : changeOf(kind, statement)
  return isRefusal(change) ? change : { kind: 'ok', change }
}

function withoutOperator(text: string): ChangeRefusal {
  const isOpen = unquotedPositions(`${text}\0`, '\0').length === 0
  return isOpen
    ? changeRefusal('open-quote', `a double quote in \`${text}\` is never closed; close it`)
    : changeRefusal(
        'no-operator',
        `\`${text}\` has no operator; write \`=\`, \`+=\` or \`-=\` and a value after what is changed`,
      )
}

function changeOf(kind: SubjectKind, statement: Statement): Change | ChangeRefusal {
  switch (kind) {
    case 'profile':
    case 'permissionSet':
    case 'mutingPermissionSet':
      return statement.operator === '=' && !hasProperty(kind, statement.subject)
        ? permissionChange(kind, statement)
        : itemChange(kind, statement)
    case 'record':
      return statement.operator === '=' ? recordChange(statement) : itemChange(kind, statement)
    case 'setting':
      return wrongOperator(statement, ['=']) ?? settingChange(statement)
    default:
      return itemChange(kind, statement)
  }
}

/** True when the subject ends with a property of a container that is not one of its permissions. */
function hasProperty(kind: ItemKind, subject: string): boolean {
  const dot = unquotedPositions(subject, '.').at(-1)
  return dot !== undefined && propertyNamed(kindTable[kind], subject.slice(dot + 1).trim()) !== null
}

function recordChange({ subject, value }: Statement): Change | ChangeRefusal {
  const properties = ['owner', 'any of its fields']
  const parts = nameAndProperty(subject, properties)
  if (isRefusal(parts)) return parts
  if (parts.property === '') return unknownProperty('', properties)
  if (parts.property !== 'owner')
    return {
      kind: 'recordValue',
      record: parts.name,
      field: parts.property,
      value: value === '' ? null : value,
    }
  const owner = namedValue(value, ['user', 'queue'])
  return isRefusal(owner) ? owner : { kind: 'recordOwner', record: parts.name, owner }
}
