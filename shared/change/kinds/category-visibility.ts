import type { CategoryGroupVisibility, DataCategoryGroup } from '../../model/data-category'
import { changeRefusal, type ChangeRefusal } from '../change'
import type { Put } from '../kind'
import type { ElementList } from '../property'
import { unquotedName } from '../quoted-name'
import { mapped } from '../references'
import { nameAmong } from './named'

type Seen = Omit<CategoryGroupVisibility, 'dataCategoryGroup'>

/** `ALL`, `NONE`, or the categories that are seen, with a plus between them. Rule KNW-04. */
export function parseSeen(group: DataCategoryGroup, text: string): Seen | ChangeRefusal {
  if (text === 'ALL' || text === 'NONE') return { visibility: text, dataCategories: [] }
  const dataCategories: string[] = []
  for (const part of text.split('+')) {
    const found = nameAmong(group.categories, unquotedName(part), 'data category')
    if (found.kind === 'refused')
      return { ...found, message: `${found.message}; or write \`ALL\` or \`NONE\` (KNW-04)` }
    dataCategories.push(found.item.name)
  }
  return { visibility: 'CUSTOM', dataCategories }
}

export const formatSeen = ({ visibility, dataCategories }: Seen): string =>
  visibility === 'CUSTOM' ? dataCategories.join(' + ') : visibility

interface HasVisibilities {
  readonly categoryGroupVisibilities: readonly CategoryGroupVisibility[]
}

/** The data categories that a role, profile or permission set shows: `Topics = EMEA + USA`. Rules KNW-04, KNW-05. */
export const visibilitiesOf = <Item extends HasVisibilities>(
  put: Put<Item>,
): ElementList<Item, CategoryGroupVisibility> => ({
  rule: 'KNW-05',
  elements: (_, item) => item.categoryGroupVisibilities,
  parse(org, _, text) {
    const [head = '', ...rest] = text.split('=')
    const found = nameAmong(org.dataCategoryGroups, unquotedName(head), 'data category group')
    if (found.kind === 'refused') return found
    const seen = parseSeen(found.item, rest.join('=').trim())
    return 'kind' in seen ? seen : { dataCategoryGroup: found.item.name, ...seen }
  },
  format: () => (one) => `${one.dataCategoryGroup} = ${formatSeen(one)}`,
  isSame: (a, b) => a.dataCategoryGroup === b.dataCategoryGroup,
  put: (org, item, categoryGroupVisibilities) =>
    put(org, item, { ...item, categoryGroupVisibilities }),
  absent: (_, __, text) =>
    changeRefusal('not-there', `nothing is said of \`${text}\` here; leave this change out`),
})

/** What is said of a group, replaced or (null) taken out. */
export function withVisibilities<Item extends HasVisibilities>(
  items: readonly Item[],
  group: string,
  change: (one: CategoryGroupVisibility) => CategoryGroupVisibility | null,
): readonly Item[] {
  return mapped(items, (item) => {
    const categoryGroupVisibilities = mapped(item.categoryGroupVisibilities, (one) =>
      one.dataCategoryGroup === group ? change(one) : one,
    )
    return categoryGroupVisibilities === item.categoryGroupVisibilities
      ? item
      : { ...item, categoryGroupVisibilities }
  })
}
