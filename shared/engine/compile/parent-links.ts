import { SharingLevel } from '../../model/level'
import type { FieldConfig, ObjectConfig } from '../../model/object-config'
import type { StandardObject } from '../../model/standard-objects'

/** A parent that decides about a record: field that holds its id, and what writing needs on it (R11.3). */
export interface ParentLink {
  readonly field: string
  /** Index of the parent's object. */
  readonly object: number
  /** Sharing level on the parent that editing and deleting need. Rules R11.3, R11.19. */
  readonly threshold: SharingLevel
}

/** Which model of access the records of an object have; see `CompiledObject`. */

/** At most two masters count (import-formats 6). Rules R11.3, R11.12. */
export function masterLinks(
  config: ObjectConfig | null,
  byName: ReadonlyMap<string, number>,
): ParentLink[] {
  const fields = (config?.fields ?? []).filter((field) => field.type === 'MasterDetail')
  const inOrder = [...fields].sort(byRelationshipOrder).slice(0, 2)
  return inOrder.flatMap((field) => {
    const object = byName.get((field.referenceTo[0] ?? '').toLowerCase())
    if (object === undefined) return []
    return [
      {
        field: field.name,
        object,
        threshold: field.writeRequiresMasterRead ? SharingLevel.Read : SharingLevel.Edit,
      },
    ]
  })
}

function byRelationshipOrder(a: FieldConfig, b: FieldConfig): number {
  return (a.relationshipOrder ?? 0) - (b.relationshipOrder ?? 0) || (a.name < b.name ? -1 : 1)
}

/** Parents that the catalogue names. Rules R3.9, R11.19. */
export function standardLinks(
  standard: StandardObject | null,
  byName: ReadonlyMap<string, number>,
): ParentLink[] {
  return (standard?.parents ?? []).flatMap((parent) => {
    const object = byName.get(parent.object.toLowerCase())
    return object === undefined
      ? []
      : [{ field: parent.field, object, threshold: SharingLevel.Edit }]
  })
}

/** Masters that would close a loop are dropped, those of the object named first; `importOrg` reports them (`master-cycle`). */
export function withoutLoops<
  Linked extends { readonly index: number; readonly parents: readonly ParentLink[] },
>(objects: readonly Linked[]): Linked[] {
  const links = objects.map((object) => [...object.parents])
  const reaches = (from: number, to: number, seen = new Set<number>()): boolean => {
    if (from === to) return true
    if (seen.has(from)) return false
    seen.add(from)
    return (links[from] ?? []).some((link) => reaches(link.object, to, seen))
  }
  for (const object of objects) {
    const kept: ParentLink[] = []
    for (const link of object.parents) {
      links[object.index] = kept
      if (!reaches(link.object, object.index)) kept.push(link)
    }
    links[object.index] = kept
  }
  return objects.map((object) => ({ ...object, parents: links[object.index] ?? [] }))
}
