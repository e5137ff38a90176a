/** What the command line knows of the outside; tests give their own. */
export interface Environment {
  readonly folder: string
  /** The instant of the call, ISO 8601. */
  readonly now: string
  readonly isTerminal: boolean
  /** Resolves when the reader is ready for more; rejects with `BrokenPipe` when nobody reads any longer. */
  readonly writeOut: (piece: string | Uint8Array) => Promise<void>
  readonly writeError: (text: string) => void
  /** Milliseconds since the program began. */
  readonly elapsedMs: () => number
  readonly peakMemoryMb: () => number
}

/** The reader of our output went away (`| head`): there is nothing left to do, and nothing went wrong. */
export class BrokenPipe extends Error {
  override readonly name = 'BrokenPipe'
}

/** The call or the input cannot be used: one sentence that names it and says what to do. Exit status 2. */
export class Unusable extends Error {
  override readonly name = 'Unusable'
}
