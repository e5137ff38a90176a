// Every word of the restriction rules' form. A second language is a second file of the same shape.

import { number } from './english'

export const restrictionStrings = {
  chooseTitle: 'No rule is chosen',
  chooseText:
    'Choose a rule at the left, or make a new one: it is tried on users and records as you write it.',
  name: 'API name',
  object: 'Object',
  kind: 'Kind',
  kinds: {
    Restrict: 'Restriction',
    Scoping: 'Scoping',
    FieldRestrict: 'Field restriction',
  },
  users: 'Holds for users where',
  records: 'Leaves them records where',
  revert: 'Revert',
  saved: (name: string) => `Restriction rule ${name}`,

  trial: 'Tried on users and records',
  about: (users: number, all: number) =>
    `Holds for ${number.format(users)} of ${number.format(all)} active users`,
  possible: (users: number) =>
    `and may hold for ${number.format(users)} more, of whom the org does not say enough`,
  noRecords: 'The object has no records to try it on.',
  someRecords: (tried: number, all: number) =>
    `Tried on the first ${number.format(tried)} of ${number.format(all)} records`,
  forSome: 'What it hides from some of them',
  hides: (hidden: number, read: number) =>
    read === 0
      ? 'reads none anyway'
      : `hides ${number.format(hidden)} of ${number.format(read)} that are read`,
  examples: (hidden: string | null, left: string | null) =>
    [
      ...(hidden === null ? [] : [`hidden: ${hidden}`]),
      ...(left === null ? [] : [`left: ${left}`]),
    ].join(' · '),
} as const
