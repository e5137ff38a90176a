import type { CompiledOrg } from '../compile/compile-org'
import type { CompiledObject } from '../compile/compiled-object'
import { cellOf, isTicked } from '../compile/compiled-table'
import { areListsEqual } from '../compile/keep'
import { runThrough, type Steps } from '../compile/steps'
import type { AccessIndex, ObjectIndex } from './access-index'
import { compileAccountChildren, objectsOfChildren, type AccountChildren } from './account-children'
import { possibleMembers, type DoorBuild } from './door-build'
import {
  doorsOfPieces,
  layersAsNow,
  piecesOf,
  takeLayer,
  withUsersOf,
  type DoorLayer,
  type LayerKey,
  type ObjectDoors,
} from './door-layers'
import { collectPossibleSuperiors } from './collect-possible-superiors'
import { growingDoors, type GrowingDoors } from './door-rows'
import { personAccountOf } from '../record/person-accounts'
import { indexChanges, type IndexChanges } from './index-changes'
import { layerPlans } from './layer-plans'
import { objectIndex } from './object-index'
import { compileRecordOrder, keptRecordOrder, type RecordOrder } from './record-order'
import { compileUserOrder, keptUserOrder, type UserOrder } from './user-order'

/**
 * The index of an org: everything that opens records, in a form that is counted instead of asked record by record.
 *
 * O(records + rows + rules × matches). Equal to the doors of `record/` for every user and record, in both bounds. With
 * `before`, the index of an org of which this one came by changes, what they do not concern is that of `before`, and users
 * and records keep their places where few of them moved.
 */
export function compileIndex(
  compiled: CompiledOrg,
  before: AccessIndex | null = null,
): AccessIndex {
  return runThrough(compileIndexSteps(compiled, before))
}

/** The same in steps. */
export function* compileIndexSteps(
  compiled: CompiledOrg,
  before: AccessIndex | null = null,
): Steps<AccessIndex> {
  const kept = before === null ? null : keptPlaces(compiled, before)
  const users = kept?.users ?? compileUserOrder(compiled.roleTree, compiled.roleOfUser)
  const sequence = kept?.before.sequence ?? parentsFirst(compiled)
  const orders = kept?.orders ?? (yield* recordOrders(compiled, users, sequence))
  const certain = growingDoorsOf(orders)
  const possible = growingDoorsOf(orders)
  const positionOfRule = new Map(compiled.org.sharingRules.map((rule, at) => [rule, at]))
  const children = [...(kept?.before.children ?? [])] // records keep their places, and so do children
  const build: DoorBuild = {
    compiled,
    users,
    orders,
    certain,
    possible,
    children,
    members: possibleMembers(compiled),
    positionOfRule,
  }
  yield null
  const known =
    kept === null
      ? null
      : yield* layersAsNow(kept.before.layers, kept.before.compiled, compiled, positionOfRule)
  const layers = new Map<LayerKey, DoorLayer>()
  for (const { key, collect, usesChildren, isKept, usersAnew } of layerPlans(build, sequence)) {
    const old = kept !== null && isKept(kept.changes) ? known?.get(key) : undefined
    const users = kept === null || old === undefined ? null : (usersAnew?.(kept.changes) ?? nobody)
    if (old !== undefined && users?.size === 0) {
      layers.set(key, old)
      continue
    }
    if (usesChildren && children.length === 0)
      children.push(...(yield* accountChildren(compiled, orders)))
    yield* collect(users, layers)
    yield* collectPossibleSuperiors(build)
    const fresh = takeLayer(build, certain, possible)
    layers.set(
      key,
      old === undefined || users === null ? fresh : withUsersOf(build, old, fresh, users),
    )
    yield null
  }
  const doorsAt = doorsOfObjects(build, layers, kept)
  const objects: (ObjectIndex | undefined)[] = []
  for (const object of compiled.objects) {
    const doors = yield* doorsAt(object.index)
    objects.push(objectIndex(build, object, doors, kept?.before.objects[object.index]))
    yield null
  }
  return {
    compiled,
    users,
    objects: spreadUncertainty(objects, sequence),
    sequence,
    rules: new Map(
      compiled.rules.flat().map((rule) => [positionOfRule.get(rule.rule) ?? -1, rule]),
    ),
    isRuleOff: new Uint8Array(compiled.org.sharingRules.length + 1),
    layers,
    children,
  }
}

const nobody: ReadonlySet<number> = new Set()

/** What an index may take over from the one before: users and records at their places. */
interface KeptPlaces extends Pick<AccessIndex, 'users'> {
  readonly before: AccessIndex
  readonly changes: IndexChanges
  readonly orders: readonly (RecordOrder | undefined)[]
}

