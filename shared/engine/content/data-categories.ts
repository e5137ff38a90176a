import type { CategoryGroupVisibility, DataCategoryGroup } from '../../model/data-category'
import type { Role } from '../../model/role'
import type { CompiledOrg } from '../compile/compile-org'
import { ancestorsOf } from '../compile/role-tree'
import { permissionsInForce } from '../permission/permission-class'
import { roleAt } from '../compile/reach-context'
import { type Reached, both, either } from '../record/reached'

type Visibility = Omit<CategoryGroupVisibility, 'dataCategoryGroup'>

const isNamed = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

/** A category and all above it, up to the root `All`. Rule KNW-03. */
function lineOf(group: DataCategoryGroup, category: string): readonly string[] {
  const line = [category]
  for (let at: string | null = category; at !== null && line.length <= group.categories.length;) {
    const name: string = at
    at = group.categories.find((each) => isNamed(each.name, name))?.parent ?? null
    if (at !== null) line.push(at)
  }
  return isNamed(category, 'All') ? line : [...line, 'All']
}

/** Does a setting show a category? The named ones, all above and all below them, not those beside. Rule KNW-04. */
export function isCategoryShown(
  group: DataCategoryGroup,
  { visibility, dataCategories }: Visibility,
  category: string,
): boolean {
  switch (visibility) {
    case 'ALL':
      return true
    case 'NONE':
      return false
    case 'CUSTOM': {
      const line = lineOf(group, category)
      return dataCategories.some(
        (named) =>
          line.some((each) => isNamed(each, named)) ||
          lineOf(group, named).some((each) => isNamed(each, category)),
      )
    }
  }
}

/**
 * Does the user see the category? Role, or the org's default without any role's setting, then profile and sets, which
 * only add. Rules KNW-07–KNW-09, KNW-06 (D-66).
 */
export function seesCategory(
  compiled: CompiledOrg,
  user: number,
  group: DataCategoryGroup,
  category: string,
): Reached {
  const permissions = permissionsInForce(compiled, user)
  const { grants } = permissions
  if (permissions.system.has('ViewAllData')) return 'yes'
  const isShown = (settings: readonly CategoryGroupVisibility[]) =>
    settings.some(
      (each) =>
        isNamed(each.dataCategoryGroup, group.name) && isCategoryShown(group, each, category),
    )
  if (grants.some((grant) => isShown(grant.categories))) return 'yes'
  const mayBeAdded =
    permissions.isSystemKnown && !grants.some((grant) => isShown(grant.possible.categories))
      ? 'no'
      : 'unknown'
  return either(byRole(compiled, user, group, category), mayBeAdded)
}

/** Roles from the user's up to the top. */
function rolesAbove(compiled: CompiledOrg, user: number): readonly Role[] {
  const role = roleAt(compiled, user)
  if (role < 0) return []
  return [role, ...ancestorsOf(compiled.roleTree, role)].flatMap(
    (index) => compiled.org.roles[index] ?? [],
  )
}

const settingsOf = (roles: readonly Role[], group: DataCategoryGroup) =>
  roles.flatMap(({ categoryGroupVisibilities }) =>
    categoryGroupVisibilities.filter((each) => isNamed(each.dataCategoryGroup, group.name)),
  )

/**
 * KNW-08: a role without a setting is as the role above; one with a setting shows no more than that role.
 *
 * The default holds where no role up to the top has a setting; a default that no file states is all (KNW-07, assumed).
 */
function byRole(
  compiled: CompiledOrg,
  user: number,
  group: DataCategoryGroup,
  category: string,
): Reached {
  const roles = rolesAbove(compiled, user)
  const settings = settingsOf(roles, group)
  const isKnown =
    roles.every(({ isMissing }) => !isMissing) && roles.length > 0 === hasRole(compiled, user)
  if (!isKnown) return 'unknown'
  const { defaultVisibility } = group
  const isShown =
    settings.length > 0
      ? settings.every((setting) => isCategoryShown(group, setting, category))
      : defaultVisibility === null || isCategoryShown(group, defaultVisibility, category)
  return isShown ? 'yes' : 'no'
}

/** True where the user sees the group by a default that no file states. Rule KNW-07. */
export function restsOnDefault(compiled: CompiledOrg, user: number, groupName: string): boolean {
  const group = groupNamed(compiled, groupName)
  if (group?.isActive !== true || group.defaultVisibility !== null) return false
  return settingsOf(rolesAbove(compiled, user), group).length === 0
}

function groupNamed({ org }: CompiledOrg, name: string): DataCategoryGroup | undefined {
  return org.dataCategoryGroups.find((each) => isNamed(each.name, name))
}

/** A role that the user has but the import has not may set anything. */
function hasRole({ org, families }: CompiledOrg, user: number): boolean {
  const family = families[user]
  const mayHaveRole = family === 'internal' || family === 'partner' || family === 'customerPlus'
  return mayHaveRole && (org.users[user]?.role ?? null) !== null
}

/** One classification of an article. */
export interface Classification {
  readonly group: string
  readonly category: string
}

/**
 * Does the user see an article with these categories? One of each group that classifies it; groups that are not active do
 * not count, a group that is not in the import may hide it. Rules R15.12, KNW-03, KNW-05.
 */
export function seesClassified(
  compiled: CompiledOrg,
  user: number,
  classifications: readonly Classification[],
): Reached {
  const names = new Set(classifications.map(({ group }) => group.toLowerCase()))
  return both(
    ...[...names].map((name): Reached => {
      const group = groupNamed(compiled, name)
      if (group === undefined) return 'unknown'
      if (!group.isActive) return 'yes'
      const entries = classifications.filter((each) => isNamed(each.group, name))
      return either(...entries.map(({ category }) => seesCategory(compiled, user, group, category)))
    }),
  )
}
