/**
 * The items whose names match what is typed, best first, at most `limit`; all of them, in order, when nothing is typed.
 *
 * Case is ignored. A name that begins with the text comes before one with a word that does, then any that holds it.
 * O(items × length).
 */
export function rankedBy<Item>(
  typed: string,
  items: readonly Item[],
  namesOf: (item: Item) => readonly string[],
  limit: number,
): readonly Item[] {
  if (typed === '') return items.slice(0, limit)
  const wanted = typed.toLowerCase()
  const ranks: Item[][] = [[], [], [], []]
  for (const item of items) {
    const names = namesOf(item).map((name) => name.toLowerCase())
    const rank = Math.min(...names.map((name) => matchRank(name, wanted)))
    ranks[rank]?.push(item)
  }
  return ranks.slice(0, 3).flat().slice(0, limit)
}

function matchRank(name: string, wanted: string): number {
  const at = name.indexOf(wanted)
  if (at === 0) return 0
  if (at < 0) return 3
  return /[\s_.:@-]/.test(name.charAt(at - 1)) ? 1 : 2
}
