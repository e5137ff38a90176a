import { useEventListener, useResizeObserver } from '@vueuse/core'
import { nextTick, ref, watch, type Ref } from 'vue'

/**
 * How far a bar has to be abridged so that its content fits its width: 0 not at all, up to `farthest`.
 *
 * Sought anew whenever the width, the letters or `content` change; all within one frame, so nothing is seen of it.
 */
export function useFittingStep(
  bar: Ref<HTMLElement | null>,
  farthest: number,
  content: () => unknown,
): Readonly<Ref<number>> {
  // Where the search begins, so that the first try is there already.
  const step = ref(farthest >> 1)
  let latest = 0

  /** Halves what is left: each try is drawn up and measured. */
  async function fit(): Promise<void> {
    const turn = ++latest
    let [least, most] = [0, farthest]
    while (least < most) {
      const tried = (least + most) >> 1
      step.value = tried
      await nextTick()
      const element = bar.value
      if (turn !== latest || element === null) return
      if (element.scrollWidth <= element.clientWidth) most = tried
      else least = tried + 1
    }
    step.value = least
  }

  useResizeObserver(bar, () => void fit())
  useEventListener(document.fonts, 'loadingdone', () => void fit())
  watch(content, () => void fit(), { flush: 'post' })
  return step
}
