/** One test of a run, for reports of any format. */
export interface TestOutcome {
  /** The sentence, with its id before it when it has one. */
  readonly title: string
  /** `vouched`: not decided, and somebody vouches for it. */
  readonly result: 'passed' | 'failed' | 'undecided' | 'vouched'
  /** One line that says how it stands. */
  readonly message: string
  readonly file: string
  readonly line: number | null
  readonly counterexamples: readonly TestCounterexample[]
}

/** Who and what shows it; texts as they are in the org, hostile ones too. */
export interface TestCounterexample {
  readonly user: string | null
  readonly record: string | null
  readonly object: string
  readonly field: string | null
  readonly level: string
  readonly sentence: string
  /** What opens it, or what keeps it shut. */
  readonly path: readonly string[]
}

export const isPassed = ({ result }: TestOutcome): boolean =>
  result === 'passed' || result === 'vouched'
