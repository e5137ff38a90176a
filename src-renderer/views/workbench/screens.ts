import { defineAsyncComponent } from 'vue'

// Loaded when first shown, so that the window opens with no more than it needs.
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
export const SourceView = defineAsyncComponent(() => import('../source/SourceView.vue'))

const heatMapView = () => import('../heat-map/HeatMapView.vue')
const explainPanel = () => import('../explain/ExplainPanel.vue')
const whatIfPanel = () => import('../what-if/WhatIfPanel.vue')
export const HeatMapView = defineAsyncComponent(heatMapView)
export const ExplainPanel = defineAsyncComponent(explainPanel)
export const HistoryPanel = defineAsyncComponent(() => import('../history/HistoryPanel.vue'))
export const WhatIfPanel = defineAsyncComponent(whatIfPanel)
export const WishPanel = defineAsyncComponent(() => import('../what-if/wish/WishPanel.vue'))
export const LeverPanel = defineAsyncComponent(() => import('../what-if/levers/LeverPanel.vue'))

/** Reads what an open org is shown with, while the engine is still opening it. */
export async function loadOrgScreens(): Promise<void> {
  await Promise.all([heatMapView(), explainPanel(), whatIfPanel()])
}
