import { defineStore } from 'pinia'
import { computed, shallowReadonly, shallowRef, watch } from 'vue'
import type { CauseLine, Concerned } from '@shared/protocol/engine'
import { useCauses } from './causes'
import { useHeatMap } from './heat-map'
import type { HeatMapOptions } from './heat-map-options'

type Before = Pick<
  HeatMapOptions,
  'rows' | 'openedObjects' | 'phase' | 'filter' | 'foldedGroups' | 'isOnlySet' | 'isOnlyDifferent'
>

/** The sentence that the heat-map and the lists of what differs are narrowed to, until it is lifted. */
export const useNarrowing = defineStore('narrowing', () => {
  const causes = useCauses()
  const heatMap = useHeatMap()
  const line = shallowRef<CauseLine | null>(null)
  let before: Before | null = null

  const only = computed((): Concerned | null => {
    if (line.value === null) return null
    const { object, isOfObject, fields, users } = line.value
    const ids = causes.answer?.users ?? []
    return { object, isOfObject, fields, users: [...users].flatMap((at) => ids[at] ?? []) }
  })

  /** Shows the users, and the object or fields, that the sentence is about, as the difference. */
  function narrow(to: CauseLine): void {
    const { options } = heatMap
    before ??= {
      rows: options.rows,
      openedObjects: options.openedObjects,
      phase: options.phase,
      filter: options.filter,
      foldedGroups: options.foldedGroups,
      isOnlySet: options.isOnlySet,
      isOnlyDifferent: options.isOnlyDifferent,
    }
    line.value = to
    heatMap.set({
      rows: to.arePersonas ? 'persona' : 'user',
      openedObjects: to.fields.length === 0 ? before.openedObjects : [to.object],
      phase: 'difference',
      filter: '',
      foldedGroups: [],
      isOnlySet: false,
      isOnlyDifferent: false,
    })
  }

  /** Shows the heat-map as it was. */
  function lift(): void {
    if (before !== null) heatMap.set(before)
    before = null
    line.value = null
  }

  // Another answer has other sentences.
  watch(
    () => causes.answer,
    () => {
      if (line.value !== null) lift()
    },
  )

  return { line: shallowReadonly(line), only, narrow, lift }
})
