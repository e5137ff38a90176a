import type {
  MutingPermissionSet,
  ObjectPermissions,
  PermissionSet,
  PermissionSetGroup,
  Permissions,
  Profile,
} from '../model/container'
import { noPermissions, profileDefaults } from '../model/container'
import {
  parseMutingPermissionSetId,
  parsePermissionSetGroupId,
  parsePermissionSetId,
  parseProfileId,
} from '../model/id'
import type { ObjectConfig } from '../model/object-config'
import type { OrgShape } from './org-shape'
import { elementAt, type Random } from './random'
import { fieldPermissionsOf, objectPermissionsOf, objectBundles } from './generate-permissions'
import { idText } from './sample-id'

export interface Containers {
  readonly profiles: readonly Profile[]
  readonly permissionSets: readonly PermissionSet[]
  readonly permissionSetGroups: readonly PermissionSetGroup[]
  readonly mutingPermissionSets: readonly MutingPermissionSet[]
}

/** File name, label and licence of the profiles; the first is the administrator, the next four are for other internal users. */
export const profileKinds = [
  { name: 'Admin', label: 'System Administrator', userLicense: 'Salesforce' },
  { name: 'Office', label: 'Office', userLicense: 'Salesforce' },
  { name: 'Sales', label: 'Sales', userLicense: 'Salesforce' },
  { name: 'Service', label: 'Service', userLicense: 'Salesforce' },
  { name: 'Workshop', label: 'Workshop', userLicense: 'Salesforce Platform' },
  { name: 'Partner', label: 'Partner', userLicense: 'Partner Community' },
  { name: 'Customer', label: 'Customer', userLicense: 'Customer Community Plus' },
  { name: 'Member', label: 'Member', userLicense: 'Customer Community' },
  { name: 'Guest', label: 'Help Site', userLicense: 'Guest User License' },
] as const

const setThemes = ['Transfer', 'Planning', 'Finance', 'Support', 'Audit', 'Field Work'] as const
const systemPermissions = [
  'TransferAnyEntity',
  'TransferAnyLead',
  'TransferAnyCase',
  'ViewAllUsers',
  'ViewAllData',
] as const

/** Profiles, permission sets, groups of sets and muting sets over the objects of the org. Rules PRM-01, PRM-02, PRM-10, PRM-11. */
export function generateContainers(
  random: Random,
  shape: OrgShape,
  objects: readonly ObjectConfig[],
): Containers {
  const profiles = profileKinds.map((_, position) => profileAt(random, shape, objects, position))
  if (!shape.features.includes('permissionSets'))
    return { profiles, permissionSets: [], permissionSetGroups: [], mutingPermissionSets: [] }
  const permissionSets = setThemes.map((theme, position) =>
    permissionSetAt(random, shape, objects, theme, position),
  )
  const mutes = shape.features.includes('muting')
  const mutingPermissionSets = mutes ? [0, 1].map((n) => mutingSetAt(random, objects, n)) : []
  const permissionSetGroups = [0, 1].map((number) => ({
    id: parsePermissionSetGroupId(idText('0PG', number + 1)),
    name: elementAt(['Evening_Shift', 'Trade_Fair'], number),
    label: elementAt(['Evening Shift', 'Trade Fair'], number),
    permissionSets: random.some(permissionSets, 2).map((set) => set.id),
    mutingPermissionSet: mutingPermissionSets[number]?.id ?? null,
    hasActivationRequired: false,
    isMissing: false,
  }))
  return { profiles, permissionSets, permissionSetGroups, mutingPermissionSets }
}

function profileAt(
  random: Random,
  shape: OrgShape,
  objects: readonly ObjectConfig[],
  position: number,
): Profile {
  const kind = elementAt(profileKinds, position)
  const isMissing = shape.features.includes('missingProfile') && kind.name === 'Service'
  const base = {
    ...profileDefaults,
    id: parseProfileId(idText('00e', position + 1)),
    name: kind.name,
    label: kind.label,
    userLicense: isMissing ? null : kind.userLicense,
    isPartial: false,
    isMissing,
  }
  if (isMissing) return { ...base, ...noPermissions }
  if (kind.name === 'Admin') return { ...base, ...administratorPermissions(objects) }
  return { ...base, ...profilePermissions(random, shape, objects) }
}

function administratorPermissions(objects: readonly ObjectConfig[]): Permissions {
  return {
    ...noPermissions,
    objectPermissions: objects.map((object) => ({
      object: object.name,
      ...objectBundles.everything,
    })),
    fieldPermissions: fieldPermissionsOf(objects, () => 'edit'),
    userPermissions: ['ManageUsers', 'ModifyAllData', 'ViewAllData'],
  }
}

function profilePermissions(
  random: Random,
  shape: OrgShape,
  objects: readonly ObjectConfig[],
): Permissions {
  const holes = shape.features.includes('permissionHoles')
  const objectPermissions: ObjectPermissions[] = objects.map((object) => ({
    object: object.name,
    ...(holes ? objectPermissionsOf(random) : objectBundles.full),
  }))
  return {
    ...noPermissions,
    objectPermissions,
    fieldPermissions: fieldPermissionsOf(objects, () =>
      holes ? random.pick(['hidden', 'read', 'edit', 'edit']) : 'edit',
    ),
    userPermissions: random.chance(0.2) ? ['TransferAnyEntity'] : [],
  }
}

function permissionSetAt(
  random: Random,
  shape: OrgShape,
  objects: readonly ObjectConfig[],
  theme: string,
  position: number,
): PermissionSet {
  const limited = shape.features.includes('licences') && random.chance(0.4)
  return {
    ...noPermissions,
    id: parsePermissionSetId(idText('0PS', position + 1)),
    name: theme.replaceAll(' ', '_'),
    label: theme,
    license: limited ? random.pick(['Salesforce', 'Salesforce Platform']) : null,
    hasActivationRequired: random.chance(0.1),
    isMissing: false,
    objectPermissions: random.some(objects, 3).map((object) => ({
      object: object.name,
      ...objectPermissionsOf(random),
    })),
    fieldPermissions: fieldPermissionsOf(random.some(objects, 2), () => 'edit'),
    userPermissions: random.chance(0.5) ? [elementAt(systemPermissions, position % 5)] : [],
  }
}

function mutingSetAt(
  random: Random,
  objects: readonly ObjectConfig[],
  number: number,
): MutingPermissionSet {
  return {
    ...noPermissions,
    id: parseMutingPermissionSetId(idText('0QM', number + 1)),
    name: elementAt(['Evening_Shift_Mute', 'Trade_Fair_Mute'], number),
    label: elementAt(['Evening Shift Mute', 'Trade Fair Mute'], number),
    objectPermissions: random.some(objects, 2).map((object) => ({
      object: object.name,
      ...random.pick([objectBundles.onlyDelete, objectBundles.onlyRead, objectBundles.onlyEdit]),
    })),
    userPermissions: random.chance(0.5) ? ['TransferAnyEntity'] : [],
  }
}
