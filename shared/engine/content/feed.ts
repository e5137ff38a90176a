import { tableAt } from '../compile/compile-tables'
import { userAt } from '../compile/reach-context'
import { recordStep } from '../record/record-step'
import { SharingLevel } from '../../model/level'
import { namedField } from '../../model/object-config'
import type { Grant, PathStep } from '../answer'
import { cellOf, type CompiledTable, type RecordPosition, idAt } from '../compile/compiled-table'
import type { CompiledOrg } from '../compile/compile-org'
import { fieldPermission } from '../permission/field-permissions'
import { relatedPositions } from '../record/special/related-records'
import type { AskFlags } from '../record/special/special-object'
import { subjectOf, type Subject } from '../record/subject'
import { readsGroupContent } from './chatter-groups'
import { grantIf, ownerCell, positionIn, readsRecord } from './content-grants'
import { rowsNaming } from './content-rows'
import { holdsOneOf, isExternalUser } from './membership'
import { permissionsInForce } from '../permission/permission-class'
import { type Reached, both, either } from '../record/reached'

/**
 * A feed item: seen by who sees what it is posted on; its author and Modify All Data change and delete it.
 *
 * Rules R15.14, CHT-01, CHT-02.
 */
export function feedItemGrants(item: Subject, ask: AskFlags): Grant[] {
  const isVisible = seesFeedItem(item, ask)
  const via = parentSteps(item)
  return [
    ...grantIf(isVisible, 'FeedParent', SharingLevel.Read, 'CHT-01', { via }),
    ...writerGrants(item, isVisible),
  ]
}

/** A comment is as visible as its item; its own author and Modify All Data delete it. Rules R15.14, CHT-01. */
export function feedCommentGrants(comment: Subject, ask: AskFlags): Grant[] {
  const item = itemOf(comment)
  const isVisible = item === null ? 'unknown' : seesFeedItem(item, ask)
  return [
    ...grantIf(isVisible, 'FeedParent', SharingLevel.Read, 'CHT-01', { via: itemSteps(item) }),
    ...writerGrants(comment, isVisible),
  ]
}

/** One tracked change is seen with its item, by who may read the field that changed. Rule CHT-02. */
export function trackedChangeGrants(change: Subject, ask: AskFlags): Grant[] {
  const item = itemOf(change)
  const isVisible =
    item === null
      ? 'unknown'
      : both(seesFeedItem(item, ask), readsChange(item, change.table, change.row))
  return grantIf(isVisible, 'FeedParent', SharingLevel.Read, 'CHT-02', { via: itemSteps(item) })
}

function itemOf({ compiled, user, table, row }: Subject): Subject | null {
  const position = positionIn(compiled, 'FeedItem', cellOf(table, row, 'FeedItemId'))
  return position === null ? null : subjectOf(compiled, user, position)
}

function itemSteps(item: Subject | null): PathStep[] {
  return item === null ? [] : [recordStep(item.table, item.row), ...parentSteps(item)]
}

function writerGrants(post: Subject, isVisible: Reached): Grant[] {
  const { compiled, user } = post
  const moderates = holdsOneOf(compiled, user, 'ModerateChatter')
  const administers = holdsOneOf(compiled, user, 'ModifyAllData')
  return [
    ...grantIf(both(isVisible, isAuthor(post)), 'Owner', SharingLevel.All, 'R15.14'),
    ...grantIf(both(isVisible, moderates), 'ModerateChatter', SharingLevel.Edit, 'SYS-59c'),
    ...grantIf(both(isVisible, administers), 'ModifyAllData', SharingLevel.All, 'R15.14'),
  ]
}

/** Exports name the author in one of three columns; without any of them it may be anybody. */
function isAuthor(post: Subject): Reached {
  const cell = (field: string) => cellOf(post.table, post.row, field) ?? null
  const author = cell('InsertedById') ?? cell('CreatedById') ?? ownerCell(post)
  if (author === null) return 'unknown'
  return author === userAt(post.compiled, post.user).id ? 'yes' : 'no'
}

function seesFeedItem(item: Subject, ask: AskFlags): Reached {
  return both(readsParent(item, ask), isShownToExternal(item), showsTrackedField(item))
}

