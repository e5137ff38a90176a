import { defineStore } from 'pinia'
import { computed, readonly, ref, shallowReadonly, shallowRef, watch } from 'vue'
import { useSession } from './session'

/** What the Model view shows: a page, and on it a thing by its name in the change language. */
export interface ModelPlace {
  readonly page: string
  readonly item: string | null
  /** The object whose fields, rules … are listed; null for all. */
  readonly within: string | null
}

const key = 'model'
/** Places kept for going back. */
const keptCount = 100

/** Where one is in the Model view, and the way back. */
export const useModel = defineStore('model', () => {
  const session = useSession()
  const place = shallowRef<ModelPlace | null>(null)
  const behind = shallowRef<readonly ModelPlace[]>([])
  const ahead = shallowRef<readonly ModelPlace[]>([])
  const nameEdit = ref(0)
  const isFormOpen = ref(false)
  const isFocusAsked = ref(false)

  function stand(next: ModelPlace | null): void {
    place.value = next
    session.remember(key, next)
  }

  /** Goes to a page, or to a thing on it; where one was can be gone back to. */
  function goTo(to: {
    readonly page: string
    readonly item: string | null
    readonly within?: string | null
  }): void {
    const before = place.value
    const next = { ...to, within: to.within ?? null }
    if (before?.page === next.page && before.item === next.item && before.within === next.within)
      return
    if (before !== null) behind.value = [...behind.value, before].slice(-keptCount)
    ahead.value = []
    isFormOpen.value = next.item !== null
    stand(next)
  }

  /** Walking through a list leaves no trace: going back leads to the place before the list. */
  function choose(item: string | null): void {
    if (place.value !== null) stand({ ...place.value, item })
  }

  function back(): void {
    const [last] = behind.value.slice(-1)
    if (last === undefined) return
    behind.value = behind.value.slice(0, -1)
    if (place.value !== null) ahead.value = [place.value, ...ahead.value]
    stand(last)
  }

  function forward(): void {
    const [next, ...others] = ahead.value
    if (next === undefined) return
    ahead.value = others
    if (place.value !== null) behind.value = [...behind.value, place.value]
    stand(next)
  }

  watch(
    () => session.restored,
    () => {
      place.value = parsePlace(session.recall(key))
      behind.value = []
      ahead.value = []
    },
    { immediate: true },
  )

  return {
    /** Null until somebody went somewhere in this org. */
    place: shallowReadonly(place),
    canGoBack: computed(() => behind.value.length > 0),
    canGoForward: computed(() => ahead.value.length > 0),
    goTo,
    choose,
    /** Rises whenever somebody asks to edit the name of the thing that is shown. */
    nameEdit: readonly(nameEdit),
    editName() {
      isFormOpen.value = true
      nameEdit.value++
    },
    /** Whether the focus shall go to what the page lists, once it is there. */
    isFocusAsked: readonly(isFocusAsked),
    askFocus: (isAsked: boolean) => void (isFocusAsked.value = isAsked),
    /** Whether the form takes the place of the list where there is no room for both. */
    isFormOpen: readonly(isFormOpen),
    openForm: (isOpen: boolean) => void (isFormOpen.value = isOpen),
    back,
    forward,
  }
})

function parsePlace(stored: unknown): ModelPlace | null {
  if (typeof stored !== 'object' || stored === null) return null
  const { page, item, within }: Partial<Record<keyof ModelPlace, unknown>> = stored
  if (typeof page !== 'string') return null
  const textOf = (value: unknown) => (typeof value === 'string' ? value : null)
  return { page, item: textOf(item), within: textOf(within) }
}
