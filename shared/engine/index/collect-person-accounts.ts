import { SharingLevel } from '../../model/level'
import { addBit, bitset, type Bitset } from '../compile/bitset'
import { levelOf, ruleMatch } from '../compile/compiled-rule'
import { ownerAt } from '../compile/compiled-table'
import { startOf } from '../compile/starts'
import { inPieces, type Steps } from '../compile/steps'
import { owdLevel } from '../record/owd'
import { isOpenEnded, personAccountOf } from '../record/person-accounts'
import type { Bound } from '../record/sharing-level'
import { isLostByDeactivation } from '../record/shares'
import type { AccountChildren } from './account-children'
import { accountRows } from './collect-parent-implicit'
import { collectRules } from './collect-rules'
import { carryOf, openRow, openRowsToSet, type DoorBuild } from './door-build'
import {
  compilePiece,
  openAlone,
  openBelow,
  rowsOpenTo,
  type DoorPiece,
  type GrowingDoors,
} from './door-rows'
import type { KeyedRows } from './keyed-rows'
import { rowAt } from './record-order'
import {
  addRow,
  addRowSet,
  compileRowSet,
  forEachRow,
  growingRows,
  isEmptyRowSet,
  type GrowingRows,
  type RowSet,
} from './row-set'

/**
 * Person accounts and their contacts, where contacts share on their own. Rule R15.23.
 *
 * What rules and rows open on the contact opens the account; then whatever opens the account (`ofAccounts`: all that was
 * collected before) opens the contact. Halves without the other might be open to anybody.
 */
export function* collectPersonAccounts(
  build: DoorBuild,
  ofAccounts: Readonly<Record<Bound, readonly DoorPiece[]>>,
): Steps<void> {
  yield* openEndedHalves(build)
  const contacts = personContacts(build)
  const children = build.children[build.compiled.known.contact]
  if (contacts.length === 0 || children === undefined) return
  yield* openAccountsByContacts(build, children, contacts)
  const { account, contact } = build.compiled.known
  for (const bound of ['certain', 'possible'] as const) {
    const [here, into] = [build[bound][account], build[bound][contact]]
    if (here === undefined || into === undefined) continue
    for (const piece of [...ofAccounts[bound], compilePiece(build.users, here)]) {
      copyPiece(build, children, piece, into)
      yield null
    }
  }
  openOwnedAccounts(build, contacts)
  openDefaults(build, contacts)
}

function* openEndedHalves(build: DoorBuild): Steps<void> {
  const { account, contact } = build.compiled.known
  for (const object of [account, contact]) {
    const order = build.orders[object]
    if (order === undefined) continue
    const rows = growingRows()
    yield* inPieces(order.openCount, (from, to) => {
      for (let position = from; position < to; position++)
        if (isOpenEnded(build.compiled, object, rowAt(order, position)))
          addRow(rows, position, order.rowCount)
    })
    const to = { object, key: 'anybody', reach: build.members, level: SharingLevel.All }
    openRowsToSet(build, to, compileRowSet(rows), false)
  }
}

/** Positions of the contacts that have the level of their account. */
function personContacts({ compiled, orders }: DoorBuild): number[] {
  const { contact } = compiled.known
  const order = orders[contact]
  if (order === undefined) return []
  const positions: number[] = []
  for (let position = order.openCount; position < order.rowCount; position++)
    if (personAccountOf(compiled, contact, rowAt(order, position)) !== null)
      positions.push(position)
  return positions
}

