import { defineAsyncComponent } from 'vue'

// Loaded when first shown, so that the window opens with no more than it needs.
export const LibraryView = defineAsyncComponent(() => import('../library/LibraryView.vue'))
export const SettingsView = defineAsyncComponent(() => import('../settings/SettingsView.vue'))
export const HeatMapView = defineAsyncComponent(() => import('../heat-map/HeatMapView.vue'))
export const ExplainPanel = defineAsyncComponent(() => import('../explain/ExplainPanel.vue'))
export const WhatIfPanel = defineAsyncComponent(() => import('../what-if/WhatIfPanel.vue'))
