import { idChecksum, isPlatformId, normalizeId, parseRecordId, type RecordId } from '../../model/id'
import type { ObjectConfig } from '../../model/object-config'
import type { Org } from '../../model/org'
import type { RecordTable } from '../../model/record-table'
import { userFamily } from '../../model/user'
import { changeRefusal, type ChangeRefusal } from '../change'
import { kindOf, type Edited, type KindOf } from '../kind'
import { objectNamed } from '../naming'
import { standardObjectNamed } from '../naming-rules'
import { objectAndName } from '../statement'
import { unquotedName } from '../quoted-name'
import { mapped, withParts } from '../references'
import { allRecords, recordOf, withoutValues, type RecordItem } from './record-item'
import { detailsOf } from './record-details'
import { recordDifferences } from './record-differences'
import { recordProperties } from './record-sheet'

const mastersOf = (object: ObjectConfig) =>
  object.fields.filter(({ type }) => type === 'MasterDetail')

const isTaken = (org: Org, id: RecordId) => org.records.some(({ ids }) => ids.includes(id))

/** An id of the object that no record has: the next after those that were made at the end of a table. */
function freshId(org: Org, object: ObjectConfig): RecordId {
  const prefix = object.keyPrefix ?? standardObjectNamed(object.name)?.keyPrefix ?? 'a00'
  const made = org.records.map(({ ids }) => ids.at(-1)).filter((id) => id?.startsWith(`${prefix}T`))
  const numbers = made.map((id) => Number(id?.slice(4, 15))).filter(Number.isInteger)
  for (let number = Math.max(0, ...numbers) + 1; ; number++) {
    const id15 = `${prefix}T${String(number).padStart(11, '0')}`
    const id = parseRecordId(id15 + idChecksum(id15))
    if (!isTaken(org, id)) return id
  }
}

/** Who owns a new record: the first active internal user, as nobody is logged in; null where records have no owner. */
function firstOwner(org: Org, object: ObjectConfig): RecordTable['owners'][number] | ChangeRefusal {
  if (standardObjectNamed(object.name)?.owner === 'none' || mastersOf(object).length > 0)
    return null
  const owner = org.users.find((user) => user.isActive && userFamily(user.userType) === 'internal')
  return (
    owner?.id ??
    changeRefusal(
      'no-owner',
      `a record of \`${object.name}\` needs an owner and the org has no active internal user (R2.1); make one first`,
    )
  )
}

/** R11.1: a detail needs its masters; the first records there are, until another is named. */
function firstMasters(org: Org, object: ObjectConfig): Map<string, string> | ChangeRefusal {
  const values = new Map<string, string>()
  for (const field of mastersOf(object)) {
    const master = org.records.find(
      (table) => field.referenceTo.includes(table.object) && table.ids.length > 0,
    )?.ids[0]
    if (master === undefined)
      return changeRefusal(
        'no-master',
        `a record of \`${object.name}\` needs a record of \`${field.referenceTo.join(', ')}\` above it (R11.1); make one first`,
      )
    values.set(field.name, master)
  }
  return values
}

interface NewRecord {
  readonly id: RecordId
  readonly owner: RecordTable['owners'][number]
  readonly values: ReadonlyMap<string, string | null>
}

function withRecord(org: Org, object: string, { id, owner, values }: NewRecord): Org {
  const before = org.records.find((table) => table.object === object) ?? {
    ...{ object, ids: [], owners: [], columns: [], matchedRules: null },
  }
  const blank = before.ids.map(() => null)
  const known = before.columns.map(({ field }) => field)
  const fresh = [...values.keys()].filter((field) => !known.includes(field))
  const columns = [...before.columns, ...fresh.map((field) => ({ field, values: blank }))]
  const after: RecordTable = {
    object,
    ids: [...before.ids, id],
    owners: [...before.owners, owner],
    columns: columns.map((column) => ({
      field: column.field,
      values: [...column.values, values.get(column.field) ?? null],
    })),
    matchedRules: before.matchedRules === null ? null : [...before.matchedRules, []],
  }
  const at = org.records.findIndex((table) => table.object === object)
  return { ...org, records: at < 0 ? [...org.records, after] : org.records.with(at, after) }
}

