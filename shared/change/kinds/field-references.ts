import type { Permissions } from '../../model/container'
import type { Org } from '../../model/org'
import { mapped, withParts } from '../references'

/** A field by its object. */
export interface FieldPlace {
  readonly object: string
  readonly field: string
}

const isOf = (entry: FieldPlace, at: FieldPlace) =>
  entry.object === at.object && entry.field === at.field

function inContainers<Container extends Permissions>(
  containers: readonly Container[],
  at: FieldPlace,
  to: string | null,
): readonly Container[] {
  return mapped(containers, (container) => {
    const fieldPermissions = mapped(container.fieldPermissions, (entry) =>
      !isOf(entry, at) ? entry : to === null ? null : { ...entry, field: to },
    )
    return fieldPermissions === container.fieldPermissions
      ? container
      : { ...container, fieldPermissions }
  })
}

/** The name by which a path goes through a lookup: `Order__c` leads on as `Order__r`, `AccountId` as `Account`. */
const relationship = (field: string) => field.replace(/__c$/i, '__r').replace(/(?<=.)Id$/, '')

/** The first step of a path, if it is this field or goes through it. */
function inPath(path: string, from: string, to: string): string {
  const [first = '', ...rest] = path.split('.')
  if (first === from) return [to, ...rest].join('.')
  return first === relationship(from) ? [relationship(to), ...rest].join('.') : path
}

const isPathOf = (path: string, field: string) => {
  const [first = ''] = path.split('.')
  return first === field || first === relationship(field)
}

/** A word of a filter that is the field, or goes through it; what follows `$User.` is another's. */
function wordsOf(field: string): RegExp {
  const names = [field, relationship(field)].map((name) => name.replace(/[^\w]/g, ''))
  return new RegExp(`(?<![\\w.$'"])(?:${[...new Set(names)].join('|')})(?![\\w'"])`, 'g')
}

/** The org with a field's name replaced wherever it stands, or (null) everything taken out that is about it. */
export function withFieldName(org: Org, at: FieldPlace, to: string | null): Org {
  return withParts(org, {
    objects: mapped(org.objects, (object) => {
      if (object.name !== at.object) return object
      const fields = mapped(object.fields, (field) =>
        field.name !== at.field ? field : to === null ? null : { ...field, name: to },
      )
      return { ...object, fields }
    }),
    profiles: inContainers(org.profiles, at, to),
    permissionSets: inContainers(org.permissionSets, at, to),
    mutingPermissionSets: inContainers(org.mutingPermissionSets, at, to),
    layouts: mapped(org.layouts, (layout) => {
      if (layout.object !== at.object) return layout
      const items = mapped(layout.items, (item) =>
        item.field !== at.field ? item : to === null ? null : { ...item, field: to },
      )
      return items === layout.items ? layout : { ...layout, items }
    }),
    records: mapped(org.records, (table) => {
      if (table.object !== at.object) return table
      const columns = mapped(table.columns, (column) =>
        column.field !== at.field ? column : to === null ? null : { ...column, field: to },
      )
      return columns === table.columns ? table : { ...table, columns }
    }),
    ...(to === null ? {} : conditionsOn(org, at, to)),
  })
}

/** Criteria, filters and paths with a field renamed. */
function conditionsOn(org: Org, { object, field }: FieldPlace, to: string): Partial<Org> {
  return {
    sharingRules: mapped(org.sharingRules, (rule) => {
      if (rule.object !== object || !('criteria' in rule)) return rule
      const criteria = mapped(rule.criteria, (item) => {
        const path = inPath(item.field, field, to)
        return path === item.field ? item : { ...item, field: path }
      })
      return criteria === rule.criteria ? rule : { ...rule, criteria }
    }),
    restrictionRules: mapped(org.restrictionRules, (rule) => {
      if (rule.object !== object) return rule
      const recordFilter = rule.recordFilter.replace(wordsOf(field), (word) =>
        word === field ? to : relationship(to),
      )
      return recordFilter === rule.recordFilter ? rule : { ...rule, recordFilter }
    }),
    sharingSets: mapped(org.sharingSets, (set) => {
      const accessMappings = mapped(set.accessMappings, (mapping) => {
        const objectField =
          mapping.object === object ? inPath(mapping.objectField, field, to) : mapping.objectField
        const userField = inUserPath(mapping.userField, object, field, to)
        return objectField === mapping.objectField && userField === mapping.userField
          ? mapping
          : { ...mapping, objectField, userField }
      })
      return accessMappings === set.accessMappings ? set : { ...set, accessMappings }
    }),
  }
}

/** R13.9: the way from a user leads through the contact or account. */
function inUserPath(path: string, object: string, field: string, to: string): string {
  const [first = '', ...rest] = path.split('.')
  return first === object && rest.length > 0
    ? [first, inPath(rest.join('.'), field, to)].join('.')
    : path
}

/** The first rule, filter or sharing set that rests on the field, in words; null for none. */
export function conditionThatUses(org: Org, { object, field }: FieldPlace): string | null {
  const rule = org.sharingRules.find(
    (one) =>
      one.object === object &&
      'criteria' in one &&
      one.criteria.some((item) => isPathOf(item.field, field)),
  )
  if (rule !== undefined) return `the sharing rule \`${rule.object}.${rule.name}\``
  const restriction = org.restrictionRules.find(
    (one) => one.object === object && wordsOf(field).test(one.recordFilter),
  )
  if (restriction !== undefined) return `the restriction rule \`${restriction.name}\``
  const set = org.sharingSets.find((one) =>
    one.accessMappings.some(
      (mapping) => mapping.object === object && isPathOf(mapping.objectField, field),
    ),
  )
  return set === undefined ? null : `the sharing set \`${set.name}\``
}
