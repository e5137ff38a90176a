import { init, type EChartsCoreOption, type EChartsType } from 'echarts/core'
import { onMounted, onUnmounted, watch, type Ref } from 'vue'

/** The value of a variable of the theme (`--level-1`). */
export type ThemeColour = (name: string) => string

export interface ChartPlace {
  readonly width: number
  readonly height: number
  readonly colour: ThemeColour
}

/** What a chart shows in its place, for ECharts. */
export type ChartOption = (place: ChartPlace) => EChartsCoreOption

/** Keeps a chart in `host` as `option` says, drawn anew when it or `theme` changes, and fitted to the size of its place. */
export function useChart(
  host: Ref<HTMLElement | null>,
  option: ChartOption,
  theme: () => string,
): void {
  let chart: EChartsType | null = null
  const observer = new ResizeObserver(() => {
    chart?.resize()
    draw()
  })

  function draw(): void {
    const element = host.value
    if (element === null || chart === null) return
    const style = getComputedStyle(document.documentElement)
    const colour: ThemeColour = (name) => style.getPropertyValue(name).trim()
    const { clientWidth: width, clientHeight: height } = element
    const textStyle = { fontFamily: colour('--font') }
    chart.setOption({ animation: false, textStyle, ...option({ width, height, colour }) }, true)
  }

  onMounted(() => {
    if (host.value === null) return
    chart = init(host.value)
    observer.observe(host.value)
    draw()
  })
  onUnmounted(() => {
    observer.disconnect()
    chart?.dispose()
  })
  watch([() => option({ width: 0, height: 0, colour: (name) => name }), theme], draw, {
    flush: 'post',
  })
}

/** Words that appear over a part of a chart. */
export const tooltipLook = (colour: ThemeColour) => ({
  renderMode: 'richText' as const,
  backgroundColor: colour('--surface'),
  borderColor: colour('--line-2'),
  textStyle: { color: colour('--ink'), fontSize: 12 },
})
