import type { CompiledObject } from '../engine/compile/compiled-object'
import { countedObjects, type TouchedCells } from '../engine/heat-map/gated-counts'
import { measures } from '../engine/heat-map/heat-map-types'
import type { EvaluatedOrg } from '../engine/heat-map/step'
import type { CompiledPermissions, PermissionClass } from '../engine/permission/compile-permissions'
import { fieldBitsOf } from '../engine/permission/field-permissions'
import { permissionClassOf } from '../engine/permission/permission-class'
import { FieldBit } from '../model/object-bits'
import type { PermissionLever } from './permission-levers'

/**
 * What one setting moves: cells of user × object whose counts rise or fall, cells of user × field that field permissions
 * alone open or close, and pairs of user and record at Read.
 */
export interface LeverEffect {
  readonly gainedCellCount: number
  readonly lostCellCount: number
  readonly gainedRecordCount: number
  readonly lostRecordCount: number
}

export type CountedEffect = { -readonly [Key in keyof LeverEffect]: LeverEffect[Key] }

export const noEffect = (): CountedEffect => ({
  gainedCellCount: 0,
  lostCellCount: 0,
  gainedRecordCount: 0,
  lostRecordCount: 0,
})

export const hasEffect = ({ gainedCellCount, lostCellCount }: LeverEffect): boolean =>
  gainedCellCount + lostCellCount > 0

/** Adds one effect to another. */
export function addEffect(effect: LeverEffect, to: CountedEffect): void {
  to.gainedCellCount += effect.gainedCellCount
  to.lostCellCount += effect.lostCellCount
  to.gainedRecordCount += effect.gainedRecordCount
  to.lostRecordCount += effect.lostRecordCount
}

/**
 * Adds every cell of user × object that differs; both orgs must have the same users and objects.
 *
 * `touched` names the cells that may differ, by index of the object; null: all of them. O(cells named).
 */
export function addCells(
  before: EvaluatedOrg,
  after: EvaluatedOrg,
  touched: TouchedCells | null,
  effect: CountedEffect,
): void {
  const width = before.counts.objects.length
  const then = measures.map((measure) => before.counts.counts[measure])
  const now = measures.map((measure) => after.counts.counts[measure])
  const [readThen, readNow] = [then[0], now[0]]
  const addCell = (at: number) => {
    let isRisen = false
    let isFallen = false
    for (let m = 0; m < then.length; m++) {
      const [a = 0, b = 0] = [then[m]?.[at], now[m]?.[at]]
      if (b > a) isRisen = true
      else if (b < a) isFallen = true
    }
    if (!isRisen && !isFallen) return
    if (isFallen) effect.lostCellCount++
    else effect.gainedCellCount++
    const moved = (readNow?.[at] ?? 0) - (readThen?.[at] ?? 0)
    if (moved > 0) effect.gainedRecordCount += moved
    else effect.lostRecordCount -= moved
  }
  for (const [column, object] of countedObjects(before.index.compiled).entries()) {
    const users = touched === null ? 'everybody' : touched.get(object)
    if (users === undefined) continue
    if (users !== 'everybody') for (const user of users) addCell(user * width + column)
    else for (let user = 0; user < before.counts.userCount; user++) addCell(user * width + column)
  }
}

/** True when the counts of two orgs can be compared cell by cell. */
export function areComparable(before: EvaluatedOrg, after: EvaluatedOrg): boolean {
  const [a, b] = [before.counts, after.counts]
  return (
    a.userCount === b.userCount &&
    a.objects.length === b.objects.length &&
    a.objects.every((name, column) => name === b.objects[column])
  )
}

/** Permissions of an org, and after a change that leaves its objects as they are. */
interface PermissionsTurned {
  readonly objects: readonly CompiledObject[]
  readonly before: CompiledPermissions
  readonly after: CompiledPermissions
}

/** Adds the cells of user × field that a permission can turn and that differ. O(users + classes × fields). */
export function addFieldCells(
  { objects, before, after }: PermissionsTurned,
  { holders, fields }: Pick<PermissionLever, 'holders' | 'fields'>,
  effect: CountedEffect,
): void {
  if (fields.length === 0) return
  const pairs = new Map<PermissionClass, Map<PermissionClass, number>>()
  for (const user of holders) {
    const was = permissionClassOf({ permissions: before }, user)
    const now = permissionClassOf({ permissions: after }, user)
    if (was === undefined || now === undefined || was === now) continue
    const ofWas = pairs.get(was) ?? new Map<PermissionClass, number>()
    pairs.set(was, ofWas.set(now, (ofWas.get(now) ?? 0) + 1))
  }
  for (const { object, field } of fields) {
    const compiled = objects[object]
    const config = compiled?.fields.find(({ name }) => name === field)
    if (compiled === undefined || config === undefined) continue
    const bitsOf = fieldBitsOf(compiled, config)
    for (const [was, ofWas] of pairs) {
      const old = bitsOf(was, was.grants)
      for (const [now, count] of ofWas) {
        const fresh = bitsOf(now, now.grants)
        for (const bit of [FieldBit.readable, FieldBit.editable]) {
          if ((fresh & ~old & bit) !== 0) effect.gainedCellCount += count
          else if ((old & ~fresh & bit) !== 0) effect.lostCellCount += count
        }
      }
    }
  }
}
