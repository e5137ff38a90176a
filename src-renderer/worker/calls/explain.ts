import type { Explanation, OpenGrant, Reason } from '@shared/engine/answer'
import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import { recordPosition } from '@shared/engine/compile/compile-org'
import type { RecordPosition } from '@shared/engine/compile/compiled-table'
import { decidingSettings } from '@shared/engine/explain/deciding-settings'
import { effectiveName } from '@shared/engine/explain/effective-name'
import { explain as explainRecord } from '@shared/engine/explain/explain'
import { fieldPermission } from '@shared/engine/permission/field-permissions'
import { permissionClassOf } from '@shared/engine/permission/permission-class'
import { recordAccess } from '@shared/engine/record/record-access'
import { sharingLevelName } from '@shared/model/level'
import type {
  ExplainAnswer,
  ExplainedReason,
  ExplainQuery,
  OpenDoor,
} from '@shared/protocol/engine'
import { formatCause, formatReason, formatStep } from '@shared/report/messages-en'
import type { OpenedOrg } from '@shared/scenario/opened-org'
import { decidingWords, statementOf } from './org-settings'
import { ownerName, recordName } from './records-of-cell'
import { ruleEntry } from './rule-entry'

/** Why a user has what access to a record, in words. Throws a sentence when the user or record is not in the org. */
export function explain(opened: OpenedOrg, query: ExplainQuery): ExplainAnswer {
  const { compiled } = opened.with(query.changes)
  const place = placeOf(compiled, query)
  const table = compiled.tables[place.position.object]
  const user = compiled.org.users[place.user]
  if (table === undefined || user === undefined) throw new Error('nothing to explain')
  const explanation = explainRecord(compiled, place.user, place.position, query.field)
  return {
    userName: user.name,
    userDetail: userDetail(compiled, place.user),
    recordName: recordName(table, place.position.row),
    object: explanation.object,
    field: query.field,
    ownerName: ownerName(compiled, table, place.position.row),
    hasOwner: compiled.objects[place.position.object]?.hasOwner === true,
    access: explanation.access,
    effectiveName: effectiveName(explanation),
    baseLevel: query.changes.length === 0 ? null : baseLevel(opened.base.compiled, query),
    fieldAccess: fieldAccess(compiled, place, query.field),
    legs: explanation.legs.map(({ leg, verdict, reasons }) => ({
      leg,
      verdict,
      reasons: reasons.map(explained),
    })),
    ...doorsOf(explanation),
    assumptions: explanation.assumptions.map((reason) => ({
      ...explained(reason),
      statement: statementOf(reason),
    })),
    settings: decidingSettings(compiled, place.user, place.position).map(decidingWords),
  }
}

function doorsOf({ grants, closed, missing }: Explanation) {
  return {
    open: grants.map(openDoor),
    closed: closed.map(({ door, reason }) => ({
      title: formatCause(door),
      sentence: formatReason(reason),
      rule: ruleEntry(reason.rule),
    })),
    missing: missing.map(({ nextLevel, reason, change }) => ({
      level: nextLevel,
      sentence: formatReason(reason),
      rule: ruleEntry(reason.rule),
      change,
    })),
  }
}

function openDoor(grant: OpenGrant): OpenDoor {
  return {
    title: formatCause(grant.rowCause),
    path: grant.via.map(formatStep),
    rowCause: grant.rowCause,
    levelName: sharingLevelName(grant.level),
    isCertain: grant.isCertain,
    isRedundant: grant.isRedundant,
    rule: ruleEntry(grant.rule),
  }
}

function explained(reason: Reason): ExplainedReason {
  return { sentence: formatReason(reason), rule: ruleEntry(reason.rule) }
}

interface Place {
  readonly user: number
  readonly position: RecordPosition
}

/** Where in the org the user and the record are; throws a sentence when one of them is not there. */
export function placeOf(
  compiled: CompiledOrg,
  { user, record }: Pick<ExplainQuery, 'user' | 'record'>,
): Place {
  const position = recordPosition(compiled, record)
  const userIndex = compiled.userIndexById.get(user)
  if (position === undefined) throw new Error(`there is no record \`${record}\` in this org`)
  if (userIndex === undefined) throw new Error(`there is no user \`${user}\` in this org`)
  return { user: userIndex, position }
}

function baseLevel(base: CompiledOrg, query: ExplainQuery) {
  const position = recordPosition(base, query.record)
  const user = base.userIndexById.get(query.user)
  if (position === undefined || user === undefined) return null
  return recordAccess(base, user, position).maxAccessLevel
}

function fieldAccess(compiled: CompiledOrg, { user, position }: Place, field: string | null) {
  const object = compiled.objects[position.object]
  const config = object?.fields.find((one) => one.name === field)
  const permissions = permissionClassOf(compiled, user)
  if (object === undefined || config === undefined || permissions === undefined) return null
  const { isReadable, isEditable, mayBeReadable, mayBeEditable } = fieldPermission(
    permissions,
    object,
    config,
  )
  const access = recordAccess(compiled, user, position)
  return {
    isReadable: isReadable && access.hasReadAccess,
    isEditable: isEditable && access.hasEditAccess,
    isKnown: isReadable === mayBeReadable && isEditable === mayBeEditable,
  }
}

/** Role and profile, as a line under the name. */
export function userDetail(compiled: CompiledOrg, index: number): string {
  const user = compiled.org.users[index]
  const role = compiled.org.roles.find((one) => one.id === user?.role)?.name
  const profile = compiled.org.profiles.find((one) => one.id === user?.profile)?.label
  return [role, profile].filter((part) => part !== undefined).join(' · ')
}
