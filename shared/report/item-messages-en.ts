import { sharingModelLabels } from './messages-en'

/** Labels that their names do not give. */
const labels: Readonly<Record<string, string>> = {
  name: 'API name',
  username: 'Username',
  'user.name': 'Name',
  sharingModel: 'Default internal access',
  externalSharingModel: 'Default external access',
  sharingModelReason: 'Reason for the default',
  hierarchyAccess: 'Grant access using hierarchies',
  isActive: 'Active',
  isFrozen: 'Frozen',
  isLocked: 'Locked',
  isPortalSuperUser: 'Super user',
  doesIncludeBosses: 'Grant access using hierarchies',
  hasActivationRequired: 'Session activation required',
  'sharingRule.kind': 'Based on',
  sharedFrom: 'Owned by',
  sharedTo: 'Share with',
  booleanFilter: 'Logic',
  includeRecordsOwnedByAll: 'Include records owned by users who cannot have a role',
  includeHVUOwnedRecords: 'Include records owned by high-volume users',
  targetEntity: 'Object',
  enforcementType: 'Enforcement',
  referenceTo: 'Related to',
  writeRequiresMasterRead: 'Read on the master is enough to write',
  complianceGroup: 'Compliance categorization',
  businessStatus: 'Field usage',
  maskType: 'Mask type',
  maskChar: 'Mask character',
  calculated: 'Calculated',
  loginIpRanges: 'Login IP ranges',
  ipRanges: 'IP ranges',
  ipRelaxation: 'IP relaxation',
  highAssurance: 'High assurance session',
  categoryGroupVisibilities: 'Data categories shown',
  defaultVisibility: 'Shown by default',
  enableGuestFileAccess: 'Guests see asset files',
  'layout.items': 'Fields',
  'trustedIpRange.name': 'Range',
  queueObjects: 'Supported objects',
  license: 'License',
  userLicense: 'User license',
  userPermissions: 'System permissions',
}

/** What a property is called in a form: `contactAccessLevel` reads `Contact access level`. */
export function formatPropertyLabel(kind: string, property: string): string {
  const known = labels[`${kind}.${property}`] ?? labels[property]
  if (known !== undefined) return known
  const words = property.replace(/__c$/, '').replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase()
}

/** A value of a property as Setup says it: `ReadWrite` of a default reads `Public Read/Write`. Rule R3.5. */
export function formatPropertyValue(property: string, value: string): string {
  const isDefault = property === 'sharingModel' || property === 'externalSharingModel'
  const labels: Readonly<Record<string, string>> = isDefault ? sharingModelLabels : {}
  return Object.hasOwn(labels, value) ? (labels[value] ?? value) : value
}

interface DependentSentence {
  readonly noun: string
  readonly plural: string
  readonly count: number
  readonly effect: 'deleted' | 'edited'
  readonly label: string
  /** Null: of each another. */
  readonly value: string | null
}

/** What deleting a thing does to those that use it: `12 users: role becomes empty`. */
export function formatDependents(parts: DependentSentence): string {
  const { noun, plural, count, effect, label, value } = parts
  const subject = `${String(count)} ${count === 1 ? noun : plural}`
  if (effect === 'deleted') return `${subject} deleted with it`
  const becomes =
    value === null ? 'is edited' : value === '' ? 'becomes empty' : `becomes \`${value}\``
  return `${subject}: ${label.toLowerCase()} ${becomes}`
}
