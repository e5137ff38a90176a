/** A word, a quoted name, a comma or a comparison, with the column at which it begins (from 1). */
export interface Token {
  readonly kind: 'word' | 'quoted' | 'sign'
  /** Without the quotes. */
  readonly text: string
  readonly column: number
}

export interface Tokens {
  readonly tokens: readonly Token[]
  /** Column of a quotation mark that is never closed; null when all are. */
  readonly openQuote: number | null
}

const pattern = /["“”]|,|!=|<>|<=|>=|[=<>]|(?:(?!!=)[^\s,"“”=<>])+/gu

/** Cuts a sentence; a full stop at its end is left out. */
export function tokensOf(sentence: string): Tokens {
  const tokens: Token[] = []
  pattern.lastIndex = 0
  for (let found = pattern.exec(sentence); found !== null; found = pattern.exec(sentence)) {
    const [text] = found
    const column = found.index + 1
    if ('"“”'.includes(text)) {
      const closing = text === '"' ? /"(?!")/y : /[“”]/y
      const end = endOfQuote(sentence, column, closing, text === '"')
      if (end < 0) return { tokens, openQuote: column }
      const inner = sentence.slice(column, end)
      tokens.push({ kind: 'quoted', text: inner.replaceAll('""', '"'), column })
      pattern.lastIndex = end + 1
      continue
    }
    const kind = /^(?:,|!=|<>|<=|>=|[=<>])$/.test(text) ? 'sign' : 'word'
    tokens.push({ kind, text: text === '<>' ? '!=' : text, column })
  }
  return { tokens: withoutFullStop(tokens), openQuote: null }
}

/** Position of the closing quote; a doubled straight one stands for one inside. */
function endOfQuote(sentence: string, from: number, closing: RegExp, mayDouble: boolean): number {
  for (let i = from; i < sentence.length; i++) {
    if (mayDouble && sentence.startsWith('""', i)) {
      i++
      continue
    }
    closing.lastIndex = i
    if (closing.test(sentence)) return i
  }
  return -1
}

function withoutFullStop(tokens: readonly Token[]): readonly Token[] {
  const last = tokens.at(-1)
  if (last?.kind !== 'word' || !last.text.endsWith('.')) return tokens
  const text = last.text.slice(0, -1)
  return text === '' ? tokens.slice(0, -1) : [...tokens.slice(0, -1), { ...last, text }]
}
