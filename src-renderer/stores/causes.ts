import { defineStore } from 'pinia'
import { watch } from 'vue'
import { longCall } from './long-call'
import { useOrg } from './org'
import { useScenario } from './scenario'

/** Groups of cells that are put into words. */
const sentenceCount = 60

/** Why the scenario differs from the base, in sentences: a second answer, which comes after the counts. */
export const useCauses = defineStore('causes', () => {
  const org = useOrg()
  const scenario = useScenario()
  const { answer, progress, failure, isComputing, run, clear } = longCall('causes')

  function tell(): void {
    clear()
    if (org.state.kind !== 'open' || scenario.active.length === 0) return
    void run({ changes: scenario.active, limit: sentenceCount })
  }

  watch([() => scenario.active, () => org.revision], tell, { immediate: true })

  return { answer, progress, failure, isComputing }
})
