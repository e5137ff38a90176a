/** Everything that a change can make, edit and delete, by the word that begins the change (`role:…`). */
export const itemKinds = [
  'user',
  'role',
  'profile',
  'permissionSet',
  'permissionSetGroup',
  'mutingPermissionSet',
  'group',
  'queue',
  'object',
  'field',
  'recordType',
  'layout',
  'sharingRule',
  'territory',
  'sharingSet',
  'restrictionRule',
  'folder',
  'share',
  'teamMember',
  'record',
  'customPermission',
  'dataCategoryGroup',
  'network',
  'connectedApp',
  'trustedIpRange',
] as const
export type ItemKind = (typeof itemKinds)[number]

/** One thing as a change names it, without quotes: a username, a developer name, `Account.Rating` for a field. */
export interface ItemRef {
  readonly kind: ItemKind
  readonly name: string
}

/** Words before a name in a list of members (`role:Sales`); those of `everybodyWords` stand alone. */
export const granteeWords = [
  'user',
  'role',
  'roleAndSubordinates',
  'roleAndSubordinatesInternal',
  'group',
  'queue',
  'territory',
  'territoryAndSubordinates',
  'managers',
  'managerSubordinates',
  'allInternalUsers',
  'allPartnerUsers',
  'allCustomerPortalUsers',
  'everyone',
] as const
export type GranteeWord = (typeof granteeWords)[number]

/** Everybody who can be named, but for one kind. */
export const granteeWordsBut = (left: GranteeWord): readonly GranteeWord[] =>
  granteeWords.filter((word) => word !== left)

/** Words that name everybody of a kind and take no name. */
export const everybodyWords: readonly string[] = [
  'allInternalUsers',
  'allPartnerUsers',
  'allCustomerPortalUsers',
  'everyone',
]

/** What a property holds and how its value is written. Lists are also edited one element at a time, by `+=` and `-=`. */
export type PropertyType =
  | { readonly kind: 'text'; readonly isOptional: boolean }
  | { readonly kind: 'number' }
  | { readonly kind: 'boolean' }
  /** An empty value is allowed when it is optional. */
  | {
      readonly kind: 'choice'
      readonly choices: readonly string[]
      readonly isOptional: boolean
    }
  /** The name of one thing; with several kinds each stands after its word (`user:ana@acme.test`). */
  | {
      readonly kind: 'reference'
      readonly to: readonly ItemKind[]
      readonly isOptional: boolean
    }
  /** A list of names. */
  | { readonly kind: 'references'; readonly to: ItemKind }
  /** A list of `word:name`; `hasLevel`: each followed by ` as ` and one of the levels. */
  | {
      readonly kind: 'members'
      readonly words: readonly GranteeWord[]
      readonly levels: readonly string[]
    }
  /** A list of `field operation value`. */
  | { readonly kind: 'criteria'; readonly operations: readonly string[] }
  /** A list of lines of a form of their own; `form` shows it. */
  | { readonly kind: 'lines'; readonly form: string }

/** Is it a list, edited by `+=` and `-=`? */
export function isList({ kind }: PropertyType): boolean {
  return kind === 'references' || kind === 'members' || kind === 'criteria' || kind === 'lines'
}
