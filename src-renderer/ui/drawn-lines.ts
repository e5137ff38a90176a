import { defaultRangeExtractor, useVirtualizer } from '@tanstack/vue-virtual'
import { computed, type ComputedRef, type Ref } from 'vue'

interface DrawnLinesOptions<Item> {
  readonly scroller: Readonly<Ref<HTMLElement | null>>
  readonly items: () => readonly Item[]
  /** Height of every line in rem. */
  readonly lineRem: number
  /** Position of the line with the focus: it is drawn even where it was scrolled away, so that it can be heard; −1 for none. */
  readonly active?: () => number
}

/** A line in sight: its position in the list and its distance from the top in pixels. */
export interface DrawnLine<Item> {
  readonly index: number
  readonly start: number
  readonly item: Item
}

export interface DrawnLines<Item> {
  readonly lines: ComputedRef<readonly DrawnLine<Item>[]>
  /** Of all lines, in pixels. */
  readonly totalHeight: ComputedRef<number>
  readonly lineHeight: () => number
  /** Lines that PageUp and PageDown go over. */
  readonly pageSize: () => number
  readonly scrollTo: (index: number) => void
}

/** The lines of a long list of equal heights that are in sight, and a few around them: only these are in the page. */
export function useDrawnLines<Item>({
  scroller,
  items,
  lineRem,
  active = () => -1,
}: DrawnLinesOptions<Item>): DrawnLines<Item> {
  const lineHeight = () => lineRem * parseFloat(getComputedStyle(document.documentElement).fontSize)
  const virtual = useVirtualizer(
    computed(() => {
      const at = active()
      // Asked once: for each of ten thousand lines it would be asked again.
      const height = lineHeight()
      return {
        count: items().length,
        getScrollElement: () => scroller.value,
        estimateSize: () => height,
        overscan: 12,
        rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
          const seen = defaultRangeExtractor(range)
          return at < 0 || seen.includes(at) ? seen : [...seen, at].sort((a, b) => a - b)
        },
      }
    }),
  )
  return {
    lines: computed(() =>
      virtual.value.getVirtualItems().flatMap(({ index, start }) => {
        const item = items()[index]
        return item === undefined ? [] : [{ index, start, item }]
      }),
    ),
    totalHeight: computed(() => virtual.value.getTotalSize()),
    lineHeight,
    pageSize: () => Math.max(1, Math.floor((scroller.value?.clientHeight ?? 0) / lineHeight()) - 1),
    scrollTo: (index) => virtual.value.scrollToIndex(index, { align: 'auto' }),
  }
}
