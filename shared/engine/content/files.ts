import { SharingLevel } from '../../model/level'
import type { Grant } from '../answer'
import type { CompiledOrg } from '../compile/compile-org'
import { cellOf, type CompiledTable, type RecordPosition, idAt } from '../compile/compiled-table'
import type { AskFlags } from '../record/special/special-object'
import { subjectOf, type Subject } from '../record/subject'
import { grantIf, ownerCell, positionIn, soleOwnerGrants } from './content-grants'
import { rowsNaming } from './content-rows'
import { fileLinkGrants, fileLinks, type FileLink } from './file-links'
import { libraryFileGrants } from './libraries'
import { holdsOneOf } from './membership'
import { type Reached, both, either } from '../record/reached'

/**
 * A file: the highest of owner, links, library, company, public link and administrator permissions.
 *
 * No default and no hierarchy: superiors of the owner get nothing. Rules R15.8, D-55, CNT-01–CNT-07.
 */
export function fileGrants(file: Subject, ask: AskFlags): Grant[] {
  const owner = soleOwnerGrants(file, 'R15.8')
  if (isInPersonalLibrary(file) === 'yes') return owner
  const links = fileLinks(file)
  const libraries = librariesOf(file, links)
  return [
    ...owner,
    ...fileLinkGrants(file, links, ask),
    ...libraries.flatMap((library) => memberGrants(file, library)),
    ...openGrants(file),
    ...administratorGrants(file, links, libraries),
  ]
}

/** Records whose links open the file. Product 5. */
export function deciding(file: Subject): RecordPosition[] {
  return (fileLinks(file) ?? []).flatMap(({ target }) =>
    target.kind === 'record' ? [target.position] : [],
  )
}

/** A version is as its file; without the file, only what the version's own owner has is known. Rules R15.8, CNT-03. */
export function fileVersionGrants(version: Subject, ask: AskFlags): Grant[] {
  const { compiled, user, table, row } = version
  const file = positionIn(compiled, 'ContentDocument', cellOf(table, row, 'ContentDocumentId'))
  if (file !== null) return fileGrants(subjectOf(compiled, user, file), ask)
  return [
    ...soleOwnerGrants(version, 'R15.8'),
    ...grantIf('unknown', 'FileLink', SharingLevel.All, 'R15.8'),
  ]
}

/** A link is as the file that it shares. Rules R15.8, CNT-05. */
export function fileShareGrants({ compiled, user, table, row }: Subject, ask: AskFlags): Grant[] {
  const file = positionIn(compiled, 'ContentDocument', cellOf(table, row, 'ContentDocumentId'))
  return file === null
    ? grantIf('unknown', 'FileLink', SharingLevel.All, 'R15.8')
    : fileGrants(subjectOf(compiled, user, file), ask)
}

/**
 * `R`: a personal library, `U`: an upload that broke off; both are the owner's alone. Rule CNT-02.
 *
 * Where the export lacks the column, the links of all files say whether a library holds it.
 */
function isInPersonalLibrary(file: Subject): Reached {
  const status = cellOf(file.table, file.row, 'PublishStatus')
  if (status === undefined || status === null) return fileLinks(file) === null ? 'unknown' : 'no'
  return status === 'R' || status === 'U' ? 'yes' : 'no'
}

/** Libraries that hold the file; a library is named by the file, by a link or by a row of its contents. Rule CNT-01. */
function librariesOf(file: Subject, links: readonly FileLink[] | null): readonly string[] {
  const { compiled, table, row } = file
  const contents = rowsNaming(compiled.content, 'ContentWorkspaceDoc', idAt(table, row))
  const named = [
    cellOf(table, row, 'ParentId') ?? null,
    ...(contents === null
      ? []
      : contents.rows.map((at) => cellOf(contents.table, at, 'ContentWorkspaceId') ?? null)),
    ...(links ?? []).map((link) => (link.target.kind === 'library' ? link.target.library : null)),
  ]
  return [
    ...new Set(named.flatMap((library) => (library === null || library === '' ? [] : [library]))),
  ]
}

