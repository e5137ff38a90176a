/** An id of a rule or a fact, or the first and last of a run of them (`R6.4–R6.7`). */
const mention =
  /\b(R\d+\.\d+[a-z]?|[A-Z]{3}-\d+[a-z]?|F\d{3}|T-\d+[a-z]?)(?:\s*(?:–|\.\.\.?)\s*(R\d+\.\d+[a-z]?|[A-Z]{3}-\d+[a-z]?|F\d{3}|T-\d+[a-z]?))?/g

/** Every id that a text names; runs are filled from the ids in order. */
export function rulesIn(text: string, order: ReadonlyMap<string, number>): string[] {
  const ids = [...order.keys()]
  return [...text.matchAll(mention)].flatMap(([, first = '', last]) => {
    const [from, to] = [order.get(first), order.get(last ?? '')]
    if (from === undefined || to === undefined || to < from || to - from > 40) return [first]
    return ids.slice(from, to + 1)
  })
}

/** Names of the tests of a file: the first text of each `it` and `it.each`. */
export function testNames(source: string): string[] {
  const call = /\bit(?:\.each\((?:[^()]|\([^()]*\))*\))?\(\s*(['"`])((?:\\.|(?!\1)[\s\S])*)\1/g
  return [...source.matchAll(call)].map(([, , name = '']) => name)
}
