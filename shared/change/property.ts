import type { Org } from '../model/org'
import { changeRefusal, type ChangeRefusal } from './change'
import { isList, type ItemKind, type PropertyType } from './item'
import type { Edited, Named, PropertyOf, Put } from './kind'
import { isRefusal } from './statement'
import { listElements, listText } from './value'

interface Options<Item> {
  readonly rule?: string
  readonly typeFor?: (org: Org, item: Item) => PropertyType
  /** What else the edit does to the org, told the thing before and after. */
  readonly also?: (org: Org, before: Item, after: Item) => Org
}

interface ChoiceOptions<Item, Choice> extends Options<Item> {
  /** Those of the choices that this thing may have. */
  readonly choicesFor?: (org: Org, item: Item) => readonly Choice[]
}

/** A list property: its elements, and how one of them is read, written and told apart. */
export interface ElementList<Item, Element> extends Omit<Options<Item>, 'also'> {
  readonly elements: (org: Org, item: Item) => readonly Element[] | null
  readonly parse: (org: Org, item: Item, text: string) => Element | ChangeRefusal
  readonly format: (org: Org) => (element: Element) => string
  readonly isSame: (a: Element, b: Element) => boolean
  readonly put: (org: Org, item: Item, elements: readonly Element[]) => Edited
  /** Why this element cannot come in. */
  readonly refuse?: (org: Org, item: Item, element: Element) => ChangeRefusal | null
  /** Why an element cannot be taken out that is not in. */
  readonly absent: (org: Org, item: Item, text: string) => ChangeRefusal
  readonly unknown?: (item: Item) => ChangeRefusal
}

/** Makers of the properties of one kind; `put` puts an edited thing back into the org. */
export function propertiesOf<Item>(put: Put<Item>) {
  const edited = (
    org: Org,
    before: Item,
    after: Item | ChangeRefusal,
    also?: Options<Item>['also'],
  ): Edited => {
    if (isRefusal(after)) return after
    if (after === before) return org
    const next = put(org, before, after)
    return also === undefined ? next : also(next, before, after)
  }

  const property = (
    name: string,
    type: PropertyType,
    read: (org: Org, item: Item) => string,
    write: (org: Org, item: Item, value: string) => Item | ChangeRefusal,
    { rule, typeFor, also }: Options<Item> = {},
  ): PropertyOf<Item> => ({
    name,
    type,
    rule: rule ?? null,
    typeFor: typeFor ?? (() => type),
    read,
    write: (org, item, value) => edited(org, item, write(org, item, value), also),
    list: null,
  })

  return {
    text: (
      name: string,
      read: (item: Item) => string | null,
      write: (item: Item, value: string, org: Org) => Item | ChangeRefusal,
      options: Options<Item> & { readonly isOptional?: boolean } = {},
    ) =>
      property(
        name,
        { kind: 'text', isOptional: options.isOptional ?? false },
        (_, item) => read(item) ?? '',
        (org, item, value) => write(item, value, org),
        options,
      ),

    /** Not to be set: it says what is. */
    shown: (name: string, read: (org: Org, item: Item) => string, rule?: string) => ({
      ...property(name, { kind: 'text', isOptional: true }, read, (_, item) => item, {}),
      rule: rule ?? null,
      write: null,
    }),

    flag: (
      name: string,
      read: (item: Item) => boolean | null,
      write: (item: Item, isOn: boolean, org: Org) => Item | ChangeRefusal,
      options: Options<Item> = {},
    ) =>
      property(
        name,
        { kind: 'boolean' },
        (_, item) => String(read(item) ?? ''),
        (org, item, value) => write(item, value === 'true', org),
        options,
      ),

    choice: <Choice extends string>(
      name: string,
      choices: readonly Choice[],
      read: (item: Item) => Choice | null,
      write: (item: Item, choice: Choice, org: Org) => Item | ChangeRefusal,
      options: ChoiceOptions<Item, Choice> = {},
    ) => {
      const type = { kind: 'choice', choices, isOptional: false } as const
      const { choicesFor } = options
      return property(
        name,
        type,
        (_, item) => read(item) ?? '',
        (org, item, value) => {
          const choice = choices.find((known) => known === value)
          return choice === undefined ? notOneOf(value, choices) : write(item, choice, org)
        },
        choicesFor === undefined
          ? options
          : { typeFor: (org, item) => ({ ...type, choices: choicesFor(org, item) }), ...options },
      )
    },

    /** A choice that may be left empty. What is not one of the choices is shown all the same. */
    optionalChoice: <Choice extends string>(
      name: string,
      choices: readonly Choice[],
      read: (item: Item) => string | null,
      write: (item: Item, choice: Choice | null, org: Org) => Item | ChangeRefusal,
      options: Options<Item> = {},
    ) =>
      property(
        name,
        { kind: 'choice', choices, isOptional: true },
        (_, item) => read(item) ?? '',
        (org, item, value) => {
          const choice = value === '' ? null : choices.find((known) => known === value)
          return choice === undefined ? notOneOf(value, choices) : write(item, choice, org)
        },
        options,
      ),

    reference: <Target>(
      name: string,
      to: {
        readonly kind: ItemKind
        readonly isOptional: boolean
        readonly find: (org: Org, text: string) => Named<Target>
      },
      read: (org: Org, item: Item) => string,
      write: (item: Item, target: Target | null, org: Org) => Item | ChangeRefusal,
      options: Options<Item> = {},
    ) =>
      property(
        name,
        { kind: 'reference', to: [to.kind], isOptional: to.isOptional },
        read,
        (org, item, value) => {
          if (value === '') return write(item, null, org)
          const target = to.find(org, value)
          return target.kind === 'refused' ? target : write(item, target.item, org)
        },
        options,
      ),

    list: <Element>(
      name: string,
      type: PropertyType,
      list: ElementList<Item, Element>,
    ): PropertyOf<Item> => listProperty(name, type, list),
  }
}

