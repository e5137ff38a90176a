import { parseRoleId, type RoleId } from '../../model/id'
import type { Org } from '../../model/org'
import type { Role } from '../../model/role'
import { userFamily } from '../../model/user'
import { changeRefusal, type ChangeRefusal } from '../change'
import { kindOf, type KindOf } from '../kind'
import { roleNamed } from '../naming'
import { byId, freshId, labelOfName } from '../naming-rules'
import { visibilitiesOf } from './category-visibility'
import { illegalDeveloperName } from './legal-name'
import { recordOf } from './record-item'
import { inList, propertiesOf } from '../property'
import { mapped, withoutGrantees, withParts } from '../references'

const put = inList<Role>(
  (org) => org.roles,
  (org, roles) => ({ ...org, roles }),
)
const { text, choice, reference, list } = propertiesOf(put)
const childLevels = ['None', 'Read', 'Edit'] as const

/** R4.1: the hierarchy is a forest; a role above itself cannot be. */
function withParent(org: Org, role: Role, above: Role | null): Role | ChangeRefusal {
  const { isParentKnown: _, ...stated } = role
  if (above === null) return { ...stated, parent: null }
  if (role.portalType === 'None' && above.portalType !== 'None')
    return changeRefusal(
      'role-under-portal-role',
      `\`${role.developerName}\` cannot stand under the portal role \`${above.developerName}\`; name a role of the organization`,
    )
  const path = pathToTop(org, above.id)
  const at = path.findIndex(({ id }) => id === role.id)
  if (at < 0) return { ...stated, parent: above.id }
  const names = [...path.slice(0, at + 1).map((one) => one.developerName), above.developerName]
  return changeRefusal(
    'role-cycle',
    `\`${role.developerName}\` would stand above itself (${names.toReversed().join(' > ')}); choose a parent outside its own subordinates`,
  )
}

/** R4.11: below a portal role stand portal roles alone, and its users are external. */
function withPortal(org: Org, role: Role, portalType: Role['portalType']): Role | ChangeRefusal {
  const isPortal = portalType !== 'None'
  const above = org.roles.find(({ id }) => id === role.parent)
  const below = org.roles.find(({ parent }) => parent === role.id)
  const isMisplaced = isPortal
    ? below?.portalType === 'None'
    : above !== undefined && above.portalType !== 'None'
  if (isMisplaced)
    return changeRefusal(
      'role-under-portal-role',
      `\`${role.developerName}\` stands beside roles of the other kind (R4.11); move it first`,
    )
  const user = org.users.find(
    (one) => one.role === role.id && (userFamily(one.userType) === 'internal') === isPortal,
  )
  return user === undefined
    ? { ...role, portalType, portalAccount: isPortal ? role.portalAccount : null }
    : changeRefusal(
        'wrong-role',
        `\`${user.username}\` of type \`${user.userType}\` has the role \`${role.developerName}\` (R4.11); give the user another first`,
      )
}

function pathToTop(org: Org, from: RoleId): Role[] {
  const rolesById = new Map(org.roles.map((role) => [role.id, role]))
  const path = new Set<Role>()
  for (let at = rolesById.get(from); at !== undefined && !path.has(at);) {
    path.add(at)
    at = at.parent === null ? undefined : rolesById.get(at.parent)
  }
  return [...path]
}

const illegal = (org: Org, name: string, except: Role | null) =>
  illegalDeveloperName(
    'role',
    name,
    org.roles.filter((role) => role !== except).map((role) => role.developerName),
  )

function placed(org: Org, name: string, from: Omit<Role, 'id' | 'developerName' | 'name'>) {
  const ids = org.roles.map((role) => role.id)
  const id = parseRoleId(freshId('role', name, ids))
  const role: Role = { ...from, id, developerName: name, name: labelOfName(name) }
  return illegal(org, name, null) ?? put(org, null, role)
}

const topRole = {
  parent: null,
  portalType: 'None',
  portalAccount: null,
  contactAccessLevel: 'None',
  opportunityAccessLevel: 'None',
  caseAccessLevel: 'None',
  isMissing: false,
  categoryGroupVisibilities: [],
} as const satisfies Partial<Role>

/** The role gone: its users have none, the roles below move up, and what named it as a grantee goes (R4.1, R5.2). */
function without(org: Org, role: Role): Org {
  return withParts(withoutGrantees(org, role.id), {
    users: mapped(org.users, (user) => (user.role === role.id ? { ...user, role: null } : user)),
    roles: mapped(org.roles, (one) =>
      one === role ? null : one.parent === role.id ? { ...one, parent: role.parent } : one,
    ),
  })
}

const of: KindOf<Role> = {
  kind: 'role',
  noun: 'role',
  plural: 'roles',
  nameForm: 'DeveloperName',
  isDotted: false,
  direct: { flag: null, list: null },
  renamedBy: 'name',
  items: (org) => org.roles,
  key: ({ id }) => id,
  naming: () => (role) => role.developerName,
  label: ({ name }) => name,
  note: () => (role) => (role.portalType === 'None' ? '' : role.portalType),
  parent(org) {
    const nameOf = byId(org.roles, (role) => role.developerName)
    return (role) => (role.parent === null ? null : nameOf(role.parent))
  },
  find: roleNamed,
  make: (org, name) => placed(org, name, topRole),
  copy: (org, role, name) => placed(org, name, role),
  rename: (org, role, name) =>
    illegal(org, name, role) ?? put(org, role, { ...role, developerName: name }),
  remove: without,
  properties: [
    text(
      'name',
      (role) => role.developerName,
      (role) => role,
    ),
    text(
      'label',
      (role) => role.name,
      (role, name) => ({ ...role, name }),
    ),
    reference(
      'parent',
      { kind: 'role', isOptional: true, find: roleNamed },
      (org, role) => byId(org.roles, (one) => one.developerName)(role.parent),
      (role, parent, org) => withParent(org, role, parent),
      { rule: 'R4.1' },
    ),
    ...(['contactAccessLevel', 'opportunityAccessLevel', 'caseAccessLevel'] as const).map((name) =>
      choice(
        name,
        childLevels,
        (role) => role[name],
        (role, level) => ({ ...role, [name]: level }),
        { rule: 'R4.9' },
      ),
    ),
    choice(
      'portalType',
      ['None', 'CustomerPortal', 'Partner'] as const,
      (role) => role.portalType,
      (role, portalType, org) => withPortal(org, role, portalType),
      { rule: 'R4.11' },
    ),
    reference(
      'portalAccount',
      { kind: 'record', isOptional: true, find: recordOf },
      (_, role) => role.portalAccount ?? '',
      (role, account) =>
        account === null || account.object === 'Account'
          ? { ...role, portalAccount: account?.id ?? null }
          : changeRefusal('wrong-value', `\`${account.name}\` is no account (R4.11); name one`),
      { rule: 'R4.11' },
    ),
    list(
      'categoryGroupVisibilities',
      { kind: 'lines', form: 'Topics = EMEA + USA' },
      visibilitiesOf(put),
    ),
  ],
}

export const roleKind = kindOf(of)
