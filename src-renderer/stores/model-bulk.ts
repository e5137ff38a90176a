import { defineStore } from 'pinia'
import { computed, shallowReadonly, shallowRef, watch } from 'vue'
import { formatChange } from '@shared/change/format-change'
import type { ItemKind, ItemProperty, ItemSheet } from '@shared/protocol/engine'
import { modelStrings } from '../ui/strings-en-model'
import { engine } from '../worker/engine-client'
import { useModelEdit } from './model-edit'
import { useModelItems } from './model-items'
import { useModelKinds } from './model-kinds'
import { useOrg } from './org'

/** Forms that are compared to say which values all have; of more, every value counts as several. */
const comparedCount = 40

/** Properties that are each thing's own. */
const ownProperties: readonly string[] = ['name', 'username', 'label', 'alias', 'communityNickname']

/** One form for all things that are selected: what is set is set for each of them, as one step of undo. */
export const useModelBulk = defineStore('model-bulk', () => {
  const org = useOrg()
  const items = useModelItems()
  const kinds = useModelKinds()
  const editing = useModelEdit()
  const sheets = shallowRef<readonly ItemSheet[]>([])
  let turn = 0

  const names = computed(() => [...items.selected])

  async function load(): Promise<void> {
    const mine = ++turn
    const kind = items.kind
    if (kind === null || !items.isMulti) {
      sheets.value = []
      return
    }
    const outcomes = await Promise.all(
      names.value
        .slice(0, comparedCount)
        .map((name, index) =>
          engine.call('itemOf', { item: { kind, name } }, { lane: `bulk ${String(index)}` }),
        ),
    )
    if (mine !== turn) return
    sheets.value = outcomes.flatMap((one) =>
      one.kind === 'done' && one.answer !== null ? [one.answer] : [],
    )
  }

  /** The properties that all of them have, each with the value that all have, or none. */
  const properties = computed((): readonly ItemProperty[] => {
    const [first, ...others] = sheets.value
    const isCompared = names.value.length <= comparedCount
    return (first?.properties ?? [])
      .filter(({ name, isReadOnly }) => !isReadOnly && !ownProperties.includes(name))
      .map((property) => {
        const isSame = others.every((sheet) =>
          sheet.properties.some(
            ({ name, value }) => name === property.name && value === property.value,
          ),
        )
        const elements = property.elements === null ? null : []
        return isCompared && isSame && elements === null
          ? property
          : { ...property, value: '', elements }
      })
  })

  const changes = (kind: ItemKind, of: (name: string) => Parameters<typeof formatChange>[0]) =>
    editing.attempt(
      names.value.map((name) => formatChange(of(name))),
      modelStrings.bulk.edited(names.value.length, kinds.pluralOf(kind)),
    )

  function edit(kind: 'set' | 'add' | 'take', { name: property }: ItemProperty, value: string) {
    const of = items.kind
    if (of === null) return Promise.resolve(null)
    return changes(of, (name) =>
      kind === 'set'
        ? { kind, item: { kind: of, name }, property, value }
        : { kind, item: { kind: of, name }, property, element: value },
    )
  }

  watch([() => items.selected, () => org.revision], () => void load(), { immediate: true })

  return {
    names,
    properties,
    sheets: shallowReadonly(sheets),
    set: (property: ItemProperty, value: string) => edit('set', property, value),
    add: (property: ItemProperty, element: string) => edit('add', property, element),
    take: (property: ItemProperty, element: string) => edit('take', property, element),
  }
})
