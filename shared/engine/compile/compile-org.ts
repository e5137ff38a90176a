import type { Grantee } from '../../model/group'
import type { GroupId, RecordId, RoleId, UserId } from '../../model/id'
import type { Org } from '../../model/org'
import type { Share } from '../../model/sharing'
import { compilePermissions, type CompiledPermissions } from '../permission/compile-permissions'
import { compileObjects, type CompiledObject } from './compiled-object'
import { compileRule, rolelessOwners, type CompiledRule } from './compiled-rule'
import {
  compileTable,
  withParents,
  type CompiledTable,
  type RecordPosition,
} from './compiled-table'
import { compilePortal, type CompiledPortal } from './portal'
import { compileReachContext, granteeKey, reachOf, type Reach, type ReachContext } from './reach'
import { compileRoleTree, rolesOfUsers } from './role-tree'
import { compileTerritories, type CompiledTerritories } from './territories'

/** One org with every lookup built once; nothing in it changes. Arrays by user and role follow `org.users`, `org.roles`. */
export interface CompiledOrg extends ReachContext {
  readonly groupIndexById: ReadonlyMap<GroupId, number>
  readonly objects: readonly CompiledObject[]
  /** Lower-case API name -> index in `objects`. */
  readonly objectIndexByName: ReadonlyMap<string, number>
  /** Indexed as `objects`; undefined for an object without records. */
  readonly tables: readonly (CompiledTable | undefined)[]
  /** Active rules by object, indexed as `objects`. */
  readonly rules: readonly (readonly CompiledRule[])[]
  readonly reachByGrantee: ReadonlyMap<string, Reach>
  readonly permissions: CompiledPermissions
  readonly territories: CompiledTerritories
  readonly portal: CompiledPortal
  /** Indices of the objects that the account's doors know; −1 when the catalogue lacks one. */
  readonly known: KnownObjects
  /** Rows of contacts, opportunities, cases, contracts and orders by account row. */
  readonly childrenByAccount: ReadonlyMap<number, readonly RecordPosition[]>
}

export interface KnownObjects {
  readonly account: number
  readonly contact: number
  readonly opportunity: number
  readonly case: number
  readonly lead: number
  readonly contract: number
  readonly order: number
}

export interface CompileOptions {
  /** The instant that expiry dates are compared with, ISO 8601; null: nothing expires (PRM-05). */
  readonly now: string | null
}

/** Builds every lookup of the engine. O(users × depth + groups + records). Same org, same result. */
export function compileOrg(org: Org, options: CompileOptions = { now: null }): CompiledOrg {
  const { objects, byName } = compileObjects(org)
  const userIndexById = new Map(org.users.map((user, index) => [user.id, index]))
  const groupIndexById = new Map(org.groups.map((group, index) => [group.id, index]))
  const known = knownObjects(byName)
  const tables = compileTables(org, objects, byName, userIndexById, groupIndexById)
  const roleTree = compileRoleTree(org, accountOwnerRole(org, tables[known.account]))
  const context = compileReachContext(
    org,
    roleTree,
    rolesOfUsers(org, roleTree.indexById),
    userIndexById,
  )
  const reachByGrantee = reachOfAll(context)
  const reach = (grantee: Grantee) =>
    reachByGrantee.get(granteeKey(grantee)) ?? reachOf(context, grantee)
  const roleless = rolelessOwners(org.users)
  const rulesContext = { ...context, groupIndexById, reach, rolelessOwners: roleless }
  return {
    ...context,
    groupIndexById,
    objects,
    objectIndexByName: byName,
    tables,
    rules: objects.map((object) => compileRules(org, object, tables[object.index], rulesContext)),
    reachByGrantee,
    permissions: compilePermissions(org, objects, options),
    territories: compileTerritories(org, userIndexById),
    portal: compilePortal(context),
    known,
    childrenByAccount: childrenByAccount(objects, tables, known),
  }
}

function knownObjects(byName: ReadonlyMap<string, number>): KnownObjects {
  const at = (name: string) => byName.get(name) ?? -1
  return {
    account: at('account'),
    contact: at('contact'),
    opportunity: at('opportunity'),
    case: at('case'),
    lead: at('lead'),
    contract: at('contract'),
    order: at('order'),
  }
}

