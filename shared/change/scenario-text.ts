import type { Scenario } from '../model/design'

// A scenario as text to be sent around: one change a line, all else in comments.
//
//   # scenario: Closed
//   # on: Before the merger
//   # note: what the auditors asked for
//   object:Account.sharingModel=Private
//   # off: object:Case.sharingModel=Private

export interface ScenarioLine {
  /** From 1. */
  readonly line: number
  readonly text: string
  readonly isOn: boolean
}

export interface ScenarioText {
  readonly name: string | null
  readonly on: string | null
  readonly note: string
  readonly lines: readonly ScenarioLine[]
}

/** What `scenarioOfText` reads. */
export function formatScenario({ name, on, note, changes }: Scenario): string {
  const lines = [
    `# scenario: ${name}`,
    ...(on === null ? [] : [`# on: ${on}`]),
    ...(note === '' ? [] : note.split('\n').map((line) => `# note: ${line}`)),
    ...changes.map(({ text, isOn }) => (isOn ? text : `# off: ${text}`)),
  ]
  return `${lines.join('\n')}\n`
}

/** The changes that are on as the command line takes them, each in quotes that a shell leaves alone. */
export const formatChangeOptions = ({ changes }: Pick<Scenario, 'changes'>): string =>
  changes
    .filter(({ isOn }) => isOn)
    .map(({ text }) => `--change '${text.replaceAll("'", "'\\''")}'\n`)
    .join('')

const option = /--change[ =](?:'((?:[^']|'\\'')*)'|"((?:[^"\\]|\\.)*)"|(\S+))/g

/** Reads the text of a scenario, changes one a line, or options of the command line; other comments are passed over. */
export function scenarioOfText(text: string): ScenarioText {
  const lines: ScenarioLine[] = []
  const said = new Map<string, string[]>()
  for (const [at, given] of text.split(/\r?\n/).entries()) {
    const line = given.trim()
    const comment = /^#\s*(scenario|on|note|off):\s?(.*)$/i.exec(line)
    const [, key = '', value = ''] = comment ?? []
    if (key.toLowerCase() === 'off') lines.push({ line: at + 1, text: value, isOn: false })
    else if (comment !== null)
      said.set(key.toLowerCase(), [...(said.get(key.toLowerCase()) ?? []), value])
    else if (line !== '' && !line.startsWith('#'))
      lines.push(...changesOfLine(line).map((one) => ({ line: at + 1, text: one, isOn: true })))
  }
  const name = said.get('scenario')?.[0]?.trim() ?? ''
  return {
    name: name === '' ? null : name,
    on: said.get('on')?.[0]?.trim() ?? null,
    note: (said.get('note') ?? []).join('\n'),
    lines,
  }
}

function changesOfLine(line: string): readonly string[] {
  const options = [...line.matchAll(option)]
  if (options.length === 0) return [line]
  return options.map(
    ([, single, double, bare]) =>
      single?.replaceAll("'\\''", "'") ?? double?.replace(/\\(.)/g, '$1') ?? bare ?? '',
  )
}
