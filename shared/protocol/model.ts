import type { ItemKind, ItemRef, PropertyType } from '../change/item'
import type { Sentence } from './sentence'

// Lists, forms and dependents of whatever an org is made of. An edit of a form is a change in text:
// `kind:Name.property=value`, `kind:Name.property+=element`, `kind+=Name`, `kind+=Name like Other`, `kind-=Name`.

export type { ItemKind, ItemRef, PropertyType }

/** A kind of thing with how many of it the org has. */
export interface ItemKindEntry {
  readonly kind: ItemKind
  /** `permission set group`, and its plural. */
  readonly noun: string
  readonly plural: string
  readonly count: number
  /** How a new one is named after `kind+=` (`Object.Name`). */
  readonly nameForm: string
}

export interface ListItemsQuery {
  readonly kind: ItemKind
  /** Only those whose name, label or note contains this; empty for all. */
  readonly filter: string
  /** Only those of this parent (`ItemRow.parent`): the fields of an object, the roles under a role; null for all. */
  readonly within: string | null
  readonly offset: number
  readonly limit: number
}

export interface ItemRow {
  /** As a change names it, without quotes. */
  readonly name: string
  readonly label: string
  /** What the eye should read beside it (a user's profile and role, a field's type); empty for none. */
  readonly note: string
  /** Name of what it stands under: a role's parent role, a field's object; null for none. */
  readonly parent: string | null
}

export interface ItemPage {
  readonly rows: readonly ItemRow[]
  readonly total: number
}

/** The form of one thing. */
export interface ItemSheet {
  /** With the name spelt as the org spells it. */
  readonly item: ItemRef
  /** `permission set group`. */
  readonly noun: string
  readonly title: string
  readonly properties: readonly ItemProperty[]
}

export interface ItemProperty {
  /** As it stands in a change. */
  readonly name: string
  readonly label: string
  /** With the choices that are legal for this thing. */
  readonly type: PropertyType
  /** As it stands after `=`; empty for none, lists joined as `=` reads them. */
  readonly value: string
  /** The elements of a list, each as it stands after `+=`; null for no list, or one that nobody knows. */
  readonly elements: readonly string[] | null
  /** What people call a choice, where that is not how a change writes it. */
  readonly choiceLabels: Readonly<Record<string, string>>
  readonly isReadOnly: boolean
  /** Number of the rule that governs it, for the page of rules; null for none. */
  readonly rule: string | null
}

/** What deleting a thing does to those of one kind that use it. */
export interface Dependent {
  readonly kind: ItemKind
  readonly count: number
  /** The first of them, at most twenty. */
  readonly rows: readonly ItemRow[]
  /** `deleted`, or what happens to a property; `blocked`: the thing cannot be deleted while they use it. */
  readonly effect: 'deleted' | 'edited' | 'blocked'
  /** The property that is edited; null otherwise. */
  readonly property: string | null
  readonly sentence: Sentence
}

/** The calls of lists and forms. */
export interface ModelCalls {
  /** Every kind of thing an org is made of, in the order of the Model view. */
  listKinds: (query: Readonly<Record<string, never>>) => readonly ItemKindEntry[]
  /** The things of one kind, in the order of their names; roles, territories and folders name their parent. */
  listItems: (query: ListItemsQuery) => ItemPage
  /** The form of one thing of the base; null when it is not there. */
  itemOf: (query: { readonly item: ItemRef }) => ItemSheet | null
  /** What uses a thing, and what deleting it does to each. */
  dependentsOf: (query: { readonly item: ItemRef }) => readonly Dependent[]
}
