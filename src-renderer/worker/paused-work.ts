import type { Steps } from '@shared/engine/compile/steps'
import type { Report, Rest } from './call-queue'

/** Milliseconds of work between two rests: a flip that comes meanwhile is hardly held up. */
const restEveryMs = 12

/** Does long work step by step; in between other calls are answered, and it can be given up. A null tells nothing new. */
export async function pausedWork<Answer>(
  work: Steps<Answer>,
  report: Report,
  rest: Rest,
): Promise<Answer> {
  let restedAt = performance.now()
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
    if (step.value !== null) {
      const { done, total } = step.value
      report({ phase: 'evaluate', done, total, subject: '' })
    }
    if (performance.now() - restedAt < restEveryMs) continue
    await rest()
    restedAt = performance.now()
  }
}
