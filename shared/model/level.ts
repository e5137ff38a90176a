/**
 * What the record leg yields, as an ordinal that can be compared: None 0, Read 1, Edit 2, Transfer 3, All 4.
 *
 * Branded apart from `AccessLevel`: the two scales share words and must not mix. Source: record-access 0.3.
 */
export type SharingLevel = number & { readonly __scale: 'SharingLevel' }

const sharingLevelOf = (ordinal: number) => ordinal as SharingLevel // ordinals become levels only here

export const SharingLevel = {
  None: sharingLevelOf(0),
  Read: sharingLevelOf(1),
  Edit: sharingLevelOf(2),
  Transfer: sharingLevelOf(3),
  All: sharingLevelOf(4),
  /** The level with this ordinal, for numbers that come out of a byte array; ordinals outside 0–4 throw. */
  ofOrdinal(ordinal: number): SharingLevel {
    if (!(ordinal >= 0 && ordinal <= 4))
      throw new Error(`no sharing level has ordinal ${String(ordinal)}`)
    return sharingLevelOf(ordinal)
  },
} as const

export type SharingLevelName = 'None' | 'Read' | 'Edit' | 'Transfer' | 'All'
export const sharingLevelNames = ['None', 'Read', 'Edit', 'Transfer', 'All'] as const

export function sharingLevelName(level: SharingLevel): SharingLevelName {
  return sharingLevelNames[level] ?? 'None'
}

export function maxSharingLevel(a: SharingLevel, b: SharingLevel): SharingLevel {
  return a >= b ? a : b
}

/**
 * The answer, as the `MaxAccessLevel` picklist orders it: None 0, Read 1, Edit 2, Delete 3, Transfer 4, All 5.
 *
 * Source: record-access 0.3, R1.12.
 */
export type AccessLevel = number & { readonly __scale: 'AccessLevel' }

const accessLevelOf = (ordinal: number) => ordinal as AccessLevel // ordinals become levels only here

export const AccessLevel = {
  None: accessLevelOf(0),
  Read: accessLevelOf(1),
  Edit: accessLevelOf(2),
  Delete: accessLevelOf(3),
  Transfer: accessLevelOf(4),
  All: accessLevelOf(5),
  /** The level with this ordinal, for numbers that come out of a byte array; ordinals outside 0–5 throw. */
  ofOrdinal(ordinal: number): AccessLevel {
    if (!(ordinal >= 0 && ordinal <= 5))
      throw new Error(`no access level has ordinal ${String(ordinal)}`)
    return accessLevelOf(ordinal)
  },
} as const

export type AccessLevelName = 'None' | 'Read' | 'Edit' | 'Delete' | 'Transfer' | 'All'
export const accessLevelNames = ['None', 'Read', 'Edit', 'Delete', 'Transfer', 'All'] as const

export function accessLevelName(level: AccessLevel): AccessLevelName {
  return accessLevelNames[level] ?? 'None'
}
