import { readonly, ref, shallowReadonly, shallowRef } from 'vue'
import type { EngineAnswer, EngineCallName, EngineQuery, Progress } from '@shared/protocol/engine'
import { engine } from '../worker/engine-client'

/**
 * Long work of the engine: it says how far it is, can be given up, and a newer run takes the place of an older one; of several
 * callers of one name each has a lane of its own.
 */
export function longCall<Name extends EngineCallName>(name: Name, lane = '') {
  const answer = shallowRef<EngineAnswer<Name> | null>(null)
  const progress = shallowRef<Progress | null>(null)
  const failure = ref<string | null>(null)
  const isComputing = ref(false)
  let giveUp = new AbortController()

  /** Gives up what is under way; what was found before stays. */
  function stop(): void {
    giveUp.abort()
    isComputing.value = false
    progress.value = null
  }

  /** Gives up what is under way and forgets what was found. */
  function clear(): void {
    stop()
    answer.value = null
    failure.value = null
  }

  async function run(query: EngineQuery<Name>): Promise<void> {
    stop()
    giveUp = new AbortController()
    failure.value = null
    isComputing.value = true
    const outcome = await engine.call(name, query, {
      lane,
      signal: giveUp.signal,
      onProgress: (said) => (progress.value = said),
    })
    if (outcome.kind === 'superseded') return
    stop()
    if (outcome.kind === 'failed') failure.value = outcome.message
    else answer.value = outcome.answer
  }

  return {
    answer: shallowReadonly(answer),
    progress: readonly(progress),
    failure: readonly(failure),
    isComputing: readonly(isComputing),
    run,
    stop,
    clear,
  }
}
