// Every word about scenarios. A second language is a second file of the same shape.

import { count, number } from './english'

export const scenarioStrings = {
  name: (index: number) => `Scenario ${String(index)}`,
  copyOf: (name: string) => `${name} copy`,
  base: 'Base',
  baseText: 'The org as it is. Nothing is changed.',
  view: 'What-if',
  show: 'Scenarios',
  list: 'Scenarios',
  inForce: 'In force',
  choose: 'Scenario in force',
  new: 'New',
  newOne: 'New scenario',
  toHeatMap: 'To the heat-map',
  share: 'Share',
  newHint: 'New scenario on the base',
  branch: 'Branch',
  branchHint: (name: string) => `Branch: a scenario on ${name}`,
  paste: 'Paste…',
  pasteHint: 'Paste… a scenario from text',
  rename: 'Rename',
  nameLabel: 'Name of the scenario',
  duplicate: 'Duplicate',
  delete: 'Delete',
  menu: 'Scenario',
  copyText: 'Copy as text',
  copyOptions: 'Copy as --change options',
  standsOn: 'Stands on',
  note: 'Note',
  notePlaceholder: 'What it is for',
  taken: (name: string) => `Another scenario is called ${name}`,
  made: (name: string) => `new scenario ${name}`,
  renamed: (before: string, after: string) => `rename scenario ${before} to ${after}`,
  deleted: (name: string) => `delete scenario ${name}`,
  noted: (name: string) => `note of scenario ${name}`,
  written: (name: string) => `edit scenario ${name} as text`,
  standsOnNow: (name: string, on: string | null) =>
    `let scenario ${name} stand on ${on ?? 'the base'}`,
  rewritten: (before: string, after: string) => `rewrite ${before} to ${after}`,
  kept: (text: string) => `keep ${text}`,
  conflictCount: (value: number) => `${number.format(value)} to settle`,
  spoken: (changes: number, conflicts: number) =>
    `${count(changes, 'change')} in force${conflicts === 0 ? '' : `, ${number.format(conflicts)} to settle`}`,
  broken: 'stands on none',
  brokenText: 'This scenario stands on none, or on itself: choose what it stands on.',
  dropTop: 'Drop here to stand on the base',
  dropOn: (name: string, on: string) => `${name} on ${on}`,
  dropRefused: 'It would stand on itself',
  below: (name: string, changes: number) => `${count(changes, 'change')} from ${name}`,
  modes: { list: 'List', text: 'Text' },
  mode: 'Changes as',
  textLabel: 'Changes of the scenario, one a line',
  textHint: 'One change a line; # off: before one that is switched off. Ctrl+Enter takes it over.',
  takeOver: 'Take over',
  takeBack: 'Take back',
  line: (line: number) => `line ${number.format(line)}`,
  pasteTitle: 'A scenario from text',
  pasteText: 'Paste a scenario, changes one a line, or --change options of the command line.',
  add: 'Add',
  cancel: 'Cancel',
  emptyTitle: 'No changes yet',
  emptyText:
    'Type a change above, or flip something in the heat-map while this scenario is in force.',
  noneTitle: 'No scenarios yet',
  noneText:
    'A scenario is a list of changes beside the base: branch, compare and apply it. Flipping anything in the heat-map begins one too.',
  alreadySo: 'already so',
  alreadySoText: 'What it stands on says so already: it changes nothing.',
  moved: (was: string | null, is: string | null) =>
    `Made when this was ${quoted(was)}; it is ${quoted(is)} now. Left out until you settle it.`,
  keep: 'Keep it',
  drop: 'Drop it',
  rewrite: 'Rewrite',
  edit: (text: string) => `Rewrite ${text}`,
  showMore: (value: number) => `Show ${count(value, 'more change')}`,
  palette: 'Scenario',
  compare: {
    title: 'Compare',
    show: 'Which differences',
    sides: 'Compared, in this order; the others with the first',
    side: (name: string, at: number) => (at < 0 ? name : `${String(at + 1)} · ${name}`),
    all: 'All',
    counted: {
      gained: (value: number) => `${number.format(value)} gained`,
      lost: (value: number) => `${number.format(value)} lost`,
      both: (value: number) => `${number.format(value)} both`,
    },
    row: 'Who',
    column: 'What',
    field: (object: string, label: string) => `${object} · ${label}`,
    share: (of: number, total: number) =>
      total === 0 ? '' : `${number.format(of)} of ${number.format(total)}`,
    spoken: (level: string, of: number, total: number, sign: keyof typeof spokenSigns) =>
      total === 0
        ? `${level}${spokenSigns[sign]}`
        : `${level} ${number.format(of)} of ${number.format(total)}${spokenSigns[sign]}`,
    signed: (level: string, sign: keyof typeof spokenSigns) => `${level}${spokenSigns[sign]}`,
    oneTitle: 'Choose two or more',
    oneText: 'The base and each scenario can be compared; the others are compared with the first.',
    sameTitle: 'No cell differs',
    sameText:
      'Every row has the same access on every object. Open an object in the heat-map to compare its fields too.',
    beside: 'Compared with',
    besideBase: 'vs Base',
    besideOf: (name: string) => `vs ${name}`,
  },
} as const

const spokenSigns = {
  gain: ', gained',
  loss: ', lost',
  both: ', gained and lost',
  none: '',
} as const

function quoted(value: string | null): string {
  return value === null ? 'not there' : `\`${value}\``
}
