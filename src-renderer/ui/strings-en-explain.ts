// Every word of the why panel's picture, its debugger and its closed doors. A second language is a second file of the same shape.

import { count, number } from './english'

export const explainStrings = {
  modes: { why: 'Why', picture: 'Picture', steps: 'Step through', compare: 'Compare' },
  modesLabel: 'How the answer is told',
  group: 'Why',
  commands: {
    why: 'Why: doors and legs',
    picture: 'Why as a picture',
    steps: 'Step through the decision',
    compare: 'Compare users',
  },

  closing: {
    ask: 'If it closed?',
    askLabel: (title: string) => `If it closed? ${title}`,
    trying: 'Trying what closes it…',
    level: (before: string, after: string) =>
      before === after ? `stays ${before}` : `${before} → ${after}`,
    others: (cells: number) =>
      cells === 0 ? 'no other cell changes' : `${count(cells, 'other cell')} with it`,
    tryIt: 'Try it',
    redundant: 'redundant',
    redundantHint: 'without this door the answer stays the same',
  },

  picture: {
    label: (user: string, record: string) => `Ways of access from ${user} to ${record}`,
    none: 'No door is open: there is no way to draw.',
    lane: (title: string, path: readonly string[], level: string) =>
      [title, ...path, `opens ${level}`].join(', '),
    perhaps: 'perhaps',
  },

  alike: {
    toggle: 'Fold rows alike',
    count: (rows: number, isUser: boolean) => `${count(rows, isUser ? 'user' : 'row')} alike`,
    names: (names: readonly string[], rows: number) =>
      names.length < rows ? `${names.join(', ')} …` : names.join(', '),
    differs: (column: string, mine: string, theirs: string) => `${column} ${mine}, not ${theirs}`,
    apart: (differences: readonly string[], more: number) =>
      `unlike the next: ${differences.join('; ')}${more > 0 ? `, and ${number.format(more)} more` : ''}`,
    column: 'Alike',
    columnNames: 'Stands for',
  },

  steps: {
    label: 'The decision, step by step',
    next: 'Step',
    back: 'Step back',
    run: 'Run to the next breakpoint',
    first: 'To the start',
    last: 'To the end',
    breakpointHint: 'F9 sets a breakpoint on a door',
    breakpoint: (title: string) => `Breakpoint on ${title}`,
    at: (position: number, total: number) =>
      `Step ${number.format(position)} of ${number.format(total)}`,
    said: (at: string, title: string, found: readonly string[], value: string) =>
      [`${at}: ${title}`, ...found, `value: ${value}`].join('. '),
    found: 'Found here',
    value: 'Value so far',
    state: {
      login: 'May log in',
      permissions: 'Object permissions',
      sharing: 'Sharing level',
      access: 'Answer',
      field: 'Field',
      effective: 'In effect',
    },
    empty: '–',
    nothingTitle: 'Nothing to step through',
    nothingText: 'Choose a user and a record above; the decision then begins at the organization.',
  },
} as const
