import type { Assignment } from '../../model/container'
import type { GroupId, UserId } from '../../model/id'
import type { ContentRows } from '../content/content-rows'
import type { CompiledPermissions } from '../permission/compile-permissions'
import type { HeldContainers } from '../permission/held-containers'
import type { SessionOptions } from '../permission/standing'
import type { ChildrenOfAccounts } from './children-of-accounts'
import type { ObjectTables } from './compile-tables'
import type { CompiledRule } from './compiled-rule'
import type { InviteesByEvent } from './invitees'
import type { CompiledPortal } from './portal'
import type { Reach } from './reach'
import type { ReachContext } from './reach-context'
import type { RulesConcerning } from './rule-lookup'
import type { SiteMembers } from './site-members'
import type { CompiledTerritories } from './territories'

/** One org with every lookup built once; nothing in it changes. Arrays by user and role follow `org.users`, `org.roles`. */
export interface CompiledOrg extends ReachContext, ObjectTables {
  readonly groupIndexById: ReadonlyMap<GroupId, number>
  /** Active rules by object, indexed as `objects`. */
  readonly rules: readonly (readonly CompiledRule[])[]
  readonly rulesConcerning: RulesConcerning
  readonly reachByGrantee: ReadonlyMap<string, Reach>
  readonly permissions: CompiledPermissions
  /** Sets and groups that a user was given, whether they count or not. */
  readonly heldBy: HeldContainers
  /** Assignments of a user, in their order. */
  readonly assignmentsOf: (user: UserId) => readonly Assignment[]
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
  /** Users of each site, as `org.networks`; none where members of sites do not see each other. */
  readonly siteMembers: readonly SiteMembers[]
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
