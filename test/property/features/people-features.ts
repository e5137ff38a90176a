import { userFamily } from '@shared/model/user'
import { oneChanged, type OrgFeatures } from './feature'

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
} satisfies OrgFeatures
