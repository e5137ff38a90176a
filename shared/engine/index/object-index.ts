import { addBit, bitset, isEmpty, type Bitset } from '../compile/bitset'
import type { CompiledOrg } from '../compile/compile-org'
import type { CompiledObject } from '../compile/compiled-object'
import { absentParent, isTicked } from '../compile/compiled-table'
import type { ObjectIndex } from './access-index'
import type { ObjectDoors } from './door-layers'
import type { DoorBuild } from './door-build'
import { positionOf, rowAt, type RecordOrder } from './record-order'

/** Everything about the records of one object; with `before`, what follows from their places is as it was. */
export function objectIndex(
  build: DoorBuild,
  object: CompiledObject,
  { certain, possible, undecided }: ObjectDoors,
  before: ObjectIndex | undefined,
): ObjectIndex | undefined {
  const order = build.orders[object.index]
  if (order === undefined) return undefined
  if (before !== undefined) {
    const isUncertain = possible !== null || hasUnknownRecords(object, before.parentPositions)
    return { ...before, object, order, certain, possible, undecided, isUncertain }
  }
  const parentPositions = object.parents.map((link, i) =>
    parentPositionsOf(build, object, order, link.object, i),
  )
  const isDerived = object.control === 'controlledByParent' || object.control === 'masterDetail'
  const positions = isDerived ? order.rowAt.map((_, position) => position) : new Uint32Array(0)
  return {
    object,
    order,
    certain,
    possible,
    undecided,
    parentPositions,
    parentRunEnds: parentPositions.map((parents, i) =>
      i === 0 ? new Uint32Array(0) : runEnds(parents),
    ),
    areAllNamed: parentPositions.map((parents) => parents.every((parent) => parent >= 0)),
    orphans: positions.filter((position) =>
      parentPositions.every((parents) => parents[position] === -1),
    ),
    isUncertain: possible !== null || hasUnknownRecords(object, parentPositions),
    converted: convertedLeads(build.compiled, object, order),
  }
}

/** True where a model of its own, or a parent that is not in the import, decides about records. */
function hasUnknownRecords(
  { control }: CompiledObject,
  parentPositions: readonly Int32Array[],
): boolean {
  if (control === 'special' || control === 'notModelled') return true
  const isDerived = control === 'controlledByParent' || control === 'masterDetail'
  return isDerived && parentPositions.some((parents) => parents.includes(absentParent))
}

function parentPositionsOf(
  build: DoorBuild,
  object: CompiledObject,
  order: RecordOrder,
  parent: number,
  link: number,
): Int32Array {
  const rows = build.compiled.tables[object.index]?.parentRows[link]
  const parents = build.orders[parent]
  const positions = new Int32Array(order.rowCount)
  for (let position = 0; position < positions.length; position++) {
    const parentRow = rows?.[rowAt(order, position)] ?? -2
    positions[position] = parentRow < 0 ? parentRow : (parents?.positionOf[parentRow] ?? -2)
  }
  return positions
}

/** For each position, one past the last of the equal values around it. */
function runEnds(values: Int32Array): Uint32Array {
  const ends = new Uint32Array(values.length)
  for (let at = values.length - 1; at >= 0; at--)
    ends[at] = values[at] === values[at + 1] ? (ends[at + 1] ?? 0) : at + 1
  return ends
}

function convertedLeads(
  compiled: CompiledOrg,
  object: CompiledObject,
  order: RecordOrder,
): Bitset | null {
  const table = compiled.tables[object.index]
  if (
    table === undefined ||
    object.index !== compiled.known.lead ||
    !compiled.org.settings.convertedLeadReadOnly
  )
    return null
  const converted = bitset(order.rowCount)
  for (let row = 0; row < table.rowCount; row++) {
    if (isTicked(table, row, 'IsConverted')) addBit(converted, positionOf(order, row))
  }
  return isEmpty(converted) ? null : converted
}
