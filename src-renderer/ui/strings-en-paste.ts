// Every word of the page for pasted and generated rows. A second language is a second file of the same shape.

import { number } from './english'

const plural = { user: 'users', role: 'roles', field: 'fields', record: 'records' } as const
const count = (value: number, kind: keyof typeof plural) =>
  `${number.format(value)} ${value === 1 ? kind : plural[kind]}`

export const pasteStrings = {
  title: 'Paste rows',
  way: 'Where the rows come from',
  ways: { paste: 'Paste', generate: 'Generate' },
  target: 'The rows are',
  kinds: { user: 'Users', role: 'Roles', field: 'Fields', record: 'Records' },
  object: 'of the object',
  chooseObject: 'Choose an object',
  hasHeadings: 'The first line is headings',

  box: 'Rows to paste',
  boxHint:
    'Copy cells in a spreadsheet and paste them here, headings included. A CSV file can be dropped here too.',
  large: (lines: number) =>
    `${number.format(lines)} lines pasted; too many to be shown here, the table below has them all.`,
  pickFile: 'Choose a CSV file…',
  clear: 'Clear',
  nothingPasted: 'the clipboard holds no text; copy cells in a spreadsheet first',
  noTextFile: (name: string) =>
    `\`${name}\` is no text; save the sheet as CSV or copy its cells instead`,
  drop: 'Drop to read the rows',

  emptyTitle: 'No rows yet',
  emptyText: {
    user: 'A username is enough. Name, profile, role, manager and permission sets are read when they are there; users that exist are changed.',
    role: 'A name is enough. A parent may stand anywhere among the rows.',
    field:
      'A label or API name is enough; the type may be written as in the object manager, such as Lookup(Account).',
    record:
      'A name is enough. The owner is a username or a queue; other columns are fields of the object.',
  },
  failed: 'The rows could not be read',

  preview: 'Rows and what becomes of them',
  line: 'Line',
  outcome: 'Outcome',
  column: (heading: string, at: number) =>
    heading === '' ? `Column ${number.format(at + 1)} holds` : `Column ${heading} holds`,
  leaveOut: 'leave out',
  verdict: {
    new: 'new',
    changes: (value: number) => `changes ${number.format(value)}`,
    same: 'as it is',
    refused: 'refused',
  },
  checking: (done: number, total: number) =>
    `Checking ${number.format(done)} of ${number.format(total)}…`,
  summary: (parts: {
    readonly made: number
    readonly changed: number
    readonly same: number
    readonly refused: number
  }) =>
    [
      [parts.made, 'new'],
      [parts.changed, 'changed'],
      [parts.same, 'as they are'],
      [parts.refused, 'refused'],
    ]
      .filter(([value]) => value !== 0)
      .map(([value, word]) => `${number.format(Number(value))} ${String(word)}`)
      .join(' · '),
  onlyRefused: 'Refused rows only',
  apply: (value: number, kind: keyof typeof plural) =>
    value === 0 ? 'Nothing to make' : `Make ${count(value, kind)}`,
  applying: 'Making them…',
  label: (value: number, kind: keyof typeof plural) => `Paste ${count(value, kind)}`,
  mend: (value: number) =>
    `${number.format(value)} refused ${value === 1 ? 'row stays' : 'rows stay'} in the box to be mended.`,

  generate: {
    form: 'Rows to generate',
    count: 'How many',
    pattern: 'Names',
    userPattern: 'Words in braces: {first}, {last}, {n}',
    recordPattern: 'Words in braces: {company}, {n}',
    domain: 'Domain of the usernames',
    role: 'Role',
    noRole: 'no role',
    profile: 'Profile',
    standardProfile: 'the usual one',
    permissionSets: 'Permission sets',
    seed: 'Seed',
    seedHint: 'the same seed, the same rows',
    owners: 'Owners',
    ownerKinds: {
      role: 'Users of a role',
      users: 'All active users',
      queues: 'Queues of the object',
    },
    perOwner: 'Records for each owner',
    run: 'Generate rows',
    onlyThese: 'Users and records can be generated.',
  },
} as const
