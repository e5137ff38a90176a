/** What a text can name. `record` and the licences are named without being checked. */
export const nameKinds = [
  'user',
  'role',
  'group',
  'profile',
  'permissionSet',
  'permissionSetGroup',
  'mutingPermissionSet',
  'territory',
  'object',
  'field',
  'recordType',
  'layout',
  'sharingRule',
  'customPermission',
  'systemPermission',
  'dataCategoryGroup',
  'dataCategory',
  'folder',
  'userLicense',
  'permissionSetLicense',
  'record',
] as const
export type NameKind = (typeof nameKinds)[number]

/** Names that are unique only within an object or a group of categories. */
export const scopedKinds: ReadonlySet<NameKind> = new Set<NameKind>([
  'field',
  'recordType',
  'layout',
  'sharingRule',
  'dataCategory',
])

/** Kinds that a document must declare when it names them. */
export const declaredKinds: ReadonlySet<NameKind> = new Set<NameKind>([
  'user',
  'role',
  'group',
  'profile',
  'permissionSet',
  'permissionSetGroup',
  'mutingPermissionSet',
  'territory',
])

/** What stands at a path: the making of a name, or a reference to one of these kinds. */
export interface NamePlace {
  readonly role: 'defines' | 'refers'
  readonly kinds: readonly NameKind[]
}

const defines = (kind: NameKind): NamePlace => ({ role: 'defines', kinds: [kind] })
const refers = (...kinds: NameKind[]): NamePlace => ({ role: 'refers', kinds })

type PathRow = readonly [path: string, place: NamePlace]

/** Whom a grantee names (R5.1), wherever grantees stand. */
const granteeAt = (path: string): readonly PathRow[] => [
  [`${path}.user`, refers('user')],
  [`${path}.group`, refers('group')],
  [`${path}.role`, refers('role')],
  [`${path}.territory`, refers('territory')],
]

const categoriesAt = (path: string): readonly PathRow[] => [
  [`${path}.dataCategoryGroup`, refers('dataCategoryGroup')],
  [`${path}.dataCategories.*`, refers('dataCategory')],
]

const containers: readonly (readonly [list: string, kind: NameKind])[] = [
  ['profiles', 'profile'],
  ['permissionSets', 'permissionSet'],
  ['mutingPermissionSets', 'mutingPermissionSet'],
]

const containerRows = ([list, kind]: (typeof containers)[number]): readonly PathRow[] => [
  [`${list}.*.id`, defines(kind)],
  [`${list}.*.objectPermissions.*.object`, refers('object')],
  [`${list}.*.fieldPermissions.*.object`, refers('object')],
  [`${list}.*.fieldPermissions.*.field`, refers('field')],
  [`${list}.*.userPermissions.*`, refers('systemPermission')],
  [`${list}.*.customPermissions.*`, refers('customPermission')],
  [`${list}.*.recordTypeVisibilities.*.object`, refers('object')],
  [`${list}.*.recordTypeVisibilities.*.recordType`, refers('recordType')],
  ...categoriesAt(`${list}.*.categoryGroupVisibilities.*`),
]

const entrants = (list: string): readonly PathRow[] => [
  [`${list}.*.profiles.*`, refers('profile')],
  [`${list}.*.permissionSets.*`, refers('permissionSet')],
]

