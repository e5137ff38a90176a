/**
 * What is wrong with a boolean filter over `itemCount` criteria, or null: numbers, AND, OR, NOT and brackets in any case.
 *
 * Source: import-formats 3.9.
 */
export function booleanFilterProblem(filter: string, itemCount: number): string | null {
  const tokens = filter.match(/\d+|[a-z]+|[()]|\S/gi) ?? []
  const tooHigh = tokens.find((token) => /^\d+$/.test(token) && !isItem(token, itemCount))
  if (tooHigh !== undefined)
    return `boolean filter \`${filter}\` names item ${tooHigh} of ${itemCount}`
  if (depthOf(tokens) > depthLimit)
    return `boolean filter has brackets more than ${depthLimit} deep`
  const rest = expressionEnd(tokens, 0)
  return rest === tokens.length ? null : `boolean filter \`${filter}\` does not read as a formula`
}

/** As deep as a metadata file may be; deeper brackets are nobody's rule. */
const depthLimit = 64

function depthOf(tokens: readonly string[]): number {
  let depth = 0
  let deepest = 0
  for (const token of tokens) {
    if (token === '(') deepest = Math.max(deepest, ++depth)
    else if (token === ')') depth--
  }
  return deepest
}

function isItem(token: string, itemCount: number): boolean {
  const item = Number(token)
  return item >= 1 && item <= itemCount
}

/** Position after the expression that starts at `start`, or -1. */
function expressionEnd(tokens: readonly string[], start: number): number {
  let end = operandEnd(tokens, start)
  while (end !== -1 && /^(and|or)$/i.test(tokens[end] ?? '')) end = operandEnd(tokens, end + 1)
  return end
}

function operandEnd(tokens: readonly string[], start: number): number {
  let at = start
  while (/^not$/i.test(tokens[at] ?? '')) at++
  const token = tokens[at] ?? ''
  if (/^\d+$/.test(token)) return at + 1
  if (token !== '(') return -1
  const end = expressionEnd(tokens, at + 1)
  return end !== -1 && tokens[end] === ')' ? end + 1 : -1
}
