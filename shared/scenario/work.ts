/** How far a piece of work is; `total` null while that is not known. */
export interface WorkProgress {
  readonly done: number
  readonly total: number | null
}

/** Long work that can be paused or given up after each step. */
export type Work<Answer> = Generator<WorkProgress, Answer, void>

/** The answer of the work, done in one go; `said` hears of every step. */
export function finished<Answer>(
  work: Work<Answer>,
  said?: (progress: WorkProgress) => void,
): Answer {
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
    said?.(step.value)
  }
}