const rows: readonly PathRow[] = [
  ['users.*.id', defines('user')],
  ['users.*.profile', refers('profile')],
  ['users.*.role', refers('role')],
  ['users.*.manager', refers('user')],
  ['users.*.contact', refers('record')],
  ['users.*.account', refers('record')],
  ['roles.*.id', defines('role')],
  ['roles.*.parent', refers('role')],
  ['roles.*.portalAccount', refers('record')],
  ...categoriesAt('roles.*.categoryGroupVisibilities.*'),
  ['groups.*.id', defines('group')],
  ...granteeAt('groups.*.members.*'),
  ['groups.*.queueObjects.*', refers('object')],
  ...containers.flatMap(containerRows),
  ['profiles.*.userLicense', refers('userLicense')],
  ['profiles.*.layoutAssignments.*.object', refers('object')],
  ['profiles.*.layoutAssignments.*.layout', refers('layout')],
  ['profiles.*.layoutAssignments.*.recordType', refers('recordType')],
  ['permissionSets.*.license', refers('userLicense', 'permissionSetLicense')],
  ['permissionSetGroups.*.id', defines('permissionSetGroup')],
  ['permissionSetGroups.*.permissionSets.*', refers('permissionSet')],
  ['permissionSetGroups.*.mutingPermissionSet', refers('mutingPermissionSet')],
  ['assignments.*.user', refers('user')],
  ['assignments.*.permissionSet', refers('permissionSet')],
  ['assignments.*.permissionSetGroup', refers('permissionSetGroup')],
  ['permissionSetLicenseAssignments.*.user', refers('user')],
  ['permissionSetLicenseAssignments.*.permissionSetLicense', refers('permissionSetLicense')],
  ['customPermissions.*.name', defines('customPermission')],
  ['customPermissions.*.requiredPermissions.*', refers('customPermission')],
  ['objects.*.name', defines('object')],
  ['objects.*.fields.*.name', defines('field')],
  ['objects.*.fields.*.referenceTo.*', refers('object')],
  ['objects.*.recordTypes.*.name', defines('recordType')],
  ['layouts.*.object', refers('object')],
  ['layouts.*.name', defines('layout')],
  ['layouts.*.items.*.field', refers('field')],
  ['sharingRules.*.name', defines('sharingRule')],
  ['sharingRules.*.object', refers('object')],
  ['sharingRules.*.criteria.*.field', refers('field')],
  ...granteeAt('sharingRules.*.sharedTo.*'),
  ...granteeAt('sharingRules.*.sharedFrom.*'),
  ['sharingSets.*.profiles.*', refers('profile')],
  ['sharingSets.*.accessMappings.*.object', refers('object')],
  ...granteeAt('sharingSets.*.shareGroup.*'),
  ['territories.*.id', defines('territory')],
  ['territories.*.parent', refers('territory')],
  ['territories.*.users.*', refers('user')],
  ['territories.*.records.*.object', refers('object')],
  ['territories.*.records.*.record', refers('record')],
  ['restrictionRules.*.object', refers('object')],
  ['folders.*.id', defines('folder')],
  ['folders.*.parent', refers('folder')],
  ['folders.*.owner', refers('user')],
  ...granteeAt('folders.*.shares.*.sharedTo'),
  ['dataCategoryGroups.*.name', defines('dataCategoryGroup')],
  ['dataCategoryGroups.*.objects.*', refers('object')],
  ['dataCategoryGroups.*.categories.*.name', defines('dataCategory')],
  ['dataCategoryGroups.*.categories.*.parent', refers('dataCategory')],
  ['dataCategoryGroups.*.defaultVisibility.dataCategories.*', refers('dataCategory')],
  ...entrants('networks'),
  ['networks.*.guestProfile', refers('profile')],
  ...entrants('connectedApps'),
  ['shares.*.object', refers('object')],
  ['shares.*.record', refers('record')],
  ...granteeAt('shares.*.grantee'),
  ['records.*.object', refers('object')],
  ['records.*.columns.*', refers('field')],
  ['records.*.rows.*.0', defines('record')],
  ['records.*.rows.*.1', refers('user', 'group')],
  // The last cell of a row is a list where the table says which rules match.
  ['records.*.rows.*.*.*', refers('sharingRule')],
]

/** A step of the table while a tree is walked. */
export interface PathStep {
  readonly place: NamePlace | null
  readonly next: ReadonlyMap<string, PathStep>
}

interface GrowingStep {
  place: NamePlace | null
  readonly next: Map<string, GrowingStep>
}

/** The one table of which path of a document makes or names what, as a tree of steps; `*` stands for any position. */
export const namePaths: PathStep = stepsOf(rows)

function stepsOf(all: readonly PathRow[]): PathStep {
  const root: GrowingStep = { place: null, next: new Map() }
  for (const [path, place] of all) {
    let step = root
    for (const key of path.split('.')) {
      const known = step.next.get(key) ?? { place: null, next: new Map<string, GrowingStep>() }
      step.next.set(key, known)
      step = known
    }
    step.place = place
  }
  return root
}

/** The step below, by key or by position; a position that has a row of its own comes before `*`. */
export const stepBelow = (step: PathStep, key: string | number): PathStep | undefined =>
  step.next.get(String(key)) ?? (typeof key === 'number' ? step.next.get('*') : undefined)

/** What stands at a path of a document; null where nothing is named. */
export function namePlaceAt(path: readonly (string | number)[]): NamePlace | null {
  let step: PathStep | undefined = namePaths
  for (const key of path) {
    if (step === undefined) return null
    step = stepBelow(step, key)
  }
  return step?.place ?? null
}
