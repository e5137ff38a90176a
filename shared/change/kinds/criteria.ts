import type { FieldType } from '../../model/object-config'
import type { Org } from '../../model/org'
import { filterOperations, type CriteriaItem } from '../../model/sharing'
import { systemFields } from '../../model/standard-objects'
import { changeRefusal, type ChangeRefusal } from '../change'
import { closestNames } from '../closest-names'
import type { PropertyType } from '../item'

export const criteriaType: PropertyType = { kind: 'criteria', operations: filterOperations }

/** R6.14: types that no criterion may look at. */
const notAllowed: readonly (FieldType | null)[] = [
  'MultiselectPicklist',
  'LongTextArea',
  'Html',
  'EncryptedText',
  'Location',
  'File',
  'Address',
]

/** Criteria on the records of one object: as text, back, and which of them cannot be. Rules R6.14, R6.15. */
export function criteriaOf(org: Org, objectName: string) {
  const refuse = (item: CriteriaItem): ChangeRefusal | null => {
    const object = org.objects.find(({ name }) => name === objectName)
    const known = object?.fields ?? []
    const field = known.find(({ name }) => name === item.field)
    const columns = org.records.find((table) => table.object === objectName)?.columns ?? []
    const names = [
      ...known.map(({ name }) => name),
      ...columns.map((column) => column.field),
      ...systemFields,
    ]
    const [first = ''] = item.field.split('.')
    if (!names.includes(item.field) && !(item.field.includes('.') && first !== ''))
      return changeRefusal(
        'unknown-field',
        `\`${objectName}\` has no field \`${item.field}\``,
        closestNames(item.field, names),
      )
    return field !== undefined && (notAllowed.includes(field.type) || field.isCalculated)
      ? changeRefusal(
          'illegal-criterion',
          `\`${objectName}.${field.name}\` is a ${field.isCalculated ? 'calculated field' : (field.type ?? 'field')} and cannot be in a criterion (R6.14); choose another field`,
        )
      : null
  }
  return {
    refuse,
    parse(text: string): CriteriaItem | ChangeRefusal {
      const match = /^\s*([\w.]+)\s+(\w+)(?:\s+(.*))?$/s.exec(text)
      const operation = filterOperations.find(
        (known) => known.toLowerCase() === match?.[2]?.toLowerCase(),
      )
      if (match?.[1] === undefined || operation === undefined)
        return changeRefusal(
          'wrong-criterion',
          `\`${text}\` is no criterion (R6.15); write a field, one of ${filterOperations.join(', ')}, and a value`,
          closestNames(match?.[2] ?? '', filterOperations),
        )
      const item = { field: match[1], operation, value: (match[3] ?? '').trim() }
      return refuse(item) ?? item
    },
    format: ({ field, operation, value }: CriteriaItem) => `${field} ${operation} ${value}`.trim(),
  }
}
