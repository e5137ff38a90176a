import { stateOf } from '@shared/change/describe-change'
import { parseChange } from '@shared/change/parse-change'
import { scenarioOfText } from '@shared/change/scenario-text'
import type { Org } from '@shared/model/org'
import type {
  ChangeDescription,
  DescribedChange,
  DescribeScenarioQuery,
  ReadScenario,
} from '@shared/protocol/engine'
import { changedOrg } from '@shared/scenario/opened-org'
import { describedChange } from '../../described-change'

/** Each change of a scenario in words, at its place: made to the base with what comes before it. */
export function describeScenario(
  base: Org,
  { under, changes }: DescribeScenarioQuery,
): readonly DescribedChange[] {
  const org = changedOrg(base, under).org
  let current = org
  return changes.map(({ text, isInForce }) => {
    const description = describedChange(current, text)
    const parsed = parseChange(text)
    const told = {
      description,
      isAlreadySo: isAlreadySo(current, parsed, description),
      valueUnder: parsed.kind === 'ok' ? stateOf(org, parsed.change) : null,
    }
    if (isInForce) current = changedOrg(current, [text]).org
    return told
  })
}

/** The base refuses to make what is there, to put in what is in and to take out what is not: that is no conflict. */
function isAlreadySo(
  org: Org,
  parsed: ReturnType<typeof parseChange>,
  description: ChangeDescription,
): boolean {
  if (description.kind === 'ok')
    return description.before !== '' && description.before === description.after
  if (parsed.kind === 'refused') return false
  const state = stateOf(org, parsed.change)
  switch (parsed.change.kind) {
    case 'add':
      return state === 'on'
    case 'take':
      return state === 'off'
    case 'make':
      return state === 'there'
    case 'delete':
      return state === null
    default:
      return false
  }
}

/** Reads a scenario from text; every line that is on is tried at its place. */
export function readScenario(
  base: Org,
  { text, under }: { readonly text: string; readonly under: readonly string[] },
): ReadScenario {
  const { name, on, note, lines } = scenarioOfText(text)
  let current = changedOrg(base, under).org
  const problems = lines.flatMap((line) => {
    const parsed = parseChange(line.text)
    if (parsed.kind === 'refused') return [{ line: line.line, message: parsed.message }]
    if (!line.isOn) return []
    const { org, refused } = changedOrg(current, [line.text])
    current = org
    return refused.map(({ reason }) => ({ line: line.line, message: reason }))
  })
  const changes = lines.map((line) => ({ text: line.text, isOn: line.isOn }))
  return { name, on, note, changes, problems }
}
