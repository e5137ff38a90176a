import type { LayoutItem } from '@shared/model/layout'
import { ownName, report, type Reading } from './reading'
import type { XmlElement } from './xml'
import { childrenOf, choiceOf, positionOf, wordOf, type ReadFile } from './xml-values'

/** `Account-Sales Layout` is the layout `Sales Layout` of `Account`; null when no hyphen splits it. Source: import-formats 1.2. */
export function splitLayoutName(
  reading: Reading,
  fullName: string,
): { readonly object: string; readonly name: string } | null {
  const hyphen = fullName.indexOf('-')
  if (hyphen < 1 || hyphen === fullName.length - 1) return null
  return { object: ownName(reading, fullName.slice(0, hyphen)), name: fullName.slice(hyphen + 1) }
}

const behaviors = ['Edit', 'Required', 'Readonly'] as const

/** Fields of a layout in the order of the page, each once. Source: import-formats 3.3. */
export function readLayout(reading: Reading, file: ReadFile, root: XmlElement, name: string): void {
  const split = splitLayoutName(reading, name)
  if (split === null) {
    const message = `layout \`${name}\` has no object before a hyphen; it was left out, name it \`Object-Layout\``
    report(reading, 'warning', 'entry-without-name', positionOf(file, root), message)
    return
  }
  const items = new Map<string, LayoutItem>()
  for (const section of childrenOf(root, 'layoutSections'))
    for (const column of childrenOf(section, 'layoutColumns'))
      for (const item of childrenOf(column, 'layoutItems')) {
        const field = wordOf(item, 'field')
        if (field === null || items.has(field.toLowerCase())) continue
        const behavior = choiceOf(reading, file, item, 'behavior', behaviors, 'Readonly') ?? 'Edit'
        items.set(field.toLowerCase(), { field: ownName(reading, field), behavior })
      }
  reading.lists.layouts.push({ ...positionOf(file, root), ...split, items: [...items.values()] })
}
