import { isOrganizationId } from '../../model/id'
import { mayRunReports } from '../../model/licence-caps'
import type { Folder, FolderKind } from '../../model/folder'
import { SharingLevel } from '../../model/level'
import type { Grant } from '../answer'
import { cellOf } from '../compile/compiled-table'
import { permissionsInForce } from '../permission/permission-class'
import type { Subject } from '../record/subject'
import { grantIf, ownerCell } from './content-grants'
import { folderGrants } from './folders'
import { holdsOneOf } from './membership'
import { type Reached, either } from '../record/reached'

/** Where an item lies. */
type Place =
  | { readonly kind: 'folder'; readonly folder: Folder }
  /** FLD-03: the private folder of the user with this id. */
  | { readonly kind: 'personal'; readonly owner: string }
  /** FLD-17. */
  | { readonly kind: 'unfiled' }
  | { readonly kind: 'unknown' }

/** A report or dashboard names its folder by id in `FolderId` or `OwnerId`, or by label in `FolderName`. */
function placeOf(item: Subject, kind: FolderKind): Place {
  const { compiled, table, row } = item
  const { folders } = compiled.org
  const id = cellOf(table, row, 'FolderId') ?? ownerCell(item)
  const users: ReadonlyMap<string, number> = compiled.userIndexById
  if (id !== null) {
    const folder = folders.find((each) => each.kind === kind && each.id === id)
    if (folder !== undefined) return { kind: 'folder', folder }
    if (users.has(id)) return { kind: 'personal', owner: id }
    if (isOrganizationId(id)) return { kind: 'unfiled' }
  }
  const label = cellOf(table, row, 'FolderName') ?? null
  const named = folders.filter((each) => each.kind === kind && each.label === label)
  const [folder, another] = named
  return folder === undefined || another !== undefined
    ? { kind: 'unknown' }
    : { kind: 'folder', folder }
}

function placeGrants(item: Subject, kind: FolderKind): Grant[] {
  const { compiled, user } = item
  const place = placeOf(item, kind)
  switch (place.kind) {
    case 'folder':
      return folderGrants(compiled, user, place.folder)
    case 'personal':
      return folderGrants(compiled, user, personalFolder(item, kind, place.owner))
    case 'unfiled':
      return folderGrants(compiled, user, unfiledFolder(kind))
    case 'unknown':
      return grantIf('unknown', 'FolderShare', SharingLevel.All, 'R15.9')
  }
}

const folderOf = (kind: FolderKind, changes: Partial<Folder>): Folder => ({
  id: '',
  kind,
  name: '',
  label: '',
  parent: null,
  accessType: 'Personal',
  publicFolderAccess: 'ReadOnly',
  owner: null,
  shares: [],
  ...changes,
})

function personalFolder({ compiled }: Subject, kind: FolderKind, id: string): Folder {
  const users: ReadonlyMap<string, number> = compiled.userIndexById
  const owner = compiled.org.users[users.get(id) ?? -1]
  return folderOf(kind, { owner: owner?.id ?? null })
}

/** FLD-17: every internal user sees what is in no folder. */
function unfiledFolder(kind: FolderKind): Folder {
  return folderOf(kind, { name: 'unfiled$public', accessType: 'PublicInternal' })
}

/** What running and changing items of a kind needs beside the folder. Source: table of permissions 6. */
interface ItemPermissions {
  readonly runs: readonly string[]
  readonly changes: readonly string[]
  readonly changesOwn: readonly string[]
}

const administrators = ['ModifyAllData'] as const
const reportAuthors = [
  'CreateCustomizeReports',
  'ManageReportsInPubFolders',
  ...administrators,
] as const
const dashboardAuthors = [
  'CreateCustomizeDashboards',
  'ManageDashbdsInPubFolders',
  ...administrators,
] as const

/** A permission that needs another stands for it: whoever may author reports may run them. */
const runners = ['RunReports', 'ViewAllData', ...reportAuthors, ...dashboardAuthors] as const

const permissionsOf: Readonly<Record<'Report' | 'Dashboard', ItemPermissions>> = {
  Report: {
    runs: [...runners, 'ViewPublicReports', 'EditMyReports'],
    changes: reportAuthors,
    changesOwn: ['EditMyReports'],
  },
  Dashboard: {
    runs: [...runners, 'ViewPublicDashboards', 'EditMyDashboards'],
    changes: dashboardAuthors,
    changesOwn: ['EditMyDashboards'],
  },
}

/** True where the user's licence, and no permission set licence beside it, runs reports. Rules LIC-01, LIC-07. */
function isOutsideLicence({ compiled, user }: Subject): boolean {
  const { licence, grants } = permissionsInForce(compiled, user)
  return (
    licence !== null &&
    !mayRunReports(licence) &&
    !grants.some(({ raisedSystem }) => raisedSystem.has('RunReports'))
  )
}

/** Reports and dashboards: the level in their folder, as far as the user may run and author them. Rules R15.9, FLD-13, FLD-14. */
export function analyticsGrants(item: Subject, kind: 'Report' | 'Dashboard'): Grant[] {
  const { compiled, user } = item
  const { runs, changes, changesOwn } = permissionsOf[kind]
  if (isOutsideLicence(item)) return []
  const mayRun = holdsOneOf(compiled, user, ...runs)
  const mayChange = either(
    holdsOneOf(compiled, user, ...changes),
    isOwn(item) ? holdsOneOf(compiled, user, ...changesOwn) : 'no',
  )
  // Who may change runs as well: `runners`.
  return placeGrants(item, kind).flatMap((grant) => [
    ...(mayChange === 'yes' ? [] : limited(grant, mayRun, SharingLevel.Read)),
    ...(mayChange === 'yes' || grant.level > SharingLevel.Read
      ? limited(grant, mayChange, SharingLevel.All)
      : []),
  ])
}

function isOwn({ compiled, user, table, row }: Subject): boolean {
  const creator = cellOf(table, row, 'CreatedById') ?? null
  return creator !== null && creator === compiled.org.users[user]?.id
}

/** A grant of the folder, no higher than what a permission lets the user do with it. */
function limited(grant: Grant, isHeld: Reached, highest: SharingLevel): Grant[] {
  if (isHeld === 'no') return []
  const level = grant.level <= highest ? grant.level : highest
  return [{ ...grant, level, isCertain: grant.isCertain && isHeld === 'yes' }]
}

/** Email templates and documents: the level in their folder. Rule R15.11. */
export function templateGrants(item: Subject, kind: 'EmailTemplate' | 'Document'): Grant[] {
  return placeGrants(item, kind)
}
