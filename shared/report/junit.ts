import { isPassed, type TestOutcome } from './test-outcome'
import { escapedXml } from './xml-text'

/** A run as JUnit XML, piece by piece: one suite, what is not decided counts as a failure. */
export function* junitPieces(suite: string, outcomes: readonly TestOutcome[]): Generator<string> {
  const failed = outcomes.filter((outcome) => !isPassed(outcome)).length
  const counts = `tests="${String(outcomes.length)}" failures="${String(failed)}" errors="0" skipped="0"`
  yield '<?xml version="1.0" encoding="UTF-8"?>\n'
  yield `<testsuites ${counts}>\n<testsuite name="${escapedXml(suite)}" ${counts}>\n`
  for (const outcome of outcomes) yield testCase(outcome)
  yield '</testsuite>\n</testsuites>\n'
}

function testCase(outcome: TestOutcome): string {
  const { title, file, line, message, result } = outcome
  const place = line === null ? '' : ` line="${String(line)}"`
  const head = `<testcase classname="${escapedXml(file)}" name="${escapedXml(title)}"${place}`
  if (result === 'passed') return `${head}/>\n`
  const body = escapedXml(detailsOf(outcome))
  return result === 'vouched'
    ? `${head}>\n<system-out>${body}</system-out>\n</testcase>\n`
    : `${head}>\n<failure type="${result}" message="${escapedXml(message)}">${body}</failure>\n</testcase>\n`
}

function detailsOf({ message, counterexamples }: TestOutcome): string {
  const lines = counterexamples.flatMap(({ sentence, path }) => [
    sentence,
    ...path.map((step) => `  ${step}`),
  ])
  return [message, ...lines].join('\n')
}
