import { tableAt } from '../compile/compile-tables'
import { recordStep } from '../record/record-step'
import type { Grantee } from '../../model/group'
import { isOrganizationId, parseRecordId } from '../../model/id'
import { SharingLevel } from '../../model/level'
import type { Grant } from '../answer'
import { recordPosition } from '../compile/compile-org'
import { isDecidedBefore } from '../compile/references'
import { cellOf, type RecordPosition, idAt } from '../compile/compiled-table'
import { FlagBit } from '../record/flag-bits'
import type { AskFlags } from '../record/special/special-object'
import { subjectOf, type Subject } from '../record/subject'
import { readsGroupContent } from './chatter-groups'
import { boundedGrants, grantIf } from './content-grants'
import { rowsNaming } from './content-rows'
import { isExternalUser, isMember, principalOf } from './membership'
import { type Reached, both } from '../record/reached'

/** What a file is linked to. */
type LinkTarget =
  | { readonly kind: 'organization' }
  | { readonly kind: 'principal'; readonly grantee: Grantee }
  | { readonly kind: 'chatterGroup'; readonly position: RecordPosition }
  | { readonly kind: 'library'; readonly library: string }
  | { readonly kind: 'record'; readonly position: RecordPosition }
  | { readonly kind: 'unknown' }

/** One ContentDocumentLink; a column that the export lacks is undefined. Rule CNT-04. */
export interface FileLink {
  readonly target: LinkTarget
  /** `V` viewer, `C` collaborator, `I` as the record says. */
  readonly shareType: string | null | undefined
  readonly visibility: string | null | undefined
}

/** The links of a file; null when the import holds no links at all. */
export function fileLinks(file: Subject): readonly FileLink[] | null {
  const { compiled, table, row } = file
  const links = rowsNaming(compiled.content, 'ContentDocumentLink', idAt(table, row))
  if (links === null) return null
  return links.rows.map((at) => ({
    target: targetOf(file, cellOf(links.table, at, 'LinkedEntityId') ?? null),
    shareType: cellOf(links.table, at, 'ShareType'),
    visibility: cellOf(links.table, at, 'Visibility'),
  }))
}

/** A link to something that follows files itself would be a loop: what it opens is unknown. */
function targetOf({ compiled, object }: Subject, id: string | null): LinkTarget {
  if (id === null) return { kind: 'unknown' }
  if (isOrganizationId(id)) return { kind: 'organization' }
  const grantee = principalOf(compiled, id)
  if (grantee !== null) return { kind: 'principal', grantee }
  const position = recordPosition(compiled, parseRecordId(id))
  const target = compiled.objects[position?.object ?? -1]
  if (position === undefined || !isDecidedBefore(target, object)) return { kind: 'unknown' }
  if (target?.name === 'CollaborationGroup') return { kind: 'chatterGroup', position }
  if (target?.name === 'ContentWorkspace') return { kind: 'library', library: id }
  return { kind: 'record', position }
}

/** What the links of a file give the user; without the table of links anything is possible. Rules R15.8, CNT-01, CNT-04. */
export function fileLinkGrants(
  file: Subject,
  links: readonly FileLink[] | null,
  ask: AskFlags,
): Grant[] {
  if (links === null) return grantIf('unknown', 'FileLink', SharingLevel.Edit, 'R15.8')
  return links.flatMap((link) => linkGrants(file, link, ask))
}

function linkGrants(file: Subject, link: FileLink, ask: AskFlags): Grant[] {
  const { compiled, user, family } = file
  const { target } = link
  if (family === 'guest' && target.kind !== 'record' && target.kind !== 'unknown') return []
  const isShown = isShownTo(file, link)
  switch (target.kind) {
    case 'organization':
      return linkGrant(link, both(isShown, isExternalUser(compiled, user) ? 'no' : 'yes'))
    case 'principal':
      return linkGrant(link, both(isShown, isMember(compiled, target.grantee, user)))
    case 'chatterGroup': {
      const group = subjectOf(compiled, user, target.position)
      return linkGrant(link, both(isShown, readsGroupContent(group)))
    }
    case 'library':
      return []
    case 'record':
      return isShown === 'no' ? [] : recordLinkGrants(file, link, target.position, isShown, ask)
    case 'unknown':
      return grantIf(both(isShown, 'unknown'), 'FileLink', SharingLevel.Edit, 'CNT-04')
  }
}

/** CNT-04: `InternalUsers` hides the file from external users, `SharedUsers` is for people and groups. */
function isShownTo(file: Subject, { visibility, target }: FileLink): Reached {
  if (!isExternalUser(file.compiled, file.user)) return 'yes'
  const isAll =
    visibility === 'AllUsers' || (visibility === 'SharedUsers' && target.kind !== 'record')
  const isShown: Reached = isAll ? 'yes' : visibility === 'InternalUsers' ? 'no' : 'unknown'
  return file.family === 'guest' ? both(isShown, opensFilesToGuests(file)) : isShown
}

/** True for a file whose links are all for internal users, and the user is none. Rules R15.8, CNT-04. */
export function isInternalFile(file: Subject): boolean {
  const links = fileLinks(file) ?? []
  return links.length > 0 && links.every((link) => isShownTo(file, link) === 'no')
}

/** CNT-07: the site of the guest lets guests see files; without its network nobody knows. */
function opensFilesToGuests({ compiled, user }: Subject): Reached {
  const profile = compiled.org.users[user]?.profile
  const sites = compiled.org.networks.filter(({ guestProfile }) => guestProfile === profile)
  if (sites.length === 0) return 'unknown'
  return sites.some((site) => site.enableGuestFileAccess) ? 'yes' : 'no'
}

function linkGrant({ shareType }: FileLink, isReached: Reached): Grant[] {
  const level = shareType === 'C' ? SharingLevel.Edit : SharingLevel.Read
  return [
    ...grantIf(isReached, 'FileLink', level, 'CNT-04'),
    ...(shareType === undefined
      ? grantIf(both(isReached, 'unknown'), 'FileLink', SharingLevel.Edit, 'CNT-04')
      : []),
  ]
}

/**
 * R15.8: a file on a record needs Read on the record first; `I` takes its level from the record.
 *
 * A file that is private on records (`SharingPrivacy` P) is not opened by them.
 */
function recordLinkGrants(
  file: Subject,
  { shareType }: FileLink,
  position: RecordPosition,
  isShown: Reached,
  ask: AskFlags,
): Grant[] {
  if (cellOf(file.table, file.row, 'SharingPrivacy') === 'P') return []
  const { compiled, user } = file
  const levelOf = (flags: number, isGenerous: boolean) => {
    if ((flags & FlagBit.read) === 0) return SharingLevel.None
    const collaborates =
      shareType === 'C' ||
      (shareType === 'I' && (flags & FlagBit.edit) !== 0) ||
      (shareType !== 'V' && shareType !== 'I' && isGenerous)
    return collaborates ? SharingLevel.Edit : SharingLevel.Read
  }
  const via = [recordStep(tableAt(compiled, position.object), position.row)]
  const certain = levelOf(isShown === 'yes' ? ask(user, position, 'certain') : 0, false)
  const possible = levelOf(ask(user, position, 'possible'), true)
  return boundedGrants('FileLink', [certain, possible], 'CNT-04', { via })
}
