import { parseRecordId, parseUserId, type FieldName } from '@shared/model/id'
import { accessLevelName } from '@shared/model/level'
import type { Org } from '@shared/model/org'
import type { Explanation, RecordAccess } from '@shared/engine/answer'
import { compileOrg, recordPosition, type CompiledOrg } from '@shared/engine/compile/compile-org'
import { explain } from '@shared/engine/explain/explain'
import { accessCounts } from '@shared/engine/heat-map/access-counts'
import { compileIndex } from '@shared/engine/index/compile-index'
import { accessReader, type AccessReader } from '@shared/engine/index/record-access-at'
import type { PermissionClass } from '@shared/engine/permission/compile-permissions'
import { fieldPermission } from '@shared/engine/permission/field-permissions'
import { ObjectBit } from '@shared/engine/permission/object-bits'
import { recordAccess } from '@shared/engine/record/record-access'
import { isDeepStrictEqual } from 'node:util'
import { countsByDoors, differences } from './property/counts-by-doors'

const compiledOrgs = new WeakMap<Org, CompiledOrg>()

export function compiled(org: Org): CompiledOrg {
  const known = compiledOrgs.get(org)
  if (known !== undefined) return known
  const fresh = compileOrg(org, { now: '2026-03-01T00:00:00.000Z' })
  compiledOrgs.set(org, fresh)
  return fresh
}

const readers = new WeakMap<CompiledOrg, AccessReader>()

/** The compiled form, which answers the same; throws where it counts otherwise than the doors. */
function readerOf(engine: CompiledOrg): AccessReader {
  const known = readers.get(engine)
  if (known !== undefined) return known
  const index = compileIndex(engine)
  const [difference] = differences(countsByDoors(engine), accessCounts(index))
  if (difference !== undefined) throw new Error(`the compiled form counts otherwise: ${difference}`)
  const fresh = accessReader(index)
  readers.set(engine, fresh)
  return fresh
}

/** Positions of a user and a record, both by id; throws where the org has no such user or record. */
export function asked(org: Org, user: string, record: string) {
  const engine = compiled(org)
  const position = recordPosition(engine, parseRecordId(record))
  const userIndex = engine.userIndexById.get(parseUserId(user))
  if (position === undefined) throw new Error(`no record is called ${record}`)
  if (userIndex === undefined) throw new Error(`no user is called ${user}`)
  return { engine, userIndex, position }
}

/** What a user may do to a record, both by id; throws where the compiled form says otherwise. */
export function access(org: Org, user: string, record: string): RecordAccess {
  const { engine, userIndex, position } = asked(org, user, record)
  const byDoors = recordAccess(engine, userIndex, position)
  const byIndex = readerOf(engine).recordAccessAt(userIndex, position.object, position.row)
  if (!isDeepStrictEqual(byIndex, byDoors))
    throw new Error(`the compiled form answers otherwise for ${user} on ${record}`)
  return byDoors
}

/** Why a user may do to a record what the user may, both by id. Rule R1.19. */
export function explained(
  org: Org,
  user: string,
  record: string,
  field: FieldName | null = null,
): Explanation {
  const { engine, userIndex, position } = asked(org, user, record)
  return explain(engine, userIndex, position, field)
}

/**
 * The flags that are true as letters R E D T A, a colon and the highest level: `RE:Edit`, `:None`.
 *
 * A question mark follows where more could be true than the engine knows.
 */
export function answer(org: Org, user: string, record: string): string {
  const result = access(org, user, record)
  const flags = [
    result.hasReadAccess && 'R',
    result.hasEditAccess && 'E',
    result.hasDeleteAccess && 'D',
    result.hasTransferAccess && 'T',
    result.hasAllAccess && 'A',
  ]
  const isOpen = result.certainty === 'unknown' || result.certainty === 'at least'
  const letters = flags.filter((flag) => flag !== false).join('')
  return `${letters}:${accessLevelName(result.maxAccessLevel)}${isOpen ? '?' : ''}`
}

export function canShare(org: Org, user: string, record: string): boolean {
  return access(org, user, record).canShare
}

export const allFive = 'REDTA:All'
export const nothing = ':None'
export const readOnly = 'R:Read'
export const readAndEdit = 'RE:Edit'

/** Object permissions in force as letters C R E D V M F. Rule PRM-20. */
export function objectLetters(org: Org, user: string, object: string): string {
  const engine = compiled(org)
  const position = engine.objectIndexByName.get(object.toLowerCase())
  if (position === undefined) throw new Error(`no object is called ${object}`)
  const bits = permissionsOf(engine, user).bits[position] ?? 0
  const letters: readonly [string, number][] = [
    ['C', ObjectBit.create],
    ['R', ObjectBit.read],
    ['E', ObjectBit.edit],
    ['D', ObjectBit.delete],
    ['V', ObjectBit.viewAll],
    ['M', ObjectBit.modifyAll],
    ['F', ObjectBit.viewAllFields],
  ]
  return letters.flatMap(([letter, bit]) => ((bits & bit) === 0 ? [] : [letter])).join('')
}

/** Field permissions in force: `hidden`, `read` or `edit`. Rule FLS-12a. */
export function fieldState(org: Org, user: string, object: string, field: string): string {
  const engine = compiled(org)
  const found = engine.objects.find((each) => each.name === object)
  const config = found?.config?.fields.find((each) => each.name === field)
  if (found === undefined || config === undefined) throw new Error(`no field ${object}.${field}`)
  const permission = fieldPermission(permissionsOf(engine, user), found, config)
  if (permission.isEditable) return 'edit'
  return permission.isReadable ? 'read' : 'hidden'
}

export function hasSystemPermission(org: Org, user: string, name: string): boolean {
  return permissionsOf(compiled(org), user).system.has(name)
}

function permissionsOf(engine: CompiledOrg, user: string): PermissionClass {
  const userIndex = engine.userIndexById.get(parseUserId(user)) ?? -1
  const found = engine.permissions.classes[engine.permissions.classOfUser[userIndex] ?? -1]
  if (found === undefined) throw new Error(`no user is called ${user}`)
  return found
}
