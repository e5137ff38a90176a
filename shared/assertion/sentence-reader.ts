import type { Token } from './tokens'
import { isEndingWord } from './words'

/** What a name stands for, so that names that exist can be offered. */
export type NameKind =
  | 'person'
  | 'user'
  | 'role'
  | 'profile'
  | 'permissionSet'
  | 'permissionSetGroup'
  | 'group'
  | 'queue'
  | 'object'
  | 'field'
  | 'record'
  | 'value'

/** What could have stood at a place. */
export type Expected =
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'name'; readonly of: NameKind }

/**
 * Reads a sentence from left to right and remembers what would have been understood at the furthest place reached:
 * of this come both the message and the completion.
 */
export interface SentenceReader {
  /** Reads these words if they stand here. */
  readonly take: (words: string) => boolean
  /** Reads a name, in quotes or as words up to the next word of the language; null when none stands here. */
  readonly name: (of: NameKind) => string | null
  /** Reads one word or quoted name. */
  readonly one: (of: NameKind) => string | null
  readonly isAtEnd: () => boolean
  /** The next token as it is, without reading it. */
  readonly next: () => Token | undefined
  readonly place: () => number
  readonly goTo: (place: number) => void
  readonly expected: () => { readonly place: number; readonly wanted: readonly Expected[] }
}

export function sentenceReader(tokens: readonly Token[]): SentenceReader {
  let at = 0
  let furthest = 0
  let wanted: Expected[] = []

  function want(place: number, expected: Expected): void {
    if (place < furthest) return
    if (place > furthest) wanted = []
    furthest = place
    wanted.push(expected)
  }

  function take(words: string): boolean {
    const parts = words.split(' ')
    for (const [i, part] of parts.entries()) {
      const token = tokens[at + i]
      const text = token?.text.toLowerCase().replaceAll('’', "'")
      if (token?.kind !== 'quoted' && text === part) continue
      want(at + i, { kind: 'words', words: parts.slice(i).join(' ') })
      return false
    }
    at += parts.length
    return true
  }

  function one(of: NameKind): string | null {
    const token = tokens[at]
    if (token === undefined || token.kind === 'sign') {
      want(at, { kind: 'name', of })
      return null
    }
    at++
    return token.text
  }

  function name(of: NameKind): string | null {
    const first = tokens[at]
    if (first?.kind === 'quoted') return one(of)
    const words: string[] = []
    for (let token = first; token?.kind === 'word'; token = tokens[at]) {
      if (isEndingWord(token.text)) break
      words.push(token.text)
      at++
    }
    if (words.length > 0) return words.join(' ')
    want(at, { kind: 'name', of })
    return null
  }

  return {
    take,
    name,
    one,
    isAtEnd: () => at >= tokens.length,
    next: () => tokens[at],
    place: () => at,
    goTo: (place) => {
      at = place
    },
    expected: () => ({ place: furthest, wanted }),
  }
}
