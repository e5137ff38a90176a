import { objectNamed } from '../engine/compile/compile-tables'
import { fieldPermission } from '../engine/permission/field-permissions'
import type { CompiledOrg } from '../engine/compile/compile-org'
import { measures, type AccessCounts, type Measure } from '../engine/heat-map/heat-map-types'
import type { EvaluatedOrg } from '../engine/heat-map/step'
import type { Mutation } from './strength-mutants'
import { permissionClassOf } from '../engine/permission/permission-class'

/** A place where a mutant gives other access: one user and one object, or a field of it. */
export interface ChangedPlace {
  readonly user: number
  readonly object: string
  readonly field: string | null
  readonly measure: Measure
  readonly isGained: boolean
}

/**
 * Where the access of active users differs first, of every measure; empty where nothing does. One setting only widens or only narrows, so
 * that equal counts are equal access; field permissions, which are not counted, are compared by class of users.
 */
export function changedPlaces(
  before: Pick<EvaluatedOrg, 'index' | 'counts'>,
  after: Pick<EvaluatedOrg, 'index' | 'counts'>,
  { object, field }: Mutation,
): readonly ChangedPlace[] {
  if (object !== null && field !== null)
    return fieldPlaces(before.index.compiled, after.index.compiled, object, field)
  const { users } = before.index.compiled.org
  const isActive = (user: number) => users[user]?.isActive === true
  return measures.flatMap((measure) =>
    countedPlaces(before.counts, after.counts, measure, isActive),
  )
}

/** The first place of each direction for one measure. */
function countedPlaces(
  before: AccessCounts,
  after: AccessCounts,
  measure: Measure,
  isActive: (user: number) => boolean,
): ChangedPlace[] {
  const found = new Map<boolean, ChangedPlace>()
  const { length } = before.objects
  for (const bound of ['counts', 'possible'] as const) {
    const [a, b] = [before[bound][measure], after[bound][measure]]
    if (a === b) continue
    for (let at = 0; at < a.length && found.size < 2; at++) {
      const [was, is] = [a[at] ?? 0, b[at] ?? 0]
      if (was === is || found.has(is > was) || !isActive(Math.floor(at / length))) continue
      found.set(is > was, {
        user: Math.floor(at / length),
        object: before.objects[at % length] ?? '',
        field: null,
        measure,
        isGained: is > was,
      })
    }
  }
  return [...found.values()]
}

function fieldPlaces(
  before: CompiledOrg,
  after: CompiledOrg,
  object: string,
  field: string,
): ChangedPlace[] {
  const places: ChangedPlace[] = []
  for (const [user, { isActive }] of before.org.users.entries()) {
    if (!isActive) continue
    const [was, is] = [before, after].map((compiled) => rightsOf(compiled, user, object, field))
    if (was === undefined || is === undefined) continue
    const add = (measure: 'read' | 'edit', isGained: boolean) =>
      places.push({ user, object, field, measure, isGained })
    if (was.isReadable !== is.isReadable) add('read', is.isReadable)
    if (was.isEditable !== is.isEditable) add('edit', is.isEditable)
    if (places.length > 3) break
  }
  return places
}

function rightsOf(compiled: CompiledOrg, user: number, objectName: string, fieldName: string) {
  const object = objectNamed(compiled, objectName)
  const field = object?.fields.find(({ name }) => name === fieldName)
  const held = permissionClassOf(compiled, user)
  return object === undefined || field === undefined || held === undefined
    ? undefined
    : fieldPermission(held, object, field)
}
