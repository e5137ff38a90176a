import { FieldBit, ObjectBit } from '@shared/model/object-bits'
import type { CellLetter } from '../../../ui/cell-grid/cell-grid-picture'

/** A permission of a grid: its letter, its bit in the grid's cells and how much it opens. */
export interface GridLetter extends CellLetter {
  readonly bit: number
}

/** In the order in which people list them: CREDVMF. */
export const objectLetters: readonly GridLetter[] = [
  { letter: 'C', bit: ObjectBit.create, step: 2 },
  { letter: 'R', bit: ObjectBit.read, step: 1 },
  { letter: 'E', bit: ObjectBit.edit, step: 2 },
  { letter: 'D', bit: ObjectBit.delete, step: 3 },
  { letter: 'V', bit: ObjectBit.viewAll, step: 3 },
  { letter: 'M', bit: ObjectBit.modifyAll, step: 4 },
  { letter: 'F', bit: ObjectBit.viewAllFields, step: 1 },
]
export const fieldLetters: readonly GridLetter[] = [
  { letter: 'R', bit: FieldBit.readable, step: 1 },
  { letter: 'E', bit: FieldBit.editable, step: 2 },
]

/** Letters of the permissions in a cell. */
export const lettersOf = (bits: number, letters: readonly GridLetter[]): string[] =>
  letters.flatMap(({ bit, letter }) => ((bits & bit) === 0 ? [] : [letter]))
