import { sharingModels } from '../model/object-config'
import {
  changeRefusal,
  memberKinds,
  subjectKinds,
  type Change,
  type ChangeRefusal,
  type SubjectKind,
} from './change'
import { closestNames } from './closest-names'
import { settingChange } from './org-setting'
import { permissionChange } from './parse-permission-change'
import { unquotedName, unquotedPositions } from './quoted-name'
import {
  booleanValue,
  choiceValue,
  isRefusal,
  namedValue,
  nameAndProperty,
  objectAndName,
  unknownProperty,
  wrongOperator,
  type Statement,
} from './statement'

export type ParsedChange = { readonly kind: 'ok'; readonly change: Change } | ChangeRefusal

/**
 * The change that a text says, or why it says none. Names are not looked up here.
 *
 * The property follows the last dot before the operator, names with spaces or operators stand in double quotes, the
 * value runs to the end.
 */
export function parseChange(text: string): ParsedChange {
  const equals = unquotedPositions(text, '=')[0]
  if (equals === undefined) return withoutOperator(text)
  const sign = text.charAt(equals - 1)
  const operator = sign === '+' ? '+=' : sign === '-' ? '-=' : '='
  const left = text.slice(0, operator === '=' ? equals : equals - 1)
  const colon = unquotedPositions(left, ':')[0]
  const word = (colon === undefined ? left : left.slice(0, colon)).trim()
  const kind = subjectKinds.find((known) => known.toLowerCase() === word.toLowerCase())
  if (colon === undefined || kind === undefined)
    return changeRefusal(
      'unknown-subject',
      `\`${word}\` is nothing that can be changed; begin with one of ${subjectKinds.join(', ')} and a colon`,
      closestNames(word, subjectKinds),
    )
  const subject = left.slice(colon + 1).trim()
  if (subject === '') return changeRefusal('no-name', `\`${kind}:\` needs a name after the colon`)
  const change = changeOf(kind, { text, subject, operator, value: text.slice(equals + 1) })
  return isRefusal(change) ? change : { kind: 'ok', change }
}

function withoutOperator(text: string): ChangeRefusal {
  const isOpen = unquotedPositions(`${text}\0`, '\0').length === 0
  return isOpen
    ? changeRefusal('open-quote', `a double quote in \`${text}\` is never closed; close it`)
    : changeRefusal(
        'no-operator',
        `\`${text}\` has no operator; write \`=\`, \`+=\` or \`-=\` and a value after what is changed`,
      )
}

function changeOf(kind: SubjectKind, statement: Statement): Change | ChangeRefusal {
  switch (kind) {
    case 'object':
      return wrongOperator(statement, ['=']) ?? objectChange(statement)
    case 'field':
      return wrongOperator(statement, ['=']) ?? fieldChange(statement)
    case 'sharingRule':
      return wrongOperator(statement, ['=']) ?? sharingRuleChange(statement)
    case 'user':
      return wrongOperator(statement, ['=']) ?? userChange(statement)
    case 'permissionSet':
      return statement.operator === '='
        ? permissionChange(kind, statement)
        : assignmentChange(kind, statement)
    case 'permissionSetGroup':
      return wrongOperator(statement, ['+=', '-=']) ?? assignmentChange(kind, statement)
    case 'profile':
    case 'mutingPermissionSet':
      return permissionChange(kind, statement)
    case 'group':
    case 'queue':
      return wrongOperator(statement, ['+=', '-=']) ?? memberChange(kind, statement)
    case 'role':
      return wrongOperator(statement, ['=']) ?? roleChange(statement)
    case 'record':
      return wrongOperator(statement, ['=']) ?? recordChange(statement)
    case 'restrictionRule':
      return wrongOperator(statement, ['=']) ?? restrictionRuleChange(statement)
    case 'setting':
      return wrongOperator(statement, ['=']) ?? settingChange(statement)
  }
}

const objectProperties = ['sharingModel', 'externalSharingModel', 'hierarchyAccess']

function objectChange({ subject, value }: Statement): Change | ChangeRefusal {
  const parts = nameAndProperty(subject, objectProperties)
  if (isRefusal(parts)) return parts
  const { name: object, property } = parts
  if (property === 'hierarchyAccess') {
    const isOn = booleanValue(value)
    return isRefusal(isOn) ? isOn : { kind: 'objectHierarchyAccess', object, isOn }
  }
  if (property !== 'sharingModel' && property !== 'externalSharingModel')
    return unknownProperty(property, objectProperties)
  const sharingModel = choiceValue(value, sharingModels)
  if (isRefusal(sharingModel)) return sharingModel
  return property === 'sharingModel'
    ? { kind: 'objectSharingModel', object, sharingModel }
    : { kind: 'objectExternalSharingModel', object, sharingModel }
}

