import type { Certainty } from '@shared/protocol/engine'
import { viewStrings } from '../../ui/strings-en-views'

const steps = [0, 1, 2, 3, 3, 4] as const

export interface LevelLook {
  readonly name: string
  /** Step of the colour ramp, 0 None … 4 All. */
  readonly step: number
}

/** A level of `AccessLevel` as word and colour. */
export const levelLook = (level: number): LevelLook => ({
  name: viewStrings.levels[level] ?? '',
  step: steps[level] ?? 0,
})

/** A level of the record leg by its name. */
export const sharingLook = (name: 'None' | 'Read' | 'Edit' | 'Transfer' | 'All'): LevelLook => ({
  name,
  step: ['None', 'Read', 'Edit', 'Transfer', 'All'].indexOf(name),
})

const marks: Readonly<Record<Certainty, string>> = {
  exact: '◆',
  assumed: '◇',
  'at least': '≥',
  'at most': '≤',
  unknown: '?',
}

export const certaintyWords = (certainty: Certainty): string =>
  `${marks[certainty]} ${viewStrings.why.certainties[certainty]}`
