import { parseUserId } from '@shared/model/id'
import { userFamily } from '@shared/model/user'
import { oneChanged, tableOf, type OrgFeatures } from './feature'

/** Who the users are. */
export const peopleFeatures = {
  inactiveUsers: {
    from: ['inactiveUsers'],
    put: (org, random) => ({
      ...org,
      users: oneChanged(random, org.users, (user) => ({ ...user, isActive: false })),
    }),
    isIn: ({ users }) => users.some(({ isActive }) => !isActive),
  },
  frozenUsers: {
    put: (org, random) => ({
      ...org,
      users: oneChanged(random, org.users, (user) => ({ ...user, isFrozen: true })),
    }),
    isIn: ({ users }) => users.some(({ isFrozen }) => isFrozen),
  },
  lockedUsers: {
    put: (org, random) => ({
      ...org,
      users: oneChanged(random, org.users, (user) => ({ ...user, isLocked: true })),
    }),
    isIn: ({ users }) => users.some(({ isLocked }) => isLocked === true),
  },
  chatterUsers: {
    put: (org, random) => ({
      ...org,
      users: oneChanged(
        random,
        org.users,
        (user) => ({ ...user, userType: random.pick(['CsnOnly', 'CsnExternal']), role: null }),
        (user) => user.userType === 'Standard' && user !== org.users[0],
      ),
    }),
    isIn: ({ users }) => users.some(({ userType }) => userFamily(userType) === 'chatterOnly'),
  },
  otherUserTypes: {
    put: (org, random) => ({
      ...org,
      users: oneChanged(
        random,
        org.users,
        (user) => ({
          ...user,
          userType: random.pick([
            'AutomatedProcess',
            'CloudIntegrationUser',
            'SelfService',
            'CustomerSuccess',
          ]),
        }),
        (user) => user.userType === 'Standard' && user !== org.users[0],
      ),
    }),
    isIn: ({ users }) =>
      users.some(({ userType }) =>
        ['AutomatedProcess', 'CloudIntegrationUser', 'SelfService', 'CustomerSuccess'].includes(
          userType,
        ),
      ),
  },
  externalUsers: {
    from: ['externalUsers'],
    isIn: ({ users }) =>
      ['PowerPartner', 'PowerCustomerSuccess', 'CspLitePortal'].every((type) =>
        users.some(({ userType }) => userType === type),
      ),
  },
  guests: {
    from: ['externalUsers'],
    isIn: ({ users }) => users.some(({ userType }) => userType === 'Guest'),
  },
  superUsers: {
    from: ['externalUsers'],
    put: (org, random) => ({
      ...org,
      settings: { ...org.settings, enablePartnerSuperUserAccess: random.chance(0.8) },
      users: oneChanged(
        random,
        org.users,
        (user) => ({ ...user, isPortalSuperUser: true }),
        ({ role, account }) => role !== null && account !== null,
      ),
    }),
    isIn: ({ users }) => users.some(({ isPortalSuperUser }) => isPortalSuperUser),
  },
  missingRoles: {
    put: (org, random) => ({
      ...org,
      roles: oneChanged(random, org.roles, (role) => ({ ...role, isMissing: true, parent: null })),
    }),
    isIn: ({ roles }) => roles.some(({ isMissing }) => isMissing),
  },
  roleParentsUnknown: {
    put: (org, random) => ({
      ...org,
      roles: oneChanged(random, org.roles, (role) => ({
        ...role,
        parent: null,
        isParentKnown: false,
      })),
    }),
    isIn: ({ roles }) => roles.some(({ isParentKnown }) => isParentKnown === false),
  },
  portalAccountsUnowned: {
    from: ['externalUsers'],
    put: (org) => ({
      ...org,
      records: org.records.map((table) =>
        table.object === 'Account'
          ? {
              ...table,
              owners: table.owners.map((owner, at) =>
                org.roles.some(({ portalAccount }) => portalAccount === table.ids[at])
                  ? null
                  : owner,
              ),
            }
          : table,
      ),
    }),
    isIn: (org) => {
      const accounts = tableOf(org, 'Account')
      return org.roles.some(
        ({ portalAccount }) =>
          portalAccount !== null && accounts?.owners[accounts.ids.indexOf(portalAccount)] === null,
      )
    },
  },
  absentManagers: {
    put: (org, random) => ({
      ...org,
      settings: { ...org.settings, enableManagerGroups: true },
      users: oneChanged(random, org.users, (user) => ({
        ...user,
        manager: parseUserId('user:absent'),
      })),
    }),
    isIn: ({ users }) => users.some(({ manager }) => manager === 'user:absent'),
  },
} satisfies OrgFeatures
