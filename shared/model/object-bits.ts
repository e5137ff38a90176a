import { objectPermissionKeys, type ObjectPermissionKey, type ObjectPermissions } from './container'

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

/** Field permissions as bits. */
export const FieldBit = { readable: 1, editable: 2 } as const
export const allFieldBits = 3

/** In a grid of permissions: no file says what the container grants here. */
export const unknownCell = 128

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

/** What each permission needs beside it, all the way down. */
export type Prerequisites = readonly (readonly [bit: number, needs: number])[]

/** Rules PRM-21, R1.16. */
export const objectPrerequisites: Prerequisites = [
  [ObjectBit.create, ObjectBit.read],
  [ObjectBit.edit, ObjectBit.read],
  [ObjectBit.delete, ObjectBit.read | ObjectBit.edit],
  [ObjectBit.viewAll, ObjectBit.read],
  [ObjectBit.modifyAll, ObjectBit.read | ObjectBit.edit | ObjectBit.delete | ObjectBit.viewAll],
  [ObjectBit.viewAllFields, ObjectBit.read],
]

/** Rule FLS-11. */
export const fieldPrerequisites: Prerequisites = [[FieldBit.editable, FieldBit.readable]]

/** Drops every permission whose prerequisite is not held, to a fixed point. Rules PRM-20 step 4, D-06. */
export function withoutUnmetPrerequisites(bits: number): number {
  let held = bits
  for (let previous = -1; previous !== held;) {
    previous = held
    for (const [bit, needs] of objectPrerequisites) if ((held & needs) !== needs) held &= ~bit
  }
  return held
}

/** The permissions and all that depend on them: what goes with them when they go. Rules PRM-11, PRM-23. */
export function withDependents(bits: number, prerequisites = objectPrerequisites): number {
  let all = bits
  for (let previous = -1; previous !== all;) {
    previous = all
    for (const [bit, needs] of prerequisites) if ((all & needs) !== 0) all |= bit
  }
  return all
}

/** The permissions and all that they need: what comes with them when they come. Rule PRM-23. */
export function withPrerequisites(bits: number, prerequisites = objectPrerequisites): number {
  return prerequisites.reduce((all, [bit, needs]) => ((bits & bit) === 0 ? all : all | needs), bits)
}
