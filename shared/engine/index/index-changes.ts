import type { CompiledOrg } from '../compile/compile-org'
import type { CompiledObject } from '../compile/compiled-object'
import { opensTheSame } from '../compile/compile-rules'
import type { CompiledRule } from '../compile/compiled-rule'
import type { CompiledTable } from '../compile/compiled-table'
import { areAlikeIn, areListsEqual } from '../compile/keep'
import { roleOf } from '../compile/reach-context'
import type { Role } from '../../model/role'
import type { User } from '../../model/user'
import { mayHavePersonContacts } from '../record/person-accounts'
import type { AccessIndex } from './access-index'
import { childKinds, childLevelOf } from './collect-child-implicit'
import { superUsersOf } from './collect-super-users'

/** What an index rests on and changed, where users and records can keep their places. Objects by index. */
export interface IndexChanges {
  /** Objects with a record that changed its owner. */
  readonly owners: ReadonlySet<number>
  /** Objects whose stored rows differ. */
  readonly shares: ReadonlySet<number>
  /** Objects whose hierarchy switch was turned. */
  readonly hierarchies: ReadonlySet<number>
  /** Every user is where they were in the role hierarchy. */
  readonly arePlacesSame: boolean
  readonly areRolesSame: boolean
  /** Users who became inactive or active: rows to them may open nothing now, or something again. Rule R16.4. */
  readonly turned: ReadonlySet<number>
  /** Users to whom their roles give other levels on children of their accounts than before. */
  readonly childLevels: ReadonlySet<number>
  /** Nobody became active or inactive, or belongs to another account or contact. */
  readonly arePeopleSame: boolean
  /** True for a rule with the rows, levels and grantees that it had; these may reach others. */
  readonly isRuleSame: (rule: CompiledRule) => boolean
}

/** Null when something changed that decides about the places of users and records, or that is not followed this closely. */
export function indexChanges(
  { compiled: before, rules }: AccessIndex,
  after: CompiledOrg,
): IndexChanges | null {
  if (!arePartsSame(before, after) || !areTablesAlike(before, after)) return null
  if (superUsersOf(before).length + superUsersOf(after).length > 0) return null
  if (mayHavePersonContacts(before) || mayHavePersonContacts(after)) return null
  if (before.roleTree.openTops.size + after.roleTree.openTops.size > 0) return null
  if (before.territories.areOpenAbove || after.territories.areOpenAbove) return null
  for (const [grantee, reach] of after.reachByGrantee) {
    const was = before.reachByGrantee.get(grantee) ?? reach
    if (was.isUncertain !== reach.isUncertain || was.possible !== reach.possible) return null
  }
  const differing = (isSame: (was: CompiledTable, now: CompiledTable) => boolean) =>
    new Set(
      after.tables.flatMap((now, object) => {
        const was = before.tables[object]
        return now === undefined || was === undefined || isSame(was, now) ? [] : [object]
      }),
    )
  const oldRules = new Map([...rules.values()].map((rule) => [rule.rule, rule]))
  return {
    owners: differing(
      (was, now) =>
        was.ownerUser === now.ownerUser &&
        was.ownerQueue === now.ownerQueue &&
        was.isOwnerKnown === now.isOwnerKnown &&
        areAbsentOwnersSame(was, now),
    ),
    shares: differing((was, now) => was.sharesByRow === now.sharesByRow),
    turned: usersThat(after, ({ isActive }, user) => before.org.users[user]?.isActive !== isActive),
    childLevels: usersThat(after, (_, user) => !areChildLevelsSame(before, after, user)),
    hierarchies: new Set(
      after.objects.flatMap(({ index, hierarchy }) =>
        before.objects[index]?.hierarchy === hierarchy ? [] : [index],
      ),
    ),
    arePlacesSame: before.roleTree === after.roleTree && before.roleOfUser === after.roleOfUser,
    areRolesSame: before.org.roles === after.org.roles,
    arePeopleSame: areAlikeIn(
      before.org.users,
      after.org.users,
      ({ isActive, account, contact }) => [isActive, account, contact],
    ),
    isRuleSame(rule) {
      const old = oldRules.get(rule.rule)
      return old !== undefined && opensTheSame(old, rule)
    },
  }
}

/** Records without a stated owner, and those of somebody absent, leave different users in doubt (R10.1, R19.1). */
function areAbsentOwnersSame(
  { table: { owners: were } }: CompiledTable,
  { table: { owners: are }, isOwnerKnown }: CompiledTable,
): boolean {
  if (were === are || !isOwnerKnown.includes(0)) return true
  return isOwnerKnown.every(
    (known, row) => known === 1 || ((were[row] ?? null) === null) === ((are[row] ?? null) === null),
  )
}

function usersThat(
  { org }: CompiledOrg,
  isMeant: (user: User, at: number) => boolean,
): ReadonlySet<number> {
  return new Set(org.users.flatMap((user, at) => (isMeant(user, at) ? [at] : [])))
}

/** Rules R4.9, R10.7. */
function areChildLevelsSame(before: CompiledOrg, after: CompiledOrg, user: number): boolean {
  const old = roleOf(before, user)
  const role = roleOf(after, user)
  const levels = (of: Role | undefined) =>
    childKinds.map((kind) => (of === undefined ? 0 : of.isMissing ? -1 : childLevelOf(of, kind)))
  return old === role || areListsEqual(levels(old), levels(role))
}

function arePartsSame(before: CompiledOrg, after: CompiledOrg): boolean {
  return (
    before.userIndexById === after.userIndexById &&
    before.groupIndexById === after.groupIndexById &&
    before.families === after.families &&
    before.org.settings === after.org.settings &&
    before.org.territories === after.org.territories &&
    before.org.sharingSets === after.org.sharingSets &&
    before.territories === after.territories &&
    areListsEqual(before.objects, after.objects, isSameButDefaults)
  )
}

const defaults: ReadonlySet<string> = new Set<keyof CompiledObject>([
  'config',
  'fields',
  'internalModel',
  'externalModel',
  'internalDefault',
  'externalDefault',
  'isDefaultAssumed',
  'hierarchy',
  'isHierarchyAssumed',
])

/** Objects that differ in nothing but their defaults and hierarchy switch. */
export function isSameButDefaults(a: CompiledObject, b: CompiledObject): boolean {
  const keys = Object.keys(a) as (keyof CompiledObject)[] // an object has no other keys
  return a === b || keys.every((key) => defaults.has(key) || a[key] === b[key])
}

/** The same records with the same parents; in columns, only what no door but criteria reads may differ. */
function areTablesAlike(before: CompiledOrg, after: CompiledOrg): boolean {
  const hasPaths = after.org.sharingSets.length > 0
  return areListsEqual(before.tables, after.tables, (was, now) => {
    if (was === now) return true
    if (was === undefined || now === undefined) return false
    if (was.rowById !== now.rowById || was.parentRows !== now.parentRows) return false
    if (was.columnByField === now.columnByField) return true
    const isDecisive = (field: string) => hasPaths || /id$|^is|territory/.test(field)
    return [...new Set([...was.columnByField.keys(), ...now.columnByField.keys()])].every(
      (field) =>
        was.columnByField.get(field) === now.columnByField.get(field) || !isDecisive(field),
    )
  })
}
