import { readonly, ref, shallowRef } from 'vue'
import type { SlicedWork } from '@shared/protocol/requirements'
import type { EngineOutcome } from '../worker/engine-client'

let tokens = 0

/** Long work of the engine: asked for slice by slice until it is done, or nobody asks any longer. */
export function slicedCall<Answer>() {
  const progress = ref<{ readonly done: number; readonly total: number } | null>(null)
  const answer = shallowRef<Answer | null>(null)
  const failure = ref<string | null>(null)
  let running: string | null = null

  async function run(
    ask: (token: string) => Promise<EngineOutcome<SlicedWork<Answer>>>,
  ): Promise<Answer | null> {
    const token = String(++tokens)
    running = token
    answer.value = null
    failure.value = null
    progress.value = { done: 0, total: 0 }
    for (;;) {
      const outcome = await ask(token)
      if (running !== token) return null
      if (outcome.kind === 'failed') failure.value = outcome.message
      if (outcome.kind !== 'done') return stop()
      if (outcome.answer.kind === 'done') {
        const found = outcome.answer.answer
        answer.value = found
        stop()
        return found
      }
      progress.value = outcome.answer
    }
  }

  function stop(): null {
    running = null
    progress.value = null
    return null
  }

  return { progress: readonly(progress), answer, failure: readonly(failure), run, stop }
}
