import { ownerAt, queueAt } from '../compile/compiled-table'
import { addBit, bitset, forEachBit, hasBit, type Bitset } from '../compile/bitset'
import type { CompiledRule } from '../compile/compiled-rule'
import { carryOf, openRows, openRowsToSet, type DoorBuild } from './door-build'
import { positionOf, rowAt, withoutDisplaced, type RecordOrder } from './record-order'
import {
  addRow,
  addRowRange,
  compileRowSet,
  growingRows,
  type GrowingRows,
  type RowSet,
} from './row-set'
import { startOf } from '../compile/starts'
import { rankOf } from './user-order'

/** Rows that a rule matches for certain, and rows that it might match. Shut records are left out (R6.22). */
export interface RuleRows {
  readonly certain: RowSet
  readonly possible: RowSet
}

export function rowsOfRule(build: DoorBuild, rule: CompiledRule): RuleRows {
  const certain = growingRows()
  const possible = growingRows()
  const order = build.orders[rule.object]
  if (order !== undefined) {
    if (rule.sourceUsers !== null) addOwnedRows(build, rule, order, certain, possible)
    else addMatches(rule, order, certain, possible)
  }
  return { certain: compileRowSet(certain), possible: compileRowSet(possible) }
}

const noUsers: Bitset = new Uint32Array(0)

/** Rules R6.4, R2.8. */
function addOwnedRows(
  build: DoorBuild,
  rule: CompiledRule,
  order: RecordOrder,
  certain: GrowingRows,
  possible: GrowingRows,
): void {
  const table = build.compiled.tables[rule.object]
  if (table === undefined || rule.sourceUsers === null) return
  const size = order.rowCount
  const { displaced, ownedStarts } = order
  const addOwnedBy = (users: Bitset, rows: GrowingRows) => {
    const runs: number[] = []
    forEachBit(users, (user) => {
      const rank = rankOf(build.users, user)
      withoutDisplaced(order, startOf(ownedStarts, rank), startOf(ownedStarts, rank + 1), runs)
    })
    for (let i = 0; i < runs.length; i += 2) addRowRange(rows, runs[i] ?? 0, runs[i + 1] ?? 0, size)
  }
  addOwnedBy(rule.sourceUsers, certain)
  addOwnedBy(rule.possibleSources, possible)
  // Behind the last user stand the records of queues and those whose owner is not known.
  const addOther = (position: number) => {
    const row = rowAt(order, position)
    const owner = ownerAt(table, row)
    const queue = queueAt(table, row)
    if (owner >= 0 && hasBit(rule.sourceUsers ?? noUsers, owner)) addRow(certain, position, size)
    else if (queue >= 0) {
      if (rule.sourceQueues.has(queue)) addRow(certain, position, size)
    } else if (
      rule.isSourceUncertain ||
      table.isOwnerKnown[row] === 0 ||
      hasBit(rule.possibleSources, owner)
    )
      addRow(possible, position, size)
  }
  const firstOther = rule.isSourceUncertain ? 0 : (ownedStarts.at(-1) ?? 0)
  for (let position = firstOther; position < order.openCount; position++) addOther(position)
  if (firstOther > 0) displaced.forEach(addOther)
}

/** Rules R6.5–R6.7; a rule that is not evaluated might match anything. */
function addMatches(
  rule: CompiledRule,
  order: RecordOrder,
  certain: GrowingRows,
  possible: GrowingRows,
): void {
  const size = order.rowCount
  if (rule.matches === null) {
    addRowRange(possible, 0, order.openCount, size)
    return
  }
  const addTo = (rows: GrowingRows) => (row: number) => {
    const position = positionOf(order, row)
    if (position < order.openCount) addRow(rows, position, size)
  }
  forEachBit(rule.matches, addTo(certain))
  if (rule.possibleMatches !== null) forEachBit(rule.possibleMatches, addTo(possible))
}

/** Users as a bit set. */
export function setOf(build: DoorBuild, users: ReadonlySet<number>): Bitset {
  const set = bitset(build.compiled.org.users.length)
  for (const user of users) addBit(set, user)
  return set
}

/** Owner, criteria and guest rules of one object. Rules R6.1–R6.7, R6.12, R6.13, R13.22. */
export function collectRules(build: DoorBuild, rule: CompiledRule, rows: RuleRows): void {
  const { object, level } = rule
  const source = build.positionOfRule.get(rule.rule)
  if (rule.rule.kind === 'guest') {
    const guests = setOf(build, rule.guests)
    const to = { object, key: 'guests', reach: guests, level, source }
    openRowsToSet(build, to, rows.certain, true)
    openRowsToSet(build, to, rows.possible, false)
    if (rule.possibleGuests.size === 0) return
    const maybe = { ...to, key: 'possible guests', reach: setOf(build, rule.possibleGuests) }
    openRowsToSet(build, maybe, rows.certain, false)
    openRowsToSet(build, maybe, rows.possible, false)
    return
  }
  const carry = carryOf(build.compiled, object)
  for (const { grantee } of rule.targets) {
    openRows(build, { object, grantee, carry, level, source }, rows.certain, true)
    openRows(build, { object, grantee, carry, level, source }, rows.possible, false)
  }
}
