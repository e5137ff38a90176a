import fc from 'fast-check'
import type { PermissionSet, Profile } from '@shared/model/container'
import { folderKinds, type Folder } from '@shared/model/folder'
import type { Grantee } from '@shared/model/group'
import { weekdays, type LoginHours } from '@shared/model/login'
import { maskTypes } from '@shared/model/object-config'
import type { Org } from '@shared/model/org'
import { orgArbitrary } from './org-arbitrary'

const name = fc.stringMatching(/^[A-Za-z]\w{0,3}$/)
const optionalName = fc.option(name)
const lower = (entry: { readonly name: string }) => entry.name.toLowerCase()
const few = { maxLength: 4 } as const

/** Some of the ids that an org has, each once. */
const someOf = <T>(ids: readonly T[]) =>
  fc.subarray([...ids], { maxLength: Math.min(3, ids.length) })

const ipRange = fc.record({ start: fc.ipV4(), end: fc.ipV4(), description: optionalName })
const minute = fc.integer({ min: 0, max: 1440 })
const loginWindow = fc.option(fc.record({ start: minute, end: minute }))
const loginHours = fc.record(
  Object.fromEntries(weekdays.map((weekday) => [weekday, loginWindow])),
) as unknown as fc.Arbitrary<LoginHours> // a record with every weekday

const categoryVisibility = fc.record({
  dataCategoryGroup: name,
  visibility: fc.constantFrom('ALL' as const, 'NONE' as const, 'CUSTOM' as const),
  dataCategories: fc.uniqueArray(name, few),
})
const categoryVisibilities = fc.uniqueArray(categoryVisibility, {
  ...few,
  selector: ({ dataCategoryGroup }) => dataCategoryGroup,
})

function granteeIn(org: Org): fc.Arbitrary<Grantee> {
  const everybody: Grantee[] = [{ kind: 'allInternalUsers' }, { kind: 'unresolved', text: 'x' }]
  const groups = org.groups.map(({ id }): Grantee => ({ kind: 'group', group: id }))
  const roles = org.roles.map(({ id }): Grantee => ({ kind: 'roleAndSubordinates', role: id }))
  return fc.constantFrom(...everybody, ...groups.slice(0, 3), ...roles.slice(0, 3))
}

function folderIn(org: Org): fc.Arbitrary<Folder> {
  return fc.record({
    id: name,
    kind: fc.constantFrom(...folderKinds),
    name,
    label: name,
    parent: optionalName,
    accessType: fc.constantFrom('Hidden' as const, 'Shared' as const, 'Personal' as const),
    publicFolderAccess: fc.constantFrom('ReadOnly' as const, 'ReadWrite' as const),
    owner: fc.option(fc.constantFrom(...org.users.map(({ id }) => id))),
    shares: fc.array(
      fc.record({
        sharedTo: fc.oneof(granteeIn(org), fc.constant({ kind: 'everyone' as const })),
        accessLevel: fc.constantFrom(
          'View' as const,
          'EditAllContents' as const,
          'Manage' as const,
        ),
      }),
      few,
    ),
  })
}

function membersIn(org: Org) {
  return {
    name,
    profiles: someOf(org.profiles.map(({ id }) => id)),
    permissionSets: someOf(org.permissionSets.map(({ id }) => id)),
  }
}

const partsOfContainer = fc.record({
  recordTypeVisibilities: fc.uniqueArray(
    fc.record({ object: name, recordType: name, visible: fc.boolean(), isDefault: fc.boolean() }),
    { ...few, selector: ({ object, recordType }) => `${object}.${recordType}` },
  ),
  categoryGroupVisibilities: categoryVisibilities,
})

const partsOfProfile = fc.record({
  loginHours: fc.option(loginHours),
  loginIpRanges: fc.array(ipRange, few),
  areLoginLimitsKnown: fc.boolean(),
  areUserPermissionsKnown: fc.boolean(),
  layoutAssignments: fc.uniqueArray(
    fc.record({ object: name, layout: name, recordType: optionalName }),
    { ...few, selector: ({ object, recordType }) => `${object}.${recordType ?? ''}` },
  ),
})

