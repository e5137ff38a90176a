import type { Org } from '../model/org'
import type { ChangeRefusal } from './change'
import type { ItemKind, PropertyType } from './item'

/** An edit answers with the new org, sharing what it did not touch with the old one, or says why it cannot be. */
export type Edited = Org | ChangeRefusal

/** One thing that a text names, and its place among its like; −1 where no list holds it by itself. */
export interface Found<Item> {
  readonly kind: 'found'
  readonly item: Item
  readonly position: number
}
export type Named<Item> = Found<Item> | ChangeRefusal

/** Puts the second in place of the first: null first adds, null second takes away. */
export type Put<Item> = (org: Org, before: Item | null, after: Item | null) => Org

/** Editing a list by one element, and reading it as the texts that stand after `+=`. */
export interface ListOf<Item> {
  /** Null: nobody knows what is in it. */
  readonly elements: (org: Org, item: Item) => readonly string[] | null
  readonly has: (org: Org, item: Item, text: string) => boolean | null
  readonly add: (org: Org, item: Item, text: string) => Edited
  readonly take: (org: Org, item: Item, text: string) => Edited
}

export interface PropertyOf<Item> {
  /** As Salesforce's API spells it; it stands in the change. */
  readonly name: string
  readonly type: PropertyType
  /** Number of the rule that governs it. */
  readonly rule: string | null
  /** The type with what is legal for this very thing. */
  readonly typeFor: (org: Org, item: Item) => PropertyType
  /** As it stands after `=`; empty for none. */
  readonly read: (org: Org, item: Item) => string
  /** Null: it can be read only. */
  readonly write: ((org: Org, item: Item, value: string) => Edited) | null
  readonly list: ListOf<Item> | null
}

/**
 * One kind of thing, described once: how it is named, what it holds, how it comes and goes.
 *
 * Reading, applying, describing and completing changes, and the forms of the window, all come from this.
 */
export interface KindOf<Item> {
  readonly kind: ItemKind
  readonly noun: string
  readonly plural: string
  /** How a new one is named (`Object.Name`). */
  readonly nameForm: string
  /** True: the name begins with that of its object and a dot. */
  readonly isDotted: boolean
  /** The property that an operator right behind the name is about. */
  readonly direct: { readonly flag: string | null; readonly list: string | null }
  /** The property that is its name, so that setting it renames; null where the name cannot change. */
  readonly renamedBy: string | null
  readonly items: (org: Org) => readonly Item[]
  /** What stays the same when it is edited or renamed. */
  readonly key: (item: Item) => string
  readonly naming: (org: Org) => (item: Item) => string
  readonly label: (item: Item, org: Org) => string
  readonly note: (org: Org) => (item: Item) => string
  /** Name of what it stands under. */
  readonly parent: (org: Org) => (item: Item) => string | null
  readonly find: (org: Org, text: string) => Named<Item>
  readonly make: (org: Org, name: string) => Edited
  readonly copy: (org: Org, item: Item, name: string) => Edited
  readonly rename: (org: Org, item: Item, name: string) => Edited
  readonly remove: (org: Org, item: Item) => Edited
  readonly properties: readonly PropertyOf<Item>[]
  /** Properties that not all of the kind have: the fields of a record. */
  readonly propertiesNow?: (org: Org, item: Item) => readonly PropertyAt[]
  /** The things of one parent, where that is quicker than looking at all. */
  readonly itemsWithin?: (org: Org, parent: string) => readonly Item[]
  /** Things that differ between two orgs, where that is told otherwise than by properties. */
  readonly differences?: (before: Org, after: Org) => readonly Difference[]
}

/** A property without its thing: what reading a change needs to know. */
export type Property = Pick<PropertyOf<unknown>, 'name' | 'type' | 'rule'> & {
  readonly isReadOnly: boolean
}

/** A property of one thing. */
export interface PropertyAt extends Property {
  readonly typeNow: PropertyType
  readonly value: string
  readonly elements: readonly string[] | null
  readonly set: (value: string) => Edited
  readonly add: (element: string) => Edited
  readonly take: (element: string) => Edited
  readonly has: (element: string) => boolean | null
}

/** One thing of an org with what can be done to it. */
export interface ItemAt {
  readonly kind: 'found'
  readonly name: string
  readonly label: string
  readonly property: (name: string) => PropertyAt | null
  readonly properties: () => readonly PropertyAt[]
  readonly copy: (name: string) => Edited
  readonly rename: (name: string) => Edited
  readonly remove: () => Edited
}

/** A row of a list. */
export interface Row {
  readonly name: string
  readonly label: string
  readonly note: string
  readonly parent: string | null
}

/** A thing that two orgs have in common, or one alone: `before` and `after` read its properties. */
export interface Difference {
  readonly row: Row
  /** Null: it is gone. */
  readonly changed: readonly { readonly property: string; readonly value: string }[] | null
}

