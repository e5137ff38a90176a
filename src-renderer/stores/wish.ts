import { defineStore } from 'pinia'
import { computed, readonly, ref, shallowRef, watch } from 'vue'
import type { AccessLevelName } from '@shared/model/level'
import type { Progress, WishFound, WishProposal } from '@shared/protocol/engine'
import { wishStrings } from '../ui/strings-en-wish'
import { engine } from '../worker/engine-client'
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
  const answer = shallowRef<WishFound | null>(null)
  const progress = shallowRef<Progress | null>(null)
  const failure = ref<string | null>(null)
  const isSearching = ref(false)
  let giveUp = new AbortController()

  function stop(): void {
    giveUp.abort()
    isSearching.value = false
    progress.value = null
  }

  async function search(): Promise<void> {
    const { user, object, record, field } = selection
    if (user === null || object === null) return
    stop()
    giveUp = new AbortController()
    failure.value = null
    answer.value = null
    isSearching.value = true
    const asked = { user, object, record, field, bound: bound.value, level: level.value }
    const outcome = await engine.call(
      'wishes',
      { ...asked, changes: scenario.active },
      { signal: giveUp.signal, onProgress: (said) => (progress.value = said) },
    )
    if (outcome.kind === 'superseded') return
    isSearching.value = false
    failure.value = outcome.kind === 'failed' ? outcome.message : null
    if (outcome.kind === 'done') answer.value = outcome.answer
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
    () => {
      stop()
      answer.value = null
    },
  )

  return {
    bound,
    level,
    answer: readonly(answer),
    progress: readonly(progress),
    failure: readonly(failure),
    isSearching: readonly(isSearching),
    isAskable: computed(() => selection.user !== null && selection.object !== null),
    search,
    stop,
    take,
  }
})
