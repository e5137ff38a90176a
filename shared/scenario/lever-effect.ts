import { measures } from '../engine/heat-map/heat-map-types'
import type { EvaluatedOrg } from '../engine/heat-map/step'
import type { PermissionClass } from '../engine/permission/compile-permissions'
import { fieldPermission } from '../engine/permission/field-permissions'
import { permissionClassOf } from '../engine/permission/permission-class'

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

/**
 * Adds every cell that differs to the effect it belongs to; both orgs must have the same users and objects.
 *
 * `effectOf` says which, by user and column of the counts. O(users × objects).
 */
export function addCells(
  before: EvaluatedOrg,
  after: EvaluatedOrg,
  effectOf: (user: number, column: number) => CountedEffect | null,
): void {
  const width = before.counts.objects.length
  const then = measures.map((measure) => before.counts.counts[measure])
  const now = measures.map((measure) => after.counts.counts[measure])
  const [readThen, readNow] = [then[0], now[0]]
  const size = before.counts.userCount * width
  for (let at = 0; at < size; at++) {
    let isRisen = false
    let isFallen = false
    for (let m = 0; m < then.length; m++) {
      const [a = 0, b = 0] = [then[m]?.[at], now[m]?.[at]]
      if (b > a) isRisen = true
      else if (b < a) isFallen = true
    }
    if (!isRisen && !isFallen) continue
    const effect = effectOf(Math.floor(at / width), at % width)
    if (effect === null) continue
    if (isFallen) effect.lostCellCount++
    else effect.gainedCellCount++
    const moved = (readNow?.[at] ?? 0) - (readThen?.[at] ?? 0)
    if (moved > 0) effect.gainedRecordCount += moved
    else effect.lostRecordCount -= moved
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

/** Adds the cells of user × field of these fields that differ for these users. O(users + classes × fields). */
export function addFieldCells(
  before: EvaluatedOrg,
  after: EvaluatedOrg,
  users: Iterable<number>,
  fields: readonly FieldAt[],
  effect: CountedEffect,
): void {
  const pairs = new Map<PermissionClass, Map<PermissionClass, number>>()
  for (const user of users) {
    const was = permissionClassOf(before.index.compiled, user)
    const now = permissionClassOf(after.index.compiled, user)
    if (was === undefined || now === undefined || was === now) continue
    const ofWas = pairs.get(was) ?? new Map<PermissionClass, number>()
    pairs.set(was, ofWas.set(now, (ofWas.get(now) ?? 0) + 1))
  }
  for (const [was, ofWas] of pairs)
    for (const [now, count] of ofWas)
      for (const { object, field } of fields) {
        const [old, fresh] = [before, after].map(({ index }, side) => {
          const compiled = index.compiled.objects[object]
          const config = compiled?.fields.find(({ name }) => name === field)
          return compiled && config
            ? fieldPermission(side === 0 ? was : now, compiled, config)
            : null
        })
        for (const flag of ['isReadable', 'isEditable'] as const) {
          const [had, has] = [old?.[flag] === true, fresh?.[flag] === true]
          if (has && !had) effect.gainedCellCount += count
          else if (had && !has) effect.lostCellCount += count
        }
      }
}

/** A field by the index of its object in the compiled org and its name. */
interface FieldAt {
  readonly object: number
  readonly field: string
}
