/** A list on its way through many edits, with its things by every word that may name them. */
export interface ListInWork<Item> {
  /** Places of the things that one of the words may name, and of those above them, in the order of the list. */
  readonly placesOf: (words: readonly string[]) => readonly number[]
  readonly at: (place: number) => Item
  readonly find: (test: (item: Item) => boolean) => Item | undefined
  /** True when something has this id already. */
  readonly hasId: (id: string) => boolean
  readonly put: (place: number, item: Item) => void
  readonly add: (item: Item) => void
  /** The list as it is now; the list that was given when nothing was put or added. */
  readonly whole: () => readonly Item[]
}

interface Described<Item> {
  readonly words: (item: Item) => readonly (string | null)[]
  /** Id of what it stands under. */
  readonly above: (item: Item) => string | null
}

/** O(list) to begin with, then O(1) for each word. Words are compared without regard to letter case. */
export function listInWork<Item extends { readonly id: string }>(
  given: readonly Item[],
  { words: wordsOf, above }: Described<Item>,
): ListInWork<Item> {
  const items = [...given]
  let kept: readonly Item[] | null = given
  const placesByWord = new Map<string, number[]>()
  const placesById = new Map<string, number>()
  const learn = (item: Item, place: number) => {
    placesById.set(item.id, place)
    for (const word of [item.id, ...wordsOf(item)]) {
      const key = (word ?? '').toLowerCase()
      const places = placesByWord.get(key)
      if (places === undefined) placesByWord.set(key, [place])
      else if (!places.includes(place)) places.push(place)
    }
  }
  const at = (place: number): Item => {
    const item = items[place]
    if (item === undefined) throw new Error(`the list has no place ${String(place)}`)
    return item
  }
  items.forEach(learn)
  return {
    at,
    find: (test) => items.find(test),
    hasId: (id) => placesById.has(id),
    placesOf(words) {
      const places = new Set<number>()
      for (const word of words)
        for (const place of placesByWord.get(word.toLowerCase()) ?? []) places.add(place)
      // What is added to a set while it is walked is walked too: the chain up to its top.
      for (const place of places) {
        const over = placesById.get(above(at(place)) ?? '')
        if (over !== undefined) places.add(over)
      }
      return [...places].sort((a, b) => a - b)
    },
    put(place, item) {
      items[place] = item
      kept = null
      learn(item, place)
    },
    add(item) {
      kept = null
      learn(item, items.push(item) - 1)
    },
    whole: () => (kept ??= [...items]),
  }
}
