import type { Grantee } from '@shared/model/group'

/** A text that is equal for equal grantees, for order and for finding doubles. */
export function granteeKey(grantee: Grantee): string {
  switch (grantee.kind) {
    case 'user':
    case 'managers':
    case 'managerSubordinates':
      return `${grantee.kind} ${grantee.user}`
    case 'group':
      return `group ${grantee.group}`
    case 'role':
    case 'roleAndSubordinates':
    case 'roleAndSubordinatesInternal':
      return `${grantee.kind} ${grantee.role}`
    case 'territory':
    case 'territoryAndSubordinates':
      return `${grantee.kind} ${grantee.territory}`
    case 'allInternalUsers':
    case 'allPartnerUsers':
    case 'allCustomerPortalUsers':
      return grantee.kind
    case 'unresolved':
      return `unresolved ${grantee.text}`
  }
}

/** Grantees in canonical order, each once. */
export function sortedGrantees(grantees: readonly Grantee[]): Grantee[] {
  const unique = new Map(grantees.map((grantee) => [granteeKey(grantee), grantee]))
  return [...unique].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, grantee]) => grantee)
}