/** CNT-07: what a site publishes to guests from a library is not in any export. */
function memberGrants(file: Subject, library: string): Grant[] {
  if (file.family === 'guest') return grantIf('unknown', 'Library', SharingLevel.Read, 'CNT-07')
  return libraryFileGrants(file.compiled, file.user, library)
}

/** Cells that limit a public link; `ExpiryDate` counts where the link expires. */
export const publicLinkLimits = [
  'PreferencesExpires',
  'PreferencesPasswordRequired',
  'ExpiryDate',
] as const

/** Public links and asset files that are published to everybody. Rules CNT-01, CNT-07. */
function openGrants({ compiled, family, table, row }: Subject): Grant[] {
  const id = idAt(table, row)
  const links = rowsNaming(compiled.content, 'ContentDistribution', id)
  const assets = rowsNaming(compiled.content, 'ContentAsset', id)
  const isPublished =
    assets?.rows.some((at) => boxOf(assets.table, at, 'IsVisibleByExternalUsers') === true) === true
  return [
    ...(links === null
      ? []
      : links.rows.flatMap((at) =>
          grantIf(isLinkOpen(compiled, links.table, at), 'PublicLink', SharingLevel.Read, 'CNT-01'),
        )),
    ...(family === 'guest' && isPublished
      ? grantIf('yes', 'PublicLink', SharingLevel.Read, 'CNT-07')
      : []),
  ]
}

/** A link is open to whoever has its address, unless it has expired; who knows its password is not known. */
function isLinkOpen({ options }: CompiledOrg, links: CompiledTable, row: number): Reached {
  const expires = boxOf(links, row, 'PreferencesExpires')
  const leftMs = Date.parse(cellOf(links, row, 'ExpiryDate') ?? '') - Date.parse(options.now ?? '')
  if (expires === true && leftMs <= 0) return 'no'
  const isLive = expires === false || (expires === true && leftMs > 0)
  return isLive && boxOf(links, row, 'PreferencesPasswordRequired') === false ? 'yes' : 'unknown'
}

/** A checkbox cell; null where the export lacks it. */
function boxOf(table: CompiledTable, row: number, field: string): boolean | null {
  const cell = cellOf(table, row, field)?.toLowerCase()
  return cell === 'true' ? true : cell === 'false' ? false : null
}

/**
 * Permissions over files of others; none reaches into a library. Rules CNT-02, CNT-03, CNT-10, D-55.
 *
 * Modify All Data: every file, private ones too. View All Data: what was shared with somebody. Query All Files: all, in queries.
 */
function administratorGrants(
  file: Subject,
  links: readonly FileLink[] | null,
  libraries: readonly string[],
): Grant[] {
  const { compiled, user, table, row } = file
  if (file.family === 'guest') return []
  const isOutside = isInPersonalLibrary(file) === 'no' ? 'yes' : 'unknown'
  const isInNoLibrary: Reached =
    libraries.length > 0
      ? 'no'
      : links === null && cellOf(table, row, 'ParentId') === undefined
        ? 'unknown'
        : isOutside
  const isShared = isPrivatelyShared(file, links)
  return [
    ...grantIf(
      both(holdsOneOf(compiled, user, 'ModifyAllData'), isInNoLibrary),
      'ModifyAllData',
      SharingLevel.All,
      'CNT-02',
    ),
    ...grantIf(
      both(holdsOneOf(compiled, user, 'ViewAllData'), isInNoLibrary, isShared),
      'ViewAllData',
      SharingLevel.Read,
      'CNT-03',
    ),
    ...grantIf(
      both(holdsOneOf(compiled, user, 'QueryAllFiles'), isOutside),
      'QueryAllFiles',
      SharingLevel.Read,
      'SYS-59',
    ),
  ]
}

/** CNT-03: shared with a person other than the owner. */
function isPrivatelyShared(file: Subject, links: readonly FileLink[] | null): Reached {
  if (links === null) return 'unknown'
  const owner = ownerCell(file)
  return either(
    ...links.map(({ target }): Reached => {
      if (target.kind === 'unknown') return 'unknown'
      if (target.kind !== 'principal' || target.grantee.kind !== 'user') return 'no'
      return target.grantee.user === owner ? 'no' : 'yes'
    }),
  )
}
