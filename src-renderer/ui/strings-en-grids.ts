// Every word of the permission grids. A second language is a second file of the same shape.

import { count, number } from './english'

const list = new Intl.ListFormat('en')

const permissionNames: Readonly<Record<string, string>> = {
  C: 'Create',
  R: 'Read',
  E: 'Edit',
  D: 'Delete',
  V: 'View All',
  M: 'Modify All',
  F: 'View All Fields',
}
const permissions = (letters: readonly string[]) =>
  list.format(letters.map((letter) => permissionNames[letter] ?? letter))

const containerNouns = {
  profile: 'profile',
  permissionSet: 'permission set',
  mutingPermissionSet: 'muting set',
} as const
type ContainerKind = keyof typeof containerNouns

/** How many rows and columns something is about, with the name where it is only one. */
export interface GridExtent {
  readonly rowCount: number
  readonly columnCount: number
  /** Of the one row or column; else empty. */
  readonly row: string
  readonly column: string
  /** Null: rows are objects; else they are fields of this object. */
  readonly object: string | null
}

const rowsOf = ({ rowCount, row, object }: GridExtent) => {
  if (rowCount === 1) return object === null ? row : `${object}.${row}`
  return object === null ? count(rowCount, 'object') : `${count(rowCount, 'field')} of ${object}`
}
const columnsOf = ({ columnCount, column }: GridExtent) =>
  columnCount === 1 ? column : `${number.format(columnCount)} profiles and sets`
const places = (extent: GridExtent) => `${rowsOf(extent)} for ${columnsOf(extent)}`

