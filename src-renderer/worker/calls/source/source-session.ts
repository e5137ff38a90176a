import type { Org } from '@shared/model/org'
import type { SourceAtQuery, SourceCalls, SourceQuery } from '@shared/protocol/source'
import type { Node } from 'jsonc-parser'
import { definitionsOf, placesOfSame } from './named-places'
import { namedAt, renamedPlaces } from './rename-name'
import { sourceCopy, type ReadSource } from './source-copy'
import { sourceHover } from './source-hover'
import { sourceSchema } from './source-schema'
import { sourceSymbols } from './source-symbols'
import { sourceText } from './source-text'
import { nameSuggestions } from './suggest-names'

/** The org in force, and what it is without and with changes (over the same record classes and personas). */
export interface SourceOrgs {
  readonly base: () => Org
  readonly changed: (changes: readonly string[]) => Org
}

/** The worker's answers about the text of the open org; they keep a copy of the editor's text. */
export function sourceSession({ base, changed }: SourceOrgs): SourceCalls {
  const copy = sourceCopy(base)
  const current = ({ typed }: SourceQuery): ReadSource => {
    copy.catchUp(typed)
    return copy.read()
  }
  const named = (query: SourceAtQuery) => {
    const { tree, places } = current(query)
    return { places, place: namedAt(tree, places, query.offset) }
  }
  return {
    sourceSchema,
    openSource: copy.open,
    followSource: ({ typed, shown }) => {
      copy.catchUp(typed)
      return copy.follow(shown)
    },
    checkSource: ({ typed }) => {
      copy.catchUp(typed)
      return copy.check()
    },
    revertSource: ({ typed }) => {
      copy.catchUp(typed)
      return copy.revert()
    },
    formatSource: ({ typed }) => {
      copy.catchUp(typed)
      return copy.format()
    },
    suggestNames: (query) => {
      const { tree, places } = current(query)
      return nameSuggestions(tree, places, query.offset, base())
    },
    hoverSource: (query) => {
      const { tree, places } = current(query)
      return sourceHover(tree, places, query.offset)
    },
    definitionsInSource: (query) => {
      const { places, place } = named(query)
      return place === null ? [] : definitionsOf(places, place).map(({ node }) => nameIn(node))
    },
    referencesInSource: (query) => {
      const { places, place } = named(query)
      return place === null ? [] : placesOfSame(places, place).map(({ node }) => nameIn(node))
    },
    renameInSource: (query) => {
      const { tree, places } = current(query)
      return renamedPlaces(tree, places, query.offset)
    },
    sourceSymbols: (query) => sourceSymbols(current(query).tree),
    compareSource: ({ changes }) => compared(base(), changed(changes)),
  }
}

/** The name within its quotes. */
const nameIn = ({ offset, length }: Node) => ({ offset: offset + 1, length: length - 2 })

/** Tables in which the scenario differs are written out, so that the difference is seen. */
function compared(base: Org, scenario: Org): ReturnType<SourceCalls['compareSource']> {
  const tables = new Map(base.records.map((table) => [table.object, table]))
  const differing = scenario.records.filter((table) => tables.get(table.object) !== table)
  const shown = new Set(differing.map(({ object }) => object))
  const { text, leftOut } = sourceText(base, shown)
  return { base: text, scenario: sourceText(scenario, shown).text, leftOut }
}
