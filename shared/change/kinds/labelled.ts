import type { Org } from '../../model/org'
import type { ChangeRefusal } from '../change'
import type { ItemKind } from '../item'
import { kindOf, type Edited, type Kind, type KindOf, type Named, type PropertyOf } from '../kind'
import { freshId, labelOfName } from '../naming-rules'
import { inList, propertiesOf } from '../property'
import { illegalDeveloperName } from './legal-name'

interface Labelled {
  readonly id: string
  readonly name: string
  readonly label: string
}

interface LabelledKind<Item extends Labelled> {
  readonly kind: ItemKind
  readonly noun: string
  readonly nameForm?: string
  readonly direct?: KindOf<Item>['direct']
  readonly items: (org: Org) => readonly Item[]
  readonly withItems: (org: Org, items: readonly Item[]) => Org
  readonly parseId: (text: string) => Item['id']
  readonly find: (org: Org, text: string) => Named<Item>
  /** A new one with the platform's defaults. */
  readonly fresh: Omit<Item, keyof Labelled>
  readonly illegal?: (noun: string, name: string, others: readonly string[]) => ChangeRefusal | null
  readonly note?: KindOf<Item>['note']
  readonly remove: (org: Org, item: Item) => Edited
  readonly properties: (make: ReturnType<typeof propertiesOf<Item>>) => readonly PropertyOf<Item>[]
}

/** A kind whose things have an id, a name and a label. */
export function labelledKind<Item extends Labelled>(of: LabelledKind<Item>): Kind {
  const { kind, noun, items } = of
  const put = inList(items, of.withItems)
  const make = propertiesOf(put)
  const illegal = (org: Org, name: string, except: Item | null) =>
    (of.illegal ?? illegalDeveloperName)(
      noun,
      name,
      items(org)
        .filter((one) => one !== except)
        .map((one) => one.name),
    )
  const placed = (org: Org, name: string, from: Omit<Item, keyof Labelled>): Edited => {
    const id = of.parseId(
      freshId(
        noun,
        name,
        items(org).map((one) => one.id),
      ),
    )
    const label = of.illegal === undefined ? labelOfName(name) : name
    const item = { ...from, id, name, label } as Item // `from` has what the three lack
    return illegal(org, name, null) ?? put(org, null, item)
  }
  return kindOf<Item>({
    kind,
    noun,
    plural: `${noun}s`,
    nameForm: of.nameForm ?? 'DeveloperName',
    isDotted: false,
    direct: of.direct ?? { flag: null, list: null },
    renamedBy: 'name',
    items,
    key: ({ id }) => id,
    naming: () => (item) => item.name,
    label: ({ label }) => label,
    note: of.note ?? (() => () => ''),
    parent: () => () => null,
    find: of.find,
    make: (org, name) => placed(org, name, of.fresh),
    copy: (org, item, name) => placed(org, name, item),
    rename: (org, item, name) => illegal(org, name, item) ?? put(org, item, { ...item, name }),
    remove: of.remove,
    properties: [
      make.text(
        'name',
        (item) => item.name,
        (item) => item,
      ),
      make.text(
        'label',
        (item) => item.label,
        (item, label) => ({ ...item, label }),
      ),
      ...of.properties(make),
    ],
  })
}
