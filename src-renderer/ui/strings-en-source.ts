// Every word of the Source view. A second language is a second file of the same shape.

import { count, number } from './english'

export const sourceStrings = {
  title: 'Source',
  editor: 'The org as text. Escape leaves the editor; Ctrl+M lets Tab leave it.',
  openOne: 'Open an org or import one in the library; the Source then shows it as text.',
  loading: 'Writing the org as text …',
  failed: 'The text could not be made',
  again: 'Try again',

  mode: 'What is shown',
  modes: { edit: 'Edit', compare: 'Compare with what-if' },
  state: {
    same: 'in force',
    edit: 'taken over when you pause …',
    applying: 'being taken over …',
    broken: (problems: number) => `not in force: ${count(problems, 'problem')}`,
  },
  stateLabel: 'State of the text',
  format: 'Format',
  find: 'Find',
  symbols: 'Go to an entry',
  rename: 'Rename what is named here',
  references: 'Find all references',
  definition: 'Go to definition',
  wrap: 'Wrap long lines',

  broken: (line: number, message: string) =>
    `This text is not in force, the org stays as it was. Line ${number.format(line)}: ${message}.`,
  refused: (message: string) => `This text is not in force, the org stays as it was: ${message}.`,
  goToProblem: 'Go to the problem',
  revert: 'Back to the org in force',
  conflicts: (places: number) =>
    `${count(places, 'place was', 'places were')} changed elsewhere meanwhile; what you typed stands there.`,
  leftOut: (records: number, tables: number) =>
    `${count(records, 'record')} of ${count(tables, 'object')} are left out of this text and stay as they are; each has a line that opens them.`,
  showAll: 'Write them all out',
  showRecords: (records: number) => `Write out ${count(records, 'record')}`,

  layout: 'How differences stand',
  layouts: { side: 'Side by side', inline: 'In one column' },
  next: 'Next difference',
  previous: 'Previous difference',
  changes: (value: number) => count(value, 'difference'),
  base: 'The org in force, read-only',
  scenario: 'The org with the what-if changes that are switched on, read-only',
  nothingToCompare: 'No what-if change is switched on',
  howToCompare:
    'Flip a setting in the heat-map’s menu or add a change to the what-if list; here it stands beside the org in force, line by line.',
  toHeatMap: 'Go to the heat-map',

  edited: (subject: string) => (subject === '' ? 'Edit in Source' : `Edit in Source: ${subject}`),
  commands: {
    show: 'Show Source',
    group: 'Source',
    compare: 'Compare with what-if',
    edit: 'Edit the text',
  },
}
