import { ObjectBit } from '../../model/object-bits'

export {
  allObjectBits,
  ObjectBit,
  objectBits,
  withDependents,
  withoutUnmetPrerequisites,
} from '../../model/object-bits'

const bitByLetter: Readonly<Record<string, number>> = {
  C: ObjectBit.create,
  R: ObjectBit.read | ObjectBit.viewAllFields,
  E: ObjectBit.edit,
  D: ObjectBit.delete,
  V: ObjectBit.viewAll,
  M: ObjectBit.modifyAll,
}

/** Bits that the letters of a licence cap allow; View All Fields goes with Read (LIC-07a). */
export function bitsOfLetters(letters: string): number {
  return Array.from(letters).reduce((bits, letter) => bits | (bitByLetter[letter] ?? 0), 0)
}

/** What `ViewAllData` brings on each object. Rule PRM-25. */
export const viewAllDataBits = ObjectBit.read | ObjectBit.viewAll
/** What `ModifyAllData` brings on each object. Rule PRM-25. */
export const modifyAllDataBits =
  ObjectBit.create |
  ObjectBit.read |
  ObjectBit.edit |
  ObjectBit.delete |
  ObjectBit.viewAll |
  ObjectBit.modifyAll

const permissionWords: readonly (readonly [number, string])[] = [
  [ObjectBit.read, 'Read'],
  [ObjectBit.create, 'Create'],
  [ObjectBit.edit, 'Edit'],
  [ObjectBit.delete, 'Delete'],
  [ObjectBit.viewAll, 'View All'],
  [ObjectBit.modifyAll, 'Modify All'],
  [ObjectBit.viewAllFields, 'View All Fields'],
]

/** Object permissions as Setup words them, in its order. */
export function wordsOfBits(bits: number): string[] {
  return permissionWords.flatMap(([bit, word]) => ((bits & bit) === 0 ? [] : [word]))
}
