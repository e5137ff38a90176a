import { number } from './english'

interface Counted {
  readonly omittedCount: number
  readonly uncertainCount: number
  readonly isExact: boolean
}

/** Words of the sentences with their cause. */
export const causeStrings = {
  finding: (progress: { readonly done: number; readonly total: number | null } | null) =>
    progress?.total == null
      ? 'Finding what causes what…'
      : `Finding what causes what… ${number.format(progress.done)} of ${number.format(progress.total)}`,
  /** What the sentences leave out, each in a line of its own. */
  notes: ({ omittedCount, uncertainCount, isExact }: Counted): readonly string[] => [
    ...(omittedCount > 0 ? [`and ${number.format(omittedCount)} more groups of cells`] : []),
    ...(uncertainCount > 0
      ? [`${number.format(uncertainCount)} more cells differ only in what is unknown`]
      : []),
    ...(isExact
      ? []
      : [
          'So many changes are not tried in combination: each cell is laid to the last that moved it',
        ]),
  ],
}
