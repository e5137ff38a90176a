import type { Grantee } from '../../model/group'
import type { GroupId, RecordId, RoleId, UserId } from '../../model/id'
import type { Org } from '../../model/org'
import type { Share } from '../../model/sharing'
import type { Bitset } from './bitset'
import { compileContentRows, contentGrantees, type ContentRows } from '../content/content-rows'
import { compilePermissions, type CompiledPermissions } from '../permission/compile-permissions'
import { heldContainerLookup, type HeldContainers } from '../permission/held-containers'
import type { SessionOptions } from '../permission/standing'
import { compileChildrenOfAccounts, type ChildrenOfAccounts } from './children-of-accounts'
import { compileObjects, mayHaveRows, type CompiledObject } from './compiled-object'
import { compileRule, rolelessOwners, type CompiledRule } from './compiled-rule'
import {
  codedColumns,
  compileTable,
  withParents,
  type CompiledTable,
  type RecordPosition,
} from './compiled-table'
import { compileInvitees, type InviteesByEvent } from './invitees'
import { compilePortal, type CompiledPortal } from './portal'
import { granteeKey, reachOf, type Reach } from './reach'
import { compileReachContext, type ReachContext } from './reach-context'
import { withReferences } from './references'
import { dayOf } from './relative-dates'
import { areUsersRecords, userRecords } from './user-records'
import { compileRoleTree, rolesOfUsers } from './role-tree'
import { compileSiteMembers } from './site-members'
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
  /** Sets and groups that a user was given, whether they count or not. */
  readonly heldBy: HeldContainers
  /** What the org was compiled for. */
  readonly options: CompileOptions
  /** Rows that say who may see files, groups, libraries and articles. */
  readonly content: ContentRows
  readonly territories: CompiledTerritories
  readonly portal: CompiledPortal
  /** Indices of the objects that the account's doors know; −1 when the catalogue lacks one. */
  readonly known: KnownObjects
  /** Contacts, opportunities, cases, contracts and orders by account, one entry an object. */
  readonly childrenOfAccounts: readonly ChildrenOfAccounts[]
  readonly inviteesByEvent: InviteesByEvent
  /** Users of each site, as `org.networks`. */
  readonly siteMembers: readonly Bitset[]
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

/** The instant and the session that the org is compiled for. */
export interface CompileOptions extends SessionOptions {
  /** True when the question is about users as records (R15.16); else they are where the org states a default for them. */
  readonly areUsersAsked?: boolean
}

/** Builds every lookup of the engine. O(users × depth + groups + records). Same org, same result. */
export function compileOrg(org: Org, options: CompileOptions = { now: null }): CompiledOrg {
  const { objects, byName } = compileObjects(org)
  const userIndexById = new Map(org.users.map((user, index) => [user.id, index]))
  const groupIndexById = new Map(org.groups.map((group, index) => [group.id, index]))
  const known = knownObjects(byName)
  const records = areUsersRecords(org, options.areUsersAsked === true)
    ? [...org.records, userRecords(org.users)]
    : org.records
  const stated = { ...org, records }
  const tables = compileTables(stated, objects, byName, userIndexById, groupIndexById)
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
  const today = options.now === null ? null : dayOf(options.now, org.settings.timeZone)
  const rulesContext = { ...context, groupIndexById, reach, rolelessOwners: roleless, today }
  return {
    ...context,
    groupIndexById,
    objects,
    objectIndexByName: byName,
    tables,
    rules: objects.map((object) => compileRules(org, object, tables[object.index], rulesContext)),
    reachByGrantee,
    permissions: compilePermissions(org, objects, options),
    heldBy: heldContainerLookup(org, options),
    options,
    content: compileContentRows(tables),
    territories: compileTerritories(org, userIndexById),
    portal: compilePortal(context),
    known,
    childrenOfAccounts: childrenOfAccounts(objects, tables, known),
    inviteesByEvent: compileInvitees(objects, tables, userIndexById),
    siteMembers: compileSiteMembers(org, userIndexById),
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
    if (table === undefined) return undefined
    return withReferences(object, withParents(object, table, tables), objects, tables)
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
  contentGrantees(org).forEach(add)
  return reaches
}

interface RulesContext extends ReachContext {
  readonly groupIndexById: ReadonlyMap<GroupId, number>
  readonly reach: (grantee: Grantee) => Reach
  readonly rolelessOwners: Uint8Array
  readonly today: number | null
}

/** R6.2: only objects with record doors of their own have rules; on others they are without effect. */
function compileRules(
  org: Org,
  object: CompiledObject,
  table: CompiledTable | undefined,
  context: RulesContext,
): CompiledRule[] {
  if (!mayHaveRows(object)) return []
  const codedColumn = codedColumns(table)
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
        codedColumn,
        today: context.today,
      }),
    )
}

/** R10.1, R10.4: the records whose access may open their account. */
function childrenOfAccounts(
  objects: readonly CompiledObject[],
  tables: readonly (CompiledTable | undefined)[],
  { account, contact, opportunity, case: cases, contract, order }: KnownObjects,
): ChildrenOfAccounts[] {
  return [contact, opportunity, cases, contract, order].flatMap((index) => {
    const object = objects[index]
    return object === undefined ? [] : (compileChildrenOfAccounts(object, tables, account) ?? [])
  })
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
