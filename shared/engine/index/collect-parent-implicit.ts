import type { Grantee } from '../../model/group'
import { SharingLevel } from '../../model/level'
import { addAll, bitset, forEachBit, type Bitset } from '../compile/bitset'
import type { CompiledOrg } from '../compile/compile-org'
import type { CompiledRule } from '../compile/compiled-rule'
import { inPieces, type Steps } from '../compile/steps'
import { addPossibleSuperiorsOf } from '../compile/possible-superiors'
import { addSuperiors, mayBeMember } from '../compile/reach-context'
import { ownerAt, queueAt } from '../compile/compiled-table'
import type { AccountChildren } from './account-children'
import { setOf, type RuleRows } from './collect-rules'
import { forEachShare } from './collect-shares'
import { forecastOpenings } from './collect-territories'
import {
  openRow,
  openRows,
  openRowsToSet,
  possibleMembers,
  type DoorBuild,
  type SomeUsers,
} from './door-build'
import { openBelow } from './door-rows'
import { addRow, compileRowSet, forEachRow, growingRows, type RowSet } from './row-set'
import { rowAt } from './record-order'
import { addUnknownOwner, openToUnknownOwners, unknownOwners } from './unknown-owners'

/** Objects whose rows, not only their owners, open the account. Rules R10.1, R10.4, R10.10. */
export function opensAccountByRows(compiled: CompiledOrg, object: number): boolean {
  const { contact, opportunity, case: cases } = compiled.known
  return (
    (object === contact || object === opportunity || object === cases) &&
    compiled.objects[object]?.control === 'own'
  )
}

/** The accounts of some children. */
export function accountRows(build: DoorBuild, children: AccountChildren, rows: RowSet): RowSet {
  const size = build.orders[build.compiled.known.account]?.rowCount ?? 0
  const accounts = growingRows()
  forEachRow(rows, (child) => {
    const account = children.accountOf[child] ?? -1
    if (account >= 0) addRow(accounts, account, size)
  })
  return compileRowSet(accounts)
}

/** Read on the account for the owners of its children and everybody above. Rules R10.1, R10.4, R10.10, R10.22. */
export function* collectOwnersOfChildren(build: DoorBuild, children: AccountChildren): Steps<void> {
  const { compiled, orders } = build
  const account = compiled.known.account
  const doors = build.certain[account]
  const order = orders[children.object]
  const table = compiled.tables[children.object]
  const accountOwners = compiled.tables[account]?.ownerUser
  const accounts = orders[account]
  if (doors === undefined || order === undefined || table === undefined || accounts === undefined)
    return
  const unknown = unknownOwners()
  let previousOwner = -1
  let previousAccount = -1
  const open = (child: number) => {
    const position = children.accountOf[child] ?? -1
    if (position < 0) return
    const row = rowAt(order, child)
    const owner = ownerAt(table, row)
    if (owner >= 0) {
      const isCovered = accountOwners?.[rowAt(accounts, position)] === owner
      const isRepeated = owner === previousOwner && position === previousAccount
      previousOwner = owner
      previousAccount = position
      if (!isCovered && !isRepeated && mayBeMember(compiled.families[owner]))
        openBelow(doors, owner, position, SharingLevel.Read)
      return
    }
    const queue = compiled.org.groups[queueAt(table, row)]
    if (queue === undefined) {
      addUnknownOwner(unknown, table, row, position, accounts.rowCount)
      return
    }
    const grantee = { kind: 'group', group: queue.id } as const
    openRow(
      build,
      { object: account, grantee, carry: 'derived', level: SharingLevel.Read },
      position,
      true,
    )
  }
  yield* inPieces(order.rowCount, (from, to) => {
    for (let child = from; child < to; child++) open(child)
  })
  const owners = { object: account, level: SharingLevel.Read, users: possibleMembers(compiled) }
  openToUnknownOwners(build, owners, true, unknown)
}

/** A row on children, as the row on their accounts that follows from it, whatever the child's default (R1.4). */
function openAccounts(
  build: DoorBuild,
  grantee: Grantee,
  accounts: RowSet,
  isCertain: boolean,
  source?: number,
): void {
  const opening = {
    object: build.compiled.known.account,
    grantee,
    carry: 'derived',
    level: SharingLevel.Read,
    source,
  } as const
  openRows(build, opening, accounts, isCertain)
}

