import { noPermissions, type Permissions } from '@shared/model/container'
import {
  parseMutingPermissionSetId,
  parsePermissionSetGroupId,
  parsePermissionSetId,
  parseUserId,
} from '@shared/model/id'
import type { Edit } from './org-builder'
import { objectEntry, profileOf } from './org-frame'

/** Replaces the object permissions that a user's own profile gives on an object (letters CREDVMF). */
export function permissions(userId: string, object: string, letters: string): Edit {
  return changeProfile(userId, (profile) => ({
    objectPermissions: [
      ...profile.objectPermissions.filter((entry) => entry.object !== object),
      objectEntry(object, letters),
    ],
  }))
}

/** Adds system permissions to a user's own profile. */
export function system(userId: string, ...names: readonly string[]): Edit {
  return changeProfile(userId, (profile) => ({
    userPermissions: [...profile.userPermissions, ...names],
  }))
}

/** Adds a field entry to a user's own profile. */
export function field(
  userId: string,
  object: string,
  name: string,
  readable: boolean,
  editable: boolean,
): Edit {
  return changeProfile(userId, (profile) => ({
    fieldPermissions: [...profile.fieldPermissions, { object, field: name, readable, editable }],
  }))
}

/** The user licence of a user's own profile. */
export function licence(userId: string, userLicense: string): Edit {
  return changeProfile(userId, () => ({ userLicense }))
}

function changeProfile(
  userId: string,
  change: (profile: Permissions) => Partial<Permissions & { userLicense: string }>,
): Edit {
  return (org) => ({
    ...org,
    profiles: org.profiles.map((profile) =>
      profile.name === profileOf(userId) ? { ...profile, ...change(profile) } : profile,
    ),
  })
}

export interface SetContent {
  /** Object -> letters CREDVMF. */
  readonly objects?: Readonly<Record<string, string>>
  readonly system?: readonly string[]
  readonly custom?: readonly string[]
  /** `Object.Field` -> `R`, `RE` or `E`. */
  readonly fields?: Readonly<Record<string, string>>
  readonly license?: string
  readonly isSessionBased?: boolean
}

function contentOf(content: SetContent): Permissions {
  return {
    ...noPermissions,
    objectPermissions: Object.entries(content.objects ?? {}).map(([object, letters]) =>
      objectEntry(object, letters),
    ),
    fieldPermissions: Object.entries(content.fields ?? {}).map(([path, letters]) => {
      const [object = '', name = ''] = path.split('.')
      return {
        object,
        field: name,
        readable: letters.includes('R'),
        editable: letters.includes('E'),
      }
    }),
    userPermissions: content.system ?? [],
    customPermissions: content.custom ?? [],
  }
}

/** A permission set, given to nobody. */
export function permissionSet(name: string, content: SetContent): Edit {
  const added = {
    id: parsePermissionSetId(name),
    name,
    label: name,
    license: content.license ?? null,
    hasActivationRequired: content.isSessionBased ?? false,
    isMissing: false,
    ...contentOf(content),
  }
  return (org) => ({ ...org, permissionSets: [...org.permissionSets, added] })
}

/** A permission set of which the import holds nothing but the name, given to nobody. */
export function missingSet(name: string): Edit {
  return (org) => {
    const { permissionSets, ...others } = permissionSet(name, {})(org)
    return {
      ...others,
      permissionSets: permissionSets.map((set) =>
        set.name === name ? { ...set, isMissing: true } : set,
      ),
    }
  }
}

/** Gives a permission set or a group of sets to a user. */
export function assign(name: string, userId: string, expirationDate: string | null = null): Edit {
  return (org) => {
    const isGroup = org.permissionSetGroups.some((each) => each.name === name)
    const who = { user: parseUserId(userId), expirationDate }
    return {
      ...org,
      assignments: [
        ...org.assignments,
        isGroup
          ? {
              kind: 'permissionSetGroup',
              permissionSetGroup: parsePermissionSetGroupId(name),
              ...who,
            }
          : { kind: 'permissionSet', permissionSet: parsePermissionSetId(name), ...who },
      ],
    }
  }
}

/** A group of permission sets with what it mutes. */
export function permissionSetGroup(
  name: string,
  sets: readonly string[],
  mutes: SetContent = {},
): Edit {
  const muting = `${name} mutes`
  return (org) => ({
    ...org,
    mutingPermissionSets: [
      ...org.mutingPermissionSets,
      { id: parseMutingPermissionSetId(muting), name: muting, label: muting, ...contentOf(mutes) },
    ],
    permissionSetGroups: [
      ...org.permissionSetGroups,
      {
        id: parsePermissionSetGroupId(name),
        name,
        label: name,
        permissionSets: sets.map(parsePermissionSetId),
        mutingPermissionSet: parseMutingPermissionSetId(muting),
        hasActivationRequired: false,
        isMissing: false,
      },
    ],
  })
}
