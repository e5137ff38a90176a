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

/** One work for several who wait for its answer: whoever asks takes it on from where it is. Begun anew after an error. */
export function sharedSteps<Answer>(begin: () => Steps<Answer>): () => Steps<Answer> {
  let work: Steps<Answer> | null = null
  let answer: { readonly value: Answer } | null = null
  return function* () {
    while (answer === null) {
      work ??= begin()
      const ongoing = work
      work = null
      const step = ongoing.next()
      if (step.done === true) answer = { value: step.value }
      else {
        work = ongoing
        yield step.value
      }
    }
    return answer.value
  }
}

/** Rows that one piece goes through where each takes a look into a table: a few milliseconds. */
export const rowsOfPiece = 16_384

/** Goes through 0 … `count` − 1, from … to − 1 at a time. */
export function* inPieces(
  count: number,
  goThrough: (from: number, to: number) => void,
): Steps<void> {
  for (let from = 0; from < count; from += rowsOfPiece) {
    goThrough(from, Math.min(from + rowsOfPiece, count))
    yield null
  }
}

/** The same for what holds many rows: entries of a list or a map of which each is more work than a row, say `weight` rows. */
export function* oneByOne<Entry>(
  entries: Iterable<Entry>,
  weight: number,
  visit: (entry: Entry) => void,
): Steps<void> {
  let work = 0
  for (const entry of entries) {
    visit(entry)
    work += weight
    if (work < rowsOfPiece) continue
    work = 0
    yield null
  }
}

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
