import { defineStore } from 'pinia'
import { computed, readonly, ref, shallowReadonly, shallowRef, watch } from 'vue'
import type { ItemKind, ItemRow } from '@shared/protocol/engine'
import { engine } from '../worker/engine-client'
import { useOrg } from './org'

/** Rows of one answer: small enough that taking it in is not noticed. */
const chunk = 1000
/** Most rows of a list; typing finds the others. */
const shownCount = 20_000

/** The things of one kind as a list: what fits the filter, and which of them are selected. */
export const useModelItems = defineStore('model-items', () => {
  const org = useOrg()
  const kind = ref<ItemKind | null>(null)
  const filter = ref('')
  const within = ref<string | null>(null)
  const rows = shallowRef<readonly ItemRow[] | null>(null)
  const total = ref(0)
  const failure = ref<string | null>(null)
  const selected = shallowRef<ReadonlySet<string>>(new Set())
  let turn = 0

  /** Reads the list chunk by chunk; the first is shown at once unless an older state of the same list stands. */
  async function load(isNew: boolean): Promise<void> {
    const mine = ++turn
    const wanted = kind.value
    if (wanted === null || org.state.kind !== 'open') return
    const read: ItemRow[] = []
    for (;;) {
      const outcome = await engine.call('listItems', {
        kind: wanted,
        filter: filter.value,
        within: within.value,
        offset: read.length,
        limit: chunk,
      })
      if (mine !== turn || outcome.kind === 'superseded') return
      failure.value = outcome.kind === 'failed' ? outcome.message : null
      if (outcome.kind === 'failed') return
      read.push(...outcome.answer.rows)
      total.value = outcome.answer.total
      const isWhole = read.length >= Math.min(total.value, shownCount)
      if (isNew || isWhole) rows.value = [...read]
      if (isWhole || outcome.answer.rows.length === 0) break
    }
    const left = new Set(rows.value?.map(({ name }) => name))
    if ([...selected.value].some((name) => !left.has(name)))
      selected.value = new Set([...selected.value].filter((name) => left.has(name)))
  }

  function show(wanted: ItemKind, parent: string | null = null): void {
    if (kind.value === wanted && within.value === parent) return
    if (kind.value !== wanted) filter.value = ''
    kind.value = wanted
    within.value = parent
  }

  watch([kind, within, () => org.id], () => {
    rows.value = null
    selected.value = new Set()
  })
  watch([kind, within, filter, () => org.id], () => void load(true), { flush: 'post' })
  watch([() => org.revision, () => org.state.kind], () => void load(false))

  return {
    kind: readonly(kind),
    within: readonly(within),
    /** Null until the first are read. */
    rows: shallowReadonly(rows),
    total: readonly(total),
    failure: readonly(failure),
    filter: readonly(filter),
    selected: shallowReadonly(selected),
    isMulti: computed(() => selected.value.size > 1),
    show,
    find: (text: string) => void (filter.value = text),
    select: (names: ReadonlySet<string>) => void (selected.value = names),
  }
})
