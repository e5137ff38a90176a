import { nextTick, onMounted, onUnmounted, ref, watch, type Ref } from 'vue'

/**
 * How far a bar has to be abridged so that its content fits its width: 0 not at all, up to `farthest`.
 *
 * Tried again whenever the width or `content` changes; all within one frame, so nothing is seen of it.
 */
export function useFittingStep(
  bar: Ref<HTMLElement | null>,
  farthest: number,
  content: () => unknown,
): Readonly<Ref<number>> {
  const step = ref(0)
  let latest = 0

  async function fit(): Promise<void> {
    const turn = ++latest
    for (let tried = 0; tried <= farthest; tried++) {
      step.value = tried
      await nextTick()
      const element = bar.value
      if (turn !== latest || element === null) return
      if (element.scrollWidth <= element.clientWidth) return
    }
  }

  const observer = new ResizeObserver(() => void fit())
  onMounted(() => {
    if (bar.value !== null) observer.observe(bar.value)
    void document.fonts.ready.then(fit)
  })
  onUnmounted(() => observer.disconnect())
  watch(content, () => void fit(), { flush: 'post' })
  return step
}
