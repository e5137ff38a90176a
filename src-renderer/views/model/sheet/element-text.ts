/** A member of a list in its parts: `role:Sales as Read`. */
export interface MemberText {
  readonly word: string
  /** Empty for a word that stands alone. */
  readonly name: string
  /** Empty where none is said. */
  readonly level: string
}

/** Reads an element as the form delivers it; `levels` are those that may stand after ` as `. */
export function memberText(text: string, levels: readonly string[] = []): MemberText {
  const level = levels.find((one) => text.endsWith(` as ${one}`)) ?? ''
  const head = level === '' ? text : text.slice(0, -` as ${level}`.length)
  const colon = head.indexOf(':')
  if (colon < 0) return { word: head, name: '', level }
  return { word: head.slice(0, colon), name: unquoted(head.slice(colon + 1)), level }
}

const unquoted = (text: string): string =>
  /^".*"$/s.test(text) ? text.slice(1, -1).replaceAll('""', '"') : text

/** A name as an element writes it: quoted only where its edges or quotes would be lost. */
export const nameText = (name: string): string =>
  name !== name.trim() || /^"|"$/.test(name) ? `"${name.replaceAll('"', '""')}"` : name

/** The name of the kind of thing that a word before a name is about; null for a word that stands alone. */
export function kindOfWord(word: string): string | null {
  switch (word) {
    case 'user':
    case 'managers':
    case 'managerSubordinates':
      return 'user'
    case 'role':
    case 'roleAndSubordinates':
    case 'roleAndSubordinatesInternal':
      return 'role'
    case 'group':
      return 'group'
    case 'queue':
      return 'queue'
    case 'territory':
    case 'territoryAndSubordinates':
      return 'territory'
    default:
      return null
  }
}