export const gridStrings = {
  title: 'Permission grids',
  of: 'Permissions on',
  objects: 'Objects',
  fields: 'Fields',
  object: 'Object',
  objectPlaceholder: 'Name of an object',
  noObject: 'No object fits.',
  shown: 'What a cell shows',
  allPermissions: 'All letters',
  permissionName: (letter: string) => permissionNames[letter] ?? letter,
  containerKinds: 'Profiles and sets',
  everyKind: 'All',
  kinds: {
    profile: 'Profiles',
    permissionSet: 'Sets',
    mutingPermissionSet: 'Muting sets',
  },
  kindOf: (kind: ContainerKind) => containerNouns[kind],
  onlySet: 'Only what is set',
  filterRows: (isFields: boolean) => (isFields ? 'Filter fields' : 'Filter objects'),
  filterColumns: 'Filter profiles and sets',
  corner: (rowCount: number, isFields: boolean) => count(rowCount, isFields ? 'field' : 'object'),
  cornerDetail: (columnCount: number) => `× ${number.format(columnCount)} profiles and sets`,
  hidden: (value: number) => `${number.format(value)} hidden by filters`,
  gridLabel: (object: string | null) =>
    object === null
      ? 'Object permissions of profiles and permission sets'
      : `Field permissions on ${object} of profiles and permission sets`,
  keys: (letters: readonly string[]) =>
    `Arrow keys move, with Shift they select. ${letters.map((letter) => `${letter} ${permissionNames[letter] ?? ''}`).join(', ')}. Space ticks ${letters.length === 1 ? permissions(letters) : 'Read'}. Shift+Space selects the row, Control+Space the column. Control+C and V copy and paste a block. Delete clears.`,
  help: 'Keys',
  helpLines: [
    ['Click a letter, or drag it over cells', 'tick or untick it there'],
    ['↑ ↓ ← →', 'move; with Shift select'],
    ['C R E D V M F', 'tick that permission in the selection'],
    ['Space', 'tick the shown permission, else Read'],
    ['Shift+Space, Ctrl+Space', 'select the whole row, the whole column'],
    ['Click a heading', 'select its row or column; the corner selects all'],
    ['Ctrl+C, Ctrl+V', 'copy and paste cells, also with a spreadsheet'],
    ['Delete', 'clear the selection'],
  ],
  loading: 'Reading permissions…',
  emptyTitle: 'No profile or permission set yet',
  emptyText: 'Add a profile or a permission set, and its permissions are set here.',
  noRowsTitle: 'Nothing fits the filters',
  noRowsText: 'Clear the filters to see every row and column.',
  clearFilters: 'Clear the filters',
  noFieldsTitle: (object: string) => `${object} has no fields yet`,
  noFieldsText: 'Add fields to the object, and who may read and edit them is set here.',

  cell: (head: { row: string; kind: ContainerKind; column: string }, told: string) =>
    `${head.row} for ${containerNouns[head.kind]} ${head.column}: ${told}`,
  granted: (letters: readonly string[]) => permissions(letters),
  muted: (letters: readonly string[]) => `takes away ${permissions(letters)}`,
  nothing: 'nothing',
  mutesNothing: 'takes nothing away',
  unknown: 'unknown, no file says it; import the profile with this object to edit it',
  everybody: (letters: readonly string[]) => `${permissions(letters)} for everybody`,
  idle: (letters: readonly string[], licence: string) =>
    `${permissions(letters)} without effect under ${licence} (LIC-02)`,
  beyond: (letters: readonly string[], licence: string) =>
    `${licence} does not allow ${permissions(letters)} (LIC-07)`,
  because: (reason: string, rule: string) =>
    `${reason.replaceAll('`', '')}${rule === '' ? '' : ` (${rule})`}`,

  begin: (letters: readonly string[]) =>
    `Click a dot to tick it, or drag: ${letters.map((letter) => `${letter} ${permissionNames[letter] ?? ''}`).join(', ')}`,
  selected: (rows: number, columns: number) =>
    `${count(rows, 'row')} × ${count(columns, 'column')}`,
  toggle: (letter: string) => permissionNames[letter] ?? letter,
  clear: 'Clear',
  fillRow: 'Whole row',
  fillColumn: 'Whole column',

  set: (letters: readonly string[], extent: GridExtent) =>
    `${permissions(letters)} on ${places(extent)}`,
  cleared: (letters: readonly string[], extent: GridExtent) =>
    `No ${permissions(letters)} on ${places(extent)}`,
  pasted: (extent: GridExtent) => `Pasted permissions on ${places(extent)}`,
  emptied: (extent: GridExtent) => `No permissions on ${places(extent)}`,
  along: (letters: readonly string[], isOn: boolean, cells: number) =>
    `${permissions(letters)} ${isOn ? 'ticked' : 'unticked'} along${cells === 1 ? '' : ` in ${count(cells, 'cell')}`} (PRM-23)`,
  refused: (cells: number) => `${count(cells, 'cell')} cannot be edited`,
  unchanged: 'Nothing to change there',
  notText: (text: string) =>
    `\`${text}\` is no permission: write letters such as CRED, or leave it empty`,
  notSaved: 'Nothing was changed',

  copy: 'Copy field permissions…',
  copyTitle: 'Copy field permissions',
  copyWhat: 'Copy from',
  copyKinds: { field: 'One field to others', container: 'One profile or set to others' },
  copyFrom: 'From',
  copyTo: 'To',
  copyScope: 'Fields of',
  everyObject: 'every object',
  chooseTargets:
    'Choose what to copy from and one or more targets; what would change is listed here first.',
  filterTargets: 'Filter the targets',
  preview: (changed: number) =>
    changed === 0
      ? 'Nothing differs: no cell would change'
      : `${count(changed, 'cell')} would change`,
  skipped: (value: number) =>
    `${count(value, 'cell')} left alone: unknown, or without permissions of its own`,
  previewHeads: ['Field', 'Profile or set', 'Before', 'After'],
  fieldAccess: (bits: number) =>
    bits === 3 ? 'Read, Edit' : bits === 0 ? 'nothing' : bits === 1 ? 'Read' : 'Edit',
  omitted: (value: number) => `and ${number.format(value)} more`,
  cancel: 'Cancel',
  doCopy: 'Copy',
  copied: (from: string, to: string, changed: number) =>
    `Field permissions of ${from} copied to ${to}: ${count(changed, 'cell')}`,
  targets: (value: number, isField: boolean) =>
    isField ? count(value, 'field') : `${number.format(value)} profiles and sets`,
} as const
