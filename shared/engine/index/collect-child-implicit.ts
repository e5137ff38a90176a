import { SharingLevel } from '../../model/level'
import type { Role } from '../../model/role'
import type { AccountSettings } from '../../model/sharing'
import { addBit, bitset, forEachBit, hasBit, type Bitset } from '../compile/bitset'
import { levelOf, type CompiledRule } from '../compile/compiled-rule'
import { ownerAt, type CompiledTable } from '../compile/compiled-table'
import { inPieces, type Steps } from '../compile/steps'
import { roleAt, roleOf } from '../compile/reach-context'
import { widestOwnerLevel } from '../record/implicit'
import type { AccountChildren } from './account-children'
import { setOf, type RuleRows } from './collect-rules'
import { forEachShare } from './collect-shares'
import { openRows, openRowsToSet, type DoorBuild, type Opening, type SomeUsers } from './door-build'
import { openBelow } from './door-rows'
import { addRow, compileRowSet, forEachRow, growingRows, type RowSet } from './row-set'
import { startOf } from '../compile/starts'
import { positionOf, rowAt, type RecordOrder } from './record-order'

export type ChildKind = 'contact' | 'opportunity' | 'case'
export const childKinds: readonly ChildKind[] = ['contact', 'opportunity', 'case']

/** Children that may take a level from a row of their account: only while they have doors of their own (R10.9). */
export function childrenOfKind(build: DoorBuild, kind: ChildKind): AccountChildren | undefined {
  const object = build.compiled.known[kind]
  return build.compiled.objects[object]?.control === 'own' ? build.children[object] : undefined
}

export function childLevelOf(settings: AccountSettings | Role, kind: ChildKind): SharingLevel {
  switch (kind) {
    case 'contact':
      return levelOf(settings.contactAccessLevel)
    case 'opportunity':
      return levelOf(settings.opportunityAccessLevel)
    case 'case':
      return levelOf(settings.caseAccessLevel)
  }
}

/** The children of some accounts that are open to doors. */
export function childRows(build: DoorBuild, children: AccountChildren, accounts: RowSet): RowSet {
  const order = build.orders[children.object]
  const rows = growingRows()
  if (order === undefined) return compileRowSet(rows)
  forEachRow(accounts, (account) => {
    const end = startOf(children.starts, account + 1)
    for (let at = startOf(children.starts, account); at < end; at++) {
      const child = children.positions[at] ?? 0
      if (child < order.openCount) addRow(rows, child, order.rowCount)
    }
  })
  return compileRowSet(rows)
}

/** Levels of the account owner's role on children that others own. Rules R4.9, R10.5, R10.7. */
export function* collectOwnerChildLevels(build: DoorBuild, users: SomeUsers): Steps<void> {
  const { compiled, orders } = build
  const accounts = orders[compiled.known.account]
  const table = compiled.tables[compiled.known.account]
  if (accounts === undefined || table === undefined) return
  const withRole = membersWithRole(build)
  const asked = users === null ? null : positionsOwnedBy(accounts, table, setOf(build, users))
  for (const kind of childKinds) {
    const children = childrenOfKind(build, kind)
    const order = children === undefined ? undefined : orders[children.object]
    const doors = children === undefined ? undefined : build.certain[children.object]
    const owners = children === undefined ? undefined : compiled.tables[children.object]?.ownerUser
    if (
      children === undefined ||
      order === undefined ||
      doors === undefined ||
      owners === undefined
    )
      continue
    const possible = build.possible[children.object]
    const unowned = growingRows()
    const open = (account: number) => {
      const row = rowAt(accounts, account)
      const owner = ownerAt(table, row)
      if (table.isOwnerKnown[row] === 0) addRow(unowned, account, accounts.rowCount)
      const role = roleOf(compiled, owner)
      // What a role that is only named gives is not stated anywhere.
      const isStated = role?.isMissing === false
      const level = isStated ? childLevelOf(role, kind) : SharingLevel.Edit
      const into = isStated ? doors : possible
      if (role === undefined || into === undefined || level === 0) return
      const end = startOf(children.starts, account + 1)
      for (let at = startOf(children.starts, account); at < end; at++) {
        const child = children.positions[at] ?? 0
        // A child of the same owner is open to the same users at the highest level already.
        const isCovered = owners[rowAt(order, child)] === owner
        if (child < order.openCount && !isCovered) openBelow(into, owner, child, level)
      }
    }
    yield* inPieces(asked?.length ?? accounts.rowCount, (from, to) => {
      for (let at = from; at < to; at++) open(asked?.[at] ?? at)
    })
    const level = widestOwnerLevel(compiled, kind)
    const to = { object: children.object, key: 'anybody with a role', reach: withRole, level }
    openRowsToSet(build, to, childRows(build, children, compileRowSet(unowned)), false)
  }
}

/** Whoever may be reached by a row and has a role. Rules R4.5, R5.4. */
function membersWithRole({ compiled, members }: DoorBuild): Bitset {
  const withRole = bitset(compiled.org.users.length)
  forEachBit(members, (user) => {
    if (roleAt(compiled, user) >= 0) addBit(withRole, user)
  })
  return withRole
}

/** Bit positions of the records of some users, in order. */
function positionsOwnedBy(
  order: RecordOrder,
  { ownerUser }: CompiledTable,
  users: Bitset,
): Uint32Array {
  const positions: number[] = []
  for (let row = 0; row < ownerUser.length; row++) {
    const owner = ownerUser[row] ?? -1
    if (owner >= 0 && hasBit(users, owner)) positions.push(positionOf(order, row))
  }
  return Uint32Array.from(positions).sort()
}

/** Child levels of an account rule. Rule R6.9. */
export function* collectRuleChildLevels(
  build: DoorBuild,
  rule: CompiledRule,
  rows: RuleRows,
): Steps<void> {
  const settings = rule.rule.accountSettings
  if (settings === null || rule.rule.kind === 'guest') return
  for (const { grantee } of rule.targets) {
    const opening = {
      grantee,
      carry: 'superiors',
      source: build.positionOfRule.get(rule.rule),
    } as const
    collectChildLevels(build, opening, settings, rows.certain, true)
    collectChildLevels(build, opening, settings, rows.possible, false)
    yield null
  }
}

/** Opens the children of some accounts at the levels of a row. Rules R6.9, R7.1, R8.2. */
export function collectChildLevels(
  build: DoorBuild,
  opening: Pick<Opening, 'grantee' | 'carry' | 'source'>,
  settings: AccountSettings,
  accounts: RowSet,
  isCertain: boolean,
): void {
  for (const kind of childKinds) {
    const children = childrenOfKind(build, kind)
    const level = childLevelOf(settings, kind)
    if (children === undefined || level === 0) continue
    openRows(
      build,
      { ...opening, object: children.object, level },
      childRows(build, children, accounts),
      isCertain,
    )
  }
}

/** Child levels of manual and team rows on accounts. Rules R7.1, R8.2. */
export function* collectShareChildLevels(build: DoorBuild, users: SomeUsers): Steps<void> {
  yield* forEachShare(build, build.compiled.known.account, users, (share, rows) => {
    if (share.accountSettings === null) return
    collectChildLevels(
      build,
      { grantee: share.grantee, carry: 'superiors' },
      share.accountSettings,
      rows,
      true,
    )
  })
}
