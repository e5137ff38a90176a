import { count, number } from './english'

interface Effects {
  readonly gainedCellCount: number
  readonly lostCellCount: number
  readonly recordCount: number
}

/** Words of the search for the smallest change. */
export const wishStrings = {
  tab: 'Wish',
  title: 'What would have to change',
  pick: 'Select a cell of the heat-map: the wish is about its user, and the record and field chosen beside “why”.',
  kind: 'The wish is about',
  kinds: { cell: 'The selected cell', sentence: 'Any people' },
  sentence: 'The wish as a sentence',
  placeholder: 'partner users must never read Account.SSN__c of any Account',
  completions: 'Ways to go on',
  about:
    'Say who may, or must never, read, edit, delete or transfer what; Enter looks for changes.',
  bound: 'Wish',
  bounds: [
    { value: 'atLeast', label: 'should have at least' },
    { value: 'atMost', label: 'should have at most' },
  ],
  level: 'Level',
  search: 'Find changes',
  cancel: 'Cancel',
  taken: 'Take changes for a wish',
  take: 'Take into the scenario',
  fulfilled: 'It is so already.',
  impossible: 'No set of changes does it:',
  incomplete: 'The search ended at its bound.',
  proposals: 'Sets of changes, the fewest side effects first',
  searching: (progress: { readonly done: number } | null) =>
    `Trying sets of changes… ${number.format(progress?.done ?? 0)}`,
  effects({ gainedCellCount, lostCellCount, recordCount }: Effects): string {
    const parts = [
      ...(gainedCellCount > 0 ? [`+${count(gainedCellCount, 'cell')}`] : []),
      ...(lostCellCount > 0 ? [`−${count(lostCellCount, 'cell')}`] : []),
      ...(recordCount > 0 ? [`${count(recordCount, 'record')} besides`] : []),
    ]
    return parts.length === 0 ? 'nothing else changes' : parts.join(' · ')
  },
} as const