/** `Account.Acme` makes an account named Acme; an id in place of the name is taken as the id. */
function newPlace(org: Org, text: string) {
  const parts = objectAndName(text)
  if ('kind' in parts) return parts
  const found = objectNamed(org, parts.object)
  if (found.kind === 'refused') return found
  const object = found.item
  if (['customSetting', 'customMetadata', 'platformEvent', 'bigObject'].includes(object.kind))
    return changeRefusal(
      'no-records',
      `\`${object.name}\` has no records that sharing opens; name another object`,
    )
  const name = unquotedName(parts.name)
  const isId = isPlatformId(name)
  const id = isId ? parseRecordId(normalizeId(name)) : freshId(org, object)
  if (isTaken(org, id))
    return changeRefusal('name-taken', `there is already a record \`${id}\`; choose another id`)
  return { object, id, name: isId ? null : name }
}

function make(org: Org, text: string): Edited {
  const place = newPlace(org, text)
  if ('kind' in place) return place
  const owner = firstOwner(org, place.object)
  if (typeof owner === 'object' && owner !== null) return owner
  const masters = firstMasters(org, place.object)
  if ('kind' in masters) return masters
  const values = new Map<string, string | null>(masters)
  if (place.name !== null) values.set('Name', place.name)
  return withRecord(org, place.object.name, { id: place.id, owner, values })
}

function copy(org: Org, item: RecordItem, text: string): Edited {
  const place = newPlace(org, text.includes('.') ? text : `${item.object}.${text}`)
  if ('kind' in place) return place
  if (place.object.name !== item.object)
    return changeRefusal(
      'wrong-value',
      `a duplicate of a record of \`${item.object}\` is one of the same object`,
    )
  const values = new Map(
    item.table.columns.map(({ field, values: all }) => [field, all[item.row] ?? null]),
  )
  if (place.name !== null) values.set('Name', place.name)
  const owner = item.table.owners[item.row] ?? null
  return withRecord(org, item.object, { id: place.id, owner, values })
}

/** R11.17: details go with their masters; lookups are left blank; rows on what is gone go too. */
function without(org: Org, item: RecordItem): Edited {
  const gone = detailsOf(org, [item.id])
  const user = org.users.find(
    ({ contact, account }) =>
      (contact !== null && gone.has(contact)) || (account !== null && gone.has(account)),
  )
  if (user !== undefined)
    return changeRefusal(
      'has-external-user',
      `\`${item.name}\` belongs to the external user \`${user.username}\` (LIC-04); delete that user first`,
    )
  const role = org.roles.find((one) => one.portalAccount !== null && gone.has(one.portalAccount))
  if (role !== undefined)
    return changeRefusal(
      'has-external-role',
      `the role \`${role.developerName}\` belongs to \`${item.name}\` (R4.11); delete it first`,
    )
  return withParts(withoutValues(org, gone), {
    records: mapped(withoutValues(org, gone).records, (table) => withoutRows(table, gone)),
    shares: mapped(org.shares, (share) => (gone.has(share.record) ? null : share)),
    territories: mapped(org.territories, (territory) => {
      const records = mapped(territory.records, (one) => (gone.has(one.record) ? null : one))
      return records === territory.records ? territory : { ...territory, records }
    }),
  })
}

function withoutRows(table: RecordTable, gone: ReadonlySet<string>): RecordTable {
  if (!table.ids.some((id) => gone.has(id))) return table
  const isKept = (_: unknown, row: number) => !gone.has(table.ids[row] ?? '')
  return {
    ...table,
    ids: table.ids.filter(isKept),
    owners: table.owners.filter(isKept),
    columns: table.columns.map(({ field, values }) => ({ field, values: values.filter(isKept) })),
    matchedRules: table.matchedRules?.filter(isKept) ?? null,
  }
}

const of: KindOf<RecordItem> = {
  kind: 'record',
  noun: 'record',
  plural: 'records',
  nameForm: 'Object.Name',
  isDotted: false,
  direct: { flag: null, list: null },
  renamedBy: null,
  items: allRecords,
  key: ({ id }) => id,
  naming: () => (item) => item.id,
  label: ({ name }) => name,
  note(org) {
    const owners = new Map<string, string>([
      ...org.users.map((user) => [user.id, user.username] as const),
      ...org.groups.map((group) => [group.id, group.developerName] as const),
    ])
    return ({ table, row }) => owners.get(table.owners[row] ?? '') ?? ''
  },
  parent: () => (item) => item.object,
  find: recordOf,
  make,
  copy,
  rename: (_, item) =>
    changeRefusal('id-is-fixed', `the id of \`${item.name}\` cannot change; set its Name`),
  remove: without,
  properties: [],
  propertiesNow: recordProperties,
  itemsWithin: (org, object) =>
    allRecords({ ...org, records: org.records.filter((table) => table.object === object) }),
  differences: recordDifferences,
}

export const recordKind = kindOf(of)
