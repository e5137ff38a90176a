import { cellOf, type CompiledTable } from '@shared/engine/compile/compiled-table'
import type { CompiledObject } from '@shared/engine/compile/compiled-object'
import { compareNames } from '@shared/model/name-order'
import type { FieldConfig, FieldType } from '@shared/model/object-config'
import type { FilterOperation } from '@shared/model/sharing'
import type { RuleField } from '@shared/protocol/engine'

const ofText = ['equals', 'notEqual', 'contains', 'notContain', 'startsWith'] as const
const ofOrder = [
  'equals',
  'notEqual',
  'lessThan',
  'greaterThan',
  'lessOrEqual',
  'greaterOrEqual',
] as const
const ofIdentity = ['equals', 'notEqual'] as const

/** Operators of a field's type; empty for a type that no criterion may look at. Rules R6.14, R6.15. */
export function operationsOf(type: FieldType | null): readonly FilterOperation[] {
  switch (type) {
    case 'Number':
    case 'Currency':
    case 'Percent':
    case 'Date':
    case 'DateTime':
      return ofOrder
    case 'Checkbox':
    case 'Lookup':
    case 'Hierarchy':
    case 'MasterDetail':
      return ofIdentity
    case 'Picklist':
      return ofText
    case 'AutoNumber':
    case 'Email':
    case 'Phone':
    case 'Text':
    case 'TextArea':
    case 'Url':
    case 'Name':
    case 'Id':
    case null:
      return [...ofText, 'lessThan', 'greaterThan', 'lessOrEqual', 'greaterOrEqual']
    case 'MultiselectPicklist':
    case 'LongTextArea':
    case 'Html':
    case 'EncryptedText':
    case 'Summary':
    case 'File':
    case 'MetadataRelationship':
    case 'Location':
    case 'ExternalLookup':
    case 'IndirectLookup':
    case 'Time':
    case 'Address':
      return []
  }
}

/** Why a field cannot be in a criterion; empty where it can. Rule R6.14. */
export function refusedField({ name, type, isCalculated }: FieldConfig): string {
  if (isCalculated && type !== 'AutoNumber')
    return `\`${name}\` is calculated, and criteria cannot look at it`
  return operationsOf(type).length === 0
    ? `criteria cannot look at a field of type ${type ?? 'unknown'}`
    : ''
}

/** Rows that are read to find the values that occur, and values that are offered. */
const readRows = 5_000
const offeredValues = 30

/** Fields of an object as a criterion may use them, by label. */
export function ruleFields(
  object: CompiledObject,
  table: CompiledTable | undefined,
): readonly RuleField[] {
  return object.fields
    .map((field) => ({
      name: field.name,
      label: field.label === '' ? field.name : field.label,
      type: field.type,
      operations: operationsOf(field.type),
      refused: refusedField(field),
      values: table === undefined ? [] : commonValues(table, field.name),
    }))
    .sort((a, b) => compareNames(a.label, b.label))
}

function commonValues(table: CompiledTable, field: string): string[] {
  const counts = new Map<string, number>()
  for (let row = 0; row < Math.min(readRows, table.rowCount); row++) {
    const value = cellOf(table, row, field)
    if (value != null && value !== '') counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, offeredValues)
    .map(([value]) => value)
}
