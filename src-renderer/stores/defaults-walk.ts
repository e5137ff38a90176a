import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import type { ObjectName } from '@shared/model/id'
import { useDefaults } from './defaults'
import { useSession } from './session'

/** How far the walk through every object's default has come; kept with the org, so that it can be gone on with. */
export interface DefaultsWalk {
  /** The object that is asked about; null: the summary. */
  readonly at: ObjectName | null
  readonly decided: readonly ObjectName[]
  readonly skipped: readonly ObjectName[]
}

const key = 'defaults-walk'
const beginning: DefaultsWalk = { at: null, decided: [], skipped: [] }

/** The walk object by object: where it stands, and steps forward and back. */
export const useDefaultsWalk = defineStore('defaults-walk', () => {
  const defaults = useDefaults()
  const session = useSession()
  const walk = shallowRef<DefaultsWalk | null>(null)

  /** Objects that let their default be chosen, in the table's order. */
  const rows = computed(() => (defaults.table?.rows ?? []).filter(({ fixed }) => fixed === null))
  const row = computed(() => rows.value.find(({ object }) => object === walk.value?.at) ?? null)
  const position = computed(() => rows.value.findIndex(({ object }) => object === walk.value?.at))

  function stand(next: DefaultsWalk | null): void {
    walk.value = next
    session.remember(key, next)
  }

  /** Begins, or goes on where it was left. */
  function start(): void {
    const { decided, skipped } = walk.value ?? beginning
    const asked = new Set([...decided, ...skipped])
    const first = rows.value.find(({ object }) => !asked.has(object))
    stand({ decided, skipped, at: first?.object ?? null })
  }

  /** Asks about one object, whether it was asked about before or not. */
  function goTo(object: ObjectName): void {
    stand({ ...(walk.value ?? beginning), at: object })
  }

  /** Goes on to the next object that was not asked about yet, past the last one to the summary. */
  function next(how: 'decided' | 'skipped'): void {
    const at = walk.value?.at
    if (walk.value === null || at == null) return
    const without = (list: readonly ObjectName[]) => list.filter((one) => one !== at)
    const decided = how === 'decided' ? [...without(walk.value.decided), at] : walk.value.decided
    const skipped =
      how === 'skipped' && !decided.includes(at)
        ? [...without(walk.value.skipped), at]
        : without(walk.value.skipped)
    const asked = new Set([...decided, ...skipped])
    const later = rows.value.slice(position.value + 1).find(({ object }) => !asked.has(object))
    const any = rows.value.find(({ object }) => !asked.has(object))
    stand({ decided, skipped, at: (later ?? any)?.object ?? null })
  }

  function back(): void {
    const before =
      rows.value[position.value - 1] ?? (row.value === null ? rows.value.at(-1) : undefined)
    if (before !== undefined) goTo(before.object)
  }

  watch(
    () => session.restored,
    () => (walk.value = parseWalk(session.recall(key))),
    { immediate: true },
  )

  return {
    walk: computed(() => walk.value),
    rows,
    row,
    position,
    askedCount: computed(
      () => (walk.value?.decided.length ?? 0) + (walk.value?.skipped.length ?? 0),
    ),
    start,
    goTo,
    next,
    back,
    forget: () => stand(null),
  }
})

/** What an earlier session left, or null. */
export function parseWalk(stored: unknown): DefaultsWalk | null {
  if (typeof stored !== 'object' || stored === null) return null
  const { at, decided, skipped }: Partial<Record<keyof DefaultsWalk, unknown>> = stored
  const names = (list: unknown): string[] | null =>
    Array.isArray(list) && list.every((one) => typeof one === 'string') ? list : null
  const [a, b] = [names(decided), names(skipped)]
  if (a === null || b === null) return null
  return { at: typeof at === 'string' ? at : null, decided: a, skipped: b }
}
