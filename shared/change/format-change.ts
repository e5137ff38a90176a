import type { ObjectPermissionKey } from '../model/container'
import { objectPermissionWords, type Change, type NamedContainer } from './change'
import type { ItemRef } from './item'
import { kindTable, propertyNamed } from './kind-table'
import { formatName, formatValue } from './quoted-name'

/** The text of a change; `parseChange` reads it back as the same change. */
export function formatChange(change: Change): string {
  switch (change.kind) {
    case 'make': {
      const like = change.like === null ? '' : ` like ${formatLast(change.item, change.like)}`
      return `${change.item.kind}+=${formatLast(change.item, change.item.name)}${like}`
    }
    case 'delete':
      return `${change.item.kind}-=${formatLast(change.item, change.item.name)}`
    case 'set':
      return formatSet(change)
    case 'add':
    case 'take':
      return formatElement(change)
    case 'objectPermission':
      return `${formatContainer(change.container)}.object:${formatName(change.object)}.${objectPermissionWord(change.permission)}=${String(change.isGranted)}`
    case 'fieldPermission':
      return `${formatContainer(change.container)}.field:${dotted(change.object, change.field)}.${change.permission}=${String(change.isGranted)}`
    case 'systemPermission':
      return `${formatContainer(change.container)}.system:${formatName(change.permission)}=${String(change.isGranted)}`
    case 'recordOwner':
      return `record:${formatName(change.record)}.owner=${change.owner.kind}:${formatValue(change.owner.name)}`
    case 'recordValue':
      return `record:${formatName(change.record)}.${change.field}=${change.value ?? ''}`
    case 'orgSetting':
      return `setting:${change.setting}=${change.value}`
  }
}

function formatSet({ item, property, value }: Extract<Change, { kind: 'set' }>): string {
  const kind = kindTable[item.kind]
  if (property === kind.direct.flag)
    return `${item.kind}:${formatItemName(item, true)}=${value === 'true' ? 'on' : 'off'}`
  const type = propertyNamed(kind, property)?.type.kind
  const isPlain = type === 'text' || type === 'reference'
  return `${item.kind}:${formatItemName(item, false)}.${property}=${isPlain ? formatValue(value === '' ? null : value) : value}`
}

function formatElement(change: Extract<Change, { kind: 'add' | 'take' }>): string {
  const { item, property, element } = change
  const isDirect = property === kindTable[item.kind].direct.list
  const name = formatItemName(item, isDirect)
  const sign = change.kind === 'add' ? '+=' : '-='
  return `${item.kind}:${name}${isDirect ? '' : `.${property}`}${sign}${element}`
}

/** The name of a thing between the colon and its property, or (`isLast`) the operator. */
export function formatItemName({ kind, name }: ItemRef, isLast: boolean): string {
  if (!kindTable[kind].isDotted || !name.includes('.'))
    return isLast && name.includes('.') ? quoted(name) : formatName(name)
  const { object, rest } = cut(name)
  return dotted(object, rest)
}

/** The name at the end of a change. */
function formatLast({ kind }: ItemRef, name: string): string {
  if (kindTable[kind].isDotted && name.includes('.')) {
    const { object, rest } = cut(name)
    return dotted(object, rest)
  }
  return /"| like /.test(name) ? quoted(name) : formatValue(name)
}

function cut(name: string): { readonly object: string; readonly rest: string } {
  const dot = name.indexOf('.')
  return { object: name.slice(0, dot), rest: name.slice(dot + 1) }
}

/** The word of a change for a permission of an object (`viewAll`). */
export function objectPermissionWord(permission: ObjectPermissionKey): string {
  const found = Object.entries(objectPermissionWords).find(([, key]) => key === permission)
  return found === undefined ? permission : found[0]
}

const formatContainer = ({ kind, name }: NamedContainer) => `${kind}:${formatName(name)}`

function quoted(name: string): string {
  const written = formatName(name)
  return written.startsWith('"') ? written : `"${name}"`
}

/** Object and member name; the object is quoted when it holds a dot, since the first dot parts them. */
function dotted(object: string, name: string): string {
  const head = object.includes('.') ? quoted(object) : formatName(object)
  return `${head}.${name.includes('.') ? quoted(name) : formatName(name)}`
}
