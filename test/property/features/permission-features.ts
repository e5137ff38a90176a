import type { Profile } from '@shared/model/container'
import type { Org } from '@shared/model/org'
import type { Random } from '@shared/sample/random'
import { oneChanged, type OrgFeatures } from './feature'

const range = { start: '10.0.0.0', end: '10.0.255.255', description: null }
const days = { monday: { start: 480, end: 1080 }, tuesday: { start: 0, end: 0 } }
const noDay = { wednesday: null, thursday: null, friday: null, saturday: null, sunday: null }

const aProfile = (org: Org, random: Random, change: (profile: Profile) => Profile): Org => ({
  ...org,
  profiles: oneChanged(
    random,
    org.profiles,
    change,
    (each) => !each.isMissing && each !== org.profiles[0],
  ),
})

/** What containers give and take, and who may log in. */
export const permissionFeatures = {
  permissionSets: {
    from: ['permissionSets'],
    isIn: ({ assignments }) => assignments.some(({ kind }) => kind === 'permissionSet'),
  },
  permissionSetGroups: {
    from: ['permissionSets'],
    put: (org, random) => {
      const { id } = random.pick(org.permissionSetGroups)
      const user = random.pick(org.users).id
      const given = {
        kind: 'permissionSetGroup',
        permissionSetGroup: id,
        user,
        expirationDate: null,
      } as const
      const rest = org.assignments.filter(
        (each) =>
          each.kind === 'permissionSet' || each.permissionSetGroup !== id || each.user !== user,
      )
      return { ...org, assignments: [...rest, given] }
    },
    isIn: ({ assignments }) => assignments.some(({ kind }) => kind === 'permissionSetGroup'),
  },
  muting: {
    from: ['permissionSets', 'muting'],
    isIn: ({ permissionSetGroups }) =>
      permissionSetGroups.some(({ mutingPermissionSet }) => mutingPermissionSet !== null),
  },
  setLicences: {
    from: ['permissionSets', 'licences'],
    put: (org, random) => ({
      ...org,
      permissionSets: oneChanged(random, org.permissionSets, (set) => ({
        ...set,
        license: random.pick(['Salesforce', 'Salesforce Platform', 'Field Service']),
      })),
    }),
    isIn: ({ permissionSets }) => permissionSets.some(({ license }) => license !== null),
  },
  permissionSetLicences: {
    from: ['permissionSets'],
    put: (org, random) => ({
      ...org,
      permissionSets: oneChanged(random, org.permissionSets, (set) => ({
        ...set,
        license: 'Planning',
      })),
      permissionSetLicenseAssignments: random
        .some(org.users, 2)
        .map(({ id }) => ({ user: id, permissionSetLicense: 'Planning' })),
    }),
    isIn: ({ permissionSetLicenseAssignments }) => permissionSetLicenseAssignments !== null,
  },
  sessionPermissions: {
    from: ['permissionSets'],
    put: (org, random) => ({
      ...org,
      permissionSets: oneChanged(random, org.permissionSets, (set) => ({
        ...set,
        hasActivationRequired: true,
      })),
      permissionSetGroups: oneChanged(random, org.permissionSetGroups, (group) => ({
        ...group,
        hasActivationRequired: random.chance(0.5),
      })),
    }),
    isIn: ({ permissionSets }) => permissionSets.some((set) => set.hasActivationRequired),
  },
  expiry: {
    from: ['permissionSets'],
    put: (org, random) => ({
      ...org,
      assignments: oneChanged(random, org.assignments, (each) => ({
        ...each,
        expirationDate: random.pick(['2024-01-01T00:00:00.000Z', '2030-01-01T00:00:00.000Z']),
      })),
    }),
    isIn: ({ assignments }) => assignments.some(({ expirationDate }) => expirationDate !== null),
  },
  viewAllFields: {
    put: (org, random) =>
      aProfile(org, random, (profile) => ({
        ...profile,
        objectPermissions: oneChanged(random, profile.objectPermissions, (entry) => ({
          ...entry,
          allowRead: true,
          viewAllFields: true,
        })),
      })),
    isIn: ({ profiles }) =>
      profiles.some(({ objectPermissions }) =>
        objectPermissions.some((entry) => entry.viewAllFields),
      ),
  },
  viewAllRecords: {
    put: (org, random) =>
      aProfile(org, random, (profile) => ({
        ...profile,
        objectPermissions: oneChanged(random, profile.objectPermissions, (entry) => ({
          ...entry,
          allowRead: true,
          viewAllRecords: true,
          modifyAllRecords: random.chance(0.5),
        })),
      })),
    isIn: ({ profiles }) =>
      profiles
        .slice(1)
        .some(({ objectPermissions }) => objectPermissions.some((entry) => entry.viewAllRecords)),
  },
  systemPermissions: {
    put: (org, random) =>
      aProfile(org, random, (profile) => ({
        ...profile,
        userPermissions: random.some(
          [
            'EditReadonlyFields',
            'ModifyAllData',
            'TransferAnyCase',
            'TransferAnyEntity',
            'TransferAnyLead',
            'ViewAllData',
            'ViewAllUsers',
          ],
          2,
        ),
      })),
    isIn: ({ profiles }) =>
      profiles.slice(1).some(({ userPermissions }) => userPermissions.length > 0),
  },
  permissionHoles: {
    from: ['permissionHoles'],
    isIn: ({ profiles }) =>
      profiles.some(({ objectPermissions }) => objectPermissions.some((entry) => !entry.allowRead)),
  },
  missingProfile: {
    from: ['missingProfile'],
    isIn: ({ profiles }) => profiles.some(({ isMissing }) => isMissing),
  },
  partialProfiles: {
    put: (org, random) =>
      aProfile(org, random, (profile) => ({
        ...profile,
        isPartial: true,
        objectPermissions: profile.objectPermissions.slice(0, 2),
      })),
    isIn: ({ profiles }) => profiles.some(({ isPartial }) => isPartial),
  },
  unknownPermissions: {
    put: (org, random) =>
      aProfile(org, random, (profile) => ({
        ...profile,
        areUserPermissionsKnown: false,
        areLoginLimitsKnown: false,
      })),
    isIn: ({ profiles }) => profiles.some((profile) => !profile.areUserPermissionsKnown),
  },
  customPermissions: {
    put: (org, random) => ({
      ...aProfile(org, random, (profile) => ({ ...profile, customPermissions: ['Export'] })),
      customPermissions: [
        { name: 'Audit', label: 'Audit', requiredPermissions: [] },
        { name: 'Export', label: 'Export', requiredPermissions: ['Audit'] },
      ],
    }),
    isIn: ({ profiles }) => profiles.some((profile) => profile.customPermissions.length > 0),
  },
  loginLimits: {
    put: (org, random) => ({
      ...aProfile(org, random, (profile) => ({
        ...profile,
        loginHours: { ...days, ...noDay },
        loginIpRanges: [range],
      })),
      trustedIpRanges: [{ ...range, start: '10.0.1.0' }],
      settings: {
        ...org.settings,
        timeZone: 'Europe/Berlin',
        isMfaRequired: random.chance(0.5),
        isSsoOnly: random.chance(0.5),
        enforceIpRangesEveryRequest: random.chance(0.5),
      },
    }),
    isIn: ({ profiles }) => profiles.some(({ loginHours }) => loginHours !== null),
  },
  connectedApps: {
    put: (org, random) => ({
      ...org,
      connectedApps: [
        {
          name: 'Exporter',
          label: 'Exporter',
          permittedUsers: random.pick(['AllUsers', 'AdminApproved']),
          ipRelaxation: random.pick(['ENFORCE', 'RELAX_SECOND_FACTOR', 'BYPASS']),
          isBlocked: random.chance(0.3),
          highAssurance: random.pick(['None', 'Block', 'RaiseSessionLevel']),
          profiles: random.some(org.profiles, 2).map(({ id }) => id),
          permissionSets: random.some(org.permissionSets, 1).map(({ id }) => id),
          ipRanges: [range],
        },
      ],
    }),
    isIn: ({ connectedApps }) => connectedApps.length > 0,
  },
  sites: {
    put: (org, random) => ({
      ...org,
      networks: [
        ...org.networks,
        {
          name: 'Shop',
          status: random.pick(['UnderConstruction', 'Live', 'DownForMaintenance', null]),
          profiles: random.some(org.profiles, 3).map(({ id }) => id),
          permissionSets: random.some(org.permissionSets, 1).map(({ id }) => id),
          guestProfile: org.profiles.at(-1)?.id ?? null,
          enableGuestFileAccess: random.chance(0.5),
        },
      ],
    }),
    isIn: ({ networks }) => networks.length > 0,
  },
} satisfies OrgFeatures
