import type { DataCategoryGroup } from '@shared/model/data-category'
import { report, type Reading } from './reading'
import type { XmlElement } from './xml'
import {
  childOf,
  childrenOf,
  flagOf,
  noteUnknownElements,
  positionOf,
  wordOf,
  wordsOf,
  type ReadFile,
} from './xml-values'

type Category = DataCategoryGroup['categories'][number]

/** A tree of categories; its topmost one, `All`, is the group's root and no category. Source: import-formats 3.14, KNW-03. */
export function readDataCategoryGroup(
  reading: Reading,
  file: ReadFile,
  root: XmlElement,
  name: string,
): void {
  noteUnknownElements(reading, file, root, file.type)
  const top = childrenOf(root, 'dataCategory')
  const [only] = top
  const isRooted =
    only !== undefined && top.length === 1 && /^all$/i.test(wordOf(only, 'name') ?? '')
  const first = isRooted ? childrenOf(only, 'dataCategory') : top
  const usage = childOf(root, 'objectUsage')
  reading.lists.dataCategoryGroups.push({
    ...positionOf(file, root),
    name,
    label: wordOf(root, 'label') ?? name,
    isActive: flagOf(reading, file, root, 'active') ?? false,
    objects: usage === undefined ? [] : wordsOf(usage, 'object'),
    categories: first.flatMap((category) => categoriesIn(reading, file, category, null)),
  })
}

function categoriesIn(
  reading: Reading,
  file: ReadFile,
  element: XmlElement,
  parent: string | null,
): Category[] {
  const name = wordOf(element, 'name')
  if (name === null) {
    const message = 'data category without `name`; it was left out with all below it, name it'
    report(reading, 'warning', 'entry-without-name', positionOf(file, element), message)
    return []
  }
  const category = { name, label: wordOf(element, 'label') ?? name, parent }
  const below = childrenOf(element, 'dataCategory')
  return [category, ...below.flatMap((child) => categoriesIn(reading, file, child, name))]
}
