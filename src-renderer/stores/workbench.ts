import { defineStore } from 'pinia'
import { computed, shallowReadonly, ref } from 'vue'
import { useSettings, type WorkbenchLayout } from './settings'

export type ViewName =
  'library' | 'model' | 'source' | 'heat-map' | 'what-if' | 'requirements' | 'settings'
export type BottomTab = 'what-if' | 'levers' | 'wish' | 'requirements' | 'diagnostics' | 'history'
export type Palette = 'commands' | 'names'

/** Which view, panels and overlays the window shows, and how large. */
export const useWorkbench = defineStore('workbench', () => {
  const settings = useSettings()
  const view = ref<ViewName>('library')
  const bottomTab = ref<BottomTab>('what-if')
  const palette = ref<Palette | null>(null)
  const layout = computed(() => settings.settings.workbench)

  function arrange(part: Partial<WorkbenchLayout>): void {
    void settings.set('workbench', { ...layout.value, ...part })
  }

  return {
    view: shallowReadonly(view),
    bottomTab: shallowReadonly(bottomTab),
    palette: shallowReadonly(palette),
    layout,
    isWhyOpen: computed(() => layout.value.isWhyOpen),
    isBottomOpen: computed(() => layout.value.isBottomOpen),
    arrange,
    show: (name: ViewName) => void (view.value = name),
    showPalette: (name: Palette | null) => void (palette.value = name),
    showWhy: () => arrange({ isWhyOpen: true }),
    toggleWhy: () => arrange({ isWhyOpen: !layout.value.isWhyOpen }),
    showBottom(tab: BottomTab) {
      bottomTab.value = tab
      if (!layout.value.isBottomOpen) arrange({ isBottomOpen: true })
    },
    toggleBottom: () => arrange({ isBottomOpen: !layout.value.isBottomOpen }),
  }
})
