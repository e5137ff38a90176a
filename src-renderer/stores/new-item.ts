import { formatChange } from '@shared/change/format-change'
import { standardObjects } from '@shared/model/standard-objects'
import type { ChangeText, ItemKind, ItemRef } from '@shared/protocol/engine'
import { plainName } from './api-name'

/** A thing about to be made of what somebody typed. */
export interface NewItem {
  readonly item: ItemRef
  /** What makes it, and gives it the label that was typed. */
  readonly changes: readonly ChangeText[]
}

export interface NewItemParts {
  /** Of what it is a copy; null for a fresh one. */
  readonly like: string | null
  /** The object whose field, rule or record type it is; null where the name says it. */
  readonly object: string | null
  /** What stands behind the `@` of new usernames. */
  readonly domain: string
}

/** What a label is called in a change: a user's is the name. */
export const labelProperty = (kind: ItemKind): string => (kind === 'user' ? 'name' : 'label')

/**
 * The thing that is made when somebody types what people call it: `Sales EMEA` gives a role `Sales_EMEA` with that label,
 * `Invoice` an object `Invoice__c`, `Ana Ruiz` a user `ana.ruiz@…`. What is typed as an API name is taken as it is.
 */
export function newItem(kind: ItemKind, typed: string, parts: NewItemParts): NewItem {
  const text = typed.trim()
  const { name, isLabelled } = named(kind, text, parts)
  const item = { kind, name }
  const make = formatChange({ kind: 'make', item, like: parts.like })
  const label = { kind: 'set', item, property: labelProperty(kind), value: text } as const
  return { item, changes: isLabelled && text !== '' ? [make, formatChange(label)] : [make] }
}

interface Named {
  readonly name: string
  /** What was typed is a label that the name was made of. */
  readonly isLabelled: boolean
}

function named(kind: ItemKind, text: string, { object, domain }: NewItemParts): Named {
  if (kind === 'object')
    return custom(text, standardObjects.find(({ name }) => isSame(name, text))?.name)
  if (kind === 'user')
    return text.includes('@')
      ? { name: text, isLabelled: false }
      : {
          name: `${plainName(text).replaceAll('_', '.').toLowerCase()}@${domain}`,
          isLabelled: true,
        }
  if (kind === 'field') {
    const { name, isLabelled } = custom(afterObject(text, object), undefined)
    return { name: withObject(name, text, object), isLabelled }
  }
  if (kind === 'layout')
    return { name: withObject(afterObject(text, object), text, object), isLabelled: false }
  if (ofObject.includes(kind)) {
    const own = afterObject(text, object)
    const plain = plainName(own)
    return { name: withObject(plain, text, object), isLabelled: plain !== own }
  }
  if (kind === 'restrictionRule') return { name: plainName(text), isLabelled: false }
  const isPlain = developerNamed.includes(kind)
  const name = isPlain ? plainName(text) : text
  return { name, isLabelled: name !== text }
}

const ofObject: readonly string[] = ['sharingRule', 'recordType']
/** Kinds with a developer name beside the label; of the others what is typed is the name. */
const developerNamed: readonly string[] = [
  'role',
  'permissionSet',
  'permissionSetGroup',
  'mutingPermissionSet',
  'group',
  'queue',
  'territory',
  'customPermission',
  'sharingSet',
  'dataCategoryGroup',
  'connectedApp',
]

const isSame = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

const custom = (text: string, standard: string | undefined): Named => {
  if (standard !== undefined) return { name: standard, isLabelled: false }
  return /__[a-z]+$/i.test(text)
    ? { name: text, isLabelled: false }
    : { name: `${plainName(text)}__c`, isLabelled: true }
}

/** `Account.Region` typed in full, or `Region` where the object is chosen. */
const afterObject = (text: string, object: string | null): string =>
  object === null && text.includes('.') ? text.slice(text.indexOf('.') + 1) : text

/** Without an object the name stays as it is: what makes it says that one is missing. */
function withObject(name: string, text: string, object: string | null): string {
  const typed = text.includes('.') ? text.slice(0, text.indexOf('.')) : null
  const of = object ?? typed
  return of === null ? name : `${of}.${name}`
}
