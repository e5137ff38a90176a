import { defineStore } from 'pinia'
import { shallowReadonly, ref, shallowRef } from 'vue'
import type { EngineCallName } from '@shared/protocol/engine'
import { engine } from '../worker/engine-client'

/** Calls that count as an evaluation in the status bar. */
const evaluations: ReadonlySet<EngineCallName> = new Set<EngineCallName>([
  'openOrg',
  'heatMap',
  'whatIf',
  'explain',
])

/** Whether the engine works, how long the last evaluation took, and what went wrong last. */
export const useEngineStatus = defineStore('engine-status', () => {
  const runningCount = ref(0)
  const lastElapsedMs = ref<number | null>(null)
  const lastFailure = shallowRef<{ readonly message: string; readonly detail: string } | null>(null)

  engine.watch((event) => {
    if (event.kind === 'started') {
      runningCount.value++
      return
    }
    runningCount.value--
    const { outcome } = event
    if (outcome.kind === 'failed') lastFailure.value = outcome
    if (outcome.kind === 'done' && evaluations.has(event.name)) {
      lastElapsedMs.value = outcome.elapsedMs
      lastFailure.value = null
    }
  })

  return {
    runningCount: shallowReadonly(runningCount),
    lastElapsedMs: shallowReadonly(lastElapsedMs),
    lastFailure: shallowReadonly(lastFailure),
  }
})
