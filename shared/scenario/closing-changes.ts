import { granteeTexts } from '../change/grantee-text'
import { formatItemName } from '../change/format-change'
import type { ItemKind } from '../change/item'
import type { Explanation, Grant, PathStep, Reason } from '../engine/answer'
import type { CompiledOrg } from '../engine/compile/compile-org'
import type { RecordPosition } from '../engine/compile/compiled-table'
import { membershipPath } from '../engine/explain/membership-path'
import { userFamily } from '../model/user'
import type { Grantee } from '../model/group'

/** What could close a door, and the sentence for when none of it does. */
export interface ClosingChanges {
  /** In the language of changes; nobody has tried them yet. */
  readonly changes: readonly string[]
  readonly reason: Reason
}

interface Place {
  readonly user: number
  readonly position: RecordPosition
  readonly explanation: Explanation
}

/** Single changes that could close an open door, the narrowest first. Rules R1.5, R2.1, R3.1, R4.7, R5.6, R6.2, R7.1, R12.1. */
export function closingChanges(compiled: CompiledOrg, place: Place, grant: Grant): ClosingChanges {
  const object = compiled.objects[place.position.object]
  const { rowCause } = grant
  const text = texts(compiled, place)
  const reason = (code: string, rule = grant.rule): Reason => ({ code, rule, args: {} })
  if (rowCause === 'Owner') return { changes: [], reason: reason('closing-owner', 'R2.1') }
  if (object?.control === 'permissionOnly' || object?.control === 'notModelled')
    return { changes: [], reason: reason('closing-no-sharing') }
  const ofPath = grant.via.flatMap((step) => stepChanges(text, step))
  const ofGrantee = grant.grantee === null ? [] : granteeChanges(compiled, place, text, grant)
  const isInherited = /^(ControlledByParent|MasterDetail)\(/.test(rowCause)
  const ofCause =
    rowCause === 'OrgWideDefault' || isInherited
      ? defaultChanges(compiled, place, text)
      : /^RoleHierarchy/.test(rowCause)
        ? [`object:${text.object}.hierarchyAccess=false`, `user:${text.user}.role=`]
        : []
  return {
    changes: [...new Set([...ofGrantee, ...ofPath, ...ofCause])],
    reason: reason(whyNone(rowCause, object?.standard?.isContent === true)),
  }
}

function whyNone(rowCause: string, isContent: boolean): string {
  if (/^(ControlledByParent|MasterDetail)\(/.test(rowCause)) return 'closing-parent'
  if (rowCause === 'ImplicitParent' || rowCause === 'GuestParentImplicit') return 'closing-children'
  if (/^(PortalImplicit|RelatedPortalUser|LpuImplicit|LpuParentImplicit)$/.test(rowCause))
    return 'closing-portal'
  return isContent ? 'closing-content' : 'closing-several'
}

interface Texts {
  readonly user: string
  /** The user as a member: `user:ana@acme.test`. */
  readonly member: string
  readonly object: string
}

const named = (kind: ItemKind, name: string) => formatItemName({ kind, name }, true)

function texts(compiled: CompiledOrg, { user, explanation }: Place): Texts {
  const one = compiled.org.users[user]
  if (one === undefined) throw new Error('nobody to explain')
  return {
    user: formatItemName({ kind: 'user', name: one.username }, false),
    member: granteeTexts(compiled.org)({ kind: 'user', user: one.id }),
    object: formatItemName({ kind: 'object', name: explanation.object }, false),
  }
}

function defaultChanges(compiled: CompiledOrg, { user }: Place, { object }: Texts): string[] {
  const type = compiled.org.users[user]?.userType
  const isInternal = type === undefined || userFamily(type) === 'internal'
  const property = isInternal ? 'sharingModel' : 'externalSharingModel'
  return [`object:${object}.${property}=Private`, `object:${object}.sharingModel=Private`]
}

/** What takes a step out of the way from the user to the record. */
function stepChanges(text: Texts, step: PathStep): string[] {
  switch (step.kind) {
    case 'sharingRule':
      return [`sharingRule:${named('sharingRule', `${step.object}.${step.name}`)}=off`]
    case 'sharingSet':
      return [`sharingSet-=${named('sharingSet', step.name)}`]
    case 'territory':
      return [`territory:${named('territory', step.name)}-=${text.member}`]
    case 'role':
    case 'roleAbove':
    case 'rolePerhapsAbove':
      return [`user:${text.user}.role=`]
    case 'permission':
      return permissionChanges(text, step)
    case 'territoryPerhapsAbove':
    case 'folder':
    case 'user':
    case 'group':
    case 'queue':
    case 'share':
    case 'everyone':
    case 'record':
    case 'default':
      return []
  }
}

const permissionWord: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    ViewAllRecords: 'viewAll',
    ModifyAllRecords: 'modifyAll',
  }),
)

function permissionChanges(
  text: Texts,
  { name, container }: Extract<PathStep, { kind: 'permission' }>,
): string[] {
  const word = permissionWord.get(name)
  const entry = word === undefined ? `system:${name}` : `object:${text.object}.${word}`
  const sets = (['permissionSet', 'permissionSetGroup'] as const).map(
    (kind) => `${kind}:${named(kind, container)}-=${text.member}`,
  )
  const inner = (['profile', 'permissionSet'] as const).map(
    (kind) => `${kind}:${formatItemName({ kind, name: container }, false)}.${entry}=false`,
  )
  return [...sets, ...inner]
}

/** The row itself, then every membership on the way from its grantee to the user. Rules R5.6, R7.1. */
function granteeChanges(
  compiled: CompiledOrg,
  { user, explanation }: Place,
  text: Texts,
  { grantee, rowCause, via }: Grant,
): string[] {
  if (grantee === null) return []
  const { org } = compiled
  const isRow = via.some(({ kind }) => kind === 'share')
  const granteeText = granteeTexts(org)(grantee)
  const row = !isRow
    ? []
    : rowCause === 'Team'
      ? [`teamMember-=${explanation.record}/${granteeText.replace(/^user:/, '')}`]
      : [`share-=${explanation.record}/${granteeText}/${rowCause}`]
  return [...row, ...membershipChanges(compiled, user, text, grantee, new Set())]
}

function membershipChanges(
  compiled: CompiledOrg,
  user: number,
  text: Texts,
  grantee: Grantee,
  seen: ReadonlySet<string>,
): string[] {
  if (grantee.kind === 'role' || grantee.kind === 'roleAndSubordinates')
    return [`user:${text.user}.role=`]
  if (grantee.kind !== 'group' || seen.has(grantee.group)) return []
  const group = compiled.groupById.get(grantee.group)
  if (group === undefined || group.type === 'Personal') return []
  const kind = group.type === 'Queue' ? 'queue' : 'group'
  const deeper = new Set([...seen, grantee.group])
  return (group.members ?? [])
    .filter((member) => membershipPath(compiled, member, user).length > 0)
    .flatMap((member) => [
      `${kind}:${named(kind, group.developerName)}-=${granteeTexts(compiled.org)(member)}`,
      ...membershipChanges(compiled, user, text, member, deeper),
    ])
}
