import { objectNamed } from '@shared/engine/compile/compile-tables'
import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import type { CompiledObject } from '@shared/engine/compile/compiled-object'
import type { PermissionClass } from '@shared/engine/permission/compile-permissions'
import { fieldPermission } from '@shared/engine/permission/field-permissions'
import { permissionClassOf } from '@shared/engine/permission/permission-class'
import { fieldKey } from '@shared/engine/permission/raw-grants'
import type { FieldName, ObjectName } from '@shared/model/id'

/** Fields of one object that users can read (or edit) after a change and could not before, or the other way round. */
export interface FieldDifference {
  readonly object: ObjectName
  readonly measure: 'read' | 'edit'
  readonly isGain: boolean
  readonly fields: readonly FieldName[]
  /** Users with any of the fields; `cellCount` counts user × field. */
  readonly userCount: number
  readonly cellCount: number
}

/**
 * What differs at field level where the object's own permissions do not: what field permissions alone changed.
 *
 * O(users + classes that differ × fields).
 */
export function fieldDifferences(before: CompiledOrg, after: CompiledOrg): FieldDifference[] {
  const found = new Map<string, Tally>()
  for (const change of changedClasses(before, after))
    for (const object of after.objects) {
      // A change may have made objects, which moves the others; a new one is told at object level.
      const old = objectNamed(before, object.name)
      if (old === undefined) continue
      const isOfObject = change.was.bits[old.index] !== change.now.bits[object.index]
      if (!isOfObject) addObject(found, { object, old }, change)
    }
  return [...found.values()].map(({ fields, classes, ...rest }) => ({
    ...rest,
    fields: [...fields],
    userCount: [...classes.values()].reduce((sum, count) => sum + count, 0),
  }))
}

interface Tally {
  readonly object: ObjectName
  readonly measure: 'read' | 'edit'
  readonly isGain: boolean
  readonly fields: Set<FieldName>
  readonly classes: Map<ClassChange, number>
  cellCount: number
}

interface ClassChange {
  readonly was: PermissionClass
  readonly now: PermissionClass
  readonly userCount: number
}

/** Each pair of permissions that users had and have now, where their field permissions are not the same. */
function changedClasses(before: CompiledOrg, after: CompiledOrg): ClassChange[] {
  if (before.permissions === after.permissions) return []
  const counts = new Map<PermissionClass, Map<PermissionClass, number>>()
  after.org.users.forEach((user, index) => {
    const old = before.userIndexById.get(user.id) ?? -1
    const was = permissionClassOf(before, old)
    const now = permissionClassOf(after, index)
    if (was === undefined || now === undefined || was === now) return
    const byNow = counts.get(was) ?? new Map<PermissionClass, number>()
    byNow.set(now, (byNow.get(now) ?? 0) + 1)
    counts.set(was, byNow)
  })
  return [...counts].flatMap(([was, byNow]) =>
    [...byNow].flatMap(([now, userCount]) =>
      hasSameFields(was, now) ? [] : [{ was, now, userCount }],
    ),
  )
}

function hasSameFields(a: PermissionClass, b: PermissionClass): boolean {
  if (a.grants.length !== b.grants.length) return false
  return a.grants.every((grant, position) => {
    const other = b.grants[position]?.fields
    if (other === undefined || other.size !== grant.fields.size) return false
    return [...grant.fields].every(([field, bits]) => other.get(field) === bits)
  })
}

function addObject(
  found: Map<string, Tally>,
  { object, old: objectBefore }: { readonly object: CompiledObject; readonly old: CompiledObject },
  change: ClassChange,
): void {
  const { was, now, userCount } = change
  for (const field of object.fields) {
    const key = fieldKey(object.name, field.name)
    const isStated = [...was.grants, ...now.grants].some((grant) => grant.fields.has(key))
    if (!isStated) continue
    const old = fieldPermission(was, objectBefore, field)
    const fresh = fieldPermission(now, object, field)
    const add = (measure: 'read' | 'edit', had: boolean, has: boolean) => {
      if (had === has) return
      const tally = tallyOf(found, { object: object.name, measure, isGain: has })
      tally.fields.add(field.name)
      tally.classes.set(change, userCount)
      tally.cellCount += userCount
    }
    add('read', old.isReadable, fresh.isReadable)
    add('edit', old.isEditable, fresh.isEditable)
  }
}

function tallyOf(
  found: Map<string, Tally>,
  kind: Pick<Tally, 'object' | 'measure' | 'isGain'>,
): Tally {
  const key = `${kind.object} ${kind.measure} ${kind.isGain ? '+' : '-'}`
  const known = found.get(key)
  if (known !== undefined) return known
  const tally: Tally = { ...kind, fields: new Set(), classes: new Map(), cellCount: 0 }
  found.set(key, tally)
  return tally
}
