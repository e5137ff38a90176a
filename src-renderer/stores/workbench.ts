import { useWindowSize } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, shallowReadonly, ref } from 'vue'
import { useSettings, type WorkbenchLayout } from './settings'

export type ViewName =
  'library' | 'model' | 'source' | 'heat-map' | 'what-if' | 'requirements' | 'settings'
export type BottomTab = 'what-if' | 'levers' | 'wish' | 'requirements' | 'diagnostics' | 'history'
export type Palette = 'commands' | 'names'

type Panel = 'why' | 'bottom'

/** Below either of these, in rem, the heat-map has no room for both panels beside it. */
const roomyRem = { width: 70, height: 44 }
/** Of a rem at text scale 1, as `base.css` has it. */
const remPx = 13

/**
 * Which view, panels and overlays the window shows, and how large.
 *
 * A small window (at 200 % zoom every window is one) shows one panel at a time and none at first; how the panels of a
 * roomy one stand is kept meanwhile.
 */
export const useWorkbench = defineStore('workbench', () => {
  const settings = useSettings()
  const view = ref<ViewName>('library')
  const bottomTab = ref<BottomTab>('what-if')
  const palette = ref<Palette | null>(null)
  const layout = computed(() => settings.settings.workbench)
  const { width, height } = useWindowSize()
  const isSmall = computed(() => {
    const rem = remPx * settings.settings.textScale
    return width.value < roomyRem.width * rem || height.value < roomyRem.height * rem
  })
  const onlyPanel = ref<Panel | null>(null)
  const isWhyOpen = computed(() =>
    isSmall.value ? onlyPanel.value === 'why' : layout.value.isWhyOpen,
  )
  const isBottomOpen = computed(() =>
    isSmall.value ? onlyPanel.value === 'bottom' : layout.value.isBottomOpen,
  )

  function arrange(part: Partial<WorkbenchLayout>): void {
    void settings.set('workbench', { ...layout.value, ...part })
  }

  function open(panel: Panel, isOpen: boolean): void {
    if (isSmall.value) onlyPanel.value = isOpen ? panel : null
    else arrange(panel === 'why' ? { isWhyOpen: isOpen } : { isBottomOpen: isOpen })
  }

  return {
    view: shallowReadonly(view),
    bottomTab: shallowReadonly(bottomTab),
    palette: shallowReadonly(palette),
    layout,
    isWhyOpen,
    isBottomOpen,
    arrange,
    show: (name: ViewName) => void (view.value = name),
    showPalette: (name: Palette | null) => void (palette.value = name),
    showWhy: () => open('why', true),
    toggleWhy: () => open('why', !isWhyOpen.value),
    showBottom(tab: BottomTab) {
      bottomTab.value = tab
      if (!isBottomOpen.value) open('bottom', true)
    },
    toggleBottom: () => open('bottom', !isBottomOpen.value),
  }
})
