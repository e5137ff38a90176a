import { defineStore } from 'pinia'
import { ref } from 'vue'

export const explainModes = ['why', 'picture', 'steps', 'compare'] as const
export type ExplainMode = (typeof explainModes)[number]

/** How the right panel tells an answer. */
export const useExplainMode = defineStore('explain-mode', () => {
  const mode = ref<ExplainMode>('why')
  /** Somebody asked for the debugger by name or key: it takes the focus when it is there. */
  const isFocusWanted = ref(false)

  function show(wanted: ExplainMode): void {
    mode.value = wanted
    isFocusWanted.value = wanted === 'steps'
  }

  return { mode, isFocusWanted, show }
})
