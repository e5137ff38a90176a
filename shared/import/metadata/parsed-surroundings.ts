import type { DataCategoryGroup } from '@shared/model/data-category'
import type { FolderKind, FolderShare } from '@shared/model/folder'
import type { Layout } from '@shared/model/layout'
import type { ConnectedApp, IpRange } from '@shared/model/login'
import type { Positioned } from './positioned'
import type { ParsedGrantee } from './parsed-sharing'

export type ParsedLayout = Positioned & Layout

export interface ParsedFolderShare {
  /** Null: all users, portal users included. */
  readonly sharedTo: ParsedGrantee | null
  readonly accessLevel: FolderShare['accessLevel']
}

export interface ParsedFolder extends Positioned {
  readonly kind: FolderKind
  /** Path of developer names below the type's folder: `Sales/Closed`. */
  readonly name: string
  readonly label: string | null
  readonly accessType: 'Hidden' | 'Public' | 'PublicInternal' | 'Shared' | null
  readonly publicFolderAccess: 'ReadOnly' | 'ReadWrite' | null
  readonly shares: readonly ParsedFolderShare[]
}

export type ParsedDataCategoryGroup = Positioned & Omit<DataCategoryGroup, 'defaultVisibility'>

/** Profiles and sets by name; keys and secrets are passed over. */
export type ParsedConnectedApp = Positioned &
  Omit<ConnectedApp, 'profiles' | 'permissionSets' | 'isBlocked'> & {
    readonly profiles: readonly string[]
    readonly permissionSets: readonly string[]
  }

export type ParsedTrustedRange = Positioned & IpRange
