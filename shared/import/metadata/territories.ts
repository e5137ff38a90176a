import { childLevels } from './principals'
import { ownName, type Reading } from './reading'
import type { XmlElement } from './xml'
import {
  childrenOf,
  choiceOf,
  noteUnknownElements,
  positionOf,
  wordOf,
  type ReadFile,
} from './xml-values'

/** Import-formats 3.12; whether a model is active is only in data. */
export function readTerritoryModel(
  reading: Reading,
  file: ReadFile,
  root: XmlElement,
  name: string,
): void {
  noteUnknownElements(reading, file, root, file.type)
  const label = wordOf(root, 'name')
  reading.lists.territoryModels.push({ ...positionOf(file, root), name, label })
}

/** Import-formats 3.12. */
export function readTerritory(
  reading: Reading,
  file: ReadFile,
  root: XmlElement,
  name: string,
  model: string,
): void {
  noteUnknownElements(reading, file, root, file.type)
  const levelOf = (element: string) => choiceOf(reading, file, root, element, childLevels, 'None')
  const accountLevels = ['Read', 'Edit', 'All'] as const
  reading.lists.territories.push({
    ...positionOf(file, root),
    model,
    name: withoutModel(name, model),
    label: wordOf(root, 'name'),
    parent: withoutModelOrNull(wordOf(root, 'parentTerritory'), model),
    type: wordOf(root, 'territory2Type'),
    accountAccessLevel: choiceOf(reading, file, root, 'accountAccessLevel', accountLevels, 'Read'),
    contactAccessLevel: levelOf('contactAccessLevel'),
    opportunityAccessLevel: levelOf('opportunityAccessLevel'),
    caseAccessLevel: levelOf('caseAccessLevel'),
    objectAccessLevels: childrenOf(root, 'objectAccessLevels').flatMap((each) => {
      const object = wordOf(each, 'objectType')
      const accessLevel = wordOf(each, 'accessLevel')
      const isComplete = object !== null && accessLevel !== null
      return isComplete ? [{ object: ownName(reading, object), accessLevel }] : []
    }),
  })
}

/** Territories may be named `Model.Territory`. */
function withoutModel(name: string, model: string): string {
  const prefix = `${model}.`.toLowerCase()
  return name.toLowerCase().startsWith(prefix) ? name.slice(prefix.length) : name
}

function withoutModelOrNull(name: string | null, model: string): string | null {
  return name === null ? null : withoutModel(name, model)
}
