import type { Design } from '@shared/model/design'

/** An edit of a design, as what was there and what came of it. */
export interface DesignEdit {
  readonly before: Design
  readonly after: Design
}

/** The edit made to another design than the one that it was thought out for: what it added, took away or changed. */
export function mergedDesign({ before, after }: DesignEdit, onto: Design): Design {
  if (onto === before) return after
  return {
    scenarios: merged(before.scenarios, after.scenarios, onto.scenarios, ({ name }) => name),
    requirements: merged(before.requirements, after.requirements, onto.requirements, (r) => r.text),
    watches: merged(before.watches, after.watches, onto.watches, (watch) => JSON.stringify(watch)),
  }
}

/** Items by what names them; what the edit leaves alone is as it stands in `onto`. */
function merged<Item>(
  before: readonly Item[],
  after: readonly Item[],
  onto: readonly Item[],
  keyOf: (item: Item) => string,
): readonly Item[] {
  if (before === after) return onto
  const [old, fresh] = [before, after].map((list) => new Map(list.map((one) => [keyOf(one), one])))
  const kept = onto.flatMap((item): readonly Item[] => {
    const key = keyOf(item)
    const edited = fresh?.get(key)
    if (edited === undefined) return old?.has(key) === true ? [] : [item]
    return [edited === old?.get(key) ? item : edited]
  })
  const known = new Set([...onto, ...before].map(keyOf))
  return [...kept, ...after.filter((item) => !known.has(keyOf(item)))]
}
