import type { Grantee } from './group'
import type { UserId } from './id'

export const folderKinds = ['Report', 'Dashboard', 'EmailTemplate', 'Document'] as const
export type FolderKind = (typeof folderKinds)[number]

/** Rule FLD-11. */
export interface FolderShare {
  /** `everyone`: all users, portal users included. */
  readonly sharedTo: Grantee | { readonly kind: 'everyone' }
  readonly accessLevel: 'View' | 'EditAllContents' | 'Manage'
}

/** A folder of reports, dashboards, templates or documents; its access never opens data. Rules FLD-01–FLD-17. */
export interface Folder {
  /** Id of the data export, else `kind/path`. */
  readonly id: string
  readonly kind: FolderKind
  /** Developer name; a subfolder's follows its parent's. */
  readonly name: string
  readonly label: string
  readonly parent: string | null
  /** FLD-10; `Personal` is a user's private folder (FLD-03). */
  readonly accessType: 'Hidden' | 'Public' | 'PublicInternal' | 'Shared' | 'Personal'
  readonly publicFolderAccess: 'ReadOnly' | 'ReadWrite'
  /** Creator (Manager by FLD-12) or owner of a personal folder; null when not stated. */
  readonly owner: UserId | null
  readonly shares: readonly FolderShare[]
}
