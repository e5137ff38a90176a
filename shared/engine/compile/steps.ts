/** How far a piece of work is. */
export interface StepsDone {
  readonly done: number
  readonly total: number
}

/**
 * Work in pieces: yields between them, so that whoever drives it may show how far it is (null: not known), answer others, or
 * stop. A piece takes a few milliseconds; compiling one table or one rule is the largest.
 */
export type Steps<Answer> = Generator<StepsDone | null, Answer>

/** The answer, worked out at once. */
export function runThrough<Answer>(steps: Steps<Answer>): Answer {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}