function fieldChange({ subject, value }: Statement): Change | ChangeRefusal {
  const properties = ['writeRequiresMasterRead']
  const parts = nameAndProperty(subject, properties)
  if (isRefusal(parts)) return parts
  if (parts.property !== 'writeRequiresMasterRead')
    return unknownProperty(parts.property, properties)
  const field = objectAndName(parts.name)
  if (isRefusal(field)) return field
  const isOn = booleanValue(value)
  if (isRefusal(isOn)) return isOn
  return { kind: 'fieldWriteRequiresMasterRead', object: field.object, field: field.name, isOn }
}

function sharingRuleChange({ subject, value }: Statement): Change | ChangeRefusal {
  const dots = unquotedPositions(subject, '.')
  const last = dots.at(-1)
  const rule = objectAndName(dots.length > 1 ? subject.slice(0, last) : subject)
  if (isRefusal(rule)) return rule
  const { object, name } = rule
  if (dots.length < 2 || last === undefined) {
    const isOn = booleanValue(value)
    return isRefusal(isOn) ? isOn : { kind: 'sharingRuleActive', object, rule: name, isOn }
  }
  const property = subject.slice(last + 1).trim()
  if (property !== 'accessLevel') return unknownProperty(property, ['accessLevel'])
  const accessLevel = choiceValue(value, ['Read', 'Edit', 'All'] as const)
  if (isRefusal(accessLevel)) return accessLevel
  return { kind: 'sharingRuleAccessLevel', object, rule: name, accessLevel }
}

const userProperties = ['role', 'profile', 'isActive', 'isFrozen']

function userChange(statement: Statement): Change | ChangeRefusal {
  const parts = nameAndProperty(statement.subject, userProperties)
  if (isRefusal(parts)) return parts
  const user = parts.name
  const value = unquotedName(statement.value)
  if (parts.property === 'role')
    return { kind: 'userRole', user, role: value === '' ? null : value }
  if (parts.property === 'profile')
    return value === ''
      ? changeRefusal('no-value', 'every user has a profile; name one after the `=`')
      : { kind: 'userProfile', user, profile: value }
  if (parts.property !== 'isActive' && parts.property !== 'isFrozen')
    return unknownProperty(parts.property, userProperties)
  const isOn = booleanValue(value)
  if (isRefusal(isOn)) return isOn
  return { kind: parts.property === 'isActive' ? 'userActive' : 'userFrozen', user, isOn }
}

function assignmentChange(
  kind: 'permissionSet' | 'permissionSetGroup',
  { subject, operator, value }: Statement,
): Change | ChangeRefusal {
  const assignee = namedValue(value, ['user'])
  if (isRefusal(assignee)) return assignee
  const name = unquotedName(subject)
  const user = assignee.name
  const isAssigned = operator === '+='
  return kind === 'permissionSet'
    ? { kind: 'permissionSetAssignment', permissionSet: name, user, isAssigned }
    : { kind: 'permissionSetGroupAssignment', permissionSetGroup: name, user, isAssigned }
}

function memberChange(
  kind: 'group' | 'queue',
  { subject, operator, value }: Statement,
): Change | ChangeRefusal {
  const member = namedValue(value, memberKinds)
  if (isRefusal(member)) return member
  const name = unquotedName(subject)
  const isMember = operator === '+='
  return kind === 'group'
    ? { kind: 'groupMember', group: name, member, isMember }
    : { kind: 'queueMember', queue: name, member, isMember }
}

function roleChange({ subject, value }: Statement): Change | ChangeRefusal {
  const parts = nameAndProperty(subject, ['parent'])
  if (isRefusal(parts)) return parts
  if (parts.property !== 'parent') return unknownProperty(parts.property, ['parent'])
  const parent = unquotedName(value)
  return { kind: 'roleParent', role: parts.name, parent: parent === '' ? null : parent }
}

function recordChange({ subject, value }: Statement): Change | ChangeRefusal {
  const properties = ['owner', 'any of its fields']
  const parts = nameAndProperty(subject, properties)
  if (isRefusal(parts)) return parts
  if (parts.property === '') return unknownProperty('', properties)
  if (parts.property !== 'owner')
    return {
      kind: 'recordValue',
      record: parts.name,
      field: parts.property,
      value: value === '' ? null : value,
    }
  const owner = namedValue(value, ['user', 'queue'])
  return isRefusal(owner) ? owner : { kind: 'recordOwner', record: parts.name, owner }
}

function restrictionRuleChange({ subject, value }: Statement): Change | ChangeRefusal {
  const isOn = booleanValue(value)
  if (isRefusal(isOn)) return isOn
  return { kind: 'restrictionRuleActive', rule: unquotedName(subject), isOn }
}
