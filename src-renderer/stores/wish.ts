import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import type { AccessLevelName } from '@shared/model/level'
import type { WishProposal } from '@shared/protocol/engine'
import { wishStrings } from '../ui/strings-en-wish'
import { longCall } from './long-call'
import { useOrg } from './org'
import { useScenario } from './scenario'
import { useSelection } from './selection'

/** A wish about the selected user, record and field, and the sets of changes by which it comes true. */
export const useWish = defineStore('wish', () => {
  const org = useOrg()
  const scenario = useScenario()
  const selection = useSelection()
  const bound = ref<'atLeast' | 'atMost'>('atLeast')
  const level = ref<AccessLevelName>('Edit')
  const { answer, progress, failure, isComputing, run, stop, clear } = longCall('wishes')

  async function search(): Promise<void> {
    const { user, object, record, field } = selection
    if (user === null || object === null) return
    clear()
    const asked = { user, object, record, field, bound: bound.value, level: level.value }
    await run({ ...asked, changes: scenario.active })
  }

  /** Takes a whole set into the scenario, as one step of undo. */
  function take({ changes }: WishProposal): Promise<boolean> {
    const fresh = changes.filter((text) => !scenario.changes.some((one) => one.text === text))
    const after = [...scenario.changes, ...fresh.map((text) => ({ text, isOn: true }))]
    return scenario.replace(after, wishStrings.taken)
  }

  watch(
    [
      () => [selection.user, selection.object, selection.record, selection.field],
      bound,
      level,
      () => scenario.active,
      () => org.revision,
    ],
    clear,
  )

  return {
    bound,
    level,
    answer,
    progress,
    failure,
    isComputing,
    isAskable: computed(() => selection.user !== null && selection.object !== null),
    search,
    stop,
    take,
  }
})
