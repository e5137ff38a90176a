import type { Folder, FolderKind, FolderShare } from '../../model/folder'
import { maxSharingLevel, SharingLevel } from '../../model/level'
import type { Grant } from '../answer'
import type { CompiledOrg } from '../compile/compile-org'
import { ObjectBit } from '../permission/object-bits'
import { bitsOf } from '../record/sharing-level'
import { grantIf } from './content-grants'
import { holdsOneOf, isExternalUser, isMember } from './membership'
import type { Reached } from '../record/reached'

/** Viewer, Editor and Manager as levels. Rule FLD-11. */
const levelByAccess: Readonly<Record<FolderShare['accessLevel'], SharingLevel>> = {
  View: SharingLevel.Read,
  EditAllContents: SharingLevel.Edit,
  Manage: SharingLevel.All,
}

/** Permissions that open every public or shared folder of a kind. Rule FLD-15. */
const overridesOf: Readonly<
  Record<FolderKind, { readonly manages: string; readonly views: string | null }>
> = {
  Report: { manages: 'ManageReportsInPubFolders', views: 'ViewPublicReports' },
  Dashboard: { manages: 'ManageDashbdsInPubFolders', views: 'ViewPublicDashboards' },
  EmailTemplate: { manages: 'EditPublicTemplates', views: null },
  Document: { manages: 'EditPublicDocuments', views: null },
}

/**
 * What a user has in a folder: Read is Viewer, Edit is Editor, All is Manager.
 *
 * It opens the items, never the data in them; superiors of a grantee get nothing. Rules R15.9, FLD-01–FLD-03, FLD-10–FLD-16.
 */
export function folderGrants(compiled: CompiledOrg, user: number, folder: Folder): Grant[] {
  const root = rootOf(compiled, folder)
  if (root === null) return grantIf('unknown', 'FolderShare', SharingLevel.All, 'FLD-16')
  if (root.accessType === 'Personal') return personalGrants(compiled, user, root)
  return [
    ...shareGrants(compiled, user, root),
    ...overrideGrants(compiled, user, root),
    ...administratorGrants(compiled, user),
  ]
}

/** FLD-16: shares of the topmost folder hold for all below; null where it is not in the import. */
function rootOf(compiled: CompiledOrg, folder: Folder): Folder | null {
  const seen = new Set<Folder>()
  let root = folder
  while (root.parent !== null) {
    seen.add(root)
    const { parent, kind } = root
    const above = compiled.org.folders.find(
      (other) => other.kind === kind && (other.id === parent || other.name === parent),
    )
    if (above === undefined || seen.has(above)) return null
    root = above
  }
  return root
}

/** FLD-03: the owner; of reports and dashboards also who manages private ones. View All Data does not open it. */
function personalGrants(compiled: CompiledOrg, user: number, folder: Folder): Grant[] {
  const manages = holdsOneOf(
    compiled,
    user,
    'ModifyAllData',
    ...(folder.kind === 'Report' || folder.kind === 'Dashboard' ? ['ManagePvtRptsAndDashbds'] : []),
  )
  return [
    ...grantIf(isOwner(compiled, user, folder), 'Owner', SharingLevel.All, 'FLD-03'),
    ...grantIf(manages, 'ManagePvtRptsAndDashbds', SharingLevel.All, 'FLD-03'),
  ]
}

function isOwner({ org }: CompiledOrg, user: number, { owner }: Folder): Reached {
  if (owner === null) return 'unknown'
  return org.users[user]?.id === owner ? 'yes' : 'no'
}

