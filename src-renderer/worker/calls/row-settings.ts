import { formatName } from '@shared/change/quoted-name'
import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import type { Grantee, Group } from '@shared/model/group'
import type { Org } from '@shared/model/org'
import type { Role } from '@shared/model/role'
import type { FlippableSetting } from '@shared/protocol/engine'

const noParent = '(top)'

/** R4.1: the role above this one; a role below it cannot be chosen. */
export function roleSettings({ org }: CompiledOrg, id: string): FlippableSetting[] {
  const role = org.roles.find((one) => one.id === id)
  if (role === undefined || role.isMissing || role.portalType !== 'None') return []
  const below = branchOf(org, role)
  const parents = org.roles.filter(
    (one) => one.portalType === 'None' && !one.isMissing && !below.has(one.id),
  )
  const target = `role:${formatName(role.developerName)}.parent`
  return [
    {
      subject: `parent of role \`${role.name}\``,
      group: 'role',
      value: org.roles.find((one) => one.id === role.parent)?.developerName ?? noParent,
      options: [
        { value: noParent, change: `${target}=` },
        ...parents.map(({ developerName }) => ({
          value: developerName,
          change: `${target}=${developerName}`,
        })),
      ],
    },
  ]
}

/** The role and all that stand below it. */
function branchOf({ roles }: Org, top: Role): ReadonlySet<string> {
  const branch = new Set<string>([top.id])
  for (let before = 0; before < branch.size;) {
    before = branch.size
    for (const { id, parent } of roles) if (parent !== null && branch.has(parent)) branch.add(id)
  }
  return branch
}

/** More users than this are not listed: a user's own menu adds it to a group. */
const listedUsers = 1000

/** R5.1, R2.5: members of a public group or queue, to take out, and what could be added. */
export function groupSettings({ org }: CompiledOrg, id: string): FlippableSetting[] {
  const group = org.groups.find((one) => one.id === id)
  // Who is in a group without membership data is unknown, and cannot be changed.
  if (group === undefined || group.type === 'Personal' || group.members === null) return []
  const path = `${group.type === 'Queue' ? 'queue' : 'group'}:${formatName(group.developerName)}`
  const heading = `members of \`${group.name}\``
  const held = new Set(group.members.map((member) => memberText(org, member)))
  const members = [...held].flatMap((text): FlippableSetting[] =>
    text === null
      ? []
      : [
          {
            subject: `member \`${text}\``,
            group: heading,
            value: 'member',
            options: [
              { value: 'member', change: `${path}+=${text}` },
              { value: 'not a member', change: `${path}-=${text}` },
            ],
          },
        ],
  )
  const addition: FlippableSetting = {
    subject: 'add a member',
    group: heading,
    value: '',
    options: candidates(org, group)
      .filter((text) => !held.has(text))
      .map((text) => ({ value: text, change: `${path}+=${text}` })),
  }
  return [...members, addition]
}

/** What a member is called in a change; null for kinds that no change can name. */
function memberText(org: Org, member: Grantee): string | null {
  switch (member.kind) {
    case 'user':
      return named('user', org.users.find(({ id }) => id === member.user)?.username)
    case 'group':
      return named('group', org.groups.find(({ id }) => id === member.group)?.developerName)
    case 'role':
    case 'roleAndSubordinates':
      return named(member.kind, org.roles.find(({ id }) => id === member.role)?.developerName)
    case 'roleAndSubordinatesInternal':
    case 'territory':
    case 'territoryAndSubordinates':
    case 'managers':
    case 'managerSubordinates':
    case 'allInternalUsers':
    case 'allPartnerUsers':
    case 'allCustomerPortalUsers':
    case 'unresolved':
      return null
  }
}

const named = (kind: string, name: string | undefined): string | null =>
  name === undefined ? null : `${kind}:${formatName(name)}`

function candidates(org: Org, group: Group): string[] {
  const roles = org.roles.filter(({ isMissing }) => !isMissing)
  const groups = org.groups.filter(
    ({ type, id, isMissing }) => type === 'Regular' && id !== group.id && !isMissing,
  )
  const users = org.users.length > listedUsers ? [] : org.users.filter((user) => !user.isPersona)
  return [
    ...roles.map(({ developerName }) => `role:${formatName(developerName)}`),
    ...roles.map(({ developerName }) => `roleAndSubordinates:${formatName(developerName)}`),
    ...groups.map(({ developerName }) => `group:${formatName(developerName)}`),
    ...users.map(({ username }) => `user:${formatName(username)}`),
  ]
}