function compileTables(
  org: Org,
  objects: readonly CompiledObject[],
  byName: ReadonlyMap<string, number>,
  userIndexById: ReadonlyMap<UserId, number>,
  groupIndexById: ReadonlyMap<GroupId, number>,
): (CompiledTable | undefined)[] {
  const sharesByObject = new Map<number, Share[]>()
  for (const share of org.shares) {
    const object = byName.get(share.object.toLowerCase()) ?? -1
    const shares = sharesByObject.get(object)
    if (shares === undefined) sharesByObject.set(object, [share])
    else shares.push(share)
  }
  const tables: (CompiledTable | undefined)[] = objects.map(() => undefined)
  for (const table of org.records) {
    const object = objects[byName.get(table.object.toLowerCase()) ?? -1]
    if (object === undefined) continue
    const shares = sharesByObject.get(object.index) ?? []
    tables[object.index] = compileTable(object, table, { userIndexById, groupIndexById, shares })
  }
  return objects.map((object) => {
    const table = tables[object.index]
    return table === undefined ? undefined : withParents(object, table, tables)
  })
}

/** R4.11: the role of an account's owner, above which its external roles hang. */
function accountOwnerRole(
  org: Org,
  accounts: CompiledTable | undefined,
): (account: RecordId) => RoleId | null {
  return (account) => {
    const row = accounts?.rowById.get(account)
    const owner = row === undefined ? -1 : (accounts?.ownerUser[row] ?? -1)
    return org.users[owner]?.role ?? null
  }
}

/** Reach of every group-like grantee that a share, a rule or a queue names; users are tested directly. */
function reachOfAll(context: ReachContext): Map<string, Reach> {
  const { org } = context
  const reaches = new Map<string, Reach>()
  const add = (grantee: Grantee) => {
    const key = granteeKey(grantee)
    if (grantee.kind !== 'user' && !reaches.has(key)) reaches.set(key, reachOf(context, grantee))
  }
  for (const share of org.shares) add(share.grantee)
  for (const rule of org.sharingRules) {
    rule.sharedTo.forEach(add)
    if (rule.kind === 'owner') rule.sharedFrom.forEach(add)
  }
  for (const set of org.sharingSets) set.shareGroup.forEach(add)
  for (const group of org.groups)
    if (group.type === 'Queue') add({ kind: 'group', group: group.id })
  return reaches
}

interface RulesContext extends ReachContext {
  readonly groupIndexById: ReadonlyMap<GroupId, number>
  readonly reach: (grantee: Grantee) => Reach
  readonly rolelessOwners: Uint8Array
}

/** R6.2: only objects with record doors of their own have rules; on others they are without effect. */
function compileRules(
  org: Org,
  object: CompiledObject,
  table: CompiledTable | undefined,
  context: RulesContext,
): CompiledRule[] {
  if (object.control !== 'own') return []
  return org.sharingRules
    .filter((rule) => rule.isActive && rule.object.toLowerCase() === object.name.toLowerCase())
    .map((rule) =>
      compileRule(rule, object, table, {
        users: org.users,
        groupIndexById: context.groupIndexById,
        isQueue: (group) => context.groupById.get(group)?.type === 'Queue',
        reach: context.reach,
        userIndexById: context.userIndexById,
        rolelessOwners: context.rolelessOwners,
      }),
    )
}

/** R10.1, R10.4: the records whose access may open their account. */
function childrenByAccount(
  objects: readonly CompiledObject[],
  tables: readonly (CompiledTable | undefined)[],
  known: KnownObjects,
): Map<number, RecordPosition[]> {
  const children = new Map<number, RecordPosition[]>()
  for (const object of [
    known.contact,
    known.opportunity,
    known.case,
    known.contract,
    known.order,
  ]) {
    const link =
      objects[object]?.parents.findIndex((parent) => parent.object === known.account) ?? -1
    const rows = tables[object]?.parentRows[link]
    rows?.forEach((account, row) => {
      if (account < 0) return
      const positions = children.get(account)
      if (positions === undefined) children.set(account, [{ object, row }])
      else positions.push({ object, row })
    })
  }
  return children
}

/** Position of a record by its id, whatever its object; undefined when no table holds it. */
export function recordPosition(
  compiled: CompiledOrg,
  record: RecordId,
): RecordPosition | undefined {
  for (const table of compiled.tables) {
    const row = table?.rowById.get(record)
    if (table !== undefined && row !== undefined) return { object: table.object, row }
  }
  return undefined
}
