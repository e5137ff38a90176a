import type { HeatMapValues } from '@shared/protocol/engine'
import type { ShownMeasure } from '../../stores/heat-map-options'
import type { CellPicture } from '../../ui/heat-map-grid/grid-picture'
import { percentOf, viewStrings } from '../../ui/strings-en-views'

/** Step of the colour ramp of each `AccessLevel`: Delete and Transfer share one. */
const stepOfLevel = [0, 1, 2, 3, 3, 4] as const
/** The level that a measure stands for, and its letter. */
const measureLooks = {
  read: { step: 1, letter: 'R' },
  edit: { step: 2, letter: 'E' },
  delete: { step: 3, letter: 'D' },
  transfer: { step: 3, letter: 'T' },
  all: { step: 4, letter: 'A' },
  create: { step: 2, letter: 'C' },
} as const
const unknownRank = 4
const atMostRank = 2
const atLeastRank = 3

export interface CellQuery {
  readonly values: HeatMapValues
  /** Compared with these; null: nothing is compared. */
  readonly base: HeatMapValues | null
  readonly at: number
  readonly measure: ShownMeasure
  readonly isField: boolean
  /** Squares without a difference are drawn quietly. */
  readonly isDifference: boolean
}

export const stepAt = ({ levels }: HeatMapValues, at: number): number =>
  stepOfLevel[levels[at] ?? 0] ?? 0

/** Nothing is certain here, but something is possible. */
export const isUnknownAt = (values: HeatMapValues, at: number, measure: ShownMeasure): boolean => {
  if (measure === 'level') return values.levels[at] === 0 && values.certainties[at] === unknownRank
  return values.counts[measure][at] === 0 && (values.possible[measure][at] ?? 0) > 0
}

/** What a square shows. Only called for those that can be seen. */
export function cellPicture(query: CellQuery): CellPicture {
  const { values, at, measure, isField } = query
  const change = query.base === null ? null : changeAt(values, query.base, at, measure)
  const isQuiet = query.isDifference && change === null
  if (isUnknownAt(values, at, measure))
    return { letter: '?', step: 0, isUnknown: true, share: '', bar: [], change, isQuiet: false }
  const shown =
    measure === 'level' ? levelLook(values, at, isField) : measureLook(values, at, measure)
  const isWithoutRecords = !isField && measure !== 'create' && values.totals[at] === 0
  return {
    letter: isWithoutRecords ? viewStrings.noRecordsLetter : shown.letter,
    step: shown.step,
    isUnknown: false,
    share: shown.step === 0 ? '' : shareAt(values, at, measure),
    bar: barAt(values, at, measure),
    change,
    isQuiet,
  }
}

function levelLook(values: HeatMapValues, at: number, isField: boolean) {
  const level = values.levels[at] ?? 0
  const letters = isField ? ['·', 'R', 'E'] : viewStrings.levelLetters
  return { step: stepAt(values, at), letter: letters[level] ?? '·' }
}

function measureLook(values: HeatMapValues, at: number, measure: Exclude<ShownMeasure, 'level'>) {
  const isSome = (values.counts[measure][at] ?? 0) > 0
  return isSome ? measureLooks[measure] : { step: 0, letter: '·' }
}

function shareAt(values: HeatMapValues, at: number, measure: ShownMeasure): string {
  if (measure === 'create') return ''
  const total = values.totals[at] ?? 0
  if (total === 0) return ''
  const share = percentOf(values.counts[measure === 'level' ? 'read' : measure][at] ?? 0, total)
  const rank = values.certainties[at]
  return rank === atLeastRank ? `≥ ${share}` : rank === atMostRank ? `≤ ${share}` : share
}

/**
 * Records at exactly each step of the ramp, None to All, and last those of which it is not certain whether they are read.
 *
 * They add up to the cell's total.
 */
export function recordsBySteps({ counts, possible, totals }: HeatMapValues, at: number): number[] {
  const all = counts.all[at] ?? 0
  const third = Math.max(counts.transfer[at] ?? 0, counts.delete[at] ?? 0, all)
  const edit = Math.max(counts.edit[at] ?? 0, third)
  const read = Math.max(counts.read[at] ?? 0, edit)
  const perhaps = Math.max(possible.read[at] ?? 0, read)
  const none = (totals[at] ?? 0) - perhaps
  return [none, read - edit, edit - third, third - all, all, perhaps - read]
}

/** Records by level, highest first, as parts of all. */
export function barAt(values: HeatMapValues, at: number, measure: ShownMeasure) {
  const total = values.totals[at] ?? 0
  if (total === 0 || measure === 'create') return []
  if (measure !== 'level') {
    const { step } = measureLooks[measure]
    return [{ step, part: (values.counts[measure][at] ?? 0) / total }]
  }
  const records = recordsBySteps(values, at)
  return [4, 3, 2, 1]
    .map((step) => ({ step, part: (records[step] ?? 0) / total }))
    .filter(({ part }) => part > 0)
}

const compared = ['read', 'edit', 'delete', 'transfer', 'all', 'create'] as const

/** Whether access is gained or lost; where both happen, the highest level decides, then the lowest measure. */
export function changeAt(
  values: HeatMapValues,
  base: HeatMapValues,
  at: number,
  measure: ShownMeasure,
): 'gain' | 'loss' | null {
  const signOf = (after: number, before: number) =>
    after > before ? 'gain' : after < before ? 'loss' : null
  if (measure !== 'level')
    return signOf(values.counts[measure][at] ?? 0, base.counts[measure][at] ?? 0)
  const byLevel = signOf(values.levels[at] ?? 0, base.levels[at] ?? 0)
  if (byLevel !== null) return byLevel
  for (const name of compared) {
    const sign = signOf(values.counts[name][at] ?? 0, base.counts[name][at] ?? 0)
    if (sign !== null) return sign
  }
  return signOf(values.possibleLevels[at] ?? 0, base.possibleLevels[at] ?? 0)
}

/** For the far picture: 0–4 a step, 5 unknown, 6 gained, 7 lost. */
export function shadeOf(query: CellQuery): number {
  const { values, at, measure } = query
  if (query.isDifference) {
    const change = query.base === null ? null : changeAt(values, query.base, at, measure)
    return change === null ? 0 : change === 'gain' ? 6 : 7
  }
  if (isUnknownAt(values, at, measure)) return 5
  if (measure === 'level') return stepAt(values, at)
  return (values.counts[measure][at] ?? 0) > 0 ? measureLooks[measure].step : 0
}
