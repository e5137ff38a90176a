import type { Profile } from '../../model/container'
import type { Layout, LayoutItem } from '../../model/layout'
import type { FieldConfig } from '../../model/object-config'
import type { CompiledOrg } from '../compile/compile-org'
import type { CompiledObject } from '../compile/compiled-object'
import { cellOf, type RecordPosition } from '../compile/compiled-table'
import { layoutNames } from './field-keys'

/**
 * What page layouts make of a field: `omits` it, shows it `readonly`, or lets it be edited. Rules FLS-40, FLS-41.
 *
 * `differs`: the record type is not known and the layouts in question do not agree; `unknown`: no layout was imported.
 */
export interface LayoutFact {
  readonly kind: 'edit' | 'readonly' | 'omits' | 'differs' | 'unknown'
  /** Names of the layouts looked at. */
  readonly layouts: readonly string[]
}

/** Layout of a user's profile for the record's type, or for any type of the object when no record is asked about. */
export function layoutFact(
  compiled: CompiledOrg,
  user: number,
  object: CompiledObject,
  field: FieldConfig,
  record: RecordPosition | null,
): LayoutFact {
  const { org } = compiled
  const profile = org.profiles.find(({ id }) => id === org.users[user]?.profile)
  const names = profile === undefined ? [] : assignedLayouts(compiled, profile, object, record)
  const layouts = names.map((name) => layoutNamed(org.layouts, object.name, name))
  if (layouts.length === 0 || layouts.includes(undefined))
    return { kind: 'unknown', layouts: names }
  const fieldNames = layoutNames(object.name, field).map((name) => name.toLowerCase())
  const kinds = new Set(
    layouts.map((layout) =>
      behaviourOf(layout?.items.find((item) => fieldNames.includes(item.field.toLowerCase()))),
    ),
  )
  const [kind = 'unknown'] = kinds
  return { kind: kinds.size > 1 ? 'differs' : kind, layouts: names }
}

function behaviourOf(item: LayoutItem | undefined): 'edit' | 'readonly' | 'omits' {
  if (item === undefined) return 'omits'
  return item.behavior === 'Readonly' ? 'readonly' : 'edit'
}

function layoutNamed(layouts: readonly Layout[], object: string, name: string): Layout | undefined {
  const [wantedObject, wanted] = [object.toLowerCase(), name.toLowerCase()]
  return layouts.find(
    (layout) =>
      layout.object.toLowerCase() === wantedObject && layout.name.toLowerCase() === wanted,
  )
}

/** Each layout once: by profile and record type; a type without one has the master's. Rule FLS-41. */
function assignedLayouts(
  compiled: CompiledOrg,
  profile: Profile,
  object: CompiledObject,
  record: RecordPosition | null,
): string[] {
  const ofObject = profile.layoutAssignments.filter(
    (assignment) => assignment.object.toLowerCase() === object.name.toLowerCase(),
  )
  const type = record === null ? undefined : recordTypeOf(compiled, object, record)
  const typed =
    type === undefined
      ? ofObject
      : ofObject.filter(
          ({ recordType }) => (recordType?.toLowerCase() ?? null) === (type?.toLowerCase() ?? null),
        )
  const found = typed.length > 0 ? typed : ofObject.filter(({ recordType }) => recordType === null)
  return [...new Set(found.map(({ layout }) => layout))]
}

/** API name of the record's type; null for the master; undefined when the import does not say. */
function recordTypeOf(
  compiled: CompiledOrg,
  object: CompiledObject,
  { row }: RecordPosition,
): string | null | undefined {
  const types = object.config?.recordTypes ?? []
  if (types.length === 0) return null
  const table = compiled.tables[object.index]
  const cell = table === undefined ? undefined : cellOf(table, row, 'RecordTypeId')
  // The importer leaves a cell empty for the master type and for a type that it could not name.
  if (cell === undefined || cell === null || cell === '') return undefined
  const wanted = cell.toLowerCase()
  return types.find(
    ({ name, label }) => name.toLowerCase() === wanted || label.toLowerCase() === wanted,
  )?.name
}
