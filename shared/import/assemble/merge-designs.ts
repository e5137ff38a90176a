import type { Design } from '@shared/model/design'

/** One design over another: a scenario, requirement or watch of the later takes the place of the same one. */
export const mergedDesigns = (under: Design, over: Design): Design => ({
  scenarios: merged(under.scenarios, over.scenarios, ({ name }) => name),
  requirements: merged(under.requirements, over.requirements, ({ text }) => text),
  watches: merged(under.watches, over.watches, ({ user, object, record, field }) =>
    JSON.stringify([user, object, record, field]),
  ),
})

function merged<Entry>(
  under: readonly Entry[],
  over: readonly Entry[],
  keyOf: (entry: Entry) => string,
): readonly Entry[] {
  const entries = new Map(under.map((entry) => [keyOf(entry), entry]))
  for (const entry of over) entries.set(keyOf(entry), entry)
  return [...entries.values()]
}
