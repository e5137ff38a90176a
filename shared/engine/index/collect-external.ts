import { SharingLevel } from '../../model/level'
import { addBit, bitset, isEmpty, type Bitset } from '../compile/bitset'
import { cellOf, idAt } from '../compile/compiled-table'
import { addPossibleSuperiorsOfRoles } from '../compile/possible-superiors'
import { ancestorsOf } from '../compile/role-tree'
import { inPieces, type Steps } from '../compile/steps'
import { isOwnContactCase } from '../record/case-contact'
import { takesPartInSharing } from '../record/subject'
import { openRowsToSet, type DoorBuild } from './door-build'
import { openAlone, openBelow } from './door-rows'
import { rowOf } from '../compile/row-lookup'
import { familyOf, usersWithRole } from '../compile/reach-context'
import { rowAt } from './record-order'

/** Who reads an account as its external users do, by account id. */
interface PortalReach {
  readonly shared: Bitset
  /** Users who might stand above the account's lowest external role. */
  readonly possible: Bitset
  readonly highVolume: number[]
}

/** Own account and its contacts of external users, and above the account's lowest external role. Rules R10.13, R10.14. */
export function* collectPortalImplicit(build: DoorBuild): Steps<void> {
  const { compiled, orders } = build
  const reaches = portalReaches(build)
  const { account, contact } = compiled.known
  for (const object of [account, contact]) {
    const order = orders[object]
    const table = compiled.tables[object]
    const doors = build.certain[object]
    if (order === undefined || table === undefined || doors === undefined) continue
    if (object === contact && compiled.objects[object]?.control !== 'own') continue
    const open = (position: number) => {
      const row = rowAt(order, position)
      const id: string = idAt(table, row)
      const accountId = object === account ? id : (cellOf(table, row, 'AccountId') ?? '')
      const reach = reaches.get(accountId)
      if (reach === undefined) return
      const key = `portal ${accountId}`
      const rows = { kind: 'list', positions: Uint32Array.of(position) } as const
      openRowsToSet(
        build,
        { object, key, reach: reach.shared, level: SharingLevel.Read },
        rows,
        true,
      )
      const maybe = {
        object,
        key: `perhaps ${key}`,
        reach: reach.possible,
        level: SharingLevel.Read,
      }
      if (!isEmpty(reach.possible)) openRowsToSet(build, maybe, rows, false)
      for (const user of reach.highVolume) {
        const isOwn = object === account || compiled.org.settings.hvuSeesAllAccountContacts
        if (isOwn) openAlone(doors, user, position, SharingLevel.Read)
      }
    }
    yield* inPieces(reaches.size === 0 ? 0 : order.openCount, (from, to) => {
      for (let position = from; position < to; position++) open(position)
    })
  }
  openOwnContacts(build)
}

function portalReaches(build: DoorBuild): Map<string, PortalReach> {
  const { compiled } = build
  const reaches = new Map<string, PortalReach>()
  const reachOf = (account: string) => {
    const known = reaches.get(account)
    if (known !== undefined) return known
    const size = compiled.org.users.length
    const reach = { shared: bitset(size), possible: bitset(size), highVolume: [] }
    reaches.set(account, reach)
    return reach
  }
  compiled.org.users.forEach((user, index) => {
    if (user.account === null) return
    const family = compiled.families[index]
    if (family === 'highVolume') reachOf(user.account).highVolume.push(index)
    if (family === 'partner' || family === 'customerPlus')
      addBit(reachOf(user.account).shared, index)
  })
  for (const [account, lowest] of compiled.portal.lowestRoleByAccount) {
    for (const role of [lowest, ...ancestorsOf(compiled.roleTree, lowest)]) {
      for (const user of usersWithRole(compiled, role)) addBit(reachOf(account).shared, user)
    }
    if (compiled.roleTree.openTops.size > 0)
      addPossibleSuperiorsOfRoles(compiled, [lowest], reachOf(account).possible)
  }
  return reaches
}

/** D-38: a high-volume user reads the own contact. */
function openOwnContacts(build: DoorBuild): void {
  const { compiled } = build
  const object = compiled.known.contact
  const order = build.orders[object]
  const table = compiled.tables[object]
  const doors = build.certain[object]
  if (order === undefined || table === undefined || doors === undefined) return
  if (compiled.objects[object]?.control !== 'own') return
  compiled.org.users.forEach((user, index) => {
    if (compiled.families[index] !== 'highVolume' || user.contact === null) return
    const row = rowOf(table.rowById, user.contact)
    const position = row === undefined ? undefined : order.positionOf[row]
    // The door asks for the contact's account cell first.
    if (row === undefined || position === undefined || position >= order.openCount) return
    if (typeof cellOf(table, row, 'AccountId') === 'string')
      openAlone(doors, index, position, SharingLevel.Read)
  })
}

/** External users edit the cases whose contact they are; role-based ones open the account by it. Rules R10.15, R4.2, R10.1. */
export function* collectCaseContacts(build: DoorBuild): Steps<void> {
  const { compiled } = build
  const { case: object, account } = compiled.known
  const order = build.orders[object]
  const table = compiled.tables[object]
  const doors = build.certain[object]
  const config = compiled.objects[object]
  if (
    order === undefined ||
    table === undefined ||
    doors === undefined ||
    config?.control !== 'own'
  )
    return
  const usersByContact = new Map<string, number[]>()
  for (const user of compiled.portal.externalUsers) {
    const contact = compiled.org.users[user]?.contact ?? null
    if (contact === null) continue
    usersByContact.set(contact, [...(usersByContact.get(contact) ?? []), user])
  }
  if (usersByContact.size === 0) return
  const open = (position: number) => {
    const row = rowAt(order, position)
    for (const user of usersByContact.get(cellOf(table, row, 'ContactId') ?? '') ?? []) {
      if (!isOwnContactCase(compiled, user, { object: config, table, row })) continue
      if (!takesPartInSharing(familyOf(compiled, user))) {
        openAlone(doors, user, position, SharingLevel.Edit)
        continue
      }
      openBelow(doors, user, position, SharingLevel.Edit)
      const accounts = build.certain[account]
      const parent = build.children[object]?.accountOf[position] ?? -1
      if (accounts !== undefined && parent >= 0)
        openBelow(accounts, user, parent, SharingLevel.Read)
    }
  }
  yield* inPieces(order.rowCount, (from, to) => {
    for (let position = from; position < to; position++) open(position)
  })
}
