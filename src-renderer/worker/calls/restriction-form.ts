import { splitValues } from '@shared/engine/compile/criteria'
import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import {
  parseRestrictionFilter,
  type Operand,
  type RestrictionFilter,
} from '@shared/engine/restriction/restriction-filter'
import { fieldOfUser } from '@shared/engine/restriction/restriction-rules'
import { isRestrictable, isScopable, type CriteriaItem } from '@shared/model/sharing'
import type { RestrictionForm, RestrictionFormQuery, RuleField } from '@shared/protocol/engine'
import { ruleFields } from './rule-fields'

/** The rule and what its tests may look at. Rules R14.3, R14.6, R14.12. */
export function restrictionForm(
  compiled: CompiledOrg,
  { name, object: turnedTo }: RestrictionFormQuery,
): RestrictionForm | null {
  const { org, objects } = compiled
  const rule = org.restrictionRules.find((one) => one.name === name)
  if (rule === undefined) return null
  const object = turnedTo ?? rule.object
  return {
    draft: {
      ...{ name, object, isActive: rule.isActive, enforcementType: rule.enforcementType },
      users: testsOf(rule.userCriteria),
      records: testsOf(rule.recordFilter),
    },
    objects: objects
      .filter((one) => one.config !== null && (isRestrictable(one.name) || isScopable(one.name)))
      .map((one) => ({ name: one.name, label: one.config?.label ?? one.name })),
    userFields: userFields(compiled),
    recordFields: recordFields(compiled, object),
  }
}

/** The tests of a criterion or filter, one of which must hold; null for text that is not understood (R14.6). */
export function testsOf(text: string): readonly CriteriaItem[] | null {
  if (text.trim() === '') return []
  const filter = parseRestrictionFilter(text)
  return filter === null ? null : itemsOf(filter)
}

const itemsOf = (filter: RestrictionFilter): readonly CriteriaItem[] =>
  filter.kind === 'or'
    ? filter.of.flatMap(itemsOf)
    : [{ field: textOf(filter.left), operation: 'equals', value: textOf(filter.right) }]

function textOf(operand: Operand): string {
  switch (operand.kind) {
    case 'recordPath':
      return operand.path.join('.')
    case 'userPath':
      return `$User.${operand.path.join('.')}`
    case 'customPermission':
      return `$Permission.${operand.name}`
    case 'values':
      return operand.values.map((value) => (value.includes(',') ? `"${value}"` : value)).join(', ')
  }
}

/** The text of tests one of which must hold: `a = x`, of several `OR(a = x, b = y)`. Rule R14.6, import-formats 3.10. */
export function filterText(tests: readonly CriteriaItem[]): string {
  const [first, ...others] = tests
  if (first === undefined) return ''
  if (others.length === 0) return `${first.field} = ${first.value.trim()}`
  // Within OR(…) a comma parts tests, so that each value of a list is a test of its own.
  const each = tests.flatMap(({ field, value }) =>
    splitValues(value).map((one) => `${field} = ${one.includes(',') ? `"${one}"` : one}`),
  )
  return `OR(${each.join(', ')})`
}

/** What the engine knows of a user, by the names that a criterion gives it. */
export const userPaths = [
  'Profile.Name',
  'ProfileId',
  'UserRole.DeveloperName',
  'UserRoleId',
  'UserType',
  'IsActive',
  'Username',
  'Id',
  'ManagerId',
  'ContactId',
  'AccountId',
] as const

const readUsers = 5_000
const offeredValues = 30

function userFields(compiled: CompiledOrg): readonly RuleField[] {
  const { org } = compiled
  const fields = userPaths.map((path): RuleField => {
    const values = new Set<string>()
    for (let user = 0; user < Math.min(readUsers, org.users.length); user++)
      for (const value of fieldOfUser(compiled, user, path.split('.'))?.slice(0, 1) ?? [])
        if (values.size < offeredValues) values.add(value)
    return test(`$User.${path}`, { values: [...values] })
  })
  const permissions = org.customPermissions.map(({ name }) =>
    test(`$Permission.${name}`, { type: 'Checkbox' }),
  )
  return [...fields, ...permissions]
}

const test = (name: string, part: Partial<RuleField> = {}): RuleField => ({
  ...{ name, label: name, type: null, operations: ['equals'], refused: '', values: [] },
  ...part,
})

/** A reference is compared with the user most often. */
const ofUser = ['$User.Id', '$User.UserRoleId', '$User.ProfileId', '$User.ManagerId']
const ownerPaths = ['Owner:User.UserRoleId', 'Owner:User.ProfileId', 'Owner:User.IsActive']

function recordFields(compiled: CompiledOrg, name: string): readonly RuleField[] {
  const index = compiled.objectIndexByName.get(name.toLowerCase()) ?? -1
  const object = compiled.objects[index]
  const fields = object === undefined ? [] : ruleFields(object, compiled.tables[index])
  return [
    test('OwnerId', { values: ofUser }),
    ...ownerPaths.map((path) => test(path, { values: ofUser })),
    ...fields
      .filter((field) => field.name !== 'OwnerId')
      .map((field): RuleField => {
        const isReference = field.type === 'Lookup' || field.type === 'Hierarchy'
        const isTime = field.type === 'Time'
        return {
          ...field,
          operations: ['equals'],
          refused: isTime ? '' : field.refused,
          values: isReference ? [...ofUser, ...field.values] : field.values,
        }
      }),
  ]
}
