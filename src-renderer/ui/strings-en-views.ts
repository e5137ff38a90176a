// Every word of the heat-map, the why panel and the what-if panel. A second language is a second file of the same shape.

const number = new Intl.NumberFormat('en')
const count = (value: number, one: string, many = `${one}s`) =>
  `${number.format(value)} ${value === 1 ? one : many}`

export const percentOf = (part: number, whole: number): string => {
  const share = (part / whole) * 100
  if (part > 0 && share < 1) return '<1 %'
  if (part < whole && share > 99) return '>99 %'
  return `${String(Math.round(share))} %`
}

export const viewStrings = {
  levels: ['None', 'Read', 'Edit', 'Delete', 'Transfer', 'All'] as const,
  levelLetters: ['·', 'R', 'E', 'T', 'T', 'A'] as const,
  certainties: ['exact', 'assumed', 'at most', 'at least', 'unknown'] as const,

  heatMap: {
    title: 'Access heat-map',
    focusGrid: 'Go to the grid',
    rows: 'Rows',
    rowKinds: {
      user: 'Users',
      persona: 'Personas',
      role: 'Roles',
      profile: 'Profiles',
      permissionset: 'Sets',
      group: 'Groups',
    },
    corner: {
      user: ['User', 'role or profile'],
      persona: ['Persona', 'profile'],
      role: ['Role', 'active users'],
      profile: ['Profile', 'active users'],
      permissionset: ['Permission set', 'active users'],
      group: ['Group', 'active users'],
    },
    measure: 'Measure',
    measures: {
      level: 'Level',
      read: 'Read',
      edit: 'Edit',
      delete: 'Delete',
      transfer: 'Transfer',
      all: 'All',
      create: 'Create',
    },
    phase: 'Before or after the changes',
    phases: { before: 'Before', after: 'After', difference: 'Difference' },
    filter: 'Filter rows',
    filterHint: 'Filter rows…',
    onlySet: 'Only what is set',
    onlyDifferent: 'Only differences',
    zoom: 'Zoom',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    export: 'Export the picture',
    exportCsv: 'CSV table',
    exportPng: 'PNG picture',
    exportSvg: 'SVG picture',
    summary: 'Summary',
    chartLabel: 'Cells of each object by highest level',
    legend: 'Legend',
    legendSteps: ['· None', 'R Read', 'E Edit', 'T Transfer, delete', 'A All'],
    legendUnknown: '? Unknown',
    legendGain: 'gained',
    legendLoss: 'lost',
    gridLabel: (rows: string, measure: string) => `${rows} by object, ${measure.toLowerCase()}`,
    group: (name: string, rowCount: number, isFolded: boolean) =>
      `${isFolded ? '▸' : '▾'} ${name === '' ? 'Others' : name} · ${number.format(rowCount)}`,
    computing: 'Computing the heat-map…',
    failedTitle: 'The heat-map could not be computed',
    again: 'Try again',
    noRowsTitle: 'No rows of this kind',
    noRowsText: 'This org holds none of them. Choose other rows above.',
    noColumnsTitle: 'No objects',
    noColumnsText: 'The import holds no object that the model knows.',
    nothingFits: 'Nothing fits the filter',
    nothingFitsText: 'No row is left with the filter and the switches above.',
    resetFilter: 'Show everything',
    size: (rows: number, columns: number) => `${count(rows, 'row')} × ${count(columns, 'column')}`,
    saveFailed: (message: string) => `not saved: ${message}`,
    saved: (name: string) => `${name} saved`,
    menuExplain: 'Why?',
    menuOpen: 'Open into fields',
    menuClose: 'Close its fields',
    menuSort: 'Sort by this column',
    menuLoading: 'Looking up what can be flipped…',
    menuNone: 'Nothing can be flipped here',
    menuLabel: 'What can be flipped here',
    menuFind: 'type a name…',
  },

  basis: (basis: 'records' | 'record classes', total: number) =>
    basis === 'records'
      ? `of ${count(total, 'record')}`
      : `of ${count(total, 'record class', 'record classes')}`,

  cell: {
    none: (who: string, what: string, of: string) => `${who} has no access to ${what}, ${of}`,
    level: (who: string, level: string, what: string, reads: string, of: string) =>
      `${who} reaches ${level} on ${what} and reads ${reads} ${of}`,
    measure: (who: string, verb: string, reached: string, of: string, what: string) =>
      `${who} may ${verb} ${reached} ${of} of ${what}`,
    create: (who: string, what: string, may: boolean) =>
      `${who} ${may ? 'may' : 'may not'} create ${what}`,
    field: (who: string, what: string, level: number) =>
      level === 0
        ? `${who} does not see ${what}`
        : `${who} ${level === 1 ? 'reads' : 'edits'} ${what}`,
    unknown: (who: string, what: string) => `it is unknown what ${who} may do with ${what}`,
    before: (level: string, reads: string) => `before: ${level}, ${reads}`,
    nowhere: 'nothing',
    counted: (value: number, whole: number) =>
      whole === 0 ? '0' : `${number.format(value)} (${percentOf(value, whole)})`,
    verbs: {
      read: 'read',
      edit: 'edit',
      delete: 'delete',
      transfer: 'transfer',
      all: 'do all with',
      create: 'create',
    },
  },

  why: {
    title: 'Why',
    pickTitle: 'Why?',
    pickText:
      'Choose a cell of the heat-map and press Enter, or go to a user with Ctrl+P. This panel then says which doors are open, which are closed, and what would open the next level.',
    loading: 'Walking through the doors…',
    user: 'User',
    record: 'Record',
    field: 'Field',
    wholeRecord: 'whole record',
    noRecordsTitle: 'No record to explain',
    noRecordsText: (object: string) => `${object} has no records and no record classes.`,
    changeOwner: 'Change owner…',
    findRecord: 'Find a record by name, id or owner…',
    findUser: 'Choose one of the users of this row',
    recordsFound: (shown: number, total: number) =>
      shown < total
        ? `${number.format(shown)} of ${number.format(total)} records`
        : count(total, 'record'),
    more: 'Show more',
    owned: (owner: string) => (owner === '' ? 'no owner' : `owned by ${owner}`),
    base: (level: string) => `base was ${level}`,
    legs: {
      organization: 'Organization',
      object: 'Object',
      record: 'Record',
      field: 'Field',
      restriction: 'Restriction',
      gate: 'Gate',
    },
    verdicts: { open: 'open', closed: 'closed', unknown: 'unknown' },
    legsTitle: 'Legs',
    open: 'Open doors',
    openNone: 'No door is open.',
    closed: 'Closed doors',
    closedNone: 'No door is closed.',
    assumptions: 'Rests on',
    maybe: 'perhaps',
    rule: (id: string) => `Rule ${id}`,
    next: (level: string) => `To reach ${level}`,
    tryIt: 'Try it',
    noChange: 'no single setting does this',
    failed: 'This could not be explained',
  },

  whatIf: {
    add: 'Add a change',
    placeholder: 'Type a change, e.g. object:Account.sharingModel=Private',
    addButton: 'Add',
    list: 'Changes',
    emptyTitle: 'No changes yet',
    emptyText:
      'Open the menu of a cell or a column (M or right click) and flip something, or type a change. The heat-map shows the difference at once.',
    on: (text: string) => `${text} in force`,
    remove: (text: string) => `Remove ${text}`,
    up: (text: string) => `Move ${text} up`,
    down: (text: string) => `Move ${text} down`,
    moved: 'Reorder changes',
    flipped: (text: string) => `Flip ${text}`,
    none: 'none',
    changed: (cells: number) => `${count(cells, 'cell')} changed`,
    gained: (cells: number) => `+${number.format(cells)} gained`,
    lost: (cells: number) => `−${number.format(cells)} lost`,
    nothing: 'No cell changes.',
    consequences: 'What changes',
    consequencesNone: 'Consequences are told here as soon as a change is switched on.',
    omitted: (value: number) => `and ${count(value, 'more consequence')}`,
    computing: 'Counting what changes…',
    clear: 'Remove all',
    apply: 'Apply to the base',
    signed: (value: number) =>
      value === 0 ? '0' : `${value > 0 ? '+' : '−'}${number.format(Math.abs(value))}`,
    completions: 'Ways to go on',
  },
} as const