/** FLD-10 for public folders, FLD-11 and FLD-12 for shared ones; of a hidden folder there is nothing to share. */
function shareGrants(compiled: CompiledOrg, user: number, folder: Folder): Grant[] {
  const via = [{ kind: 'folder', name: folder.name } as const]
  const wide = folder.publicFolderAccess === 'ReadWrite' ? SharingLevel.Edit : SharingLevel.Read
  const isEnhanced = hasLevelsOfItsOwn(compiled, folder)
  const creator = (): Grant[] =>
    isEnhanced && folder.owner !== null
      ? grantIf(isOwner(compiled, user, folder), 'Owner', SharingLevel.All, 'FLD-12', { via })
      : []
  switch (folder.accessType) {
    case 'Hidden':
    case 'Personal':
      return []
    case 'Public':
      return [...grantIf('yes', 'FolderShare', wide, 'FLD-10', { via }), ...creator()]
    case 'PublicInternal': {
      const isInternal = isExternalUser(compiled, user) ? 'no' : 'yes'
      return [...grantIf(isInternal, 'FolderShare', wide, 'FLD-10', { via }), ...creator()]
    }
    case 'Shared':
      return [
        ...folder.shares.flatMap(({ sharedTo, accessLevel }) =>
          grantIf(
            isMember(compiled, sharedTo, user),
            'FolderShare',
            isEnhanced ? levelByAccess[accessLevel] : wide,
            isEnhanced ? 'FLD-11' : 'FLD-10',
            { via, ...(sharedTo.kind === 'everyone' ? {} : { grantee: sharedTo }) },
          ),
        ),
        ...creator(),
      ]
  }
}

/** FLD-13: levels of each share, or one level of the whole folder. A legacy list of shares states no level but View. */
function hasLevelsOfItsOwn({ org }: CompiledOrg, { kind, shares }: Folder): boolean {
  switch (kind) {
    case 'Report':
    case 'Dashboard':
      return org.settings.enhancedFolderSharing
    case 'EmailTemplate':
      return shares.some(({ accessLevel }) => accessLevel !== 'View')
    case 'Document':
      return false
  }
}

/** FLD-15: permissions over all public and shared folders of the kind, hidden ones not among them. */
function overrideGrants(compiled: CompiledOrg, user: number, folder: Folder): Grant[] {
  if (folder.accessType === 'Hidden') return []
  const { manages, views } = overridesOf[folder.kind]
  const documents = compiled.objectIndexByName.get('document') ?? -1
  const held = (bound: 'certain' | 'possible') =>
    folder.kind === 'Document' &&
    (bitsOf(compiled, user, documents, bound) & ObjectBit.modifyAll) !== 0
  const modifiesAll = held('certain') ? 'yes' : held('possible') ? 'unknown' : 'no'
  return [
    ...grantIf(holdsOneOf(compiled, user, manages), manages, SharingLevel.All, 'FLD-15'),
    ...(views === null
      ? []
      : grantIf(holdsOneOf(compiled, user, views), views, SharingLevel.Read, 'FLD-15')),
    ...grantIf(modifiesAll, 'ModifyAllRecords', SharingLevel.Edit, 'FLD-15'),
  ]
}

function administratorGrants(compiled: CompiledOrg, user: number): Grant[] {
  const modifies = holdsOneOf(compiled, user, 'ModifyAllData')
  const views = holdsOneOf(compiled, user, 'ViewAllData')
  return [
    ...grantIf(modifies, 'ModifyAllData', SharingLevel.All, 'FLD-15'),
    ...grantIf(views, 'ViewAllData', SharingLevel.Read, 'FLD-15'),
  ]
}

/** The highest level in a folder, for certain and at most: Read Viewer, Edit Editor, All Manager. Rule FLD-12. */
export function folderLevel(
  compiled: CompiledOrg,
  user: number,
  folder: Folder,
): { readonly certain: SharingLevel; readonly possible: SharingLevel } {
  const grants = folderGrants(compiled, user, folder)
  const highest = (from: readonly Grant[]) =>
    from.reduce((level, grant) => maxSharingLevel(level, grant.level), SharingLevel.None)
  return { certain: highest(grants.filter((grant) => grant.isCertain)), possible: highest(grants) }
}
