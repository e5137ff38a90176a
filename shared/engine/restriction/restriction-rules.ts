import { isPlatformId } from '../../model/id'
import type { Org } from '../../model/org'
import { isRestrictable, type RestrictionRule } from '../../model/sharing'
import type { User } from '../../model/user'
import type { Truth } from '../../model/boolean-filter'
import type { CompiledOrg } from '../compile/compile-org'
import type { CompiledObject } from '../compile/compiled-object'
import { cellOf, idAt, ownerAt } from '../compile/compiled-table'
import type { Subject } from '../record/subject'
import { parseRestrictionFilter, type Operand, type RestrictionFilter } from './restriction-filter'
import { permissionsInForce } from '../permission/permission-class'
import { rowOf } from '../compile/row-lookup'
import { userAt } from '../compile/reach-context'

/** Active rules that narrow records of the object, in the order in which they are tried (D-50: by name). Rules R14.1, R14.8, R14.12. */
export function rulesOf(org: Org, object: CompiledObject): RestrictionRule[] {
  if (!isRestrictable(object.name)) return []
  return org.restrictionRules
    .filter(
      (rule) =>
        rule.isActive &&
        rule.enforcementType === 'Restrict' &&
        rule.object.toLowerCase() === object.name.toLowerCase(),
    )
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

/** Does the rule hold for the user? A criterion in a form that is not understood: unknown. Rule R14.6. */
export function appliesTo(compiled: CompiledOrg, rule: RestrictionRule, user: number): Truth {
  const filter = parseRestrictionFilter(rule.userCriteria)
  return filter === null
    ? 'unknown'
    : holds(filter, (operand) => userValues(compiled, user, operand))
}

/** Does the record meet the rule's filter for this user? Rules R14.1, R14.6, R14.7. */
export function admits(rule: RestrictionRule, subject: Subject): Truth {
  const filter = parseRestrictionFilter(rule.recordFilter)
  return filter === null
    ? 'unknown'
    : holds(filter, (operand) =>
        operand.kind === 'recordPath'
          ? recordValues(subject, operand.path)
          : userValues(subject.compiled, subject.user, operand),
      )
}

/** Values of one side; undefined when they were not imported. A missing related record has none (R14.7). */
type Values = readonly string[] | undefined

function holds(filter: RestrictionFilter, valuesOf: (operand: Operand) => Values): Truth {
  if (filter.kind === 'or') {
    const truths = filter.of.map((test) => holds(test, valuesOf))
    return truths.includes(true) ? true : truths.includes('unknown') ? 'unknown' : false
  }
  const [left, right] = [valuesOf(filter.left), valuesOf(filter.right)]
  if (left === undefined || right === undefined) return 'unknown'
  return left.some((a) => right.some((b) => isSame(a, b)))
}

/** Ids compare on 15 characters (R14.6), booleans by meaning, all else as text without regard to case of true and false. */
function isSame(a: string, b: string): boolean {
  if (a === '' || b === '') return false
  if (isPlatformId(a) && isPlatformId(b)) return a.slice(0, 15) === b.slice(0, 15)
  if (/^(?:true|false)$/i.test(a) && /^(?:true|false)$/i.test(b))
    return a.toLowerCase() === b.toLowerCase()
  const [x, y] = [Number(a), Number(b)]
  return a === b || (a.trim() !== '' && b.trim() !== '' && x === y)
}

function userValues(compiled: CompiledOrg, user: number, operand: Operand): Values {
  switch (operand.kind) {
    case 'values':
      return operand.values
    case 'customPermission':
      return [String(hasCustomPermission(compiled, user, operand.name))]
    case 'userPath':
      return fieldOfUser(compiled, user, operand.path)
    // On the user's side a bare word can only be a value.
    case 'recordPath':
      return [operand.path.join('.')]
  }
}

/** D-49: a custom permission through any container in force. Rule PRM-27. */
function hasCustomPermission(compiled: CompiledOrg, user: number, name: string): boolean {
  const { custom } = permissionsInForce(compiled, user)
  return [...custom].some((held) => held.toLowerCase() === name.toLowerCase())
}

/** A field of a user that the model keeps, by its API name; undefined for any other. */
export function fieldOfUser(
  compiled: CompiledOrg,
  position: number,
  path: readonly string[],
): readonly string[] | undefined {
  const { org } = compiled
  const user = userAt(compiled, position)
  const values = (value: string | null) => (value === null ? [] : [value])
  switch (path.join('.').toLowerCase()) {
    case 'id':
      return [user.id]
    case 'username':
      return [user.username]
    case 'name':
      return [user.name]
    case 'alias':
      return values(user.alias)
    case 'communitynickname':
      return values(user.nickname)
    case 'isactive':
      return [String(user.isActive)]
    case 'usertype':
      return [user.userType]
    case 'profileid':
      return [user.profile]
    case 'profile.name': {
      const profile = org.profiles.find((each) => each.id === user.profile)
      return profile === undefined ? undefined : [profile.label, profile.name]
    }
    case 'userroleid':
      return values(user.role)
    case 'userrole.name':
    case 'userrole.developername': {
      const role = org.roles.find((each) => each.id === user.role)
      return role === undefined ? [] : [role.developerName, role.name]
    }
    case 'managerid':
      return values(user.manager)
    case 'contactid':
      return values(user.contact)
    case 'accountid':
      return values(user.account)
    default:
      return otherField(user, path)
  }
}

function otherField(user: User, path: readonly string[]): readonly string[] | undefined {
  const name = path.join('.').toLowerCase()
  const stated = user.fields?.find(({ field }) => field.toLowerCase() === name)
  return stated === undefined ? undefined : stated.value === null ? [] : [stated.value]
}

function recordValues(subject: Subject, path: readonly string[]): Values {
  const [first = '', second] = path
  const { compiled, table, row } = subject
  const field = first.replace(/:.*$/, '')
  if (second === undefined) {
    if (field.toLowerCase() === 'id') return [idAt(table, row)]
    if (field.toLowerCase() === 'ownerid') return ownerIdOf(subject)
    return valuesOfCell(cellOf(table, row, field))
  }
  if (field.toLowerCase() === 'owner') {
    const owner = ownerAt(table, row)
    // R14.7: a queue has no fields of a user, and is nobody's match.
    if (owner < 0) return (table.isOwnerKnown[row] ?? 0) === 1 ? [] : undefined
    return fieldOfUser(compiled, owner, [second])
  }
  return valuesOfRelated(subject, field, second)
}

const valuesOfCell = (cell: string | null | undefined): Values =>
  cell === undefined ? undefined : cell === null || cell === '' ? [] : [cell]

function ownerIdOf({ table, row }: Subject): Values {
  const owner = table.table.owners[row] ?? null
  return owner === null ? undefined : [owner]
}

/** One hop over a lookup, by its relationship name (`Account.Industry`, `Ship__r.Port__c`). */
function valuesOfRelated(subject: Subject, relationship: string, field: string): Values {
  const { compiled, table, row } = subject
  const lookup = /__r$/i.test(relationship)
    ? relationship.replace(/__r$/i, '__c')
    : `${relationship}Id`
  const target = cellOf(table, row, lookup)
  if (target === undefined) return undefined
  if (target === null || target === '') return []
  const user = compiled.org.users.findIndex((each) => each.id === target)
  if (user >= 0) return fieldOfUser(compiled, user, [field])
  for (const other of compiled.tables) {
    const found = rowOf(other?.rowById, target)
    if (other !== undefined && found !== undefined) return valuesOfCell(cellOf(other, found, field))
  }
  return undefined
}
