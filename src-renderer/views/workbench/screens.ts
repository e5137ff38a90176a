import { defineAsyncComponent } from 'vue'
import { loadEditor } from '../../ui/editor/load-editor'

// What the window opens with is read with it, in one file.
export { default as ExplainPanel } from '../explain/ExplainPanel.vue'
export { default as HeatMapView } from '../heat-map/HeatMapView.vue'
export { default as WhatIfPanel } from '../what-if/WhatIfPanel.vue'

// Loaded when first shown, so that it opens with no more than it needs.
export const LibraryView = defineAsyncComponent(() => import('../library/LibraryView.vue'))
export const RequirementsView = defineAsyncComponent(
  () => import('../requirements/RequirementsView.vue'),
)
export const RequirementsPanel = defineAsyncComponent(
  () => import('../requirements/RequirementsPanel.vue'),
)
export const SettingsView = defineAsyncComponent(() => import('../settings/SettingsView.vue'))
export const ModelView = defineAsyncComponent(() => import('../model/ModelView.vue'))

export const ScenariosView = defineAsyncComponent(
  () => import('../what-if/scenarios/ScenariosView.vue'),
)

/** Brings the editor's library, which nothing else needs. */
export const SourceView = defineAsyncComponent(async () => {
  await loadEditor()
  return import('../source/SourceView.vue')
})

export const HistoryPanel = defineAsyncComponent(() => import('../history/HistoryPanel.vue'))
export const WishPanel = defineAsyncComponent(() => import('../what-if/wish/WishPanel.vue'))
export const LeverPanel = defineAsyncComponent(() => import('../what-if/levers/LeverPanel.vue'))
