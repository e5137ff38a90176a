import { objectNamed } from '@shared/engine/compile/compile-tables'
import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import type { CompiledObject } from '@shared/engine/compile/compiled-object'
import { declaredFields } from '@shared/engine/permission/listed-fields'
import type { FieldConfig } from '@shared/model/object-config'
import type { ObjectName } from '@shared/model/id'
import type { HeatMapColumn } from '@shared/protocol/engine'
import { sharingModelLabels } from '@shared/report/messages-en'

/** A column with what stands behind it: the object's position among the counted ones, and the field if it is one. */
export interface BackedColumn {
  readonly column: HeatMapColumn
  readonly object: CompiledObject
  readonly counted: number
  readonly field: FieldConfig | null
}

/** The counted objects that have a record leg or records, each opened one followed by its declared fields. */
export function backedColumns(
  compiled: CompiledOrg,
  countedObjects: readonly ObjectName[],
  openedObjects: readonly ObjectName[],
): BackedColumn[] {
  const opened = new Set(openedObjects)
  return countedObjects.flatMap((name, counted): BackedColumn[] => {
    const object = objectNamed(compiled, name)
    if (object === undefined) return []
    const fields = declaredFields(object)
    const column = objectColumn(compiled, object, fields.length)
    const own: BackedColumn = { column, object, counted, field: null }
    if (!opened.has(name)) return [own]
    return [own, ...fields.map((field) => fieldColumn(own, field))]
  })
}

function objectColumn(
  compiled: CompiledOrg,
  object: CompiledObject,
  fieldCount: number,
): HeatMapColumn {
  const table = compiled.tables[object.index]
  return {
    object: object.name,
    field: null,
    label: object.config?.label ?? object.name,
    detail: defaultWords(compiled, object),
    fieldCount,
    recordCount: table?.rowCount ?? 0,
    basis: table?.table.matchedRules === null ? 'records' : 'record classes',
    isAssumed: object.isDefaultAssumed,
  }
}

function defaultWords(compiled: CompiledOrg, object: CompiledObject): string {
  switch (object.control) {
    case 'own':
      return sharingModelLabels[object.internalModel]
    case 'controlledByParent':
    case 'masterDetail': {
      const parent = compiled.objects[object.parents[0]?.object ?? -1]?.name
      return parent === undefined ? sharingModelLabels.ControlledByParent : `by ${parent}`
    }
    case 'permissionOnly':
      return 'no record access'
    case 'special':
      return object.standard?.sharingModels.length === 0
        ? 'own rules'
        : sharingModelLabels[object.internalModel]
    case 'notModelled':
      return 'not computed'
  }
}

function fieldColumn(own: BackedColumn, field: FieldConfig): BackedColumn {
  return {
    ...own,
    field,
    column: {
      ...own.column,
      field: field.name,
      label: field.label,
      detail: field.type ?? '',
      fieldCount: 0,
      isAssumed: false,
    },
  }
}
