import type { Layout, LayoutItem } from '../../model/layout'
import type { Org } from '../../model/org'
import { standardFieldsOf } from '../../model/standard-fields'
import { changeRefusal, type ChangeRefusal } from '../change'
import { kindOf, type Edited, type KindOf, type Named } from '../kind'
import { fieldNamed, objectNamed } from '../naming'
import { inList, propertiesOf, type ElementList } from '../property'
import { formatValue, unquotedName } from '../quoted-name'
import { mapped, withParts } from '../references'
import { objectAndName } from '../statement'
import { illegalLabelName } from './legal-name'
import { nameAmong } from './named'

const put = inList<Layout>(
  (org) => org.layouts,
  (org, layouts) => ({ ...org, layouts }),
)
const { text, list } = propertiesOf(put)

const layoutsOf = (org: Org, object: string) => org.layouts.filter((one) => one.object === object)

function find(org: Org, name: string): Named<Layout> {
  const parts = objectAndName(name)
  if ('kind' in parts) return parts
  const object = objectNamed(org, parts.object)
  if (object.kind === 'refused') return object
  const found = nameAmong(layoutsOf(org, object.item.name), parts.name, 'layout')
  return found.kind === 'refused' ? found : { ...found, position: org.layouts.indexOf(found.item) }
}

const illegal = (
  org: Org,
  { object, name }: Pick<Layout, 'object' | 'name'>,
  except: Layout | null,
) =>
  illegalLabelName(
    'layout',
    name,
    layoutsOf(org, object).flatMap((one) => (one === except ? [] : [one.name])),
  )

function placed(org: Org, textOfName: string, items: readonly LayoutItem[]): Edited {
  const parts = objectAndName(textOfName)
  if ('kind' in parts) return parts
  const object = objectNamed(org, parts.object)
  if (object.kind === 'refused') return object
  const layout = { object: object.item.name, name: parts.name, items }
  return illegal(org, layout, null) ?? put(org, null, layout)
}

/** The layout under another name, or (null) gone, with the assignments of profiles. Rule FLS-40. */
function withName(org: Org, layout: Layout, to: string | null): Org {
  return withParts(put(org, layout, to === null ? null : { ...layout, name: to }), {
    profiles: mapped(org.profiles, (profile) => {
      const layoutAssignments = mapped(profile.layoutAssignments, (one) =>
        one.object !== layout.object || one.layout !== layout.name
          ? one
          : to === null
            ? null
            : { ...one, layout: to },
      )
      return layoutAssignments === profile.layoutAssignments
        ? profile
        : { ...profile, layoutAssignments }
    }),
  })
}

const behaviors = ['Edit', 'Required', 'Readonly'] as const

function parseItem(org: Org, layout: Layout, element: string): LayoutItem | ChangeRefusal {
  const [, name = '', word = 'Edit'] = /^(.*?)(?:\s*=\s*(\w+))?$/.exec(element.trim()) ?? []
  const behavior = behaviors.find((known) => known.toLowerCase() === word.toLowerCase())
  if (behavior === undefined)
    return changeRefusal(
      'wrong-value',
      `\`${word}\` is not one of ${behaviors.join(', ')} (FLS-41)`,
    )
  const standard = standardFieldsOf(layout.object).get(name.toLowerCase())
  if (standard !== undefined) return { field: standard.name, behavior }
  const object = objectNamed(org, layout.object)
  if (object.kind === 'refused') return object
  const field = fieldNamed(object.item, unquotedName(name))
  return field.kind === 'refused' ? field : { field: field.item.name, behavior }
}

const items: ElementList<Layout, LayoutItem> = {
  rule: 'FLS-41',
  elements: (_, layout) => layout.items,
  parse: parseItem,
  format:
    () =>
    ({ field, behavior }) =>
      `${formatValue(field)} = ${behavior}`,
  isSame: (a, b) => a.field === b.field,
  put: (org, layout, next) => put(org, layout, { ...layout, items: next }),
  absent: (_, layout, element) =>
    changeRefusal(
      'not-there',
      `\`${layout.name}\` has no field \`${element}\`; leave this change out`,
    ),
}

const of: KindOf<Layout> = {
  kind: 'layout',
  noun: 'page layout',
  plural: 'page layouts',
  nameForm: 'Object.Name',
  isDotted: true,
  direct: { flag: null, list: null },
  renamedBy: 'name',
  items: (org) => org.layouts,
  key: ({ object, name }) => `${object}.${name}`,
  naming:
    () =>
    ({ object, name }) =>
      `${object}.${name}`,
  label: ({ name }) => name,
  note: () => (layout) => String(layout.items.length),
  parent:
    () =>
    ({ object }) =>
      object,
  find,
  make: (org, name) => placed(org, name, []),
  copy: (org, layout, name) => placed(org, name, layout.items),
  rename: (org, layout, name) =>
    illegal(org, { ...layout, name }, layout) ?? withName(org, layout, name),
  remove: (org, layout) => withName(org, layout, null),
  properties: [
    text(
      'name',
      ({ name }) => name,
      (layout) => layout,
    ),
    list('items', { kind: 'lines', form: 'Rating = Readonly' }, items),
  ],
}

/** What a page shows of a record, in the user interface alone. Rules FLS-40, FLS-41. */
export const layoutKind = kindOf(of)