/** Null where too much moved. */
function keptPlaces(compiled: CompiledOrg, before: AccessIndex): KeptPlaces | null {
  const changes = indexChanges(before, compiled)
  if (changes === null) return null
  const users = changes.arePlacesSame
    ? before.users
    : keptUserOrder(before.users, compiled.roleTree, compiled.roleOfUser)
  if (users === null) return null
  const orders: (RecordOrder | undefined)[] = []
  for (const [object, index] of before.objects.entries()) {
    const table = compiled.tables[object]
    const isSame = index === undefined || table === undefined || !changes.owners.has(object)
    const order = isSame ? index?.order : keptRecordOrder(index.order, table, users)
    if (order === null) return null
    orders.push(order)
  }
  return { users, before, changes, orders }
}

function growingDoorsOf(
  orders: readonly (RecordOrder | undefined)[],
): (GrowingDoors | undefined)[] {
  return orders.map((order) => (order === undefined ? undefined : growingDoors(order.rowCount)))
}

/** Doors by object, those of before where all their pieces are the same. */
function doorsOfObjects(
  build: DoorBuild,
  layers: ReadonlyMap<LayerKey, DoorLayer>,
  kept: KeptPlaces | null,
): (object: number) => Steps<ObjectDoors> {
  const old = kept === null ? null : [...kept.before.layers.values()]
  return function* (object) {
    const pieces = piecesOf(layers.values(), object)
    const before = kept?.before.objects[object]
    const were =
      old === null || before === undefined ? null : { doors: before, pieces: piecesOf(old, object) }
    if (
      were !== null &&
      areListsEqual(pieces.certain, were.pieces.certain) &&
      areListsEqual(pieces.possible, were.pieces.possible)
    )
      return were.doors
    return yield* doorsOfPieces(build, pieces, build.orders[object]?.rowCount ?? 0, were)
  }
}

/** Objects with records, parents before their children; a loop of parents is cut where it closes. */
function parentsFirst(compiled: CompiledOrg): number[] {
  const sequence: number[] = []
  const seen = new Set<number>()
  const visit = (object: CompiledObject | undefined) => {
    if (object === undefined || seen.has(object.index)) return
    seen.add(object.index)
    for (const link of object.parents) visit(compiled.objects[link.object])
    if (compiled.tables[object.index] !== undefined) sequence.push(object.index)
  }
  compiled.objects.forEach(visit)
  return sequence
}

function* recordOrders(
  compiled: CompiledOrg,
  users: UserOrder,
  sequence: readonly number[],
): Steps<(RecordOrder | undefined)[]> {
  const orders: (RecordOrder | undefined)[] = compiled.objects.map(() => undefined)
  for (const index of sequence) {
    const object = compiled.objects[index]
    const table = compiled.tables[index]
    if (object === undefined || table === undefined) continue
    const parents = orders[object.parents[0]?.object ?? -1]
    const isShut = shutRows(compiled, object)
    orders[index] = yield* compileRecordOrder(object, table, users, parents, isShut)
  }
  return orders
}

/** R15.24: contacts without account; R15.23: contacts of persons; R15.27: private opportunities. */
function shutRows(compiled: CompiledOrg, object: CompiledObject): (row: number) => boolean {
  const table = compiled.tables[object.index]
  if (table === undefined) return () => false
  if (object.index === compiled.known.contact) {
    return (row) => {
      const account = cellOf(table, row, 'AccountId')
      return (
        account === null || account === '' || personAccountOf(compiled, object.index, row) !== null
      )
    }
  }
  if (object.index === compiled.known.opportunity && object.control === 'own')
    return (row) => isTicked(table, row, 'IsPrivate')
  return () => false
}

function* accountChildren(
  compiled: CompiledOrg,
  orders: readonly (RecordOrder | undefined)[],
): Steps<(AccountChildren | undefined)[]> {
  const children: (AccountChildren | undefined)[] = compiled.objects.map(() => undefined)
  for (const object of objectsOfChildren(compiled.known))
    children[object] = yield* compileAccountChildren(compiled, orders, object)
  return children
}

/** What follows an uncertain parent is uncertain. */
function spreadUncertainty(
  objects: readonly (ObjectIndex | undefined)[],
  sequence: readonly number[],
): (ObjectIndex | undefined)[] {
  const spread = [...objects]
  for (const index of sequence) {
    const object = spread[index]
    if (object === undefined || object.object.control === 'own') continue
    const isUncertain =
      object.isUncertain ||
      object.object.parents.some((link) => spread[link.object]?.isUncertain === true)
    spread[index] = { ...object, isUncertain }
  }
  return spread
}
