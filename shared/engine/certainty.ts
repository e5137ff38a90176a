/**
 * How far an answer can be trusted (product 5).
 *
 * `exact`; `assumed` (rests on a platform default that the import did not state); `at least` / `at most` (something
 * unmodelled or not imported could raise / lower it); `unknown` (it could be anything).
 */
export type Certainty = 'exact' | 'assumed' | 'at least' | 'at most' | 'unknown'