/** `InternalUsers` hides a post from external users. Rule CHT-02. */
function isShownToExternal({ compiled, user, table, row }: Subject): Reached {
  if (!isExternalUser(compiled, user)) return 'yes'
  const visibility = cellOf(table, row, 'Visibility')
  if (visibility === 'AllUsers') return 'yes'
  return visibility === undefined || visibility === null ? 'unknown' : 'no'
}

/** True for a post, or a comment on one, that is hidden from the user for being internal. Rules R15.14, CHT-02. */
export function isInternalPost(post: Subject): boolean {
  const item = post.object.name === 'FeedItem' ? post : itemOf(post)
  return item !== null && isShownToExternal(item) === 'no'
}

/** The record, user or group that carries the post. Rule CHT-01. */
function readsParent(item: Subject, ask: AskFlags): Reached {
  const { compiled, user } = item
  const parent = parentOf(item)
  switch (parent.kind) {
    case 'user':
      return readsUser(compiled, user, parent.user, ask)
    case 'group':
      return readsGroupContent(subjectOf(compiled, user, parent.position))
    case 'record':
      return readsRecord(user, parent.position, ask)
    case 'unknown':
      return 'unknown'
  }
}

type FeedParent =
  | { readonly kind: 'user'; readonly user: number }
  | { readonly kind: 'group' | 'record'; readonly position: RecordPosition }
  | { readonly kind: 'unknown' }

function parentOf(item: Subject): FeedParent {
  const { compiled, table, row } = item
  const id = cellOf(table, row, 'ParentId') ?? null
  const users: ReadonlyMap<string, number> = compiled.userIndexById
  const user = id === null ? undefined : users.get(id)
  if (user !== undefined) return { kind: 'user', user }
  const [position] = relatedPositions(item)
  if (position === undefined) return { kind: 'unknown' }
  const isGroup = compiled.objects[position.object]?.name === 'CollaborationGroup'
  return { kind: isGroup ? 'group' : 'record', position }
}

/** The parent of a post as one step of a path. */
function parentSteps(item: Subject): PathStep[] {
  const { compiled } = item
  const parent = parentOf(item)
  if (parent.kind === 'unknown') return []
  if (parent.kind === 'user')
    return [{ kind: 'user', name: userAt(compiled, parent.user).username }]
  return [recordStep(tableAt(compiled, parent.position.object), parent.position.row)]
}

/** A post on a profile is for who reads that user. Rules R15.14, R15.16–R15.19. */
function readsUser(compiled: CompiledOrg, user: number, whose: number, ask: AskFlags): Reached {
  if (user === whose) return 'yes'
  const position = positionIn(compiled, 'User', userAt(compiled, whose).id)
  return position === null ? 'unknown' : readsRecord(user, position, ask)
}

/** A tracked change is seen by who may read one of the fields that changed. Rule CHT-02. */
function showsTrackedField(item: Subject): Reached {
  const { compiled, table, row } = item
  if (cellOf(table, row, 'Type') !== 'TrackedChange') return 'yes'
  const changes = rowsNaming(compiled.content, 'FeedTrackedChange', idAt(table, row))
  if (changes === null || changes.rows.length === 0) return 'unknown'
  return either(...changes.rows.map((change) => readsChange(item, changes.table, change)))
}

function readsChange(item: Subject, changes: CompiledTable, change: number): Reached {
  const field = cellOf(changes, change, 'FieldName') ?? null
  const parent = parentOf(item)
  return field === null || parent.kind !== 'record'
    ? 'unknown'
    : readsField(item, parent.position.object, field)
}

/** `Account.Rating` or `Rating`; field permissions of the parent's object. */
function readsField(item: Subject, objectIndex: number, path: string): Reached {
  const { compiled, user } = item
  const name = path.slice(path.lastIndexOf('.') + 1)
  const object = compiled.objects[objectIndex]
  const permissions = permissionsInForce(compiled, user)
  if (object === undefined) return 'unknown'
  const field =
    object.fields.find((each) => each.name.toLowerCase() === name.toLowerCase()) ?? namedField(name)
  const permission = fieldPermission(permissions, object, field)
  if (permission.isReadable) return 'yes'
  return permission.mayBeReadable ? 'unknown' : 'no'
}
