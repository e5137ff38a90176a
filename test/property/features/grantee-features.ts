import type { Grantee } from '@shared/model/group'
import { parseGroupId } from '@shared/model/id'
import type { Org } from '@shared/model/org'
import type { Share } from '@shared/model/sharing'
import type { Random } from '@shared/sample/random'
import { oneChanged, type OrgFeatures } from './feature'

const granteesOf = (org: Org): Grantee[] => [
  ...org.shares.map(({ grantee }) => grantee),
  ...org.sharingRules.flatMap(({ sharedTo }) => sharedTo),
  ...org.groups.flatMap(({ members }) => members ?? []),
]

const names = (org: Org, kinds: readonly Grantee['kind'][]): boolean =>
  granteesOf(org).some(({ kind }) => kinds.includes(kind))

/** A row for this grantee on a record that has rows. */
function withShare(org: Org, random: Random, grantee: Grantee): Org {
  const table = random.pick(
    org.records.filter(({ object, ids }) => object === 'Account' && ids.length > 0),
  )
  const share: Share = {
    object: table.object,
    record: random.pick(table.ids),
    grantee,
    level: random.pick(['Read', 'Edit']),
    rowCause: 'Manual',
    accountSettings: {
      contactAccessLevel: 'Read',
      opportunityAccessLevel: 'None',
      caseAccessLevel: 'Edit',
    },
  }
  return { ...org, shares: [...org.shares, share] }
}

const withMember = (org: Org, random: Random, ...more: readonly Grantee[]): Org => ({
  ...org,
  groups: oneChanged(
    random,
    org.groups,
    (group) => ({ ...group, members: [...(group.members ?? []), ...more] }),
    ({ type, members }) => type === 'Regular' && members !== null,
  ),
})

const regular = (org: Org) => org.groups.filter(({ type }) => type === 'Regular')

/** Whom rows, rules and groups name: groups, queues, territories and everybody. */
export const granteeFeatures = {
  queues: {
    from: ['queues'],
    isIn: ({ groups }) => groups.some(({ type }) => type === 'Queue'),
  },
  nestedGroups: {
    from: ['nestedGroups'],
    put: (org, random) =>
      withMember(org, random, { kind: 'group', group: random.pick(regular(org)).id }),
    isIn: (org) => names(org, ['group']),
  },
  groupCycles: {
    put: (org) => {
      const [first, second] = regular(org)
      if (first === undefined || second === undefined) return org
      const turn = new Map([
        [first.id, second.id],
        [second.id, first.id],
      ])
      return {
        ...org,
        groups: org.groups.map((group) => {
          const next = turn.get(group.id)
          const member: readonly Grantee[] =
            next === undefined ? [] : [{ kind: 'group', group: next }]
          return {
            ...group,
            members: group.members === null ? null : [...group.members, ...member],
          }
        }),
      }
    },
    isIn: ({ groups }) =>
      groups.some(({ id, members }) =>
        members?.some(
          (member) =>
            member.kind === 'group' &&
            groups.some(
              (other) =>
                other.id === member.group &&
                other.members?.some((back) => back.kind === 'group' && back.group === id) === true,
            ),
        ),
      ),
  },
  personalGroups: {
    put: (org, random) => ({
      ...org,
      groups: oneChanged(
        random,
        org.groups,
        (group) => ({ ...group, type: 'Personal' }),
        ({ type }) => type === 'Regular',
      ),
    }),
    isIn: ({ groups }) => groups.some(({ type }) => type === 'Personal'),
  },
  missingGroups: {
    put: (org, random) => {
      const id = parseGroupId('group:Gone')
      const gone = { id, developerName: 'Gone', name: 'Gone', members: null, isMissing: true }
      const group = { ...gone, type: 'Regular' as const, doesIncludeBosses: null, queueObjects: [] }
      return withShare({ ...org, groups: [...org.groups, group] }, random, {
        kind: 'group',
        group: id,
      })
    },
    isIn: ({ groups }) => groups.some(({ isMissing }) => isMissing),
  },
  unknownMembers: {
    from: ['unknownMembers'],
    put: (org, random) => ({
      ...org,
      groups: oneChanged(
        random,
        org.groups,
        (group) => ({ ...group, members: null }),
        ({ type }) => type === 'Regular',
      ),
    }),
    isIn: ({ groups }) => groups.some(({ members }) => members === null),
  },
  managerGroups: {
    put: (org, random) =>
      withShare(org, random, {
        kind: random.pick(['managers', 'managerSubordinates']),
        user: random.pick(org.users).id,
      }),
    isIn: (org) => names(org, ['managers', 'managerSubordinates']),
  },
  everybodyGroups: {
    put: (org, random) =>
      withMember(
        org,
        random,
        { kind: random.pick(['allPartnerUsers', 'allCustomerPortalUsers']) },
        { kind: 'allInternalUsers' },
      ),
    isIn: (org) => names(org, ['allInternalUsers', 'allPartnerUsers', 'allCustomerPortalUsers']),
  },
  unknownGrantees: {
    put: (org, random) =>
      random.chance(0.5)
        ? withShare(org, random, { kind: 'unresolved', text: 'channelProgramme:Gold' })
        : withMember(org, random, { kind: 'unresolved', text: 'channelProgramme:Gold' }),
    isIn: (org) => names(org, ['unresolved']),
  },
  territories: {
    from: ['territories'],
    isIn: ({ territories }) => territories.some(({ isActive }) => isActive === true),
  },
  territoryGroups: {
    from: ['territories'],
    put: (org, random) =>
      withShare(org, random, {
        kind: random.pick(['territory', 'territoryAndSubordinates']),
        territory: random.pick(org.territories).id,
      }),
    isIn: (org) => names(org, ['territory', 'territoryAndSubordinates']),
  },
  unknownTerritories: {
    from: ['territories'],
    put: (org, random) => ({
      ...org,
      territories: oneChanged(random, org.territories, (one) => ({ ...one, isActive: null })),
    }),
    isIn: ({ territories }) => territories.some(({ isActive }) => isActive === null),
  },
  /** One that is only named, above which any other may stand. */
  namedTerritories: {
    from: ['territories'],
    put: (org, random) => ({
      ...org,
      territories: oneChanged(random, org.territories, (one) => ({
        ...one,
        isActive: null,
        model: '',
        parent: null,
      })),
    }),
    isIn: ({ territories }) => territories.some(({ model }) => model === ''),
  },
  leadTerritories: {
    from: ['territories', 'salesObjects'],
    put: (org, random) => {
      const lead = org.records.find(({ object }) => object === 'Lead')
      if (lead === undefined) return org
      const record = { object: 'Lead', record: random.pick(lead.ids), cause: 'Territory' as const }
      return {
        ...org,
        territories: oneChanged(random, org.territories, (one) => ({
          ...one,
          leadAccessLevel: random.pick(['Read', 'Edit', 'All']),
          records: [...one.records, record],
        })),
      }
    },
    isIn: ({ territories }) =>
      territories.some(({ leadAccessLevel }) => leadAccessLevel !== 'None'),
  },
} satisfies OrgFeatures
