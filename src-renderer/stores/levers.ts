import { defineStore } from 'pinia'
import { watch } from 'vue'
import { longCall } from './long-call'
import { useOrg } from './org'
import { useScenario } from './scenario'

/** Settings that are shown, those that move the most first. */
const shownCount = 300

/** What every single setting moves on top of the scenario in force; asked for by hand, since it takes its time. */
export const useLevers = defineStore('levers', () => {
  const org = useOrg()
  const scenario = useScenario()
  const { answer, progress, failure, isComputing, run, stop, clear } = longCall('levers')

  // What was ranked is no longer what there is.
  watch([() => org.id, () => org.revision, () => scenario.active], clear)

  return {
    answer,
    progress,
    failure,
    isComputing,
    rank: () => run({ changes: scenario.active, limit: shownCount }),
    stop,
  }
})
