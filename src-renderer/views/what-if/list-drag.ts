import { onUnmounted, ref } from 'vue'

/**
 * Dragging a line of a list by its grip (`data-grip`) over another (`data-at`), whose place it takes when it is let go;
 * Escape and letting go elsewhere leave everything as it was.
 */
export function useListDrag(drop: (from: number, to: number) => void) {
  /** The line that the pointer is over. */
  const over = ref<number | null>(null)
  let from: number | null = null

  const lineAt = (element: Element | null): number | null => {
    const at = element?.closest<HTMLElement>('[data-at]')?.dataset['at']
    return at === undefined ? null : Number(at)
  }

  function move({ clientX, clientY }: PointerEvent): void {
    over.value = lineAt(document.elementFromPoint(clientX, clientY))
  }

  function stop(): void {
    from = null
    over.value = null
    window.removeEventListener('pointermove', move)
    window.removeEventListener('pointerup', release)
    window.removeEventListener('pointercancel', stop)
    window.removeEventListener('keydown', cancel, true)
  }

  function release(): void {
    const [begun, ended] = [from, over.value]
    stop()
    if (begun !== null && ended !== null && begun !== ended) drop(begun, ended)
  }

  function cancel(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    stop()
  }

  function begin(event: PointerEvent): void {
    const { target } = event
    if (
      event.button !== 0 ||
      !(target instanceof Element) ||
      target.closest('[data-grip]') === null
    )
      return
    event.preventDefault()
    from = lineAt(target)
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', release)
    window.addEventListener('pointercancel', stop)
    window.addEventListener('keydown', cancel, true)
  }

  onUnmounted(stop)
  return { over, begin }
}
