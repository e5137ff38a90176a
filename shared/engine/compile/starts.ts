/** Lists laid one behind the other in one array: where list `of` begins, and list `of − 1` ends. */
export function startOf(starts: Uint32Array, of: number): number {
  return starts[of] ?? 0
}

/** One more in the list whose count stands at `at`. */
export function countOne(counts: Uint32Array, at: number): void {
  counts[at] = startOf(counts, at) + 1
}

/** Counts, each a place behind its list, become starts. */
export function addUp(counts: Uint32Array): void {
  for (let at = 1; at < counts.length; at++)
    counts[at] = startOf(counts, at) + startOf(counts, at - 1)
}