/** Rules R6.10, R10.1; for guests R10.17. */
export function collectRuleAccounts(build: DoorBuild, rule: CompiledRule, rows: RuleRows): void {
  const { compiled } = build
  const source = build.positionOfRule.get(rule.rule)
  const children = build.children[rule.object]
  if (children === undefined) return
  if (rule.rule.kind === 'guest') openAccountsToGuests(build, rule, children, rows)
  else if (opensAccountByRows(compiled, rule.object)) {
    const certain = accountRows(build, children, rows.certain)
    const possible = accountRows(build, children, rows.possible)
    for (const { grantee } of rule.targets) {
      openAccounts(build, grantee, certain, true, source)
      openAccounts(build, grantee, possible, false, source)
    }
  }
}

/** Rule R10.17; what is shut to rules opens no account either (R6.22). */
function openAccountsToGuests(
  build: DoorBuild,
  rule: CompiledRule,
  children: AccountChildren,
  rows: RuleRows,
): void {
  const certain = accountRows(build, children, rows.certain)
  const possible = accountRows(build, children, rows.possible)
  const open = (guests: ReadonlySet<number>, accounts: RowSet, isCertain: boolean) => {
    if (guests.size === 0) return
    const to = {
      object: build.compiled.known.account,
      key: `guest rule ${rule.rule.object} ${rule.rule.name} ${isCertain ? '' : 'possible'}`,
      reach: setOf(build, guests),
      level: SharingLevel.Read,
      source: build.positionOfRule.get(rule.rule),
    }
    openRowsToSet(build, to, accounts, isCertain)
  }
  open(rule.guests, certain, true)
  const maybe = new Set([...rule.guests, ...rule.possibleGuests])
  open(rule.possibleGuests, certain, false)
  open(maybe, possible, false)
}

/** Manual and team rows on children. Rules R8.3, R8.4, R10.1. */
export function* collectShareAccounts(
  build: DoorBuild,
  children: AccountChildren,
  users: SomeUsers,
): Steps<void> {
  if (!opensAccountByRows(build.compiled, children.object)) return
  yield* forEachShare(build, children.object, users, (share, rows) => {
    openAccounts(build, share.grantee, accountRows(build, children, rows), true)
  })
}

/** An opportunity's own territory opens its account, to superiors of those users too. Rule R9.9. */
export function* collectForecastAccounts(build: DoorBuild): Steps<void> {
  const { compiled } = build
  const object = compiled.known.opportunity
  const children = build.children[object]
  const order = build.orders[object]
  if (children === undefined || order === undefined || !opensAccountByRows(compiled, object)) return
  if (compiled.territories.all.length === 0) return
  const reaches = new Map<string, Bitset>()
  const possible = new Map<string, Bitset>()
  const open = (position: number) => {
    const account = children.accountOf[position] ?? -1
    if (account < 0) return
    for (const { key, reach, isCertain } of forecastOpenings(build, position)) {
      const derived = reaches.get(key) ?? withSuperiors(compiled, reach)
      reaches.set(key, derived)
      const to = {
        object: compiled.known.account,
        key: `derived ${key}`,
        reach: derived,
        level: SharingLevel.Read,
      }
      const rows = { kind: 'list', positions: Uint32Array.of(account) } as const
      openRowsToSet(build, to, rows, isCertain)
      if (compiled.roleTree.openTops.size === 0) continue
      const maybe = possible.get(key) ?? bitset(compiled.org.users.length)
      if (!possible.has(key)) addPossibleSuperiorsOf(compiled, derived, maybe)
      possible.set(key, maybe)
      openRowsToSet(build, { ...to, key: `perhaps ${to.key}`, reach: maybe }, rows, false)
    }
  }
  yield* inPieces(order.openCount, (from, to) => {
    for (let position = from; position < to; position++) open(position)
  })
}

function withSuperiors(compiled: CompiledOrg, users: Bitset): Bitset {
  const all = bitset(compiled.org.users.length)
  addAll(all, users)
  forEachBit(users, (user) => {
    addSuperiors(compiled, user, all)
  })
  // Superiors take part only where their family does.
  forEachBit(all, (user) => {
    if (!mayBeMember(compiled.families[user]))
      all[user >>> 5] = (all[user >>> 5] ?? 0) & ~(1 << (user & 31))
  })
  return all
}
