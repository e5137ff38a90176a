// Every word of the heat-map, the why panel and the what-if panel. A second language is a second file of the same shape.

import { count, number } from './english'

export const percentOf = (part: number, whole: number): string => {
  const share = (part / whole) * 100
  if (part > 0 && share < 1) return '<1 %'
  if (part < whole && share > 99) return '>99 %'
  return `${String(Math.round(share))} %`
}

export const viewStrings = {
  levels: ['None', 'Read', 'Edit', 'Delete', 'Transfer', 'All'] as const,
  /** Where nothing can be reached or refused. */
  noRecordsLetter: '–',
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
      persona: ['Persona', 'profile or set'],
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
    zoomOf: (percent: number) => `${number.format(percent)} %`,
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    export: 'Export the picture',
    exportCsv: 'CSV table',
    exportPng: 'PNG picture',
    exportSvg: 'SVG picture',
    summary: 'Summary',
    legend: 'Legend',
    legendSteps: ['· None', 'R Read', 'E Edit', 'T Transfer, delete', 'A All'],
    legendUnknown: '? Unknown',
    legendNoRecords: '– No records',
    legendGain: 'gained',
    legendLoss: 'lost',
    gridLabel: (rows: string, measure: string) => `${rows} by object, ${measure.toLowerCase()}`,
    group: (name: string, rowCount: number) => `${name} · ${number.format(rowCount)}`,
    /** Heading of the rows that stand under none. */
    noGroup: {
      user: 'Others',
      persona: 'Profiles',
      role: 'Top of the hierarchy',
      profile: 'Licence not stated',
      permissionset: 'Without a licence',
      group: 'Others',
    },
    columnHead: (detail: string, of: string, fieldCount: number) =>
      [detail, of, fieldCount === 0 ? '' : count(fieldCount, 'field')]
        .filter((part) => part !== '')
        .join(', '),
    computing: 'Computing the heat-map…',
    failedTitle: 'The heat-map could not be computed',
    again: 'Try again',
    noRowsTitle: 'No rows of this kind',
    noRowsText: 'This org holds none of them. Choose other rows above.',
    noColumnsTitle: 'No objects',
    noColumnsText:
      'The import holds no object that the model knows. Import the objects with their profiles, or open another org.',
    toLibrary: 'Go to the library',
    toModel: 'Build it in the model',
    nothingFits: 'Nothing fits the filter',
    nothingFitsText: 'No row is left with the filter and the switches above.',
    resetFilter: 'Show everything',
    size: (rows: number, columns: number) => `${count(rows, 'row')} × ${count(columns, 'column')}`,
    menuExplain: 'Why?',
    menuEdit: (name: string) => `Edit ${name}`,
    menuNoForm: 'The org itself holds nothing of this name: a persona stands in for users.',
    menuOpen: 'Open into fields',
    menuClose: 'Close its fields',
    menuSort: 'Sort by this column',
    menuLoading: 'Looking up what can be flipped…',
    menuNone: 'Nothing can be flipped here',
    menuLabel: 'What can be flipped here',
    menuFind: 'type a name…',
  },

  summary: {
    title: 'Summary',
    resize: 'Height of the summary',
    tabs: { objects: 'Levels by object', distribution: 'Distribution', roles: 'Role tree' },
    asTable: 'Show as a table',
    number: (value: number) => number.format(value),
    steps: ['None', 'Read', 'Edit', 'Transfer, delete', 'All'],
    unknown: 'Unknown',
    object: 'Object',
    objectsLabel: 'Rows of the heat-map by the highest level they reach on each object',
    cut: (shown: number, all: number) =>
      `the first ${number.format(shown)} of ${count(all, 'object')}; the table has all`,
    level: 'Level',
    records: 'Records',
    share: 'Share',
    ofCell: (row: string, column: string) => `${row} × ${column}, records by level`,
    ofAll: (rows: number, columns: number) =>
      `All ${count(rows, 'row')} × ${count(columns, 'object')}, records by level; choose a cell to see its own`,
    distributionLabel: (of: string, parts: readonly string[]) => `${of}: ${parts.join(', ')}`,
    nothingTitle: 'No records to count',
    nothingText: 'The object has no records and no record classes. Choose another cell.',
    verbs: {
      level: 'read',
      read: 'read',
      edit: 'edit',
      delete: 'delete',
      transfer: 'transfer',
      all: 'do all with',
      create: 'create',
    },
    rolesHead: (verb: string) => `Share that the users of each role may ${verb} of`,
    rolesLabel: (verb: string, object: string, parts: readonly string[]) =>
      `share of ${object} that the users of each role may ${verb}: ${parts.slice(0, 12).join(', ')}${
        parts.length > 12 ? ` and ${count(parts.length - 12, 'more role')}` : ''
      }`,
    role: 'Role',
    users: 'Users',
    allRoles: 'All roles',
    noUsers: 'no users',
    noRecords: 'no records',
    noRoleUsers: 'No active user holds a role: the tree shows the roles alone.',
    noRolesTitle: 'No roles',
    noRolesText: 'This org has no roles. Import them, or look at the levels by object.',
    rolesLoading: 'Counting what each role reaches…',
    rolesFailed: 'The roles could not be counted',
  },

  basis: (basis: 'records' | 'record classes', total: number) =>
    basis === 'records'
      ? `of ${count(total, 'record')}`
      : `of ${count(total, 'record class', 'record classes')}`,

  cell: {
    empty: (who: string, what: string) => `${what} has no records that ${who} could have access to`,
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
    findRecord: 'Name, id or owner',
    findUser: 'Name or username',
    findField: 'Label or API name',
    nothingFits: 'Nothing fits what you typed.',
    moreFit: (shown: number, total: number) =>
      `the first ${number.format(shown)} of ${number.format(total)}; type to find the others`,
    noOne: 'nobody',
    noRecord: 'none',
    unknownAccess: '?',
    owned: (owner: string, hasOwner: boolean) =>
      owner !== '' ? `owned by ${owner}` : hasOwner ? 'owner not known' : 'no owner of its own',
    effective: (level: string) =>
      level === 'None'
        ? 'In effect: no access, see below what hides it'
        : `In effect: ${level} alone, see below what narrows it`,
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
    setForGood: 'Set for good',
    reading: (id: string) => `Decision ${id}`,
    otherwise: 'Otherwise',
    pickUser: 'Choose the user to explain',
    pickRecord: 'Choose the record to explain',
    pickField: 'Choose the field to explain',
    maybe: 'perhaps',
    unknown: 'Unknown',
    certainties: {
      exact: 'exact',
      assumed: 'assumed',
      'at least': 'at least',
      'at most': 'at most',
      unknown: 'unknown',
    },
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
    changedFields: (cells: number) => count(cells, 'field cell'),
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
