/** Skips blanks from a position. */
function afterBlanks(text: string, at: number): number {
  let next = at
  while (/\s/.test(text.charAt(next))) next++
  return next
}

function afterString(text: string, at: number): number {
  let next = at + 1
  while (next < text.length && text.charAt(next) !== '"') next += text.charAt(next) === '\\' ? 2 : 1
  return next + 1
}

/** Position behind the value that begins at `at`; the text is known to be valid JSON. */
function afterValue(text: string, at: number): number {
  const first = text.charAt(at)
  if (first === '"') return afterString(text, at)
  if (first !== '{' && first !== '[') {
    let next = at
    while (next < text.length && !/[,\]}\s]/.test(text.charAt(next))) next++
    return next
  }
  let depth = 0
  for (let next = at; next < text.length;) {
    const code = text.charAt(next)
    if (code === '"') {
      next = afterString(text, next)
      continue
    }
    if (code === '{' || code === '[') depth++
    if (code === '}' || code === ']') depth--
    next++
    if (depth === 0) return next
  }
  return text.length
}

/** Position of one step into the object or list at `at`; null when it is not there. */
function positionOfStep(text: string, at: number, step: string | number): number | null {
  const closing = text.charAt(at) === '{' ? '}' : ']'
  let next = afterBlanks(text, at + 1)
  for (let index = 0; next < text.length && text.charAt(next) !== closing; index++) {
    let isHere = index === step
    if (closing === '}') {
      const end = afterString(text, next)
      isHere = JSON.parse(text.slice(next, end)) === step
      next = afterBlanks(text, afterBlanks(text, end) + 1)
    }
    if (isHere) return next
    next = afterBlanks(text, afterValue(text, next))
    if (text.charAt(next) === ',') next = afterBlanks(text, next + 1)
  }
  return null
}

/** Line of a position, from 1. */
function lineAt(text: string, position: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < position; at = text.indexOf('\n', at + 1))
    line++
  return line
}

/** A place in a text as people and editors count it, both from 1. */
export interface TextPlace {
  readonly line: number
  readonly column: number
}

export const placeAt = (text: string, position: number): TextPlace => ({
  line: lineAt(text, position),
  column: position - text.lastIndexOf('\n', position - 1),
})

/**
 * Where a value stands in a valid JSON text, found by its path of keys and positions; the place of the nearest value
 * above it when the path leads nowhere. O(length of the text).
 */
export function placeOfPath(text: string, path: readonly (string | number)[]): TextPlace {
  let at = afterBlanks(text, 0)
  for (const step of path) {
    const next = positionOfStep(text, at, step)
    if (next === null) break
    at = next
  }
  return placeAt(text, at)
}
