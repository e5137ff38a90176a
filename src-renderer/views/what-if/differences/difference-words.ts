import type { ComparedCell, ComparedSide } from '@shared/protocol/engine'
import { differenceStrings } from '../../../ui/strings-en-differences'
import { scenarioStrings } from '../../../ui/strings-en-scenarios'
import { viewStrings } from '../../../ui/strings-en-views'

export type Sign = 'gain' | 'loss' | 'both' | 'none'

const measures = ['read', 'edit', 'delete', 'transfer', 'all', 'create'] as const

/** The level of a cell on one side in words. */
export const sideLevel = ({ level, possibleLevel }: ComparedSide): string =>
  level === 0 && possibleLevel > 0 ? differenceStrings.unknown : (viewStrings.levels[level] ?? '')

/** What a side of a cell gained or lost against the first. */
export function cellSign({ sides }: ComparedCell, side: ComparedSide): Sign {
  const [first] = sides
  if (first === undefined || first === side) return 'none'
  return signOf(measures.map((measure) => side.counts[measure] - first.counts[measure]))
}

/** The level of a record in words; beyond the levels it is unknown. */
export const levelWord = (level: number): string =>
  viewStrings.levels[level] ?? differenceStrings.unknown

/** What a side of a record gained or lost against the first. */
export const levelSign = (levels: readonly number[], side: number): Sign =>
  signOf([rankOf(levels[side]) - rankOf(levels[0])])

export const spokenLevel = (levels: readonly number[], side: number): string =>
  scenarioStrings.compare.signed(levelWord(levels[side] ?? 0), levelSign(levels, side))

/** What is unknown stands between None and Read. */
const rankOf = (level = 0) => (viewStrings.levels[level] === undefined ? 0.5 : level)

function signOf(steps: readonly number[]): Sign {
  const [isGain, isLoss] = [steps.some((by) => by > 0), steps.some((by) => by < 0)]
  if (isGain && isLoss) return 'both'
  return isGain ? 'gain' : isLoss ? 'loss' : 'none'
}
