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

/** Position that a parser's complaint names; null where it names none. */
const statedPosition = (error: unknown): number | null => {
  const stated = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
  return stated === undefined ? null : Number(stated)
}

/** True when some valid JSON may begin with the text; a word at its end may be cut off. */
function mayBegin(text: string): boolean {
  const whole = text.replace(/[a-z]+$/i, '')
  try {
    JSON.parse(whole)
    return true
  } catch (error) {
    const position = statedPosition(error)
    if (position !== null) return position >= whole.trimEnd().length
    return error instanceof Error && /unexpected end/i.test(error.message)
  }
}

/**
 * Where a text stops being valid JSON, its end when it is cut off. `error` is what `JSON.parse` threw; where that names no
 * position, the shortest beginning that nothing could complete is looked for. O(length · log length).
 */
export function placeOfFault(text: string, error: unknown): TextPlace {
  const stated = statedPosition(error)
  if (stated !== null) return placeAt(text, stated)
  let [sound, broken] = [0, text.length]
  while (broken - sound > 1) {
    const middle = (sound + broken) >> 1
    if (mayBegin(text.slice(0, middle))) sound = middle
    else broken = middle
  }
  return placeAt(text, mayBegin(text) ? text.trimEnd().length : sound)
}
