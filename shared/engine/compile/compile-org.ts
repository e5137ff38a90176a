import type { RecordId, RoleId } from '../../model/id'
import type { Org } from '../../model/org'
import type { RecordTable } from '../../model/record-table'
import { compileContentRows } from '../content/content-rows'
import { compilePermissionSteps } from '../permission/compile-permissions'
import { heldContainerLookup } from '../permission/held-containers'
import { assignmentLookup } from '../permission/standing'
import { compileChildrenOfAccounts, type ChildrenOfAccounts } from './children-of-accounts'
import { compileReaches } from './compile-reaches'
import { compileRules } from './compile-rules'
import { compileTables, tableNamed } from './compile-tables'
import { compileObjects, type CompiledObject } from './compiled-object'
import type { CompiledOrg, CompileOptions, KnownObjects } from './compiled-org'
import type { CompiledTable, RecordPosition } from './compiled-table'
import { compileInvitees } from './invitees'
import { compilePortal } from './portal'
import { areAlikeIn, areListsEqual, keepEqual } from './keep'
import { compileReachContext } from './reach-context'
import { withinEdition } from '../edition/within-edition'
import {
  areChildrenSame,
  areOptionsSame,
  holdTheSame,
  isSameRoleTree,
  keptObjects,
  keptTerritories,
} from './kept-lookups'
import { dayOf } from './relative-dates'
import { areUsersRecords, userRecords } from './user-records'
import { compileRoleTree, rolesOfUsers } from './role-tree'
import { runThrough, type Steps } from './steps'
import { compileSiteMembers } from './site-members'
import { compileTerritories } from './territories'
import { rowOf } from './row-lookup'
import { ruleLookup } from './rule-lookup'

export type { CompiledOrg, CompileOptions, KnownObjects } from './compiled-org'

/**
 * Builds every lookup of the engine. O(users × depth + groups + records). Same org, same result.
 *
 * `org` of the result is what a strict edition leaves of the org (EDI-03); without one, the org itself.
 * With `before`, an org of which this one came by changes, lookups that the changes do not concern are those of `before`;
 * the result is equal to one from nothing.
 */
export function compileOrg(
  stated: Org,
  options: CompileOptions = { now: null },
  before: CompiledOrg | null = null,
): CompiledOrg {
  return runThrough(compileOrgSteps(stated, options, before))
}

/** The same in steps. */
export function* compileOrgSteps(
  stated: Org,
  options: CompileOptions,
  before: CompiledOrg | null = null,
): Steps<CompiledOrg> {
  const org = withinEdition(stated)
  const old = before !== null && areOptionsSame(before.options, options) ? before : null
  const { objects, byName } = keptObjects(compileObjects(org, old), old)
  const { userIndexById, groupIndexById } = positions(org, old)
  const known = knownObjects(byName)
  const names = { objects, objectIndexByName: byName }
  yield null
  const tables = yield* compileTables(
    recordsOf(org, options, old),
    org.shares,
    { ...names, userIndexById, groupIndexById },
    old,
  )
  yield null
  const roleTree = keepEqual(
    old?.roleTree,
    compileRoleTree(org, accountOwnerRole(org, tables[known.account])),
    isSameRoleTree,
  )
  yield null
  const roleOfUser = keepEqual(
    old?.roleOfUser,
    rolesOfUsers(org, roleTree.indexById),
    areListsEqual,
  )
  yield null
  const context = compileReachContext(org, roleTree, roleOfUser, userIndexById, old)
  yield null
  const reachByGrantee = yield* compileReaches(context, old)
  const placed = { ...context, ...names, tables, groupIndexById, reachByGrantee }
  const today = todayOf(org, options)
  const isSameZone = old?.org.settings.timeZone === org.settings.timeZone
  const rules = yield* compileRules(
    { ...placed, today },
    old === null ? null : { ...old, today: isSameZone ? today : todayOf(old.org, options) },
  )
  const permissions =
    old !== null && holdTheSame(org, objects, old)
      ? old.permissions
      : yield* compilePermissionSteps(org, objects, options)
  yield null
  const heldBy = heldContainerLookup(org, options)
  const areChildrenKept = old !== null && areChildrenSame(placed, known, old)
  return {
    ...placed,
    rules,
    rulesConcerning: ruleLookup(rules, org.users.length),
    permissions,
    heldBy,
    assignmentsOf: assignmentLookup(org.assignments),
    options,
    content: compileContentRows(tables),
    territories: keptTerritories(placed, old) ?? compileTerritories(context),
    portal: compilePortal(context),
    known,
    childrenOfAccounts: areChildrenKept
      ? old.childrenOfAccounts
      : yield* childrenOfAccounts(objects, tables, known),
    inviteesByEvent: compileInvitees(objects, tables, userIndexById),
    siteMembers: compileSiteMembers(org, heldBy),
  }
}

function todayOf(org: Org, { now }: CompileOptions): number | null {
  return now === null ? null : dayOf(now, org.settings.timeZone)
}

/** Users and groups by id; as before where nobody came, went or changed places. */
function positions(
  org: Org,
  before: CompiledOrg | null,
): Pick<CompiledOrg, 'userIndexById' | 'groupIndexById'> {
  const idOf = ({ id }: { readonly id: string }) => [id]
  return {
    userIndexById:
      before !== null && areAlikeIn(before.org.users, org.users, idOf)
        ? before.userIndexById
        : new Map(org.users.map((user, index) => [user.id, index])),
    groupIndexById:
      before !== null && areAlikeIn(before.org.groups, org.groups, idOf)
        ? before.groupIndexById
        : new Map(org.groups.map((group, index) => [group.id, index])),
  }
}

/** The records of the org, and its users as records where they count as such. */
function recordsOf(
  org: Org,
  { areUsersAsked }: CompileOptions,
  before: CompiledOrg | null,
): readonly RecordTable[] {
  if (!areUsersRecords(org, areUsersAsked === true)) return org.records
  const asBefore = before !== null && before.org.users === org.users
  const known = asBefore ? tableNamed(before, 'user') : undefined
  const isMade = known !== undefined && !before?.org.records.includes(known.table)
  return [...org.records, isMade ? known.table : userRecords(org.users)]
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

/** R4.11: the role of an account's owner, below which its external roles hang; undefined where the import names no owner. */
function accountOwnerRole(
  org: Org,
  accounts: CompiledTable | undefined,
): (account: RecordId) => RoleId | null | undefined {
  return (account) => {
    const row = rowOf(accounts?.rowById, account)
    const owner = row === undefined ? -1 : (accounts?.ownerUser[row] ?? -1)
    return org.users[owner]?.role
  }
}

/** R10.1, R10.4: the records whose access may open their account. */
function* childrenOfAccounts(
  objects: readonly CompiledObject[],
  tables: readonly (CompiledTable | undefined)[],
  { account, contact, opportunity, case: cases, contract, order }: KnownObjects,
): Steps<ChildrenOfAccounts[]> {
  const all: ChildrenOfAccounts[] = []
  for (const index of [contact, opportunity, cases, contract, order]) {
    const object = objects[index]
    if (object === undefined) continue
    const children = yield* compileChildrenOfAccounts(object, tables, account)
    if (children !== null) all.push(children)
  }
  return all
}

/** Position of a record by its id, whatever its object; undefined when no table holds it. */
export function recordPosition(
  compiled: CompiledOrg,
  record: RecordId,
): RecordPosition | undefined {
  for (const table of compiled.tables) {
    const row = rowOf(table?.rowById, record)
    if (table !== undefined && row !== undefined) return { object: table.object, row }
  }
  return undefined
}
