import { stringify } from 'yaml'
import { isPassed, type TestOutcome } from './test-outcome'

/** A run as TAP 14, piece by piece; failures carry a YAML block with the counterexamples and their paths. */
export function* tapPieces(outcomes: readonly TestOutcome[]): Generator<string> {
  yield `TAP version 14\n1..${String(outcomes.length)}\n`
  for (const [i, outcome] of outcomes.entries()) {
    const word = isPassed(outcome) ? 'ok' : 'not ok'
    yield `${word} ${String(i + 1)} - ${tapDescription(outcome.title)}\n`
    if (outcome.result !== 'passed') yield diagnosticsBlock(outcome)
  }
}

/** One line in which nothing is a directive: `#` and `\` are escaped, line breaks and control characters are blanks. */
function tapDescription(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').replace(/[\\#]/g, '\\$&')
}

function diagnosticsBlock({ message, result, file, line, counterexamples }: TestOutcome): string {
  const block = stringify(
    {
      message,
      severity: result === 'vouched' ? 'comment' : 'fail',
      result,
      at: line === null ? { file } : { file, line },
      ...(counterexamples.length === 0 ? {} : { counterexamples }),
    },
    { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' },
  )
  const indented = block
    .trimEnd()
    .split('\n')
    .map((each) => `  ${each}\n`)
  return `  ---\n${indented.join('')}  ...\n`
}
