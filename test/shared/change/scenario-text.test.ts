import { describe, expect, it } from 'vitest'
import { formatChangeOptions, formatScenario, scenarioOfText } from '@shared/change/scenario-text'
import type { Scenario } from '@shared/model/design'

const scenario: Scenario = {
  name: 'Closed, with rules',
  on: 'Before: the merger',
  note: 'for the audit\nof May',
  changes: [
    { text: 'object:Account.sharingModel=Private', isOn: true },
    { text: "user:ana.nickname=O'Hara", isOn: true },
    { text: 'object:Case.sharingModel=Read', isOn: false },
  ],
}

describe('a scenario as text', () => {
  it('is read as it was written', () => {
    const { name, on, note, lines } = scenarioOfText(formatScenario(scenario))
    expect({ name, on, note }).toEqual({
      name: scenario.name,
      on: scenario.on,
      note: scenario.note,
    })
    expect(lines.map(({ text, isOn }) => ({ text, isOn }))).toEqual(scenario.changes)
    expect(lines.map(({ line }) => line)).toEqual([5, 6, 7])
  })

  it('is also the options of a command line, as a shell has them', () => {
    const text = formatChangeOptions(scenario)
    expect(text.split('\n')[0]).toBe("--change 'object:Account.sharingModel=Private'")
    const on = scenario.changes.filter(({ isOn }) => isOn).map(({ text: one }) => one)
    expect(scenarioOfText(text).lines.map((line) => line.text)).toEqual(on)
    const call = 'tripod whatif org --change "a=b c" --change d=e \\'
    expect(scenarioOfText(call).lines.map((line) => line.text)).toEqual(['a=b c', 'd=e'])
  })

  it('passes over other comments and empty lines, and says nothing that the text does not', () => {
    const read = scenarioOfText('# a list\n\n  role+=Desk  \n')
    expect(read).toEqual({
      ...{ name: null, on: null, note: '' },
      lines: [{ line: 3, text: 'role+=Desk', isOn: true }],
    })
  })
})
