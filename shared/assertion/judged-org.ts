import type { CompiledOrg } from '../engine/compile/compile-org'
import type { EvaluatedOrg } from '../engine/heat-map/step'
import { withParents } from '../engine/heat-map/access-counts'
import type { AccessIndex } from '../engine/index/access-index'
import { compileFlagTable, type FlagTable } from '../engine/index/flag-table'
import { levelRoom, type LevelRoom } from '../engine/index/level-room'
import { accessReader, type AccessReader } from '../engine/index/record-access-at'
import type { Bound } from '../engine/record/sharing-level'
import { rulesOf } from '../engine/restriction/restriction-rules'
import { ownershipOf, type Ownership } from './ownership'

/** An evaluated org with what many requirements ask for, each worked out when it is first asked for. */
export interface JudgedOrg extends Pick<EvaluatedOrg, 'index' | 'counts'> {
  readonly compiled: CompiledOrg
  readonly reader: () => AccessReader
  readonly room: () => LevelRoom
  readonly ownership: (object: number) => Ownership | null
  /** Objects to fill before the levels of this one, itself last. */
  readonly sequence: (object: number) => readonly number[]
  readonly flagTable: (user: number, object: number, bound: Bound) => FlagTable | undefined
  readonly hasRestrictions: (object: number) => boolean
  /** Column of an object in the counts; −1 when it is not counted. */
  readonly columnOf: (object: number) => number
}

export function judgedOrg({
  index,
  counts,
  fromRecords,
}: Pick<EvaluatedOrg, 'index' | 'counts' | 'fromRecords'>): JudgedOrg {
  const { compiled } = index
  const columns = new Map(counts.objects.map((name, column) => [name, column]))
  return {
    index,
    counts,
    compiled,
    reader: once(() => accessReader(index, fromRecords.points())),
    room: once(() => levelRoom(index)),
    ownership: perKey((object) => {
      const of = index.objects[object]
      return of === undefined ? null : ownershipOf(index, of)
    }),
    sequence: perKey((object) => sequenceTo(index, object)),
    flagTable: flagTables(index),
    hasRestrictions: perKey((object) => {
      const of = compiled.objects[object]
      return of !== undefined && rulesOf(compiled.org, of).length > 0
    }),
    columnOf: (object) => columns.get(compiled.objects[object]?.name ?? '') ?? -1,
  }
}

function sequenceTo(index: AccessIndex, object: number): readonly number[] {
  const of = index.objects[object]
  return of === undefined ? [] : withParents(index, [of])
}

function flagTables(index: AccessIndex): JudgedOrg['flagTable'] {
  const { classOfUser } = index.compiled.permissions
  const known = new Map<number, FlagTable>()
  return (user, object, bound) => {
    const of = index.objects[object]
    if (of === undefined) return undefined
    const held = (classOfUser[user] ?? 0) * index.objects.length + object
    const key = held * 2 + (bound === 'certain' ? 0 : 1)
    const table = known.get(key) ?? compileFlagTable(index.compiled, of, user, bound)
    known.set(key, table)
    return table
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null
  return () => (made ??= { value: make() }).value
}

function perKey<Value>(make: (key: number) => Value): (key: number) => Value {
  const known = new Map<number, { readonly value: Value }>()
  return (key) => {
    const value = known.get(key) ?? { value: make(key) }
    known.set(key, value)
    return value.value
  }
}
