import { onUnmounted, shallowRef, type Ref } from 'vue'

/** A line on its way: where the pointer is, and the line it would go under (null: the top, undefined: nowhere). */
export interface Drag {
  readonly id: string
  readonly over: string | null | undefined
  readonly x: number
  readonly y: number
}

/** So far the pointer moves before a press becomes a drag, in pixels. */
const threshold = 5
/** Rests so long on a folded line before it opens. */
const openAfterMs = 600
/** Near an edge the tree scrolls by so much a frame, in pixels. */
const edge = 28
const scrollStep = 9

export interface TreeDragParts {
  readonly scroller: Ref<HTMLElement | null>
  /** The pointer rests on a line. */
  readonly rest: (id: string) => void
  readonly drop: (id: string, target: string | null) => void
}

/** Dragging lines of a tree with the pointer; Escape and letting go elsewhere leave everything as it was. */
export function useTreeDrag({ scroller, rest, drop }: TreeDragParts) {
  const drag = shallowRef<Drag | null>(null)
  let begun: { readonly id: string; readonly x: number; readonly y: number } | null = null
  let resting: ReturnType<typeof setTimeout> | null = null
  let frame = 0

  function overAt(x: number, y: number): string | null | undefined {
    const element = document.elementFromPoint(x, y)
    if (element === null || scroller.value?.parentElement?.contains(element) !== true)
      return undefined
    if (element.closest('[data-top]') !== null) return null
    const line = element.closest<HTMLElement>('[data-line]')
    return line?.dataset['line'] ?? null
  }

  function scrollAtEdge(): void {
    const box = scroller.value?.getBoundingClientRect()
    const at = drag.value
    if (box === undefined || at === null) return
    const by = at.y < box.top + edge ? -scrollStep : at.y > box.bottom - edge ? scrollStep : 0
    scroller.value?.scrollBy(0, by)
    frame = requestAnimationFrame(scrollAtEdge)
  }

  function move(event: PointerEvent): void {
    if (begun === null) return
    const { clientX: x, clientY: y } = event
    const isFar = Math.hypot(x - begun.x, y - begun.y) >= threshold
    if (drag.value === null && !isFar) return
    if (drag.value === null) frame = requestAnimationFrame(scrollAtEdge)
    const over = overAt(x, y)
    if (over !== drag.value?.over) {
      if (resting !== null) clearTimeout(resting)
      resting = typeof over === 'string' ? setTimeout(() => rest(over), openAfterMs) : null
    }
    drag.value = { id: begun.id, over, x, y }
  }

  function stop(): void {
    begun = null
    drag.value = null
    if (resting !== null) clearTimeout(resting)
    cancelAnimationFrame(frame)
    window.removeEventListener('pointermove', move)
    window.removeEventListener('pointerup', release)
    window.removeEventListener('pointercancel', stop)
    window.removeEventListener('keydown', cancel, true)
  }

  function release(): void {
    const ended = drag.value
    stop()
    if (ended !== null && ended.over !== undefined && ended.over !== ended.id)
      drop(ended.id, ended.over)
  }

  function cancel(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || drag.value === null) return
    event.stopPropagation()
    stop()
  }

  function begin(event: PointerEvent, id: string): void {
    if (event.button !== 0) return
    begun = { id, x: event.clientX, y: event.clientY }
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', release)
    window.addEventListener('pointercancel', stop)
    window.addEventListener('keydown', cancel, true)
  }

  onUnmounted(stop)
  return { drag, begin }
}
