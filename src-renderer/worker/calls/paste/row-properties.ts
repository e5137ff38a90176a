import { objectNamed } from '@shared/change/naming'
import { kindTable } from '@shared/change/kind-table'
import { standardObjectNamed } from '@shared/change/naming-rules'
import type { PropertyType } from '@shared/change/item'
import type { Org } from '@shared/model/org'
import type { RowsColumn, RowsKind, RowsTarget } from '@shared/protocol/engine'
import { formatPropertyLabel } from '@shared/report/item-messages-en'

/** Something that a column of pasted rows can be. */
export interface RowProperty {
  readonly name: string
  readonly label: string
  readonly type: PropertyType
  readonly isRequired: boolean
}

/** The property by which each kind is known. */
export const keyOf: Readonly<Record<RowsKind, string>> = {
  user: 'username',
  role: 'name',
  field: 'name',
  record: 'Name',
}

/** Fields by which people know records of standard objects that have no `Name`, the best first. */
const nameStandIns = ['Subject', 'CaseNumber', 'ContractNumber', 'OrderNumber', 'Title', 'LastName']

/** The column that names the rows, where one does; −1 where none does. */
export function keyColumn(kind: RowsKind, columns: readonly RowsColumn[]): number {
  const names = [keyOf[kind], ...(kind === 'record' ? nameStandIns : [])]
  const found = names.map((name) => columns.findIndex(({ property }) => property === name))
  return found.find((at) => at >= 0) ?? -1
}

const textType: PropertyType = { kind: 'text', isOptional: true }

/** What the columns of these rows can be, in the order in which a thing is given them. */
export function rowProperties(org: Org, target: RowsTarget): readonly RowProperty[] {
  if (target.kind === 'record') return recordProperties(org, target.object)
  const { properties } = kindTable[target.kind]
  const first = ['userType', 'profile', 'referenceTo', 'type']
  const rank = ({ name }: { readonly name: string }) => first.indexOf(name) + 1 || 9
  return properties
    .filter(({ isReadOnly, type }) => !isReadOnly && !['members', 'criteria'].includes(type.kind))
    .map(({ name, type }) => ({
      ...{ name, type },
      label: labelOf(target.kind, name),
      isRequired: name === keyOf[target.kind],
    }))
    .toSorted((a, b) => rank(a) - rank(b))
}

/** `name` is what the API calls a role or field; people call its label its name. */
const labelOf = (kind: RowsKind, name: string) =>
  kind !== 'user' && name === 'name' ? 'API name' : formatPropertyLabel(kind, name)

function recordProperties(org: Org, name: string): readonly RowProperty[] {
  const found = objectNamed(org, name)
  if (found.kind === 'refused') return []
  const { fields, name: object } = found.item
  const isOwned =
    standardObjectNamed(object)?.owner !== 'none' &&
    fields.every(({ type }) => type !== 'MasterDetail')
  const own = fields.filter(
    (field) => !field.isCalculated && !['id', 'ownerid', 'name'].includes(field.name.toLowerCase()),
  )
  return [
    { name: 'Id', label: 'Id', type: textType, isRequired: false },
    { name: 'Name', label: 'Name', type: textType, isRequired: true },
    ...(isOwned ? [{ name: 'owner', label: 'Owner', type: textType, isRequired: false }] : []),
    ...own.map((field) => ({
      name: field.name,
      label: field.label,
      type: recordType(field.type),
      isRequired: field.isRequired || field.type === 'MasterDetail',
    })),
  ]
}

const recordType = (type: string | null): PropertyType =>
  type === 'Checkbox'
    ? { kind: 'boolean' }
    : type === 'Lookup' || type === 'MasterDetail' || type === 'Hierarchy'
      ? { kind: 'reference', to: ['record'], isOptional: true }
      : textType

/** Other words for a property in the headings of spreadsheets and exports, without spaces and in small letters. */
const synonyms: Readonly<Record<RowsKind, Readonly<Record<string, readonly string[]>>>> = {
  user: {
    username: ['user', 'login', 'loginname', 'email', 'emailaddress', 'mail'],
    name: ['fullname', 'displayname', 'person', 'employee'],
    profile: ['profilename', 'profileid'],
    role: ['userrole', 'rolename', 'userroleid', 'userrolename'],
    manager: ['managerid', 'boss', 'reportsto', 'supervisor', 'managerusername', 'manageremail'],
    isActive: ['active', 'isactive', 'enabled'],
    userType: ['usertype', 'type'],
    communityNickname: ['nickname'],
    permissionSets: ['permissionset', 'permissionsets', 'sets'],
    permissionSetGroups: ['permissionsetgroup', 'groups'],
    permissionSetLicenses: ['permissionsetlicense', 'licences', 'licenses'],
    contact: ['contactid'],
    account: ['accountid'],
  },
  role: {
    name: ['developername', 'apiname', 'rolekey', 'rolename', 'role', 'name'],
    label: ['rolelabel', 'title', 'displayname'],
    parent: [
      'parentrole',
      'parentroleid',
      'managerrole',
      'manager',
      'reportsto',
      'superior',
      'above',
    ],
  },
  field: {
    name: ['fieldname', 'developername', 'field', 'fullname'],
    label: ['fieldlabel', 'title', 'name'],
    type: ['datatype', 'fieldtype'],
    referenceTo: ['lookupto', 'references', 'target', 'relatedobject'],
    required: ['isrequired', 'mandatory'],
    calculated: ['formula', 'isformula'],
    securityClassification: ['classification', 'sensitivity', 'datasensitivitylevel'],
    complianceGroup: ['compliance', 'compliancecategory'],
  },
  record: {
    Id: ['recordid', 'salesforceid'],
    Name: ['recordname', 'title', 'subject', 'casenumber', 'contractnumber', 'ordernumber'],
    owner: ['ownerid', 'ownername', 'recordowner', 'ownerusername', 'owneremail'],
  },
}

/** A heading without what people write differently: spaces, hyphens, a bracketed remark, letter case. */
export const plainWord = (text: string): string =>
  text
    .replace(/[([].*$/, '')
    .replace(/__c$/i, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

/**
 * The property that a heading names: exactly, by its label, or by a usual other word; null for none.
 *
 * Earlier tiers win, so that `Username` beside `E-mail` leaves the second free.
 */
export function propertyOfHeading(
  kind: RowsKind,
  properties: readonly RowProperty[],
  heading: string,
): { readonly name: string; readonly isSynonym: boolean } | null {
  const word = plainWord(heading)
  if (word === '') return null
  const exact = properties.find(
    (one) => plainWord(one.name) === word || plainWord(one.label) === word,
  )
  if (exact !== undefined) return { name: exact.name, isSynonym: false }
  // `Account Owner`, `Case Name`: reports put the object before the field.
  const isOfObject = (name: string) =>
    kind === 'record' && (name === 'owner' || name === 'Name') && word.endsWith(plainWord(name))
  const other = properties.find(
    ({ name }) => (synonyms[kind][name]?.includes(word) ?? false) || isOfObject(name),
  )
  return other === undefined ? null : { name: other.name, isSynonym: true }
}
