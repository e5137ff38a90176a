import type { Org } from '../model/org'
import { changeRefusal, type Change } from './change'
import type { Edited, Kind, PropertyAt } from './kind'
import { kindTable } from './kind-table'
import { isRefusal } from './statement'
import { closestNames } from './closest-names'

type Of<Word extends Change['kind']> = Extract<Change, { kind: Word }>

/** A new thing with the platform's defaults, or a duplicate of another. */
export function makeItem(org: Org, { item, like }: Of<'make'>): Edited {
  const kind = kindTable[item.kind]
  if (like === null) return kind.make(org, item.name)
  const found = kind.find(org, like)
  return found.kind === 'refused' ? found : found.copy(item.name)
}

/** The thing gone, with what cannot be without it; `dependentsOf` lists what that does to others. */
export function deleteItem(org: Org, { item }: Of<'delete'>): Edited {
  const found = kindTable[item.kind].find(org, item.name)
  return found.kind === 'refused' ? found : found.remove()
}

/** A property at another value; the property that is its name renames it, and every reference follows. */
export function setProperty(org: Org, { item, property, value }: Of<'set'>): Edited {
  const kind = kindTable[item.kind]
  const found = kind.find(org, item.name)
  if (found.kind === 'refused') return found
  if (property === kind.renamedBy) return found.rename(value)
  const at = found.property(property)
  if (at === null) return noProperty(kind, property)
  const edited = at.set(value)
  return isRefusal(edited) ? edited : (illegalChoice(at, value, found.name) ?? edited)
}

/** A choice that the kind knows but this thing cannot have. */
function illegalChoice(at: PropertyAt, value: string, name: string) {
  const { typeNow } = at
  if (typeNow.kind !== 'choice' || value === '' || typeNow.choices.includes(value)) return null
  const rule = at.rule === null ? '' : ` (${at.rule})`
  return changeRefusal(
    'illegal-value',
    typeNow.choices.length === 0
      ? `\`${name}\` has no \`${at.name}\` that could be set${rule}; leave this change out`
      : `\`${name}\` cannot be \`${value}\`${rule}; choose one of ${typeNow.choices.join(', ')}`,
    [...typeNow.choices],
  )
}

/** An element put into a list, or taken out. */
export function editList(org: Org, { kind, item, property, element }: Of<'add' | 'take'>): Edited {
  const found = kindTable[item.kind].find(org, item.name)
  if (isRefusal(found)) return found
  const at = found.property(property)
  if (at === null) return noProperty(kindTable[item.kind], property)
  return kind === 'add' ? at.add(element) : at.take(element)
}

const noProperty = ({ noun, properties }: Kind, property: string) =>
  changeRefusal(
    'unknown-property',
    `a ${noun} has no property \`${property}\``,
    closestNames(
      property,
      properties.map(({ name }) => name),
    ),
  )
