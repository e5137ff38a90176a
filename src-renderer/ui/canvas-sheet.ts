import { onMounted, onUnmounted, ref, shallowRef, watch, type Ref } from 'vue'
import { gridColours, type GridColours } from './heat-map-grid/grid-colours'

/** Width and height in CSS pixels. */
export interface SheetSize {
  readonly width: number
  readonly height: number
}

/** What is at hand while a sheet is drawn. */
export interface SheetFrame extends SheetSize {
  readonly context: CanvasRenderingContext2D
  readonly view: HTMLElement
  readonly colours: GridColours
  /** Device pixels of a CSS pixel. */
  readonly ratio: number
}

interface SheetParts {
  readonly scroller: Readonly<Ref<HTMLElement | null>>
  readonly canvas: Readonly<Ref<HTMLCanvasElement | null>>
  /** The look in force; another one means other colours. */
  readonly theme: () => string
  /** The part of what can be seen that the canvas covers. */
  readonly covered: (viewport: SheetSize) => SheetSize
  readonly draw: (frame: SheetFrame) => void
  /** Size, letters or colours are others: pictures that were made for them are of no use. */
  readonly onRemade?: () => void
}

/** A canvas over an element that scrolls: drawn once a frame at most, and anew when size, letters or theme change. */
export function canvasSheet({ scroller, canvas, theme, covered, draw, onRemade }: SheetParts) {
  const size = shallowRef<SheetSize>({ width: 0, height: 0 })
  /** Size of the text against the usual one. */
  const scale = ref(1)
  const colours = shallowRef<GridColours | null>(null)
  let frame = 0

  function drawNow(): void {
    frame = 0
    const [view, sheet] = [scroller.value, canvas.value]
    const context = sheet?.getContext('2d')
    if (context == null || sheet === null || view === null || colours.value === null) return
    const ratio = devicePixelRatio
    const { width, height } = covered(size.value)
    const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)]
    if (sheet.width !== wide) sheet.width = wide
    if (sheet.height !== high) sheet.height = high
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    draw({ context, view, colours: colours.value, width, height, ratio })
  }

  function drawSoon(): void {
    if (frame === 0) frame = requestAnimationFrame(drawNow)
  }

  function remake(): void {
    onRemade?.()
    drawSoon()
  }

  function measure(): void {
    const view = scroller.value
    if (view === null) return
    size.value = { width: view.clientWidth, height: view.clientHeight }
    scale.value = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 13
    remake()
  }

  function takeColours(): void {
    colours.value = gridColours(document.documentElement)
  }

  const observer = new ResizeObserver(measure)
  onMounted(() => {
    if (scroller.value !== null) observer.observe(scroller.value)
    takeColours()
    measure()
    void document.fonts.ready.then(remake)
  })
  onUnmounted(() => {
    observer.disconnect()
    cancelAnimationFrame(frame)
  })
  watch(
    theme,
    () => {
      takeColours()
      remake()
    },
    { flush: 'post' },
  )
  return { size, scale, colours, drawSoon, remake }
}