const partsOfObject = fc.record({
  recordTypes: fc.uniqueArray(fc.record({ name, label: name, isActive: fc.boolean() }), {
    ...few,
    selector: lower,
  }),
  mask: fc.option(
    fc.record({
      maskType: fc.constantFrom(...maskTypes),
      maskChar: fc.constantFrom('asterisk' as const, 'X' as const),
    }),
  ),
  businessStatus: optionalName,
})

/** Lists that stand around the records, and who holds what of them. */
function listsIn(org: Org) {
  return fc.record({
    permissionSetLicenseAssignments: fc.option(
      fc.uniqueArray(
        fc.record({
          user: fc.constantFrom(...org.users.map(({ id }) => id)),
          permissionSetLicense: name,
        }),
        { ...few, selector: (entry) => JSON.stringify(entry) },
      ),
    ),
    customPermissions: fc.uniqueArray(
      fc.record({ name, label: name, requiredPermissions: fc.uniqueArray(name, few) }),
      { ...few, selector: lower },
    ),
    layouts: fc.uniqueArray(
      fc.record({
        object: name,
        name,
        items: fc.array(
          fc.record({
            field: name,
            behavior: fc.constantFrom('Edit' as const, 'Readonly' as const),
          }),
          few,
        ),
      }),
      { ...few, selector: (layout) => `${layout.object} ${layout.name}`.toLowerCase() },
    ),
    folders: fc.uniqueArray(folderIn(org), { ...few, selector: ({ id }) => id }),
    dataCategoryGroups: fc.uniqueArray(
      fc.record({
        name,
        label: name,
        isActive: fc.boolean(),
        objects: fc.array(name, few),
        categories: fc.array(fc.record({ name, label: name, parent: optionalName }), few),
        defaultVisibility: fc.option(
          fc.record({
            visibility: fc.constantFrom('ALL' as const, 'NONE' as const),
            dataCategories: fc.array(name, few),
          }),
        ),
      }),
      { ...few, selector: lower },
    ),
    networks: fc.uniqueArray(
      fc.record({
        ...membersIn(org),
        status: fc.option(fc.constantFrom('Live' as const, 'UnderConstruction' as const)),
        guestProfile: fc.option(fc.constantFrom(...org.profiles.map(({ id }) => id))),
        enableGuestFileAccess: fc.boolean(),
      }),
      { ...few, selector: lower },
    ),
    connectedApps: fc.uniqueArray(
      fc.record({
        ...membersIn(org),
        label: name,
        permittedUsers: fc.constantFrom('AllUsers' as const, 'AdminApproved' as const),
        ipRelaxation: fc.constantFrom('ENFORCE' as const, 'BYPASS' as const),
        isBlocked: fc.boolean(),
        highAssurance: fc.constantFrom('None' as const, 'Block' as const),
        ipRanges: fc.array(ipRange, few),
      }),
      { ...few, selector: lower },
    ),
    trustedIpRanges: fc.uniqueArray(ipRange, {
      ...few,
      selector: ({ start, end }) => `${start} ${end}`,
    }),
  })
}

/** An org with every list that stands around its records, and every part that containers and objects may have. */
export const orgWithSurroundings: fc.Arbitrary<Org> = orgArbitrary.chain((org) =>
  fc
    .tuple(listsIn(org), partsOfContainer, partsOfProfile, partsOfObject, categoryVisibilities)
    .map(([lists, container, profile, object, categoryGroupVisibilities]): Org => {
      const { mask, businessStatus, recordTypes } = object
      return {
        ...org,
        ...lists,
        profiles: org.profiles.map((each): Profile => ({ ...each, ...container, ...profile })),
        permissionSets: org.permissionSets.map((each): PermissionSet => ({
          ...each,
          ...container,
        })),
        roles: org.roles.map((role) => ({ ...role, categoryGroupVisibilities })),
        objects: org.objects.map((each) => ({
          ...each,
          recordTypes,
          fields: each.fields.map((field) => ({ ...field, mask, businessStatus })),
        })),
      }
    }),
)
