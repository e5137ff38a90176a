import { isPlatformId, normalizeId, type GroupId, type UserId } from '../model/id'
import type { FieldConfig, ObjectConfig } from '../model/object-config'
import type { Org } from '../model/org'
import type { RecordColumn, RecordTable } from '../model/record-table'
import type { Share } from '../model/sharing'
import { standardObjects } from '../model/standard-objects'
import { userFamily } from '../model/user'
import { changeRefusal, type Change, type ChangeRefusal } from './change'
import { closestNames } from './closest-names'
import type { Edited } from './kind'
import { groupNamed, recordNamed, userNamed, type FoundRecord } from './naming'

type Of<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>

const withTable = (org: Org, position: number, table: RecordTable): Org => ({
  ...org,
  records: org.records.with(position, table),
})

/** R7.6, D-31: manual rows of the record go with its owner, and those of an account team; the other rows stay. */
export function editRecordOwner(org: Org, change: Of<'recordOwner'>): Edited {
  const found = recordNamed(org, change.record)
  if (found.kind === 'refused') return found
  const { table, position } = found
  const owner = newOwner(org, table, change.owner)
  if (typeof owner === 'object') return owner
  if (table.owners[position] === owner) return org
  const record = table.ids[position]
  const isLost = (share: Share) =>
    share.record === record &&
    (share.rowCause === 'Manual' || (share.rowCause === 'Team' && table.object === 'Account'))
  const edited = withTable(org, found.tablePosition, {
    ...table,
    owners: table.owners.with(position, owner),
  })
  const left = leftToPreviousOwner(org, table, position)
  return org.shares.some(isLost) || left.length > 0
    ? { ...edited, shares: [...org.shares.filter((share) => !isLost(share)), ...left] }
    : edited
}

/** R2.3, D-08: with the reading on, who gives an opportunity away keeps Read through a team row. */
function leftToPreviousOwner(org: Org, table: RecordTable, position: number): readonly Share[] {
  const { object } = table
  const record = table.ids[position]
  const user = org.users.find(({ id }) => id === table.owners[position])?.id
  if (!org.settings.keepPreviousOwnerOnOpportunity || object !== 'Opportunity') return []
  if (user === undefined || record === undefined) return []
  const grantee = { kind: 'user', user } as const
  return [{ object, record, grantee, level: 'Read', rowCause: 'Team', accountSettings: null }]
}

/** Who may own a record. Rules R2.4, R2.10, R2.11. */
function newOwner(
  org: Org,
  { object }: RecordTable,
  { kind, name }: Of<'recordOwner'>['owner'],
): UserId | GroupId | ChangeRefusal {
  const config = org.objects.find((one) => one.name === object)
  const standard = standardObjects.find((one) => one.name === object)
  const isDetail = config?.fields.some(({ type }) => type === 'MasterDetail') ?? false
  if (isDetail || standard?.owner === 'none')
    return changeRefusal(
      'no-owner',
      `records of \`${object}\` have no owner of their own; change the owner of the record above`,
    )
  if (kind === 'user') {
    const user = userNamed(org, name)
    if (user.kind === 'refused') return user
    const family = userFamily(user.item.userType)
    return family === 'guest' || (family === 'highVolume' && object === 'Account')
      ? changeRefusal(
          'cannot-own',
          `\`${user.item.username}\` is of type \`${user.item.userType}\` and cannot own a record of \`${object}\`; name another user`,
        )
      : user.item.id
  }
  const queue = groupNamed(org, name, 'Queue')
  if (queue.kind === 'refused') return queue
  const { id, developerName, queueObjects } = queue.item
  const mayOwn =
    standard?.owner !== 'user' && (queueObjects.length === 0 || queueObjects.includes(object))
  return mayOwn
    ? id
    : changeRefusal(
        'cannot-own',
        `the queue \`${developerName}\` cannot own records of \`${object}\`; name a user or another queue`,
      )
}

