import type { FieldConfig } from '../../model/object-config'
import type { CompiledOrg } from '../compile/compile-org'
import { fieldPermission, type FieldPermission } from '../permission/field-permissions'
import { listedFields } from '../permission/listed-fields'
import { nameOfObject } from '../compile/compile-tables'
import { countedObjects } from './gated-counts'

/** One column of a heat-map: a stated object, or one of its fields. */
export interface HeatMapColumn {
  /** `Account`, `Account.Rating`. */
  readonly name: string
  readonly label: string
  /** Position of the object in `AccessCounts.objects`. */
  readonly column: number
  /** Index of the object in `compiled.objects`. */
  readonly object: number
  readonly field: FieldConfig | null
}

/** A column per stated object. */
export function objectColumns(compiled: CompiledOrg): HeatMapColumn[] {
  return countedObjects(compiled).map((object, column) => {
    const name = nameOfObject(compiled, object)
    return {
      name,
      label: compiled.objects[object]?.config?.label ?? name,
      column,
      object,
      field: null,
    }
  })
}

/** A column per field that the org declares; with `isAll` also the catalogue's, system fields and those seen only in data. */
export function fieldColumns(compiled: CompiledOrg, isAll = false): HeatMapColumn[] {
  return objectColumns(compiled).flatMap((column) => {
    const object = compiled.objects[column.object]
    return (object === undefined ? [] : listedFields(object, isAll)).map((field) => ({
      ...column,
      name: `${column.name}.${field.name}`,
      label: field.label,
      field,
    }))
  })
}

/** Field permissions in force by class of users, each worked out once. Rule FLS-12a. */
export function fieldPermissionLookup(
  compiled: CompiledOrg,
): (user: number, column: HeatMapColumn) => FieldPermission | null {
  const known = new Map<FieldConfig, (FieldPermission | undefined)[]>()
  return (user, column) => {
    const object = compiled.objects[column.object]
    const classIndex = compiled.permissions.classOfUser[user] ?? -1
    const permissions = compiled.permissions.classes[classIndex]
    if (column.field === null || object === undefined || permissions === undefined) return null
    const byClass = known.get(column.field) ?? []
    known.set(column.field, byClass)
    const permission = byClass[classIndex] ?? fieldPermission(permissions, object, column.field)
    byClass[classIndex] = permission
    return permission
  }
}
