/**
 * Names that may have been meant by `text`, closest first, at most three.
 *
 * Case is ignored. A name counts when it begins with the text or differs from it by at most a third of its letters;
 * O(names × length²), meant for refusals, not for every key stroke.
 */
export function closestNames(text: string, names: Iterable<string>): readonly string[] {
  const wanted = text.toLowerCase()
  const limit = Math.max(1, Math.floor(wanted.length / 3))
  const scored: { name: string; distance: number }[] = []
  for (const name of names) {
    const known = name.toLowerCase()
    const isBeginning = wanted.length >= 3 && known.startsWith(wanted)
    const distance = isBeginning ? 0.5 : editDistance(wanted, known, limit)
    if (distance <= limit) scored.push({ name, distance })
  }
  scored.sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
  return [...new Set(scored.map(({ name }) => name))].slice(0, 3)
}

/** Insertions, deletions, replacements and swaps of neighbours between two texts; above `limit` any larger number. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const isSame = a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
      let best = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (isSame ? 0 : 1),
      )
      const isSwap =
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      if (isSwap) best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1)
      row.push(best)
    }
    beforeLast = last
    last = row
  }
  return last[b.length] ?? limit + 1
}
