import { defineStore } from 'pinia'
import { formatChange } from '@shared/change/format-change'
import type { ItemKind } from '@shared/protocol/engine'
import { modelStrings } from '../ui/strings-en-model'
import { useModelEdit } from './model-edit'
import { useModelItems } from './model-items'
import { useModelKinds } from './model-kinds'
import { newItem, type NewItem } from './new-item'

/** Names that no mail ever reaches (RFC 6761). */
const unusedDomain = 'example.test'

/** Making and deleting things by hand. */
export const useModelMaking = defineStore('model-making', () => {
  const editing = useModelEdit()
  const items = useModelItems()
  const kinds = useModelKinds()

  /** New users are called like those that are there. */
  function domain(): string {
    const username = items.kind === 'user' ? items.rows?.[0]?.name : undefined
    return username?.split('@')[1] ?? unusedDomain
  }

  /** What would be made of what is typed. */
  const plan = (
    kind: ItemKind,
    text: string,
    like: string | null,
    object: string | null,
  ): NewItem => newItem(kind, text, { like, object, domain: domain() })

  /** Why it cannot be made; null where it can. */
  const refusalOf = ({ changes }: NewItem): Promise<string | null> => {
    const [first] = changes
    return first === undefined ? Promise.resolve(null) : editing.refusalOf(first, 'new item')
  }

  const make = ({ item, changes }: NewItem, called: string): Promise<string | null> =>
    editing.attempt(changes, modelStrings.items.made(kinds.nounOf(item.kind), called))

  /** Deletes things as one step, with a way back; false, and said why, where one of them cannot be. */
  function remove(kind: ItemKind, names: readonly string[], called: string): Promise<boolean> {
    const changes = names.map((name) => formatChange({ kind: 'delete', item: { kind, name } }))
    return editing.make(changes, modelStrings.items.deleted(kinds.nounOf(kind), called))
  }

  return { plan, refusalOf, make, remove }
})
