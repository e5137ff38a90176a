import { computed, onMounted, onUnmounted, ref, shallowRef, type Ref } from 'vue'

const smallest = 0.1
const largest = 2.5
/** Pixels around a picture that fits, and below it, where the tools stand. */
const fitMargin = 24
const toolsHeight = 56
/** One step of the zoom keys. */
export const zoomStep = 1.25

interface Size {
  readonly width: number
  readonly height: number
}

/** The part of a picture that is in sight: moved with pointer and wheel, zoomed about a point. */
export function usePanZoom(frame: Ref<HTMLElement | SVGElement | null>, content: () => Size) {
  const size = shallowRef<Size>({ width: 1, height: 1 })
  const scale = ref(1)
  /** The point of the picture that stands at the left upper corner. */
  const left = ref(0)
  const top = ref(0)

  /** Zooms so that what is under the point (of the frame) stays there. */
  function zoomBy(factor: number, x = size.value.width / 2, y = size.value.height / 2): void {
    const next = Math.max(smallest, Math.min(largest, scale.value * factor))
    left.value += x / scale.value - x / next
    top.value += y / scale.value - y / next
    scale.value = next
  }

  function panBy(x: number, y: number): void {
    left.value += x / scale.value
    top.value += y / scale.value
  }

  /** Shows all of it above the tools, at most at its own size. */
  function fit(): void {
    const { width, height } = content()
    const room = {
      width: size.value.width - 2 * fitMargin,
      height: size.value.height - fitMargin - toolsHeight,
    }
    const wanted = Math.min(1, room.width / width, room.height / height)
    scale.value = Math.max(smallest, wanted)
    left.value = width / 2 - size.value.width / 2 / scale.value
    top.value = height / 2 - (fitMargin + room.height / 2) / scale.value
  }

  /** Moves as little as brings the box into sight. */
  function reveal(x: number, y: number, box: Size): void {
    const seen = { width: size.value.width / scale.value, height: size.value.height / scale.value }
    const margin = 16
    left.value = Math.min(x - margin, Math.max(left.value, x + box.width + margin - seen.width))
    top.value = Math.min(y - margin, Math.max(top.value, y + box.height + margin - seen.height))
  }

  function wheel(event: WheelEvent): void {
    event.preventDefault()
    const isZoom = event.ctrlKey || event.metaKey
    if (isZoom) zoomBy(Math.exp(-event.deltaY / 300), event.offsetX, event.offsetY)
    else panBy(event.deltaX, event.deltaY)
  }

  function drag(event: PointerEvent): void {
    const element = frame.value
    if (element === null || event.button !== 0) return
    let [x, y] = [event.clientX, event.clientY]
    const move = (moved: PointerEvent) => {
      panBy(x - moved.clientX, y - moved.clientY)
      x = moved.clientX
      y = moved.clientY
    }
    const end = () => window.removeEventListener('pointermove', move)
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', end, { once: true })
  }

  const observer = new ResizeObserver(([entry]) => {
    if (entry === undefined) return
    const isFirst = size.value.width <= 1
    size.value = { width: entry.contentRect.width, height: entry.contentRect.height }
    if (isFirst) fit()
  })
  onMounted(() => {
    if (frame.value !== null) observer.observe(frame.value)
  })
  onUnmounted(() => observer.disconnect())

  const transform = computed(
    () => `scale(${String(scale.value)}) translate(${String(-left.value)} ${String(-top.value)})`,
  )
  const isSeen = (x: number, y: number, box: Size) =>
    x + box.width >= left.value &&
    y + box.height >= top.value &&
    x <= left.value + size.value.width / scale.value &&
    y <= top.value + size.value.height / scale.value

  return { scale, transform, zoomBy, panBy, fit, reveal, wheel, drag, isSeen }
}
