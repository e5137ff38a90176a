import { standardObjects } from '../model/standard-objects'
import { changeRefusal, type ChangeRefusal } from './change'

const plainName = /^[A-Za-z](?:_?[A-Za-z0-9])*$/
const form =
  'use letters, digits and single underscores, begin with a letter, do not end with an underscore'

/** Null when the text may be a developer name; the platform's form of API names. */
export function illegalName(text: string, limit = 80): ChangeRefusal | null {
  if (text.length > limit)
    return changeRefusal(
      'illegal-name',
      `\`${text}\` is longer than ${String(limit)} letters; choose a shorter name`,
    )
  return plainName.test(text)
    ? null
    : changeRefusal('illegal-name', `\`${text}\` is no API name; ${form}`)
}

/** Null when the text may name an object or field that is made by hand: a plain name and one of the endings. */
export function illegalCustomName(text: string, endings: readonly string[]): ChangeRefusal | null {
  const ending = endings.find((one) => text.toLowerCase().endsWith(one))
  if (ending === undefined)
    return changeRefusal(
      'illegal-name',
      `\`${text}\` is no custom API name; end it with ${endings.map((one) => `\`${one}\``).join(' or ')}`,
      [`${text.replace(/[^A-Za-z0-9]+/g, '_')}${endings[0] ?? ''}`],
    )
  const [own = '', ...namespace] = text.slice(0, -ending.length).split('__').toReversed()
  return namespace.length > 1 || namespace.some((one) => !plainName.test(one))
    ? changeRefusal('illegal-name', `\`${text}\` is no API name; ${form}, then \`${ending}\``)
    : illegalName(own, 40)
}

/** Null when the text may be a username: the form of an address. */
export function illegalUsername(text: string): ChangeRefusal | null {
  return /^[^\s@"=/,]+@[^\s@"=/,]+\.[^\s@"=/,.]+$/.test(text) && text.length <= 80
    ? null
    : changeRefusal(
        'illegal-name',
        `\`${text}\` is no username; write it in the form of an address, \`name@domain.suffix\``,
      )
}

/** Null when no other bears the name, letter case apart. */
export function takenName(
  text: string,
  noun: string,
  others: Iterable<string>,
): ChangeRefusal | null {
  const wanted = text.toLowerCase()
  for (const other of others)
    if (other.toLowerCase() === wanted)
      return changeRefusal(
        'name-taken',
        `there is already a ${noun} \`${other}\`; choose another name`,
      )
  return null
}

/** The standard object of this name, as the platform spells it. */
export const standardObjectNamed = (text: string) =>
  standardObjects.find(({ name }) => name.toLowerCase() === text.toLowerCase())

/** A label for a name: `Sales_EMEA__c` reads `Sales EMEA`. */
export function labelOfName(name: string): string {
  return name
    .replace(/__[a-z]+$/i, '')
    .replaceAll('_', ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
}

/** The text of an id that nothing in the list has: stable, made of the name. */
export function freshId(noun: string, name: string, taken: Iterable<string>): string {
  const known = new Set(taken)
  let id = `${noun}:${name}`
  for (let at = 2; known.has(id); at++) id = `${noun}:${name}~${String(at)}`
  return id
}

/** Things of the org by id, as something reads them; empty for an id that nothing has. */
export function byId<Item extends { readonly id: string }>(
  items: readonly Item[],
  read: (item: Item) => string,
): (id: string | null) => string {
  const names = new Map<string, string>(items.map((item) => [item.id, read(item)]))
  return (id) => (id === null ? '' : (names.get(id) ?? id))
}
