// Every word of the requirements, their strength and the watches.

import { count, number } from './english'

export const requirementStrings = {
  view: 'Requirements',
  title: 'Requirements',
  lead: 'What must hold in this org, in sentences; judged again with every edit and every flip.',
  show: 'Show requirements',
  tab: 'Requirements',
  list: 'Requirements',
  counts: (met: number, broken: number, undecided: number) =>
    [
      `${number.format(met)} met`,
      `${number.format(broken)} broken`,
      ...(undecided === 0 ? [] : [`${number.format(undecided)} undecided`]),
    ].join(' · '),
  verdicts: { met: 'Met', broken: 'Broken', undecided: 'Undecided', refused: 'Not understood' },
  verdictBase: (word: string) => `base: ${word}`,
  judging: 'judging …',
  judgingSome: (done: number, total: number | null) =>
    `judging ${number.format(done)}${total === null ? '' : ` of ${number.format(total)}`} …`,
  write: 'New requirement',
  placeholder: 'partner users must never read Account.SSN__c of any Account',
  completions: 'Ways to go on',
  add: 'Add',
  edit: (text: string) => `Edit ${text}`,
  save: 'Save',
  remove: (text: string) => `Remove ${text}`,
  why: 'Why',
  whyOf: (sentence: string) => `Why ${sentence}`,
  mend: 'What would mend it',
  mending: (done: number, total: number) =>
    `${number.format(done)} of ${number.format(total)} changes tried …`,
  noMending: 'No setting mends it, and no set of settings that was found.',
  mended: 'Mend a requirement',
  tryIt: 'Try it',
  tryChange: (changes: readonly string[]) => `Try ${changes.join(' and ')}`,
  effect: (cells: number) => (cells === 0 ? 'fields only' : `${count(cells, 'cell')} change`),
  slots: 'Build it from parts',
  who: 'Who',
  may: 'May or must never',
  does: 'Does',
  what: 'What',
  find: 'Type a name …',
  nothingFits: 'Nothing fits.',
  emptyTitle: 'Nothing is required yet',
  emptyText: 'Write what must hold, or begin with one of these, which are about this org.',
  emptyPanel: 'Nothing is required of this org yet.',
  openView: 'Write requirements',
  addExample: (text: string) => `Add ${text}`,
  import: 'Import file',
  export: 'Export file',
  imported: (value: number) => `${count(value, 'requirement')} imported`,
  notImported: (line: number, message: string) => `Nothing was imported: line ${line}: ${message}`,
  fileName: (org: string) => `${org}.tripod-test.yaml`,
  labels: {
    add: (text: string) => `require: ${text}`,
    remove: (text: string) => `require no longer: ${text}`,
    edit: (text: string) => `require instead: ${text}`,
    import: 'import requirements',
    pin: 'pin a watch',
    unpin: 'take a watch away',
  },
  documents: 'Documents',
  documentKinds: {
    'uat xlsx': 'UAT script (XLSX)',
    'uat md': 'UAT script (Markdown)',
    'traceability xlsx': 'Traceability matrix (XLSX)',
    'traceability md': 'Traceability matrix (Markdown)',
  },
  documentName: (org: string, kind: 'uat' | 'traceability', format: string) =>
    `${org} ${kind === 'uat' ? 'UAT script' : 'traceability'}.${format}`,
  writing: (progress: { readonly done: number; readonly total: number | null } | null) =>
    progress?.total == null
      ? 'Writing…'
      : `${number.format(progress.done)} of ${number.format(progress.total)} settings tried`,
  twice: 'this requirement is in the list already',
  strength: {
    title: 'Strength',
    lead: 'Sets each setting of the org otherwise, one at a time, and looks whether a requirement notices.',
    run: 'Measure strength',
    cancel: 'Cancel',
    running: (done: number, total: number) =>
      `${number.format(done)} of ${number.format(total)} settings tried`,
    progress: 'Settings tried',
    score: (share: number) => `${Math.round(share * 100)} %`,
    summary: (caught: number, unprotected: number, equivalent: number) =>
      `${number.format(caught)} noticed, ${number.format(unprotected)} not; ${number.format(equivalent)} ${equivalent === 1 ? 'changes' : 'change'} nobody’s access`,
    thinned: (tried: number, all: number) =>
      `${number.format(tried)} of ${number.format(all)} settings were tried, spread over all kinds.`,
    stale: 'The org or the requirements changed since.',
    unprotected: 'Settings that no requirement guards',
    none: 'no sentence tells it apart',
    accept: 'Add',
    more: (value: number) => `and ${number.format(value)} more`,
  },
  watch: {
    pin: 'Pin this answer',
    unpin: (label: string) => `Take away the watch ${label}`,
    title: 'Watches',
    hint: 'Answers kept in sight: as in the base, and with the changes in force.',
    more: (value: number) => `+${number.format(value)}`,
    gone: 'not in the org',
    commandPin: 'Pin the answer of the why panel',
  },
} as const