const notOneOf = (value: string, choices: readonly string[]) =>
  changeRefusal('wrong-value', `\`${value}\` is not one of ${choices.join(', ')}`)

function listProperty<Item, Element>(
  name: string,
  type: PropertyType,
  of: ElementList<Item, Element>,
): PropertyOf<Item> {
  if (!isList(type)) throw new Error(`${name} is no list`)
  const known = (org: Org, item: Item): readonly Element[] | ChangeRefusal =>
    of.elements(org, item) ?? of.unknown?.(item) ?? []
  const elements = (org: Org, item: Item) => of.elements(org, item)?.map(of.format(org)) ?? null
  return {
    name,
    type,
    rule: of.rule ?? null,
    typeFor: of.typeFor ?? (() => type),
    read: (org, item) => listText(elements(org, item) ?? [], type),
    write(org, item, value) {
      const next: Element[] = []
      for (const text of listElements(value, type)) {
        const parsed = of.parse(org, item, text)
        if (isRefusal(parsed)) return parsed
        const refusal = of.refuse?.(org, item, parsed) ?? null
        if (refusal !== null) return refusal
        if (!next.some((one) => of.isSame(one, parsed))) next.push(parsed)
      }
      return of.put(org, item, next)
    },
    list: {
      elements,
      has(org, item, text) {
        const parsed = of.parse(org, item, text)
        const all = of.elements(org, item)
        return all === null || isRefusal(parsed) ? null : all.some((one) => of.isSame(one, parsed))
      },
      add(org, item, text) {
        const all = known(org, item)
        if ('kind' in all) return all
        const parsed = of.parse(org, item, text)
        if (isRefusal(parsed)) return parsed
        const format = of.format(org)
        const old = all.find((one) => of.isSame(one, parsed))
        if (old !== undefined && format(old) === format(parsed)) return org
        const others = all.filter((one) => one !== old)
        const refusal = of.refuse?.(org, item, parsed) ?? null
        if (refusal !== null) return refusal
        return of.put(org, item, [...others, parsed])
      },
      take(org, item, text) {
        const all = known(org, item)
        if ('kind' in all) return all
        const parsed = of.parse(org, item, text)
        if (isRefusal(parsed)) return parsed
        const others = all.filter((one) => !of.isSame(one, parsed))
        return others.length === all.length ? of.absent(org, item, text) : of.put(org, item, others)
      },
    },
  }
}

/** Puts things of one list of the org in, in place, and out. */
export function inList<Item>(
  read: (org: Org) => readonly Item[],
  write: (org: Org, items: readonly Item[]) => Org,
): Put<Item> {
  return (org, before, after) => {
    const items = read(org)
    if (before === null) return after === null ? org : write(org, [...items, after])
    const at = items.indexOf(before)
    if (at < 0) throw new Error('what is edited is not in the org')
    return write(org, after === null ? items.toSpliced(at, 1) : items.with(at, after))
  }
}
