import { addBit, bitset, isEmpty, type Bitset } from '../compile/bitset'
import type { CompiledOrg } from '../compile/compile-org'
import type { CompiledObject } from '../compile/compiled-object'
import { cellOf, isTicked } from '../compile/compiled-table'
import type { AccessIndex, ObjectIndex } from './access-index'
import { compileAccountChildren } from './account-children'
import {
  collectOwnerChildLevels,
  collectRuleChildLevels,
  collectShareChildLevels,
} from './collect-child-implicit'
import { collectCaseContacts, collectPortalImplicit } from './collect-external'
import { collectOwnership } from './collect-ownership'
import {
  collectForecastAccounts,
  collectOwnersOfChildren,
  collectRuleAccounts,
  collectShareAccounts,
} from './collect-parent-implicit'
import { collectPersonAccounts } from './collect-person-accounts'
import { collectRules, rowsOfRule } from './collect-rules'
import { collectShares } from './collect-shares'
import { collectSharingSets } from './collect-sharing-sets'
import { collectSuperUsers } from './collect-super-users'
import { collectForecasts, collectTerritories } from './collect-territories'
import { possibleMembers, type DoorBuild } from './door-build'
import { compileDoorRows, growingDoors, isWithoutDoors, mergeDoorRows } from './door-rows'
import { compileRecordOrder, type RecordOrder } from './record-order'
import { compileUserOrder, type UserOrder } from './user-order'

/**
 * The index of an org: everything that opens records, in a form that is counted instead of asked record by record.
 *
 * O(records + rows + rules × matches). Equal to the doors of `record/` for every user and record, in both bounds.
 */
export function compileIndex(compiled: CompiledOrg): AccessIndex {
  const users = compileUserOrder(compiled.roleTree, compiled.roleOfUser)
  const sequence = parentsFirst(compiled)
  const orders = recordOrders(compiled, users, sequence)
  const build: DoorBuild = {
    compiled,
    users,
    orders,
    certain: orders.map((order) =>
      order === undefined ? undefined : growingDoors(order.rowCount),
    ),
    possible: orders.map((order) =>
      order === undefined ? undefined : growingDoors(order.rowCount),
    ),
    children: accountChildren(compiled, orders),
    members: possibleMembers(compiled),
    positionOfRule: new Map(compiled.org.sharingRules.map((rule, position) => [rule, position])),
  }
  collectDoors(build, sequence)
  const objects = compiled.objects.map((object) => objectIndex(build, object))
  return {
    compiled,
    users,
    objects: spreadUncertainty(objects, sequence),
    sequence,
    rules: new Map(
      compiled.rules.flat().map((rule) => [build.positionOfRule.get(rule.rule) ?? -1, rule]),
    ),
    isRuleOff: new Uint8Array(compiled.org.sharingRules.length + 1),
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

function recordOrders(
  compiled: CompiledOrg,
  users: UserOrder,
  sequence: readonly number[],
): (RecordOrder | undefined)[] {
  const orders: (RecordOrder | undefined)[] = compiled.objects.map(() => undefined)
  for (const index of sequence) {
    const object = compiled.objects[index]
    const table = compiled.tables[index]
    if (object === undefined || table === undefined) continue
    const parents = orders[object.parents[0]?.object ?? -1]
    orders[index] = compileRecordOrder(object, table, users, parents, shutRows(compiled, object))
  }
  return orders
}

/** R15.24: contacts without account; R15.27: private opportunities. */
function shutRows(compiled: CompiledOrg, object: CompiledObject): (row: number) => boolean {
  const table = compiled.tables[object.index]
  if (table === undefined) return () => false
  if (object.index === compiled.known.contact) {
    return (row) => {
      const account = cellOf(table, row, 'AccountId')
      return account === null || account === ''
    }
  }
  if (object.index === compiled.known.opportunity && object.control === 'own')
    return (row) => isTicked(table, row, 'IsPrivate')
  return () => false
}

function accountChildren(
  compiled: CompiledOrg,
  orders: readonly (RecordOrder | undefined)[],
): DoorBuild['children'] {
  const { contact, opportunity, case: cases, contract, order } = compiled.known
  const parents = new Set([contact, opportunity, cases, contract, order])
  return compiled.objects.map(({ index }) =>
    parents.has(index) ? compileAccountChildren(compiled, orders, index) : undefined,
  )
}

/** Direct doors, then what super users share in, then what follows from rows on accounts and children (R10.21). */
function collectDoors(build: DoorBuild, sequence: readonly number[]): void {
  const { compiled } = build
  const rules = sequence.flatMap((object) =>
    (compiled.rules[object] ?? []).map((rule) => ({ rule, rows: rowsOfRule(build, rule) })),
  )
  for (const object of sequence) {
    collectOwnership(build, object)
    collectShares(build, object)
  }
  for (const { rule, rows } of rules) collectRules(build, rule, rows)
  collectSuperUsers(build)
  collectOwnerChildLevels(build)
  collectShareChildLevels(build)
  for (const { rule, rows } of rules) {
    collectRuleChildLevels(build, rule, rows)
    collectRuleAccounts(build, rule, rows)
  }
  for (const children of build.children) {
    if (children === undefined) continue
    collectOwnersOfChildren(build, children)
    collectShareAccounts(build, children)
  }
  collectTerritories(build)
  collectForecasts(build)
  collectForecastAccounts(build)
  collectPersonAccounts(build)
  collectPortalImplicit(build)
  collectCaseContacts(build)
  collectSharingSets(build)
}

function objectIndex(build: DoorBuild, object: CompiledObject): ObjectIndex | undefined {
  const order = build.orders[object.index]
  const certain = build.certain[object.index]
  const possible = build.possible[object.index]
  if (order === undefined || certain === undefined || possible === undefined) return undefined
  const parentPositions = object.parents.map((link, i) =>
    parentPositionsOf(build, object, order, link.object, i),
  )
  const isDerived = object.control === 'controlledByParent' || object.control === 'masterDetail'
  const positions = isDerived ? order.rowAt.map((_, position) => position) : new Uint32Array(0)
  const hasAbsentParent = isDerived && parentPositions.some((parents) => parents.includes(-2))
  return {
    object,
    order,
    certain: compileDoorRows(build.users, certain),
    possible: isWithoutDoors(possible) ? null : mergeDoorRows(build.users, certain, possible),
    parentPositions,
    parentRunEnds: parentPositions.map((parents, i) =>
      i === 0 ? new Uint32Array(0) : runEnds(parents),
    ),
    areAllNamed: parentPositions.map((parents) => parents.every((parent) => parent >= 0)),
    orphans: positions.filter((position) =>
      parentPositions.every((parents) => parents[position] === -1),
    ),
    isUncertain:
      !isWithoutDoors(possible) ||
      hasAbsentParent ||
      object.control === 'special' ||
      object.control === 'notModelled',
    converted: convertedLeads(build.compiled, object, order),
  }
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
    const parentRow = rows?.[order.rowAt[position] ?? 0] ?? -2
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
    if (isTicked(table, row, 'IsConverted')) addBit(converted, order.positionOf[row] ?? 0)
  }
  return isEmpty(converted) ? null : converted
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
