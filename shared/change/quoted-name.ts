/** A name as it stands in a change: in double quotes (doubled inside) when it would be misread without. */
export function formatName(name: string): string {
  const isPlain = /^[^\s="]+$/.test(name) && !/[+-]$|\.(?:object|field|system):/.test(name)
  return isPlain ? name : `"${name.replaceAll('"', '""')}"`
}

/** The name in a piece of a change: without its quotes when it is quoted whole. */
export function unquotedName(text: string): string {
  const trimmed = text.trim()
  const isQuoted = trimmed.length >= 2 && trimmed.startsWith('"') && trimmed.endsWith('"')
  return isQuoted ? trimmed.slice(1, -1).replaceAll('""', '"') : trimmed
}

/** Positions of `character` in `text` that lie outside double quotes. */
export function unquotedPositions(text: string, character: string): readonly number[] {
  const positions: number[] = []
  let isInside = false
  for (let i = 0; i < text.length; i++) {
    const at = text.charAt(i)
    if (at === '"') isInside = !isInside
    else if (at === character && !isInside) positions.push(i)
  }
  return positions
}

/** A name at the end of a change: it runs to the end, so that it needs quotes only to keep its own edges. */
export function formatValue(name: string | null): string {
  if (name === null) return ''
  return name === '' || name !== name.trim() || /^"|"$/.test(name)
    ? `"${name.replaceAll('"', '""')}"`
    : name
}
