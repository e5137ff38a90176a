import { objectNamed } from '@shared/engine/compile/compile-tables'
import { closestNames } from '@shared/change/closest-names'
import type { ChangeRefusal } from '@shared/change/change'
import { cureOf, fieldNamed, recordNamed, userNamed } from '@shared/change/naming'
import { isRefusal } from '@shared/change/statement'
import { recordPosition, type CompiledOrg } from '@shared/engine/compile/compile-org'
import type { CompiledObject } from '@shared/engine/compile/compiled-object'
import type { RecordPosition } from '@shared/engine/compile/compiled-table'
import { parseRecordId } from '@shared/model/id'
import type { FieldConfig, ObjectConfig } from '@shared/model/object-config'
import { Unusable } from './environment'

/** What a name of the call means; refused in the words of the change language. */
export function found<Thing extends { readonly kind: 'found' }>(
  named: Thing | ChangeRefusal,
): Thing {
  if (isRefusal(named)) throw new Unusable(named.message)
  return named
}

/** Positions in `org.users` of the users named, or of all when none is. */
export function usersAsked(compiled: CompiledOrg, names: readonly string[]): readonly number[] {
  if (names.length === 0) return compiled.org.users.map((_, position) => position)
  return [...new Set(names.map((name) => userAsked(compiled, name)))]
}

export function userAsked({ org }: CompiledOrg, name: string): number {
  return found(userNamed(org, name)).position
}

export function recordAsked(compiled: CompiledOrg, name: string): RecordPosition {
  const byId = recordPosition(compiled, parseRecordId(name))
  if (byId !== undefined) return byId
  const { table, position: row } = found(recordNamed(compiled.org, name))
  const id = table.ids[row]
  const position = id === undefined ? undefined : recordPosition(compiled, id)
  if (position === undefined) throw new Error(`record ${name} was found but is not compiled`)
  return position
}

/** The objects named, or every object that the org states when none is. */
export function objectsAsked(
  compiled: CompiledOrg,
  names: readonly string[],
): readonly CompiledObject[] {
  if (names.length === 0) return compiled.objects.filter(({ isStated }) => isStated)
  return [...new Set(names.map((name) => objectAsked(compiled, name)))]
}

export function objectAsked(compiled: CompiledOrg, name: string): CompiledObject {
  const object = objectNamed(compiled, name)
  if (object !== undefined) return object
  const names = compiled.objects.map((one) => one.name)
  const closest = closestNames(name, names)
  const hint = closest.length === 0 ? cureOf(names) : `did you mean \`${closest.join('`, `')}\`?`
  throw new Unusable(`no object is named \`${name}\`; ${hint}`)
}

/** A field of an object, with or without its object before it. */
export function fieldAsked(
  object: Pick<ObjectConfig, 'name' | 'fields'>,
  text: string,
): FieldConfig {
  const head = `${object.name}.`
  const isLong = text.toLowerCase().startsWith(head.toLowerCase())
  return found(fieldNamed(object, isLong ? text.slice(head.length) : text)).item
}

/** The records to answer for, each time anew: those named, those of the objects, or all. */
export function recordsAsked(
  compiled: CompiledOrg,
  names: readonly string[],
  objects: readonly string[],
): () => Iterable<RecordPosition> {
  const asked = objects.length === 0 ? compiled.objects : objectsAsked(compiled, objects)
  if (names.length > 0) {
    const indices = new Set(asked.map(({ index }) => index))
    const positions = names
      .map((name) => recordAsked(compiled, name))
      .filter(({ object }) => indices.has(object))
    return () => positions
  }
  return () => recordsOf(compiled, asked)
}

function* recordsOf(
  compiled: CompiledOrg,
  objects: readonly CompiledObject[],
): Generator<RecordPosition> {
  for (const { index } of objects) {
    const count = compiled.tables[index]?.rowCount ?? 0
    for (let row = 0; row < count; row++) yield { object: index, row }
  }
}
