import type { Folder, FolderKind } from '@shared/model/folder'
import { isPlatformId, normalizeId } from '@shared/model/id'
import type { UserId } from '@shared/model/id'
import { granteeKey } from './grantee-key'
import { reportCounted } from './findings'
import { granteeNamed, type Parties } from './grantees'
import { sortedBy } from './order'
import type { Row, Sources } from './sources'
import { cell, eachRow, flag, place } from './sources'

/** `Folder.Type` as exports spell it. */
const kindsByType: ReadonlyMap<string, FolderKind> = new Map([
  ['report', 'Report'],
  ['dashboard', 'Dashboard'],
  ['email', 'EmailTemplate'],
  ['emailtemplate', 'EmailTemplate'],
  ['document', 'Document'],
])

const accessTypes = ['Hidden', 'Public', 'PublicInternal', 'Shared'] as const

const lastPart = (path: string) => path.slice(path.lastIndexOf('/') + 1)
const stableId = (kind: FolderKind, name: string) => `${kind}/${name}`

function userOf(parties: Parties, id: string | null): UserId | null {
  if (id === null) return null
  const user = parties.users.parseKey(id)
  return parties.users.entries.has(user) ? user : null
}

function folderOfRow(parties: Parties, row: Row): Folder | null {
  const kind = kindsByType.get(cell(row, 'Type')?.toLowerCase() ?? '')
  const name = cell(row, 'DeveloperName')
  if (kind === undefined || name === null) return null
  const stated = cell(row, 'AccessType')?.toLowerCase()
  const [id, parent] = [cell(row, 'Id'), cell(row, 'ParentId')]
  return {
    id: id === null ? stableId(kind, name) : normalizeId(id),
    kind,
    name,
    label: cell(row, 'Name') ?? name,
    parent: parent === null ? null : normalizeId(parent),
    accessType: accessTypes.find((type) => type.toLowerCase() === stated) ?? 'Hidden',
    publicFolderAccess: flag(row, 'IsReadonly') === false ? 'ReadWrite' : 'ReadOnly',
    owner: userOf(parties, cell(row, 'CreatedById')),
    shares: [],
  }
}

/** Rows by kind and developer name, which is what files name their folders by. */
function foldersOfRows(sources: Sources, parties: Parties): Map<string, Folder> {
  const folders = new Map<string, Folder>()
  for (const row of eachRow(sources, 'Folder')) {
    const folder = folderOfRow(parties, row)
    if (folder !== null) folders.set(stableId(folder.kind, folder.name).toLowerCase(), folder)
  }
  return folders
}

/** Whom a folder is shared with stands in files alone: a shared folder of an export reaches nobody known. */
function reportUnknownShares(sources: Sources, named: ReadonlySet<string>): void {
  for (const row of eachRow(sources, 'Folder')) {
    const kind = kindsByType.get(cell(row, 'Type')?.toLowerCase() ?? '')
    const isShared = cell(row, 'AccessType')?.toLowerCase() === 'shared'
    const name = cell(row, 'DeveloperName')
    if (kind === undefined || !isShared || name === null) continue
    if (named.has(stableId(kind, name).toLowerCase())) continue
    const message =
      'exports do not say whom shared folders are shared with; add the files of the folders'
    reportCounted(sources.findings, 'warning', 'unknown-folder-shares', place(row), message)
  }
}

/** Folders of files and of `Folder` rows, joined by kind and developer name; a subfolder follows its path. Rules FLD-01, FLD-11, FLD-16. */
export function assembleFolders(sources: Sources, parties: Parties): Folder[] {
  const folders = foldersOfRows(sources, parties)
  const named = new Set<string>()
  for (const parsed of sources.metadata.folders) {
    const name = lastPart(parsed.name)
    const key = stableId(parsed.kind, name).toLowerCase()
    const base = folders.get(key)
    named.add(key)
    const shares = parsed.shares.map(({ sharedTo, accessLevel }) => ({
      sharedTo:
        sharedTo === null
          ? ({ kind: 'everyone' } as const)
          : granteeNamed(sources, parties, sharedTo),
      accessLevel,
    }))
    const above = parsed.name.slice(0, Math.max(parsed.name.lastIndexOf('/'), 0))
    const parent = folders.get(stableId(parsed.kind, lastPart(above)).toLowerCase())
    folders.set(key, {
      id: base?.id ?? stableId(parsed.kind, parsed.name),
      kind: parsed.kind,
      name,
      label: parsed.label ?? base?.label ?? name,
      parent: above === '' ? (base?.parent ?? null) : (parent?.id ?? base?.parent ?? null),
      accessType: parsed.accessType ?? base?.accessType ?? 'Shared',
      publicFolderAccess: parsed.publicFolderAccess ?? base?.publicFolderAccess ?? 'ReadOnly',
      owner: base?.owner ?? null,
      shares: sortedBy(
        shares,
        ({ sharedTo }) => (sharedTo.kind === 'everyone' ? '' : granteeKey(sharedTo)),
        ({ accessLevel }) => accessLevel,
      ),
    })
  }
  reportUnknownShares(sources, named)
  const whole = [...folders.values()]
  const ids = new Set(whole.map(({ id }) => id))
  const rooted = whole.map((folder) =>
    folder.parent === null || ids.has(folder.parent) || !isPlatformId(folder.parent)
      ? folder
      : { ...folder, parent: null },
  )
  return sortedBy(
    rooted,
    (folder) => folder.kind,
    (folder) => folder.name,
    (folder) => folder.id,
  )
}