/** A kind with its type of thing closed over. */
export type Kind = Pick<
  KindOf<unknown>,
  'kind' | 'noun' | 'plural' | 'nameForm' | 'isDotted' | 'direct' | 'renamedBy' | 'make'
> & {
  readonly properties: readonly Property[]
  readonly count: (org: Org) => number
  /** Those of one parent, or (null) all. */
  readonly rows: (org: Org, within: string | null) => Row[]
  /** Names and labels alone, for lists that are searched on every key. */
  readonly names: (org: Org) => readonly Pick<Row, 'name' | 'label'>[]
  readonly find: (org: Org, text: string) => ItemAt | ChangeRefusal
  /** What stands in a list of every thing of the kind; nothing where nobody knows. */
  readonly lists: (
    org: Org,
    property: string,
  ) => readonly { readonly name: string; readonly elements: readonly string[] }[]
  /** Things of `before` that `after` lacks or has otherwise. */
  readonly differences: (before: Org, after: Org) => readonly Difference[]
}

/** The kind as everybody else sees it. */
export function kindOf<Item>(of: KindOf<Item>): Kind {
  const properties = of.properties.map((property) => ({
    name: property.name,
    type: property.type,
    rule: property.rule,
    isReadOnly: property.write === null && property.list === null,
  }))
  const { kind, noun, plural, nameForm, isDotted, direct, renamedBy, make } = of
  return {
    ...{ kind, noun, plural, nameForm, isDotted, direct, renamedBy, make, properties },
    count: (org) => of.items(org).length,
    rows(org, within) {
      const row = rowOf(of, org)
      const items =
        within === null ? of.items(org) : (of.itemsWithin?.(org, within) ?? of.items(org))
      const rows = items.map(row)
      return within === null ? rows : rows.filter(({ parent }) => parent === within)
    },
    names(org) {
      const name = of.naming(org)
      return of.items(org).map((item) => ({ name: name(item), label: of.label(item, org) }))
    },
    find(org, text) {
      const found = of.find(org, text)
      return found.kind === 'refused' ? found : itemAt(of, org, found.item)
    },
    lists(org, property) {
      const list = of.properties.find(({ name }) => name === property)?.list
      const name = of.naming(org)
      return of.items(org).map((item) => ({
        name: name(item),
        elements: list?.elements(org, item) ?? [],
      }))
    },
    differences: of.differences ?? ((before, after) => differencesOf(of, before, after)),
  }
}

function rowOf<Item>(of: KindOf<Item>, org: Org): (item: Item) => Row {
  const [name, note, parent] = [of.naming(org), of.note(org), of.parent(org)]
  return (item) => ({
    name: name(item),
    label: of.label(item, org),
    note: note(item),
    parent: parent(item),
  })
}

function itemAt<Item>(of: KindOf<Item>, org: Org, item: Item): ItemAt {
  return {
    kind: 'found',
    name: of.naming(org)(item),
    label: of.label(item, org),
    property(name) {
      const property = of.properties.find((one) => one.name === name)
      return property === undefined ? null : propertyAt(property, org, item)
    },
    properties: () => [
      ...of.properties.map((property) => propertyAt(property, org, item)),
      ...(of.propertiesNow?.(org, item) ?? []),
    ],
    copy: (name) => of.copy(org, item, name),
    rename: (name) => of.rename(org, item, name),
    remove: () => of.remove(org, item),
  }
}

function propertyAt<Item>(property: PropertyOf<Item>, org: Org, item: Item): PropertyAt {
  const { name, type, rule, write, list } = property
  const defect = () => {
    throw new Error(`${name} is not edited that way`)
  }
  return {
    ...{ name, type, rule, isReadOnly: write === null && list === null },
    typeNow: property.typeFor(org, item),
    value: property.read(org, item),
    elements: list === null ? null : list.elements(org, item),
    set: (value) => (write === null ? defect() : write(org, item, value)),
    add: (element) => (list === null ? defect() : list.add(org, item, element)),
    take: (element) => (list === null ? defect() : list.take(org, item, element)),
    has: (element) => (list === null ? null : list.has(org, item, element)),
  }
}

function differencesOf<Item>(of: KindOf<Item>, before: Org, after: Org): Difference[] {
  const now = new Map(of.items(after).map((item) => [of.key(item), item]))
  const row = rowOf(of, before)
  return of.items(before).flatMap((item): Difference[] => {
    const other = now.get(of.key(item))
    if (other === item) return []
    if (other === undefined) return [{ row: row(item), changed: null }]
    const changed = of.properties.flatMap((property) => {
      const value = property.read(after, other)
      return value === property.read(before, item) ? [] : [{ property: property.name, value }]
    })
    return changed.length === 0 ? [] : [{ row: row(item), changed }]
  })
}
