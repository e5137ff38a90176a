import {
  changeRefusal,
  objectPermissionWords,
  type Change,
  type ChangeRefusal,
  type NamedContainer,
  type ObjectPermissionWord,
} from './change'
import { unquotedName, unquotedPositions } from './quoted-name'
import {
  booleanValue,
  isRefusal,
  nameAndProperty,
  objectAndName,
  unknownProperty,
  wrongOperator,
  type Statement,
} from './statement'

const permissionKinds = ['object', 'field', 'system'] as const

/** `Standard.object:Account.edit=false` and its like, for a profile, a permission set or a muting one. */
export function permissionChange(
  kind: NamedContainer['kind'],
  statement: Statement,
): Change | ChangeRefusal {
  const refusal = wrongOperator(statement, ['='])
  if (refusal !== null) return refusal
  const cut = permissionPart(statement.subject)
  if (cut === null)
    return changeRefusal(
      'no-property',
      `\`${statement.subject}\` names no permission; add \`.object:Object.edit\`, \`.field:Object.Field.read\` or \`.system:Name\``,
    )
  const isGranted = booleanValue(statement.value)
  if (isRefusal(isGranted)) return isGranted
  const container = { kind, name: cut.name }
  switch (cut.kind) {
    case 'object':
      return objectPermissionChange(container, cut.rest, isGranted)
    case 'field':
      return fieldPermissionChange(container, cut.rest, isGranted)
    case 'system':
      return { kind: 'systemPermission', container, permission: unquotedName(cut.rest), isGranted }
  }
}

/** The subject cut at its last `.object:`, `.field:` or `.system:`. */
function permissionPart(
  subject: string,
): { name: string; kind: (typeof permissionKinds)[number]; rest: string } | null {
  for (const dot of unquotedPositions(subject, '.').toReversed()) {
    for (const kind of permissionKinds) {
      const marker = `.${kind}:`
      if (!subject.startsWith(marker, dot)) continue
      const rest = subject.slice(dot + marker.length).trim()
      return { name: unquotedName(subject.slice(0, dot)), kind, rest }
    }
  }
  return null
}

function objectPermissionChange(
  container: NamedContainer,
  text: string,
  isGranted: boolean,
): Change | ChangeRefusal {
  const words = Object.keys(objectPermissionWords)
  const parts = nameAndProperty(text, words)
  if (isRefusal(parts)) return parts
  if (!isObjectPermissionWord(parts.property)) return unknownProperty(parts.property, words)
  const permission = objectPermissionWords[parts.property]
  return { kind: 'objectPermission', container, object: parts.name, permission, isGranted }
}

function isObjectPermissionWord(word: string): word is ObjectPermissionWord {
  return Object.hasOwn(objectPermissionWords, word)
}

function fieldPermissionChange(
  container: NamedContainer,
  text: string,
  isGranted: boolean,
): Change | ChangeRefusal {
  const parts = nameAndProperty(text, ['read', 'edit'])
  if (isRefusal(parts)) return parts
  const permission = parts.property
  if (permission !== 'read' && permission !== 'edit')
    return unknownProperty(permission, ['read', 'edit'])
  const field = objectAndName(parts.name)
  if (isRefusal(field)) return field
  return {
    kind: 'fieldPermission',
    container,
    object: field.object,
    field: field.name,
    permission,
    isGranted,
  }
}
