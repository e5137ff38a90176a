/** How far a piece of work is; `total` null while that is not known. */
export interface StepsDone {
  readonly done: number
  readonly total: number | null
}

/**
 * Work in pieces: yields between them, so that whoever drives it may show how far it is (null: nothing new to tell), answer
 * others, or stop. A piece takes a few milliseconds; putting together the doors of one object, or one evaluation, is the largest.
 */
export type Steps<Answer> = Generator<StepsDone | null, Answer>

/** Rows that one piece goes through where each takes a look into a table: a few milliseconds. */
export const rowsOfPiece = 32_768

/** The answer, worked out at once; `said` hears how far it is. */
export function runThrough<Answer>(
  steps: Steps<Answer>,
  said?: (progress: StepsDone) => void,
): Answer {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    if (step.value !== null) said?.(step.value)
  }
}
