// Every word of the organization-wide defaults. A second language is a second file of the same shape.

import { count, number } from './english'

export const defaultStrings = {
  title: 'Organization-wide defaults',
  page: 'Org-wide defaults',
  lead: 'What everybody may do with every record of an object, before anything else opens more.',
  filter: 'Filter objects',
  onlyAssumed: 'Only assumed',
  walk: 'Walk through every object',
  resume: (done: number, all: number) =>
    `Go on with the walk (${number.format(done)} of ${number.format(all)})`,
  stateAll: (value: number) => `Set ${number.format(value)} assumed for good`,
  stated: (value: number) => `${count(value, 'default')} set for good`,
  tableLabel: 'Organization-wide defaults of every object',
  heads: {
    object: 'Object',
    internal: 'Internal users',
    external: 'External users',
    hierarchy: 'Superiors',
    reason: 'Reason',
  },
  hierarchyHint: 'Grant access using hierarchies (R4.7)',
  superiorsSee: 'see it too',
  superiorsDoNot: 'do not',
  always: 'always',
  assumed: 'assumed',
  assumedHint: 'No file said it: this is the platform’s default. Set it for good by choosing it.',
  setForGood: 'Set for good',
  setThis: (what: string) => `Set for good: ${what}`,
  internalOf: (object: string, value: string) => `Internal default of ${object}: ${value}`,
  externalOf: (object: string, value: string) => `External default of ${object}: ${value}`,
  hierarchyOf: (object: string) =>
    `Superiors in the role hierarchy see ${object} of their subordinates`,
  choose: (object: string, side: 'internal' | 'external') =>
    `${side === 'internal' ? 'Internal' : 'External'} default of ${object}`,
  current: 'now',
  loading: 'Reading defaults…',
  emptyTitle: 'No objects yet',
  emptyText: 'Add an object, and its default is chosen here.',
  nothingFits: 'No object fits the filter.',
  reasonOf: (object: string) => `Reason for the default of ${object}`,
  noReason: 'none yet',

  counting: 'Counting what would change…',
  noEffect: 'Changes nothing in the heat-map.',
  effect: (cells: number, gained: number, lost: number) =>
    `${count(cells, 'cell')} of the heat-map would change: ${number.format(gained)} gained, ${number.format(lost)} lost`,
  effectOnRecords: (gained: number, lost: number) =>
    `${count(gained + lost, 'pair')} of user and record`,
  isCurrent: 'This is the default now.',
  notCounted: (why: string) => `The effect could not be counted: ${why}`,

  changed: (object: string, side: 'internal' | 'external', value: string) =>
    `${object}: ${value} for ${side} users`,
  hierarchyChanged: (object: string, isOn: boolean) =>
    `${object}: superiors ${isOn ? 'see it too' : 'do not see it'}`,
  reasonChanged: (object: string) => `Reason for the default of ${object}`,

  wizard: {
    title: 'Choose each default',
    lead: 'Salesforce’s own way: ask of each object who needs it and may do least with it. The default is what that user may do with every record; rules open the rest to others.',
    progress: (at: number, all: number) => `Object ${number.format(at)} of ${number.format(all)}`,
    parentQuestion: (object: string) =>
      `Does each record of ${object} belong to another record, so that whoever sees that one may see it?`,
    whoQuestion: (object: string) => `Who is the most restricted user who needs ${object}?`,
    whoHint: 'A profile, a role or a person',
    seeQuestion: (who: string) => `Is there any record that ${who} must not see?`,
    editQuestion: (who: string) => `Is there any record that ${who} must not edit?`,
    transferQuestion: (who: string) =>
      `Is there any record that ${who} must not hand over to somebody else?`,
    deleteQuestion: (who: string) => `Is there any record that ${who} must not delete or share?`,
    useQuestion: (who: string) =>
      `Is there any price book whose products ${who} must not add to opportunities?`,
    thisUser: 'this user',
    externalWhoQuestion: (object: string) =>
      `Who is the most restricted external user who needs ${object}? Leave it empty when none does.`,
    thisExternalUser: 'this external user',
    yes: 'Yes',
    no: 'No',
    internal: 'Internal users',
    external: 'External users',
    follows: (what: string) => `external users as internal: ${what}`,
    derived: 'From your answers',
    unanswered: 'Answer the questions to see the default that follows from them.',
    becomes: (internal: string, external: string) =>
      external === '' ? internal : `${internal} inside, ${external} outside`,
    narrowed: (wanted: string, got: string, why: string) =>
      `${wanted} is not possible here (${why}), so ${got} is taken`,
    same: 'The default stays as it is; the reason is kept.',
    reason: 'Reason, kept with the org',
    reasonParent: 'goes with the record that it belongs to',
    reasonSee: (who: string) => `${who} must not see every record`,
    reasonEdit: (who: string) => `${who} may see every record, but not edit each`,
    reasonTransfer: (who: string) => `${who} may see and edit every record, but not hand over each`,
    reasonDelete: (who: string) => `${who} may see and edit every record, but not delete each`,
    reasonReadWrite: (who: string) => `${who} may see and edit every record`,
    reasonOpen: (who: string) => `${who} may do everything with every record`,
    reasonUse: (who: string) => `${who} may see every record and use it`,
    reasonNotUse: (who: string) => `${who} may see every record, but not use each`,
    reasonRead: (who: string) => `${who} may see every record`,
    reasonNobody: 'no external user needs it',
    save: 'Save and next',
    saveLast: 'Save and finish',
    skip: 'Skip',
    back: 'Back',
    leave: 'Leave the walk',
    saved: (object: string, value: string) => `Default of ${object}: ${value}`,
    summaryTitle: 'Every object has been asked about',
    summaryLead: (decided: number, skipped: number) =>
      `${count(decided, 'default')} chosen, ${number.format(skipped)} skipped`,
    summaryHeads: ['Object', 'Internal users', 'External users', 'Reason'],
    fixed: (value: number) =>
      `${count(value, 'object')} left out: ${value === 1 ? 'its default follows' : 'their defaults follow'} something else`,
    skippedMark: 'skipped',
    askAgain: (object: string) => `Ask again about ${object}`,
    again: 'Ask again',
    startOver: 'Start over',
    finish: 'Back to the table',
    objects: 'Objects of the walk',
    nothingToAsk: 'No object lets its default be chosen.',
  },
} as const
