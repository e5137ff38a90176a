import type { Progress } from '@shared/protocol/engine'
import type { WorkProgress } from '@shared/scenario/work'

/** Milliseconds of work between two rests: a flip that comes meanwhile is hardly held up. */
const restEveryMs = 12

/** Does long work step by step; in between other calls are answered, and it can be given up. A null tells nothing new. */
export async function pausedWork<Answer>(
  work: Generator<WorkProgress | null, Answer>,
  report: (progress: Progress) => void,
  rest: () => Promise<void>,
): Promise<Answer> {
  let restedAt = performance.now()
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
    if (step.value !== null) report({ phase: 'evaluate', ...step.value, subject: '' })
    if (performance.now() - restedAt < restEveryMs) continue
    await rest()
    restedAt = performance.now()
  }
}
