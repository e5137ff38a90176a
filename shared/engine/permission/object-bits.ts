import {
  objectPermissionKeys,
  type ObjectPermissionKey,
  type ObjectPermissions,
} from '../../model/container'

/** Object permissions as bits of one byte. */
export const ObjectBit = {
  create: 1,
  read: 2,
  edit: 4,
  delete: 8,
  viewAll: 16,
  modifyAll: 32,
  viewAllFields: 64,
} as const
export const allObjectBits = 127

const bitByKey: Readonly<Record<ObjectPermissionKey, number>> = {
  allowCreate: ObjectBit.create,
  allowRead: ObjectBit.read,
  allowEdit: ObjectBit.edit,
  allowDelete: ObjectBit.delete,
  viewAllRecords: ObjectBit.viewAll,
  modifyAllRecords: ObjectBit.modifyAll,
  viewAllFields: ObjectBit.viewAllFields,
}

export function objectBits(entry: ObjectPermissions): number {
  return objectPermissionKeys.reduce((bits, key) => (entry[key] ? bits | bitByKey[key] : bits), 0)
}

/** What each permission needs beside it. Rules PRM-21, R1.16. */
const prerequisites: readonly (readonly [bit: number, needs: number])[] = [
  [ObjectBit.create, ObjectBit.read],
  [ObjectBit.edit, ObjectBit.read],
  [ObjectBit.delete, ObjectBit.read | ObjectBit.edit],
  [ObjectBit.viewAll, ObjectBit.read],
  [ObjectBit.modifyAll, ObjectBit.read | ObjectBit.edit | ObjectBit.delete | ObjectBit.viewAll],
  [ObjectBit.viewAllFields, ObjectBit.read],
]

/** Drops every permission whose prerequisite is not held, to a fixed point. Rules PRM-20 step 4, D-06. */
export function withoutUnmetPrerequisites(bits: number): number {
  let held = bits
  for (let previous = -1; previous !== held;) {
    previous = held
    for (const [bit, needs] of prerequisites) if ((held & needs) !== needs) held &= ~bit
  }
  return held
}

/** The muted permissions and all that depend on them. Rule PRM-11. */
export function withDependents(muted: number): number {
  let all = muted
  for (let previous = -1; previous !== all;) {
    previous = all
    for (const [bit, needs] of prerequisites) if ((all & needs) !== 0) all |= bit
  }
  return all
}

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
