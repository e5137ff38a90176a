import type { FieldConfig } from '../../model/object-config'
import type { Org } from '../../model/org'
import { standardObjectNamed } from '../naming-rules'
import { editRecordOwner, editRecordValue } from '../edit-record'
import type { PropertyType } from '../item'
import type { PropertyAt } from '../kind'
import { isRefusal, namedValue } from '../statement'
import { valueOf, type RecordItem } from './record-item'
import { isRelation } from './field-relation'

const textType: PropertyType = { kind: 'text', isOptional: true }

function typeOf(field: FieldConfig | undefined): PropertyType {
  if (field === undefined) return textType
  switch (field.type) {
    case 'Checkbox':
      return { kind: 'boolean' }
    case 'Lookup':
    case 'MasterDetail':
    case 'Hierarchy':
      return {
        kind: 'reference',
        to: [field.referenceTo.includes('User') ? 'user' : 'record'],
        isOptional: field.type !== 'MasterDetail',
      }
    default:
      return textType
  }
}

const single = { elements: null, add: neverList, take: neverList, has: () => null } as const

function neverList(): never {
  throw new Error('a value of a record is no list')
}

/** Who owns the record, as a change names them; empty for none. */
function ownerOf(org: Org, { table, row }: RecordItem): string {
  const owner = table.owners[row] ?? null
  const user = org.users.find(({ id }) => id === owner)
  if (user !== undefined) return `user:${user.username}`
  const queue = org.groups.find(({ id }) => id === owner)
  return queue === undefined ? '' : `queue:${queue.developerName}`
}

function ownerProperty(org: Org, item: RecordItem): PropertyAt {
  const type: PropertyType = { kind: 'reference', to: ['user', 'queue'], isOptional: false }
  return {
    ...single,
    ...{ name: 'owner', type, typeNow: type, rule: 'R2.1' },
    isReadOnly: standardObjectNamed(item.object)?.owner === 'none',
    value: ownerOf(org, item),
    set(value) {
      const owner = namedValue(value, ['user', 'queue'])
      return isRefusal(owner)
        ? owner
        : editRecordOwner(org, { kind: 'recordOwner', record: item.id, owner })
    },
  }
}

/** The owner and every field of a record, each edited by `record:Id.Field=value`. */
export function recordProperties(org: Org, item: RecordItem): readonly PropertyAt[] {
  const fields = org.objects.find(({ name }) => name === item.object)?.fields ?? []
  const isDetail = fields.some(({ type }) => type === 'MasterDetail')
  const isOwn = (name: string) => !['id', 'ownerid'].includes(name.toLowerCase())
  const names = new Set(
    [
      'Name',
      ...item.table.columns.map(({ field }) => field),
      ...fields.map(({ name }) => name),
    ].filter(isOwn),
  )
  const values = [...names].map((name): PropertyAt => {
    const field = fields.find((one) => one.name.toLowerCase() === name.toLowerCase())
    const type = typeOf(field)
    return {
      ...single,
      ...{ name, type, typeNow: type },
      rule: field !== undefined && isRelation(field.type) ? 'R11.1' : null,
      isReadOnly: field?.isCalculated ?? false,
      value: valueOf(item.table, item.row, name) ?? '',
      set: (value) =>
        editRecordValue(org, {
          kind: 'recordValue',
          record: item.id,
          field: name,
          value: value === '' ? null : value,
        }),
    }
  })
  return isDetail ? values : [ownerProperty(org, item), ...values]
}
