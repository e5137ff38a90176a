import { onUnmounted, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'

/** A pause in typing before a rule is tried. */
const pauseMs = 250

interface TriedDraft<Draft> {
  readonly draft: ShallowRef<Draft>
  /** Whether the answer to the draft as it stands is still to come. */
  readonly isTrying: Readonly<Ref<boolean>>
}

/** A draft that is tried at once, and after each pause in editing it. */
export function useTriedDraft<Draft>(
  given: Draft,
  tryOut: (draft: Draft) => Promise<void>,
): TriedDraft<Draft> {
  const draft = shallowRef(given) as ShallowRef<Draft> // a draft is plain data, never a ref itself
  const isTrying = ref(true)
  let timer: ReturnType<typeof setTimeout> | undefined

  async function tryNow(): Promise<void> {
    const asked = draft.value
    await tryOut(asked)
    if (asked === draft.value) isTrying.value = false
  }

  watch(draft, () => {
    isTrying.value = true
    clearTimeout(timer)
    timer = setTimeout(() => void tryNow(), pauseMs)
  })
  void tryNow()
  onUnmounted(() => clearTimeout(timer))
  return { draft, isTrying }
}
