import type { Org } from '../../model/org'
import { changeRefusal, type ChangeRefusal } from '../change'
import { closestNames } from '../closest-names'
import type { ItemKind } from '../item'
import { kindOf, type Edited, type Kind, type KindOf, type Named, type PropertyOf } from '../kind'
import { inList, propertiesOf } from '../property'
import { illegalDeveloperName } from './legal-name'

interface HasName {
  readonly name: string
}

interface NamedKind<Item extends HasName> {
  readonly kind: ItemKind
  readonly noun: string
  readonly nameForm?: string
  readonly items: (org: Org) => readonly Item[]
  readonly withItems: (org: Org, items: readonly Item[]) => Org
  /** A new one of this name, with the platform's defaults. */
  readonly fresh: (name: string) => Item
  readonly illegal?: (noun: string, name: string, others: readonly string[]) => ChangeRefusal | null
  /** What else becomes of the org when one has another name or (null) is gone. */
  readonly also?: (org: Org, item: Item, to: string | null) => Org
  readonly label?: (item: Item) => string
  readonly note?: (item: Item) => string
  readonly properties: (make: ReturnType<typeof propertiesOf<Item>>) => readonly PropertyOf<Item>[]
}

/** The one of these that the text names, letter case apart. */
export function nameAmong<Item extends HasName>(
  items: readonly Item[],
  text: string,
  noun: string,
): Named<Item> {
  const wanted = text.toLowerCase()
  const position = items.findIndex(({ name }) => name.toLowerCase() === wanted)
  const item = items[position]
  if (item !== undefined) return { kind: 'found', item, position }
  return changeRefusal(
    `unknown-${noun.replaceAll(' ', '-')}`,
    `no ${noun} is named \`${text}\``,
    closestNames(
      text,
      items.map(({ name }) => name),
    ),
  )
}

/** A kind whose things are known by their name alone. */
export function namedKind<Item extends HasName>(of: NamedKind<Item>): Kind {
  const { kind, noun, items } = of
  const put = inList(items, of.withItems)
  const also = of.also ?? ((org: Org) => org)
  const illegal = (org: Org, name: string, except: Item | null) =>
    (of.illegal ?? illegalDeveloperName)(
      noun,
      name,
      items(org).flatMap((one) => (one === except ? [] : [one.name])),
    )
  const placed = (org: Org, item: Item): Edited =>
    illegal(org, item.name, null) ?? put(org, null, item)
  const make = propertiesOf(put)
  return kindOf<Item>({
    ...{ kind, noun, plural: `${noun}s`, nameForm: of.nameForm ?? 'DeveloperName' },
    ...{ isDotted: false, direct: { flag: null, list: null }, renamedBy: 'name', items },
    key: ({ name }) => name,
    naming: () => (item) => item.name,
    label: of.label ?? (({ name }) => name),
    note: () => of.note ?? (() => ''),
    parent: () => () => null,
    find: (org, text) => nameAmong(items(org), text, noun),
    make: (org, name) => placed(org, of.fresh(name)),
    copy: (org, item, name) => placed(org, { ...item, name }),
    rename: (org, item, name) =>
      illegal(org, name, item) ?? also(put(org, item, { ...item, name }), item, name),
    remove: (org, item) => also(put(org, item, null), item, null),
    properties: [
      make.text(
        'name',
        (item) => item.name,
        (item) => item,
      ),
      ...of.properties(make),
    ],
  } satisfies KindOf<Item>)
}
