import type { CategoryGroupVisibility, DataCategoryGroup } from '../../model/data-category'
import type { Org } from '../../model/org'
import { changeRefusal, type ChangeRefusal } from '../change'
import type { Edited } from '../kind'
import { objectNamed } from '../naming'
import { labelOfName } from '../naming-rules'
import { inList, type ElementList } from '../property'
import { formatValue, unquotedName } from '../quoted-name'
import { withParts } from '../references'
import { formatSeen, parseSeen, withVisibilities } from './category-visibility'
import { namedKind } from './named'

type Category = DataCategoryGroup['categories'][number]

const put = inList<DataCategoryGroup>(
  (org) => org.dataCategoryGroups,
  (org, dataCategoryGroups) => ({ ...org, dataCategoryGroups }),
)

/** What roles, profiles and permission sets say of a group, replaced or (null) taken out. */
const inVisibilities = (
  org: Org,
  group: string,
  change: (one: CategoryGroupVisibility) => CategoryGroupVisibility | null,
): Org =>
  withParts(org, {
    roles: withVisibilities(org.roles, group, change),
    profiles: withVisibilities(org.profiles, group, change),
    permissionSets: withVisibilities(org.permissionSets, group, change),
    mutingPermissionSets: withVisibilities(org.mutingPermissionSets, group, change),
  })

/** Parents before their children; null when some stand in a circle or below nothing that is there. */
function inOrder(categories: readonly Category[]): readonly Category[] | null {
  const placed: Category[] = []
  let left = categories
  while (left.length > 0) {
    const isReady = ({ parent }: Category) =>
      parent === null || placed.some(({ name }) => name === parent)
    const next = left.filter(isReady)
    if (next.length === 0) return null
    placed.push(...next)
    left = left.filter((one) => !isReady(one) || !placed.includes(one))
  }
  return placed
}

/** KNW-03: a tree below `All`. What is taken out is no longer shown by anybody. */
function withCategories(org: Org, group: DataCategoryGroup, next: readonly Category[]): Edited {
  const categories = inOrder(next)
  if (categories === null)
    return changeRefusal(
      'category-without-parent',
      `each category of \`${group.name}\` stands below another one or below none (KNW-03); take out or move those below first`,
    )
  const isThere = (name: string) => categories.some((one) => one.name === name)
  const shown = <Seen extends Omit<CategoryGroupVisibility, 'dataCategoryGroup'>>(seen: Seen) => {
    const dataCategories = seen.dataCategories.filter(isThere)
    if (dataCategories.length === seen.dataCategories.length) return seen
    return dataCategories.length === 0
      ? { ...seen, visibility: 'NONE' as const, dataCategories }
      : { ...seen, dataCategories }
  }
  const { defaultVisibility } = group
  const after = {
    ...group,
    categories,
    defaultVisibility: defaultVisibility && shown(defaultVisibility),
  }
  return inVisibilities(put(org, group, after), group.name, shown)
}

/** `Germany under EMEA`; alone it stands below `All`. */
function parseCategory(group: DataCategoryGroup, text: string): Category | ChangeRefusal {
  const [, own = '', above] = /^(.*?)(?:\s+under\s+(.*))?$/.exec(text.trim()) ?? []
  const name = unquotedName(own)
  if (!/^[A-Za-z]\w*$/.test(name))
    return changeRefusal(
      'wrong-category',
      `\`${text}\` is no data category (KNW-03); write it as \`Germany under EMEA\``,
    )
  const known = group.categories.find((one) => one.name.toLowerCase() === name.toLowerCase())
  const parent = above === undefined ? null : unquotedName(above)
  const label = known?.label ?? labelOfName(name)
  return {
    name: known?.name ?? name,
    label,
    parent: parent?.toLowerCase() === 'all' ? null : parent,
  }
}

const categories: ElementList<DataCategoryGroup, Category> = {
  rule: 'KNW-03',
  elements: (_, group) => group.categories,
  parse: (_, group, text) => parseCategory(group, text),
  format:
    () =>
    ({ name, parent }) =>
      parent === null ? name : `${name} under ${parent}`,
  isSame: (a, b) => a.name === b.name,
  put: withCategories,
  absent: (_, group, text) =>
    changeRefusal(
      'not-there',
      `\`${group.name}\` has no category \`${text}\`; leave this change out`,
    ),
}

const objects: ElementList<DataCategoryGroup, string> = {
  rule: 'KNW-03',
  elements: (_, group) => group.objects,
  parse(org, _, text) {
    const object = objectNamed(org, unquotedName(text))
    return object.kind === 'refused' ? object : object.item.name
  },
  format: () => formatValue,
  isSame: (a, b) => a === b,
  put: (org, group, next) => put(org, group, { ...group, objects: next }),
  absent: (_, group, text) =>
    changeRefusal('not-there', `\`${group.name}\` is not about \`${text}\`; leave this change out`),
}

/** Trees of data categories, by which articles are shown. Rules KNW-03 to KNW-08. */
export const dataCategoryGroupKind = namedKind<DataCategoryGroup>({
  kind: 'dataCategoryGroup',
  noun: 'data category group',
  items: (org) => org.dataCategoryGroups,
  withItems: (org, dataCategoryGroups) => ({ ...org, dataCategoryGroups }),
  fresh: (name) => ({
    ...{ name, label: labelOfName(name), isActive: true, objects: [], categories: [] },
    defaultVisibility: null,
  }),
  also: (org, { name }, to) =>
    inVisibilities(org, name, (one) => (to === null ? null : { ...one, dataCategoryGroup: to })),
  label: ({ label }) => label,
  note: ({ isActive }) => (isActive ? '' : 'inactive'),
  properties: ({ text, flag, list }) => [
    text(
      'label',
      (group) => group.label,
      (group, label) => ({ ...group, label }),
    ),
    flag(
      'isActive',
      (group) => group.isActive,
      (group, isActive) => ({ ...group, isActive }),
      { rule: 'KNW-03' },
    ),
    list('categories', { kind: 'lines', form: 'Germany under EMEA' }, categories),
    list('objects', { kind: 'references', to: 'object' }, objects),
    text(
      'defaultVisibility',
      ({ defaultVisibility }) => defaultVisibility && formatSeen(defaultVisibility),
      (group, value) => {
        if (value === '') return { ...group, defaultVisibility: null }
        const defaultVisibility = parseSeen(group, value)
        return 'kind' in defaultVisibility ? defaultVisibility : { ...group, defaultVisibility }
      },
      { isOptional: true, rule: 'KNW-07' },
    ),
  ],
})