function* openAccountsByContacts(
  build: DoorBuild,
  children: AccountChildren,
  contacts: readonly number[],
): Steps<void> {
  const { compiled } = build
  const { account, contact } = compiled.known
  const [order, table] = [build.orders[contact], compiled.tables[contact]]
  if (order === undefined || table === undefined) return
  const accountsOf = (rows: GrowingRows) => accountRows(build, children, compileRowSet(rows))
  for (const rule of compiled.rules[contact] ?? []) {
    const [certain, possible] = [growingRows(), growingRows()]
    for (const position of contacts) {
      const match = ruleMatch(rule, table, rowAt(order, position))
      if (match !== 'no') addRow(match === 'yes' ? certain : possible, position, order.rowCount)
    }
    const rows = { certain: accountsOf(certain), possible: accountsOf(possible) }
    collectRules(build, { ...rule, object: account }, rows)
    yield null
  }
  const carry = carryOf(compiled, contact)
  for (const position of contacts) {
    const of = children.accountOf[position] ?? -1
    if (of < 0) continue
    for (const share of table.sharesByRow.get(rowAt(order, position)) ?? []) {
      if (isLostByDeactivation(compiled, share)) continue
      const level = levelOf(share.level)
      openRow(build, { object: account, grantee: share.grantee, carry, level }, of, true)
    }
  }
}

/** What opens accounts, on the contacts of those that are persons. */
function copyPiece(
  build: DoorBuild,
  children: AccountChildren,
  { inherited, alone, grants }: DoorPiece,
  into: GrowingDoors,
): void {
  if (inherited !== null) copyEntries(build, children, inherited, into, openBelow)
  if (alone !== null) copyEntries(build, children, alone, into, openAlone)
  for (const grant of grants) {
    const rows = contactsOf(build, children, grant.rows)
    if (!isEmptyRowSet(rows)) addRowSet(rowsOpenTo(into, grant, grant.level), rows, into.size)
  }
}

function copyEntries(
  build: DoorBuild,
  children: AccountChildren,
  { starts, positions, levels }: KeyedRows,
  into: GrowingDoors,
  open: typeof openBelow,
): void {
  build.users.userAt.forEach((user, rank) => {
    for (let at = startOf(starts, rank); at < startOf(starts, rank + 1); at++)
      for (const position of contactsAt(build, children, positions[at] ?? 0))
        open(into, user, position, levels[at] ?? 0)
  })
}

function contactsOf(build: DoorBuild, children: AccountChildren, accounts: RowSet): RowSet {
  const rows = growingRows()
  const size = build.orders[children.object]?.rowCount ?? 0
  forEachRow(accounts, (account) => {
    for (const position of contactsAt(build, children, account)) addRow(rows, position, size)
  })
  return compileRowSet(rows)
}

/** The contacts of an account that is a person; of others, those behind `openCount` are none. */
function contactsAt(build: DoorBuild, children: AccountChildren, account: number): Uint32Array {
  const openCount = build.orders[children.object]?.openCount ?? 0
  return children.positions
    .subarray(startOf(children.starts, account), startOf(children.starts, account + 1))
    .filter((position) => position >= openCount)
}

/** Owners of accounts stand in the order of the records, not among what was collected. */
function openOwnedAccounts(build: DoorBuild, contacts: readonly number[]): void {
  const { compiled, orders } = build
  const { account, contact } = compiled.known
  const [order, into] = [orders[contact], build.certain[contact]]
  const accounts = compiled.tables[account]
  if (order === undefined || into === undefined || accounts === undefined) return
  for (const position of contacts) {
    const of = personAccountOf(compiled, contact, rowAt(order, position))
    const owner = of === null ? -1 : ownerAt(accounts, of.row)
    if (owner < 0 || compiled.families[owner] === 'guest') continue
    const open = compiled.objects[account]?.hierarchy === true ? openBelow : openAlone
    open(into, owner, position, SharingLevel.All)
  }
}

/** The default of accounts is no door of theirs. Rules R3.1, R3.2. */
function openDefaults(build: DoorBuild, contacts: readonly number[]): void {
  const { compiled } = build
  const { account, contact } = compiled.known
  const object = compiled.objects[account]
  if (object === undefined) return
  const usersByLevel = new Map<number, Bitset>()
  compiled.families.forEach((family, user) => {
    const level = owdLevel({ family, object })
    const users = usersByLevel.get(level) ?? bitset(compiled.families.length)
    usersByLevel.set(level, users)
    addBit(users, user)
  })
  const rows = { kind: 'list', positions: Uint32Array.from(contacts) } as const
  for (const [level, reach] of usersByLevel)
    openRowsToSet(build, { object: contact, key: `default ${level}`, reach, level }, rows, true)
}
