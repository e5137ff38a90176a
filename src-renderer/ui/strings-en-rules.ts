// Every word of the sharing rules. A second language is a second file of the same shape.

import { count, number } from './english'

export const ruleStrings = {
  object: 'Object',
  objectPlaceholder: 'Name of an object',
  noObject: 'No object fits.',
  ruleCount: (value: number) => count(value, 'rule'),
  emptyTitle: 'No object has sharing of its own',
  emptyText: 'Add an object whose records are shared, and rules open them to more users here.',
  chooseTitle: 'No rule is chosen',
  chooseText:
    'Choose a rule at the left, or make a new one: it is tried on the records as you write it.',
  kinds: { owner: 'Owner', criteria: 'Criteria', guest: 'Guest' },
  levels: { Read: 'Read Only', Edit: 'Read/Write', All: 'Full Access' },
  childLevels: { None: 'Private', Read: 'Read Only', Edit: 'Read/Write' },

  newTitle: 'New sharing rule',
  label: 'Label',
  name: 'API name',
  basedOn: 'Based on',
  isOn: 'On',
  isOnHint: 'The rule counts',
  from: 'Records owned by',
  to: 'Shared with',
  level: 'Access',
  contact: 'Contacts',
  opportunity: 'Opportunities',
  case: 'Cases',
  children: 'Records of the same accounts (R6.8)',
  criteria: 'Records where',
  field: 'Field',
  operation: 'Operator',
  value: 'Value',
  valueHint: 'Value; a comma parts several',
  fieldOf: (at: number) => `Field of criterion ${at}`,
  operationOf: (at: number) => `Operator of criterion ${at}`,
  valueOf: (at: number) => `Value of criterion ${at}`,
  removeCriterion: (at: number) => `Take criterion ${at} out`,
  addCriterion: 'Add a criterion',
  chooseField: 'Choose a field',
  logic: 'Logic',
  logicHint: 'Empty: all of them. For example 1 AND (2 OR 3)',
  includeAll: 'Include records of owners who cannot have a role (R6.6)',
  includeHvu: 'Include records of high-volume users (R6.7)',
  fixedAtCreation: 'On the platform this is fixed once the rule is made.',
  yes: 'True',
  no: 'False',
  operations: {
    equals: 'equals',
    notEqual: 'not equal to',
    lessThan: 'less than',
    greaterThan: 'greater than',
    lessOrEqual: 'less or equal',
    greaterOrEqual: 'greater or equal',
    contains: 'contains',
    notContain: 'does not contain',
    startsWith: 'starts with',
    includes: 'includes',
    excludes: 'excludes',
    within: 'within',
  },
  add: 'Add',
  addTo: (side: string) => `Add: ${side}`,
  nobody: 'Nobody yet',
  takeOut: (name: string) => `Take ${name} out`,
  granteePlaceholder: 'Group, role or territory',
  noGrantee: 'Nobody fits.',
  problem: (sentence: string, rule: string) =>
    rule === '' || sentence.includes(`(${rule})`) ? sentence : `${sentence} (${rule})`,

  trial: 'Tried on the records',
  trying: 'Trying the rule…',
  notTried: 'Put right what is marked, and the rule is tried here.',
  matches: (matched: number, all: number, basis: string) =>
    `Matches ${number.format(matched)} of ${number.format(all)} ${basis}`,
  possible: (value: number) =>
    `and may match ${number.format(value)} more, of which the import does not say enough`,
  opens: (read: number, edit: number) => {
    const parts = [
      ...(read > 0 ? [`${number.format(read)} to read`] : []),
      ...(edit > 0 ? [`${number.format(edit)} to edit`] : []),
    ]
    return parts.length === 0
      ? 'Opens nothing that is not open already'
      : `Opens pairs of user and record: ${parts.join(', ')}`
  },
  users: (value: number) => `for ${count(value, 'user')}`,
  noRecords: 'The object has no records and nobody who could own one.',
  matching: 'Matching',
  notMatching: 'Not matching',
  none: 'None',
  ownedBy: (name: string) => (name === '' ? 'no owner' : name),

  save: 'Save',
  saveNew: 'Make the rule',
  cancel: 'Cancel',
  remove: 'Delete',
  duplicate: 'Duplicate',
  saved: (object: string, label: string) => `Sharing rule ${label} of ${object}`,
  made: (object: string, label: string) => `New sharing rule ${label} of ${object}`,
} as const
