import type { FieldConfig } from '../../model/object-config'
import { fieldKey } from './raw-grants'

/** Whose entries decide about a field: keys of `fieldKey`, and the object whose View All Fields counts. */
export interface FieldKeys {
  /** The field's own entry and, of a component, its compound's. */
  readonly own: readonly string[]
  /** Of a compound field: any of these shows it. Rule FLS-17. */
  readonly components: readonly string[]
  /** `Contact` for the contact side of a person account. Rule FLS-19. */
  readonly object: string
}

const addressParts = [
  'Street',
  'City',
  'State',
  'StateCode',
  'PostalCode',
  'Country',
  'CountryCode',
  'Latitude',
  'Longitude',
  'GeocodeAccuracy',
]
const addressPart = new RegExp(`^(.*?)(${addressParts.join('|')})$`)
const addresses = ['Billing', 'Shipping', 'Mailing', 'Other', 'PersonMailing', 'PersonOther']
const namesOnContact = ['FirstName', 'LastName', 'MiddleName', 'Salutation', 'Suffix']

/** Entries that decide about a field of an object. Rules FLS-10, FLS-17, FLS-19. */
export function fieldKeys(objectName: string, field: FieldConfig): FieldKeys {
  const { object, name } = contactSide(objectName, field.name)
  const compound = compoundOf(object, name)
  const own = compound === null ? [name] : [name, compound]
  return {
    object,
    own: own.flatMap((each) => namesOf(object).map((of) => fieldKey(of, each))),
    components: componentsOf(object, name, field).map((each) => fieldKey(object, each)),
  }
}

/** Names that entries have for an object: custom fields of `Activity` also go by those of tasks and events (import-formats 3.1). */
const namesOf = (object: string) => (object === 'Activity' ? [object, 'Task', 'Event'] : [object])

/** True for the parts of the name of a person. */
const isNamePart = (object: string, name: string) =>
  (object === 'Contact' || object === 'Lead') && namesOnContact.includes(name)

/** The contact's field behind a field of a person account. Rule FLS-19. */
export function contactSide(object: string, name: string): { object: string; name: string } {
  if (object !== 'Account') return { object, name }
  if (name.endsWith('__pc')) return { object: 'Contact', name: `${name.slice(0, -2)}c` }
  if (namesOnContact.includes(name)) return { object: 'Contact', name }
  const person = /^Person([A-Z]\w*)$/.exec(name)?.[1]
  return person === undefined ? { object, name } : { object: 'Contact', name: person }
}

/** The compound field that a component belongs to, or null. */
function compoundOf(object: string, name: string): string | null {
  if (isNamePart(object, name)) return 'Name'
  const place = /^(.*)__(Latitude|Longitude)__s$/.exec(name)?.[1]
  if (place !== undefined) return `${place}__c`
  const prefix = addressPart.exec(name)?.[1]
  if (prefix === undefined || !(addresses.includes(prefix) || (prefix === '' && object === 'Lead')))
    return null
  return `${prefix}Address`
}

function componentsOf(object: string, name: string, { type }: FieldConfig): readonly string[] {
  if (type === 'Location') {
    const stem = name.replace(/__c$/, '')
    return [`${stem}__Latitude__s`, `${stem}__Longitude__s`]
  }
  const prefix = /^(.*)Address$/.exec(name)?.[1]
  const isAddress =
    prefix !== undefined &&
    (addresses.includes(prefix) || (prefix === '' && object === 'Lead')) &&
    (type === 'Address' || type === null)
  return isAddress ? addressParts.map((part) => prefix + part) : []
}

/** Names under which a layout may hold the field: its own, or the compound that it is a part of. Rules FLS-17, FLS-40. */
export function layoutNames(object: string, { name }: FieldConfig): readonly string[] {
  const compound = compoundOf(object, name)
  return compound === null ? [name] : [name, compound]
}
