import { count, number } from './english'

/** Words of the lists of what differs, cell by cell and record by record. */
export const differenceStrings = {
  told: 'Told as',
  ways: { sentences: 'Sentences', cells: 'Cells', records: 'Records' },
  what: 'What is compared',
  cells: 'Cells that differ',
  records: 'Records that differ',
  who: 'Who',
  record: 'Record',
  object: 'Object',
  before: 'Before',
  after: 'After',
  unknown: 'Unknown',
  computing: 'Comparing…',
  looking: (progress: { readonly done: number; readonly total: number | null } | null) =>
    progress?.total == null
      ? 'Comparing…'
      : `Comparing… ${number.format(progress.done)} of ${count(progress.total, 'user')}`,
  countedCells: (value: number) => count(value, 'cell'),
  countedRecords: (value: number) => `${count(value, 'pair')} of user and record`,
  first: (shown: number, all: number) =>
    all <= shown ? '' : `the first ${number.format(shown)} of ${number.format(all)}`,
  noneTitle: 'No record differs',
  noneText: 'Everybody has the same level on every record.',
  save: 'Save as CSV',
  only: 'Shown alone',
  lift: 'Show everything',
  filterBy: 'Show what this is about in the heat-map',
  allCells: (value: number) => `All ${count(value, 'cell')}`,
  allRecords: (value: number) => `All ${count(value, 'record')}`,
  examples: 'Examples',
  of: (who: string, what: string) => `${who} · ${what}`,
  step: (from: string, to: string) => `${from} → ${to}`,
} as const
