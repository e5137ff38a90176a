/**
 * How far an answer can be trusted (product 5).
 *
 * `exact`; `assumed` (rests on a platform default that the import did not state); `at least` / `at most` (something
 * unmodelled or not imported could raise / lower it); `unknown` (it could be anything).
 */
export type Certainty = 'exact' | 'assumed' | 'at least' | 'at most' | 'unknown'

/** The weaker of two marks: what an answer that rests on both may claim. */
export function weakerCertainty(a: Certainty, b: Certainty): Certainty {
  return rank[a] >= rank[b] ? a : b
}

const rank: Record<Certainty, number> = {
  exact: 0,
  assumed: 1,
  'at most': 2,
  'at least': 3,
  unknown: 4,
}
