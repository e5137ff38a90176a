import type { ComparedLine } from '../engine/explain/compare-sides'
import type { MembershipKind } from '../engine/explain/memberships'
import { formatCause, formatStep } from './messages-en'

/** English words of a comparison. */
const userWords: Readonly<Record<string, string>> = {
  profile: 'profile',
  role: 'role',
  userType: 'kind of user',
  isActive: 'active',
  isFrozen: 'frozen',
}

const recordWords: Readonly<Record<string, string>> = {
  level: 'level on the record',
  effective: 'what is left of it',
}

/** What a line is about; a door with its way from the user to the record. */
export function formatCompared({ kind, subject, via }: ComparedLine): string {
  switch (kind) {
    case 'user':
      return userWords[subject] ?? subject
    case 'record':
      return recordWords[subject] ?? subject
    case 'door': {
      const path = via.map(formatStep).join(' → ')
      return path === '' ? formatCause(subject) : `${formatCause(subject)}: ${path}`
    }
    case 'object':
    case 'field':
    case 'system':
      return subject
  }
}

export const membershipTitles: Readonly<Record<MembershipKind, string>> = {
  profile: 'profile',
  permissionSet: 'permission set',
  permissionSetGroup: 'permission set group',
  role: 'role',
  group: 'group',
  queue: 'queue',
  territory: 'territory',
}
