/** Why a write left nothing behind. */
export type WriteFailure =
  /** What it was based on has been changed, in another window. */
  | { readonly kind: 'stale' }
  /** The disk or the browser's share of it is full. */
  | { readonly kind: 'full' }
  /** Parts that were taken to be stored are not. */
  | { readonly kind: 'partsMissing' }
  /** What should come back is not whole any more. */
  | { readonly kind: 'damaged' }
  | { readonly kind: 'other'; readonly detail: string }

const named = ['stale', 'partsMissing', 'damaged'] as const
type Named = (typeof named)[number]

/** Ends a transaction, which then leaves nothing behind. */
export function failWith(kind: Named): never {
  throw Object.assign(new Error(kind), { name: kind })
}

/** What a write was rejected with, as the reason why. */
export function writeFailureOf(error: unknown): WriteFailure {
  const names = namesOf(error)
  const kind = named.find((one) => names.includes(one))
  if (kind !== undefined) return { kind }
  if (names.some((name) => /^(QuotaExceeded|DiskFull)/.test(name))) return { kind: 'full' }
  return { kind: 'other', detail: error instanceof Error ? error.message : String(error) }
}

/** The names of an error and of those that caused it: a transaction that is broken off wraps the reason. */
function namesOf(error: unknown): readonly string[] {
  if (typeof error !== 'object' || error === null) return []
  const { name, inner, cause } = error as {
    readonly name?: unknown
    readonly inner?: unknown
    readonly cause?: unknown
  } // read as unknown, whatever was thrown
  const deeper = [inner, cause].filter((one) => one !== error).flatMap(namesOf)
  return typeof name === 'string' ? [name, ...deeper] : deeper
}
