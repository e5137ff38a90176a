/** A parsed `booleanFilter`; item numbers count from 1. Rule R6.18. */
export type BooleanFilter =
  | { readonly kind: 'item'; readonly number: number }
  | { readonly kind: 'not'; readonly of: BooleanFilter }
  | { readonly kind: 'and' | 'or'; readonly of: readonly BooleanFilter[] }

/** Yes, no, or not known because a value was not imported. */
export type Truth = true | false | 'unknown'

/** The filter as a tree, or null when the text is no filter over `itemCount` items. NOT binds before AND before OR. Rule R6.18. */
export function parseBooleanFilter(text: string, itemCount: number): BooleanFilter | null {
  const tokens = text.toUpperCase().match(/\d+|AND|OR|NOT|\(|\)|\S+/g) ?? []
  let at = 0
  const take = (token: string) => tokens[at] === token && ++at > 0

  function disjunction(): BooleanFilter | null {
    return chain('or', 'OR', conjunction)
  }
  function conjunction(): BooleanFilter | null {
    return chain('and', 'AND', negation)
  }
  function chain(
    kind: 'and' | 'or',
    word: string,
    operand: () => BooleanFilter | null,
  ): BooleanFilter | null {
    const of: BooleanFilter[] = []
    do {
      const next = operand()
      if (next === null) return null
      of.push(next)
    } while (take(word))
    return of.length === 1 ? (of[0] ?? null) : { kind, of }
  }
  function negation(): BooleanFilter | null {
    if (take('NOT')) {
      const of = negation()
      return of === null ? null : { kind: 'not', of }
    }
    if (take('(')) {
      const inner = disjunction()
      return take(')') ? inner : null
    }
    const token = tokens[at++] ?? ''
    const number = /^\d+$/.test(token) ? Number(token) : 0
    return number >= 1 && number <= itemCount ? { kind: 'item', number } : null
  }

  const filter = disjunction()
  return at === tokens.length ? filter : null
}

/** Value of a filter over the items' values, in three-valued logic. */
export function evaluateFilter(filter: BooleanFilter, items: readonly Truth[]): Truth {
  switch (filter.kind) {
    case 'item':
      return items[filter.number - 1] ?? 'unknown'
    case 'not':
      return negate(evaluateFilter(filter.of, items))
    case 'and':
      return conjunctionOf(filter.of.map((part) => evaluateFilter(part, items)))
    case 'or':
      return negate(conjunctionOf(filter.of.map((part) => negate(evaluateFilter(part, items)))))
  }
}

export function negate(truth: Truth): Truth {
  return truth === 'unknown' ? 'unknown' : !truth
}

export function conjunctionOf(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false
  return truths.includes('unknown') ? 'unknown' : true
}