export function editRecordValue(org: Org, change: Of<'recordValue'>): Edited {
  const found = recordNamed(org, change.record)
  if (found.kind === 'refused') return found
  const { table, position } = found
  const config = org.objects.find((one) => one.name === table.object)
  const refusal = fixedField(change.field)
  if (refusal !== null) return refusal
  const wanted = change.field.toLowerCase()
  const field = config?.fields.find(({ name }) => name.toLowerCase() === wanted)
  const at = table.columns.findIndex((column) => column.field.toLowerCase() === wanted)
  const column = table.columns[at] ?? emptyColumn(table, field, wanted)
  if (column === null) return unknownField(found, config, change.field)
  const value = checkedValue(org, table, field, change.value)
  if (typeof value === 'object' && value !== null) return value
  const edited = { ...column, values: column.values.with(position, value) }
  const columns = at < 0 ? [...table.columns, edited] : table.columns.with(at, edited)
  return withTable(org, found.tablePosition, { ...table, columns })
}

function fixedField(field: string): ChangeRefusal | null {
  const name = field.toLowerCase()
  if (name === 'ownerid')
    return changeRefusal(
      'owner-is-a-property',
      'write `.owner=user:…` or `.owner=queue:…` for the owner',
    )
  return name === 'id' ? changeRefusal('id-is-fixed', 'the id of a record cannot change') : null
}

/** Fields that records have without anybody declaring them. */
const standardColumns = ['Name', 'RecordTypeId']

function emptyColumn(
  table: RecordTable,
  field: FieldConfig | undefined,
  wanted: string,
): RecordColumn | null {
  const name = field?.name ?? standardColumns.find((known) => known.toLowerCase() === wanted)
  return name === undefined
    ? null
    : { field: name, values: new Array<string | null>(table.ids.length).fill(null) }
}

function unknownField(
  { table }: FoundRecord,
  config: ObjectConfig | undefined,
  field: string,
): ChangeRefusal {
  const names = [
    ...table.columns.map((column) => column.field),
    ...(config?.fields ?? []).map(({ name }) => name),
  ]
  return changeRefusal(
    'unknown-field',
    `\`${table.object}\` has no field \`${field}\``,
    closestNames(field, names),
  )
}

/** The value as the record would hold it: a reference must lead somewhere, a checkbox and a number must be one. */
function checkedValue(
  org: Org,
  table: RecordTable,
  field: FieldConfig | undefined,
  value: string | null,
): string | null | ChangeRefusal {
  if (field?.type === 'MasterDetail' && value === null)
    return changeRefusal(
      'no-master',
      `a record of \`${table.object}\` needs its \`${field.name}\`; name a master`,
    )
  if (value === null || field === undefined) return value
  switch (field.type) {
    case 'Lookup':
    case 'MasterDetail':
    case 'Hierarchy':
      return referencedId(org, field, value.trim())
    case 'Checkbox': {
      const word = value.trim().toLowerCase()
      if (word === 'true' || word === 'false') return word
      return wrongValue(field, value, 'write `true` or `false`')
    }
    case 'Number':
    case 'Currency':
    case 'Percent':
      return Number.isFinite(Number(value))
        ? value.trim()
        : wrongValue(field, value, 'write a number')
    default:
      return value
  }
}

function referencedId(org: Org, field: FieldConfig, text: string): string | ChangeRefusal {
  const id = isPlatformId(text) ? normalizeId(text) : text
  const isUser = field.referenceTo.includes('User') && org.users.some((user) => user.id === id)
  const tables = org.records.filter(({ object }) => field.referenceTo.includes(object))
  // Ids are compared as text: which kind this one has is what is being asked.
  const isRecord = tables.some(({ ids }) => (ids as readonly string[]).includes(id)) // only the brand is dropped
  const isAnywhere = tables.length === 0 && !field.referenceTo.includes('User')
  return isUser || isRecord || isAnywhere
    ? id
    : (idByName(org, field, text) ??
        wrongValue(field, text, `give the id of a record of ${field.referenceTo.join(' or ')}`))
}

/** A user by username, or a record by its unique name; null where the field cannot point there. */
function idByName(org: Org, { referenceTo }: FieldConfig, text: string): string | null {
  const user = referenceTo.includes('User') ? userNamed(org, text) : null
  if (user?.kind === 'found') return user.item.id
  const record = recordNamed(org, text)
  return record.kind === 'found' && referenceTo.includes(record.table.object)
    ? (record.table.ids[record.position] ?? null)
    : null
}

const wrongValue = (field: FieldConfig, value: string, cure: string): ChangeRefusal =>
  changeRefusal('wrong-value', `\`${value}\` is no value of \`${field.name}\`; ${cure}`)
